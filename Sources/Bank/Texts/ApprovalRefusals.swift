import Ledger
import LineProtocol
import Store

/// Refusals around acts that take two administrators.
extension Refusal {
  static func noApproval(_ number: ApprovalNumber) -> Refusal {
    .notFound(
      "approval", .number(number),
      Localized("没有第 \(number) 号待复核事项。可用 approval list 查看", "There is no approval \(number). approval list shows all"))
  }

  static func approvalDecided(_ number: ApprovalNumber, _ state: StoredApproval.State) -> Refusal {
    let (chinese, english) =
      switch state {
      case .proposed: ("待复核", "waiting")
      case .confirmed: ("复核并办理", "carried out")
      case .rejected: ("退回", "rejected")
      case .lapsed: ("过期作废", "lapsed")
      }
    return .wrongState(
      [Field("approval", .number(number)), Field("state", .text(state.rawValue))],
      Localized(
        "第 \(number) 号事项已经\(chinese)。仍要办理请重新提出",
        "Approval \(number) is \(english) already. Ask anew where it is still wanted"))
  }

  static func ownApproval(_ number: ApprovalNumber, until: LocalDate) -> Refusal {
    Refusal(
      .samePerson, [Field("approval", .number(number)), Field("until", .date(until))],
      Localized(
        "第 \(number) 号事项是您自己提出的,请由另一位管理员决定;到 \(until) 无人决定即作废",
        "You asked for approval \(number) yourself; another administrator has to decide. Undecided, it lapses after "
          + "\(until)"))
  }

  static let nothingRestored = Refusal(
    .wrongState, [Field("restored", .absent)],
    Localized("账本没有待确认的恢复", "No restored backup waits to be confirmed"))

  static func ownRestore(_ user: String) -> Refusal {
    Refusal(
      .samePerson, [Field("user", .text(user))],
      Localized(
        "恢复须由另一位管理员以本人的用户确认,不能用 root、守护进程的用户或恢复者的用户。可先用 operator add 授予管理员身份的用户,"
          + "或 roles.admin_groups 中的用户",
        "Another administrator has to confirm, as a user of his own: not as root, the daemon's user or whoever "
          + "restored. Use a user whom operator add or roles.admin_groups made an administrator"))
  }

  static func otherRestoredHead(_ text: String, entry: Int64) -> Refusal {
    .badValue(
      "head", text,
      Localized(
        "与恢复的账本(第 \(entry) 号分录)的哈希不同。请与备份时记下的、或公布过的哈希核对",
        "not the hash of the restored books (entry \(entry)); compare it with what was noted at the backup or published"
      ))
  }

  static func restoreWaits(_ restore: RestoreNote) -> Refusal {
    Refusal(
      .readOnly, [Field("restored", .integer(restore.entry)), Field("head", .text(restore.head.description))],
      Localized(
        "账本刚从备份恢复到第 \(restore.entry) 号分录,须由另一位管理员核对哈希后用 restore confirm 确认;在此之前只能查询",
        "The books were restored to entry \(restore.entry); until another administrator has compared the hash and said "
          + "restore confirm, they only answer questions"))
  }
}
