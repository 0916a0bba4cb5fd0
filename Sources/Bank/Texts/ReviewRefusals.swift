import Ledger
import LineProtocol
import Rules
import Store

/// Refusals about records that wait, and about wallets that are full.
extension Refusal {
  static func ownRecord(_ record: RecordNumber, member: MemberNumber) -> Refusal {
    Refusal(
      .samePerson, [Field("record", .number(record)), Field("member", .number(member))],
      Localized(
        "第 \(record) 号记录是您本人(\(member) 号)的服务,须由别人办理",
        "Record \(record) is your own service, member \(member); somebody else has to do this"))
  }

  static func ownEntry(_ record: RecordNumber, user: String) -> Refusal {
    Refusal(
      .samePerson, [Field("record", .number(record)), Field("user", .text(user))],
      Localized(
        "第 \(record) 号记录是 \(user) 录入的,须由另一个人审核",
        "Record \(record) was entered by \(user); another person has to review it"))
  }

  static func administratorReviews(_ record: RecordNumber, limit: Minutes) -> Refusal {
    Refusal(
      .denied, [Field("record", .number(record)), Field("limit", .duration(limit))],
      Localized(
        "第 \(record) 号记录使该成员当日时长超过 \(limit),须由管理员审核",
        "Record \(record) brings the member's day above \(limit): an administrator has to review it"))
  }

  /// A record is not in the state that a command asks for.
  static func recordState(_ record: RecordNumber, _ state: RecordState, remedy: Localized) -> Refusal {
    let name = RecordStateNames.of(state)
    return Refusal(
      .wrongState, [Field("record", .number(record)), Field("state", .text(state.rawValue))],
      Localized(
        "第 \(record) 号记录现为“\(name.chinese)”。\(remedy.chinese)",
        "Record \(record) is \(name.english). \(remedy.english)"))
  }

  static func objected(_ record: RecordNumber) -> Refusal {
    Refusal(
      .wrongState, [Field("record", .number(record)), Field("state", .text("notice"))],
      Localized(
        "第 \(record) 号记录已有异议。请先用 service dismiss 驳回异议,或用 service reject 退回记录",
        "There is an objection to record \(record) already. Dismiss it with service dismiss, or reject the record"))
  }

  static func walletFull(_ member: MemberNumber, wallet: Minutes, adding: Minutes, cap: Minutes) -> Refusal {
    let room = Minutes(max(0, cap.count - wallet.count))
    return Refusal(
      .limitReached,
      [
        Field("member", .number(member)), Field("wallet", .duration(wallet)), Field("limit", .duration(cap)),
        Field("room", .duration(room)),
      ],
      Localized(
        "\(member) 号账户已有 \(wallet),上限 \(cap),最多还可存入 \(room),不能存入 \(adding)",
        "The wallet of member \(member) holds \(wallet) of \(cap) at most: room for \(room), not for \(adding)"))
  }

  static func shareGone(_ account: Account, available: Minutes, needed: Minutes) -> Refusal {
    let short = Minutes(needed.count - available.count)
    return Refusal(
      .insufficientHours,
      [
        Field("account", .text(account.description)), Field("available", .duration(available)),
        Field("needed", .duration(needed)), Field("short", .duration(short)),
      ],
      Localized(
        "账户 \(account) 现有 \(available),须收回 \(needed),还差 \(short)。管理员可用 force=true 强制办理,差额记入期初账户",
        "\(account) has \(available), \(needed) have to come back, \(short) short. "
          + "An administrator can force it with force=true; the rest is booked to the opening account"))
  }

  static let lumpHasNoTimes = badValue(
    "source", "carried-over",
    Localized("旧册结转的时长没有起止时间,请去掉 start= 和 end=", "a lump from older books has no times; leave start= and end= out"))

  static func lumpDenied(_ caller: Caller) -> Refusal {
    Refusal(
      .denied, [Field("source", .text("carried-over")), Field("role", .text(caller.role.rawValue))],
      Localized("只有管理员可以录入旧册结转的时长", "Only an administrator may carry hours over from older books"))
  }
}

/// The states of a record in words.
enum RecordStateNames {
  static func of(_ state: RecordState) -> Localized {
    switch state {
    case .pending: Localized("待确认", "pending")
    case .notice: Localized("公示中", "in the public notice")
    case .posted: Localized("已入账", "posted")
    case .rejected: Localized("未通过", "rejected")
    case .reversed: Localized("已冲正", "reversed")
    }
  }
}
