import Bank
import Glibc
import Ledger
import LineProtocol
import Store

/// The line that `systemctl status` shows: what is wrong first, then figures, then how old check and backup are.
struct StatusText {
  let text: String

  init(_ facts: StatusBoard.Facts) {
    var parts: [Localized] = []
    if let damage = facts.health?.damage {
      parts.append(
        Localized("账本受损(\(damage.place)),只读", "the books are damaged (\(damage.place)) and read-only"))
    }
    if let entry = facts.health?.waitingRestore {
      parts.append(
        Localized(
          "恢复到第 \(entry) 号分录,待另一位管理员确认,只读(timebank restore confirm)",
          "restored to entry \(entry) and read-only until another administrator says timebank restore confirm"))
    }
    if let leap = facts.health?.clockLeapSeconds {
      parts.append(
        Localized(
          "时钟跳动 \(leap) 秒,到期事项暂停(请核对后 timebank clock confirm)",
          "the clock leapt by \(leap) s, nothing due is carried out (timebank clock confirm)"))
    }
    if facts.hidesPeers {
      parts.append(
        Localized(
          "看不到来访者身份,不接受修改(请去掉 PrivateUsers=)", "peers are hidden, no changes (remove PrivateUsers=)"))
    }
    if let fault = facts.faultyReload {
      parts.append(
        Localized("新配置有误,未采用:\(fault.chinese)", "the new configuration is faulty and not in use: \(fault.english)"))
    }
    if !facts.needRestart.isEmpty {
      let keys = facts.needRestart.joined(separator: ", ")
      parts.append(Localized("重新启动后生效:\(keys)", "a restart is needed for \(keys)"))
    }
    parts.append(
      Localized(
        "分录 \(facts.entries) 笔,连接 \(facts.connections) 个",
        "\(facts.entries) entries, \(facts.connections) connections"))
    if let verified = facts.health?.verified {
      let time = Self.localTime(verified)
      parts.append(Localized("账本核对无误:\(time)", "books proved \(time)"))
    }
    if let backup = facts.health?.backup {
      let time = Self.localTime(backup)
      parts.append(Localized("上次备份:\(time)", "last backup \(time)"))
    }
    let separator = facts.language == .chinese ? ";" : "; "
    text = parts.map { $0[facts.language] }.joined(separator: separator)
  }

  /// The server's own local time, as in everything else that `systemctl status` shows.
  private static func localTime(_ instant: Instant) -> String {
    var seconds = time_t(instant.milliseconds / 1000)
    var parts = tm()
    localtime_r(&seconds, &parts)
    var buffer = [CChar](repeating: 0, count: 32)
    let count = strftime(&buffer, buffer.count, "%F %R %z", &parts)
    return String(decoding: buffer.prefix(count).map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}

extension Localized {
  static let openingBooks = Localized("正在打开账本", "opening the books")
  static let readingConfiguration = Localized("正在重新读取配置", "reading the configuration again")
  static let stoppingService = Localized("正在停止", "stopping")
}
