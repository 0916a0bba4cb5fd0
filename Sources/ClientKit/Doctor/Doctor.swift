import Ledger
import LineProtocol

/// What a check of ``Doctor`` found.
struct Finding: Hashable {
  enum Verdict: String {
    case ok
    case warning
    case fault
  }

  /// A stable word for programs.
  let check: String
  let verdict: Verdict
  let text: Localized
  /// What mends it.
  let remedy: Localized?

  init(_ check: String, _ verdict: Verdict, _ text: Localized, _ remedy: Localized? = nil) {
    self.check = check
    self.verdict = verdict
    self.text = text
    self.remedy = remedy
  }
}

/// Judges facts about machine, daemon and books; pure.
struct Doctor {
  /// The exit status where a fault was found.
  static let faultStatus: Int32 = 1

  private let facts: DoctorFacts

  init(_ facts: DoctorFacts) {
    self.facts = facts
  }

  /// One finding for each check that could be made, in the order of a visit.
  func findings() -> [Finding] {
    var found = [answering()] + sockets() + units() + [caller()].compactMap { $0 }
    guard facts.trouble == nil else { return found }
    found += [versions(), role()]
    if let refusal = facts.refusal {
      found.append(
        Finding(
          "status", .warning, Localized(refusal.text, refusal.text),
          Localized("请操作员或管理员来检查账本", "have an operator or administrator check the books")))
    } else {
      found += [books(), disk(), backup(), verification(), timeZone()].compactMap { $0 } + [clock()]
    }
    return found + [synchronisation()].compactMap { $0 }
  }

  private func answering() -> Finding {
    guard let trouble = facts.trouble else {
      return Finding("daemon", .ok, Localized("服务应答正常", "The daemon answers"))
    }
    return Finding("daemon", .fault, trouble.text, trouble.remedy)
  }

  private func sockets() -> [Finding] {
    facts.sockets.compactMap { path, file, folder in
      guard let file else { return nil }
      guard file.isSocket else {
        return Finding(
          "socket", .fault, Localized("\(path) 不是套接字", "\(path) is no socket"),
          Localized("请移走它,再 systemctl restart timebank.socket", "move it away, then systemctl restart timebank.socket"))
      }
      let modes = "\(Self.octal(file.mode)), \(Self.octal(folder?.mode ?? 0))"
      guard let folder, folder.mode & 0o002 == 0 || folder.mode & 0o1000 != 0 else {
        return Finding(
          "socket", .fault,
          Localized("谁都能替换 \(path)(权限 \(modes))", "Everybody may replace \(path) (modes \(modes))"),
          Localized("chmod o-w 它所在的文件夹", "chmod o-w the folder that it is in"))
      }
      return Finding(
        "socket", .ok, Localized("套接字 \(path),与文件夹权限 \(modes)", "Socket \(path), its mode and the folder's \(modes)"))
    }
  }

  private func units() -> [Finding] {
    guard let units = facts.machine?.units else { return [] }
    return MachineFacts.unitNames.map { unit in
      let state = units[unit] ?? ""
      let text = Localized("\(unit):\(state)", "\(unit): \(state)")
      // The sockets start the service with the first request.
      let waits = unit == "timebankd.service" && state == "inactive" && units["timebank.socket"] == "active"
      if state == "active" || waits { return Finding("unit", .ok, text) }
      let failed = state == "failed"
      return Finding(
        "unit", failed ? .fault : .warning, text,
        failed
          ? Localized(
            "journalctl -u \(unit) 看原因,再 systemctl restart \(unit)",
            "see journalctl -u \(unit), then systemctl restart \(unit)")
          : Localized("systemctl start \(unit)", "systemctl start \(unit)"))
    }
  }

  private func caller() -> Finding? {
    facts.machine.map { machine in
      let groups = machine.groups.joined(separator: " ")
      return Finding(
        "user", .ok, Localized("您是 \(machine.user),用户组:\(groups)", "You are \(machine.user), in the groups \(groups)"))
    }
  }

  private func versions() -> Finding {
    guard let server = facts.status?["version"] ?? facts.serverVersion else {
      return untold("version", "版本", "its version")
    }
    let text = Localized("本程序 \(Version.current),服务 \(server)", "Client \(Version.current), daemon \(server)")
    return server == Version.current
      ? Finding("version", .ok, text)
      : Finding("version", .warning, text, Localized("请装上同一版本", "install the same version of both"))
  }

  private func role() -> Finding {
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

  private func books() -> Finding {
    switch facts.status?["read-only"] {
    case "false": Finding("books", .ok, Localized("账本可以读写", "The books can be read and written"))
    case nil, "": untold("books", "账本是否只读", "whether the books are read-only")
    default:
      Finding(
        "books", .fault, Localized("账本现在只读:有损坏或磁盘问题", "The books are read-only: damage or trouble with the disk"),
        Localized(
          "timebank verify 看原因;分录链完好时 timebank rebuild,否则恢复备份",
          "see timebank verify; timebank rebuild where the chain is whole, restore a backup otherwise"))
    }
  }

  private func disk() -> Finding {
    guard let free = facts.health?["disk-free"].flatMap({ Int64($0) }) else {
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
  private func backup() -> Finding? {
    guard facts.health?["backup"] != nil else { return nil }
    let remedy = Localized(
      "timebank backup;每日备份:systemctl enable --now timebank-backup.timer",
      "timebank backup; each day: systemctl enable --now timebank-backup.timer")
    return age(
      "backup", Localized("备份", "backup"), faultDays: 7, never: .fault, remedy: remedy)
  }

  private func verification() -> Finding {
    let remedy = Localized(
      "timebank verify", "timebank verify")
    return age(
      "verified", Localized("核对", "verification"), faultDays: nil, never: .warning, remedy: remedy)
  }

  /// How long ago something was done; more than two days is a warning.
  private func age(
    _ field: String, _ name: Localized, faultDays: Int64?, never: Finding.Verdict, remedy: Localized
  ) -> Finding {
    guard let text = facts.health?[field] else { return untold(field, "上次\(name.chinese)", "the last \(name.english)") }
    guard let instant = Instant(typed: text) else {
      return Finding(field, never, Localized("还没有过\(name.chinese)", "There was no \(name.english) yet"), remedy)
    }
    let seconds = facts.now - instant.seconds
    let isFault = faultDays.map { seconds > $0 * Self.daySeconds } ?? false
    let verdict: Finding.Verdict = isFault ? .fault : seconds > 2 * Self.daySeconds ? .warning : .ok
    return Finding(
      field, verdict, Localized("上次\(name.chinese):\(text)", "Last \(name.english): \(text)"),
      verdict == .ok ? nil : remedy)
  }

  private func timeZone() -> Finding? {
    guard let machine = facts.machine else { return nil }
    guard let bank = facts.status?["timezone"] ?? facts.status?["zone"] else {
      return untold("timezone", "时区", "its time zone")
    }
    guard let own = machine.timeZone, own != bank else {
      return Finding("timezone", .ok, Localized("银行的时区 \(bank)", "The bank's time zone is \(bank)"))
    }
    return Finding(
      "timezone", .warning,
      Localized("银行的时区是 \(bank),本机是 \(own)", "The bank's time zone is \(bank), this machine's \(own)"),
      Localized("timedatectl set-timezone \(bank)", "timedatectl set-timezone \(bank)"))
  }

  private func clock() -> Finding {
    guard let daemon = facts.health?["now"].flatMap({ Instant(typed: $0) }) else {
      return untold("clock", "现在的时刻", "what time it is there")
    }
    let apart = abs(daemon.seconds - facts.now)
    let text = Localized("两边的时钟相差 \(apart) 秒", "The two clocks are \(apart) s apart")
    return apart <= 60
      ? Finding("clock", .ok, text)
      : Finding("clock", .warning, text, Localized("timedatectl set-ntp true", "timedatectl set-ntp true"))
  }

  private func synchronisation() -> Finding? {
    facts.machine?.isClockSynchronised.map { isKept in
      isKept
        ? Finding("ntp", .ok, Localized("时钟由 NTP 校准", "NTP keeps the clock"))
        : Finding(
          "ntp", .warning, Localized("时钟没有由 NTP 校准", "NTP does not keep the clock"),
          Localized("timedatectl set-ntp true", "timedatectl set-ntp true"))
    }
  }

  private func untold(_ check: String, _ chinese: String, _ english: String) -> Finding {
    Finding(check, .warning, Localized("这个服务没有告知\(chinese)", "This daemon does not tell \(english)"))
  }

  private static func octal(_ mode: UInt32) -> String { "0" + String(mode, radix: 8) }
  private static let daySeconds: Int64 = 86_400
}
