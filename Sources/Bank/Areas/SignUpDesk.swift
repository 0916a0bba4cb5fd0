import Ledger
import LineProtocol
import Rules
import Store

/// Signing up for activities: `activity signup|withdraw|signups`.
enum SignUpDesk {
  static func enter(_ request: Request, _ bank: ChangeContext) throws -> Reply {
    let activity = try openActivity(request, bank)
    let member = try bank.read.requireMember(try request.neededNumber("member"))
    guard activity.plan.date >= bank.today else { throw Refusal.activityOver(activity, today: bank.today) }
    if let known = try signUp(of: member.number, activity, bank.books), known.state != .withdrawn {
      throw Refusal.signedUpAlready(known)
    }
    let ledger = SignUpLedger(bank)
    try ledger.judge(member, for: activity)
    let (place, entry) = try ledger.enter(member.number, in: activity)
    return Reply(
      rows: [
        [
          Field("activity", .number(activity.number)), Field("member", .number(member.number)),
          Field("state", .text((place == nil ? SignUpState.signedUp : .waiting).rawValue)),
          Field("line", .optional(place) { .integer(Int64($0)) }),
        ]
      ], fields: [entry])
  }

  static func withdraw(_ request: Request, _ bank: ChangeContext) throws -> Reply {
    let activity = try openActivity(request, bank)
    let member = try bank.read.requireMember(try request.neededNumber("member")).number
    guard let known = try signUp(of: member, activity, bank.books) else {
      throw Refusal.notSignedUp(member, activity.number)
    }
    guard known.state == .signedUp || known.state == .waiting else { throw Refusal.signUpState(known) }
    let (promoted, entry) = try SignUpLedger(bank).withdraw(member, from: activity, reason: request.text("reason"))
    return Reply(
      rows: [
        [
          Field("activity", .number(activity.number)), Field("member", .number(member)),
          Field("state", .text(SignUpState.withdrawn.rawValue)),
        ]
      ],
      // Who moved up is no business of the member who made room.
      fields: bank.read.isStaff
        ? [Field("promoted", .list(promoted.map(\.member.description))), entry] : [entry])
  }

  static func list(_ request: Request, _ bank: ReadContext) throws -> Reply {
    let member = try bank.requireMember(try request.neededNumber("member"))
    let page = try request.numberedPage()
    let signUps = try bank.books.signUps(of: member.number).filter { $0.activity.value > page.after ?? 0 }
    return try .page(signUps, page, key: { .number($0.activity) }, row: { try row($0, bank) })
  }

  private static func row(_ signUp: StoredSignUp, _ bank: ReadContext) throws -> Reply.Row {
    guard let activity = try bank.books.activity(signUp.activity) else { throw Refusal.noActivity(signUp.activity) }
    let ahead = try bank.books.roster(of: activity.number).filter { $0.state == .waiting && $0.turn <= signUp.turn }
    return [
      Field("activity", .number(activity.number)), Field("name", .optional(activity.plan.name, Value.text)),
      Field("station", .code(activity.station)), Field("date", .date(activity.plan.date)),
      Field("start", .text(activity.plan.start.description)), Field("end", .text(activity.plan.end.description)),
      Field("member", .number(signUp.member)), Field("state", .text(signUp.state.rawValue)),
      Field("line", signUp.state == .waiting ? .integer(Int64(ahead.count)) : .absent),
      Field("record", .optional(signUp.record, Value.number)),
      Field("training", .optional(signUp.training, Value.number)),
    ]
  }

  /// The activity that a sign-up names: open to sign-ups, and of a station of an operator who asks.
  private static func openActivity(_ request: Request, _ bank: ChangeContext) throws -> StoredActivity {
    let activity = try bank.requireOwnActivity(request)
    guard activity.state == .published else { throw Refusal.activityState(activity) }
    return activity
  }

  private static func signUp(
    of member: MemberNumber, _ activity: StoredActivity, _ books: BookReader
  ) throws -> StoredSignUp? {
    try books.roster(of: activity.number).first { $0.member == member }
  }
}
