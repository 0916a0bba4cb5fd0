import Ledger
import LineProtocol

// What the daemon tells: versions, role, books, disk, backup, proof, clock.
extension Doctor {
  func versions() -> Finding {
    guard let server = facts.status?["version"] ?? facts.serverVersion else {
      return untold("version", "版本", "its version")
    }
    let text = Localized("本程序 \(Version.current),服务 \(server)", "Client \(Version.current), daemon \(server)")
    return server == Version.current
      ? Finding("version", .ok, text)
      : Finding("version", .warning, text, Self.sameVersion)
  }

  func role() -> Finding {
    guard let role = facts.identity?["role"] else { return untold("role", "您的角色", "your role") }
    let user = facts.identity?["user"] ?? ""
    let text = Localized("服务认您为 \(user),角色 \(role)", "To the daemon you are \(user), role \(role)")
    guard role == "public" else { return Finding("role", .ok, text) }
    return Finding(
      "role", .warning, text,
      Localized(
        "请管理员运行 timebank operator add --user \(user) --role operator --stations 服务站",
        "have an administrator run timebank operator add --user \(user) --role operator --stations STATION"))
  }

  func books() -> Finding {
    switch facts.status?["read-only"] {
    case "false": Finding("books", .ok, Localized("账本可以读写", "The books can be read and written"))
    case nil, "": untold("books", "账本是否只读", "whether the books are read-only")
    default:
      Finding(
        "books", .fault,
        Localized(
          "账本现在只读:有损坏,或恢复后待另一位管理员确认",
          "The books are read-only: they are damaged, or were restored and wait for another administrator"),
        Localized(
          "timebank verify 看原因;无误的用 timebank restore confirm 确认恢复;分录链完好时 timebank rebuild,否则恢复备份"
            + "(timebankd --restore 文件 --replace)",
          "see timebank verify; where nothing is wrong timebank restore confirm, timebank rebuild where the chain is whole, "
            + "else a backup (timebankd --restore FILE --replace)"))
    }
  }

  func disk() -> Finding {
    guard let free = facts.upkeep("disk-free").flatMap({ Int64($0) }) else {
      return untold("disk", "磁盘剩余空间", "the free space of its disk")
    }
    let mebibytes = free / 1_048_576
    let text = Localized("账本所在磁盘剩余 \(mebibytes) MiB", "\(mebibytes) MiB are free where the books are")
    let verdict: Finding.Verdict = mebibytes < 100 ? .fault : mebibytes < 1024 ? .warning : .ok
    return Finding(
      "disk", verdict, text,
      verdict == .ok
        ? nil
        : Localized(
          "请腾出空间:journalctl --vacuum-size=200M,apt-get clean",
          "free some space: journalctl --vacuum-size=200M, apt-get clean"))
  }

  /// Nil where the daemon tells of no backups.
  func backup() -> Finding? {
    guard facts.upkeep("backup") != nil else { return nil }
    let remedy = Localized(
      "timebank backup;每日备份:systemctl enable --now timebank-backup.timer",
      "timebank backup; each day: systemctl enable --now timebank-backup.timer")
    return age(
      "backup", Localized("备份", "backup"), faultDays: 7, never: .fault, remedy: remedy)
  }

  func verification() -> Finding {
    let remedy = Localized(
      "timebank verify;每日核对:systemctl enable --now timebank-verify.timer",
      "timebank verify; each day: systemctl enable --now timebank-verify.timer")
    return age(
      "verified", Localized("核对", "verification"), faultDays: nil, never: .warning, remedy: remedy)
  }

  /// How long ago something was done; more than two days is a warning.
  private func age(
    _ field: String, _ name: Localized, faultDays: Int64?, never: Finding.Verdict, remedy: Localized
  ) -> Finding {
    guard let text = facts.upkeep(field) else { return untold(field, "上次\(name.chinese)", "the last \(name.english)") }
    guard let instant = Instant(typed: text) else {
      return Finding(field, never, Localized("还没有过\(name.chinese)", "There was no \(name.english) yet"), remedy)
    }
    let seconds = facts.now - instant.seconds
    let isFault = faultDays.map { seconds > $0 * Self.daySeconds } ?? false
    let verdict: Finding.Verdict = isFault ? .fault : seconds > 2 * Self.daySeconds ? .warning : .ok
    let days = max(0, seconds) / Self.daySeconds
    let ago = days == 1 ? "1 day ago" : "\(days) days ago"
    return Finding(
      field, verdict,
      days == 0
        ? Localized("上次\(name.chinese):\(text)", "Last \(name.english): \(text)")
        : Localized("上次\(name.chinese):\(text)(\(days) 天前)", "Last \(name.english): \(text) (\(ago))"),
      verdict == .ok ? nil : remedy)
  }

  /// Whether identity numbers are kept under the newest key; nil where the daemon does not tell.
  func identities() -> Finding? {
    guard let key = facts.status?["identity-key"], let all = facts.status?["identities"].flatMap({ Int64($0) }),
      let old = facts.status?["identities-old"].flatMap({ Int64($0) })
    else { return nil }
    if key.isEmpty {
      let text = Localized("没有身份证号的密钥,不登记身份证号", "There is no key for identity numbers; none are taken")
      guard all > 0 else { return Finding("identity-key", .ok, text) }
      return Finding(
        "identity-key", .fault,
        Localized("账本里有 \(all) 个身份证号标记,却没有密钥", "\(all) identity numbers are marked, and their key is missing"),
        Localized(
          "请把密钥放回 /etc/credstore,或配置项 privacy.identity_key 所指的文件,再重启服务",
          "put the key back into /etc/credstore, or the file of privacy.identity_key, and restart the daemon"))
    }
    guard old > 0 else {
      return Finding(
        "identity-key", .ok, Localized("身份证号密钥 \(key),共 \(all) 个", "Identity numbers under key \(key): \(all)"))
    }
    return Finding(
      "identity-key", .warning,
      Localized("\(all) 个身份证号中,\(old) 个仍用旧密钥", "Of \(all) identity numbers \(old) are under an older key"),
      Localized(
        "成员来办事时重新输入:timebank member set --member 成员号 --identity ask;全部更新前不要删去旧密钥",
        "type them anew when members come: timebank member set --member NUMBER --identity ask; keep the old key until then"
      ))
  }

  func clock() -> Finding {
    guard let daemon = facts.upkeep("now").flatMap({ Instant(typed: $0) }) else {
      return untold("clock", "现在的时刻", "what time it is there")
    }
    let apart = abs(daemon.seconds - facts.now)
    let text = Localized("两边的时钟相差 \(apart) 秒", "The two clocks are \(apart) s apart")
    return apart <= 60
      ? Finding("clock", .ok, text)
      : Finding("clock", .warning, text, Localized("timedatectl set-ntp true", "timedatectl set-ntp true"))
  }
}
