import Ledger
import LineProtocol
import Rules
import Store

/// Who signed up for an activity and who was there: what was said of it, and what the door of the station measured.
struct ActivityRoster {
  /// One member on it.
  struct Line {
    let signUp: StoredSignUp
    /// The record by which the member was there.
    let record: PresentRecord?
    /// Where the member stands, the door included.
    let state: SignUpState
    let start: LocalTime
    let end: LocalTime
    /// How long the member was there; nil for who was not, or may still come.
    let minutes: Minutes?

    var member: MemberNumber { signUp.member }
  }

  let activity: StoredActivity
  let lines: [Line]

  init(_ activity: StoredActivity, _ bank: ReadContext) throws {
    self.activity = activity
    let signUps = try bank.books.roster(of: activity.number)
    let records = try ActivityRoster.records(of: activity, signUps, bank)
    lines = try signUps.map { signUp in
      try ActivityRoster.line(signUp, activity, records[signUp.member], bank)
    }
  }

  /// What the books have of each member's presence.
  ///
  /// Once the roster is closed that is what it names, before that the first of the records by which a member was there,
  /// unless somebody said when or how long that was. A lecture is no service and has none.
  private static func records(
    of activity: StoredActivity, _ signUps: [StoredSignUp], _ bank: ReadContext
  ) throws -> [MemberNumber: PresentRecord] {
    guard activity.plan.course == nil else { return [:] }
    guard activity.state != .closed else {
      let found = try signUps.compactMap { try $0.record.flatMap { try bank.books.presence(by: $0) } }
      return Dictionary(found.map { ($0.member, $0) }, uniquingKeysWith: { first, _ in first })
    }
    guard activity.state != .cancelled else { return [:] }
    let stated = Set(signUps.filter { $0.state == .attended && $0.presence.isStated }.map(\.member))
    return try nearby(activity, bank).filter { !stated.contains($0.key) }.compactMapValues { records in
      let isPresence = PresenceRules.wasThere(records.map(\.0), of: activity.time.length(bank.profile.calendar))
      return isPresence ? records.first?.1 : nil
    }
  }

  /// The records at the station that can be of an activity, by member.
  private static func nearby(
    _ activity: StoredActivity, _ bank: ReadContext
  ) throws -> [MemberNumber: [(NearbyRecord, PresentRecord)]] {
    let date = activity.plan.date
    let found = try bank.books.presentRecords(
      at: activity.station, from: date.adding(days: -1) ?? date, until: date.adding(days: 1) ?? date
    ).map { record in
      let overlap = activity.time.overlap(
        withRecordOn: record.date, start: record.start, end: record.end, minutes: record.minutes,
        bank.profile.calendar)
      return (
        NearbyRecord(activity: record.activity, isMeasured: record.source == .checkin, overlap: overlap), record
      )
    }
    return Dictionary(
      grouping: found.filter { PresenceRules.mayBe($0.0, of: activity.plan.name) }, by: { $0.1.member })
  }

  private static func line(
    _ signUp: StoredSignUp, _ activity: StoredActivity, _ record: PresentRecord?, _ bank: ReadContext
  ) throws -> Line {
    let presence = signUp.presence
    let start = record?.start ?? presence.start ?? activity.plan.start
    let end = record?.end ?? presence.end ?? activity.plan.end
    let cameAnyway = record != nil && (signUp.state == .signedUp || signUp.state == .waiting)
    let state = cameAnyway ? .attended : signUp.state
    let length = ActivityTime(date: activity.plan.date, start: start, end: end).length(bank.profile.calendar)
    let granularity = try bank.policy.service.granularity.count
    let whole = Minutes(length.count - length.count % granularity)
    return Line(
      signUp: signUp, record: record, state: state, start: start, end: end,
      minutes: state == .attended ? record?.minutes ?? presence.minutes ?? whole : nil)
  }
}

/// The roster of an activity: `activity roster|attend`.
enum RosterDesk {
  static func show(_ request: Request, _ bank: ReadContext) throws -> Reply {
    let activity = try bank.requireActivity(try request.neededNumber("activity"))
    let roster = try ActivityRoster(activity, bank)
    return Reply(
      rows: try roster.lines.map { try row($0, activity, bank) },
      fields: [
        Field("capacity", .optional(activity.plan.capacity) { .integer(Int64($0)) }),
        Field("taken", .integer(Int64(activity.taken))), Field("waiting", .integer(Int64(activity.waiting))),
        Field("attended", .integer(Int64(roster.lines.count { $0.state == .attended }))),
      ])
  }

  static func attend(_ request: Request, _ bank: ChangeContext) throws -> Reply {
    let activity = try bank.requireOwnActivity(request)
    guard activity.state == .published else { throw Refusal.activityState(activity) }
    let date = activity.plan.date
    guard date <= bank.today else { throw Refusal.futureDate(date, today: bank.today) }
    let members = try members(request, bank.read)
    let step = try step(request, activity, bank)
    if case .attended = step {
      try judge(members, at: activity, bank)
    } else {
      try check(members, areOn: activity, bank.books)
    }
    var entry = Field("entry", .absent)
    for member in members { entry = try SignUpLedger(bank).append(step, member.number, activity) }
    let promoted = step == .absent ? try SignUpLedger(bank).moveUp(in: activity.number) : []
    let named = Set(members.map(\.number))
    let lines = try ActivityRoster(activity, bank.read).lines.filter { named.contains($0.member) }
    return Reply(rows: try lines.map { try row($0, activity, bank.read) }, fields: [promoted.last?.entry ?? entry])
  }

  /// Who signed up was judged then; who just came, or had withdrawn, is judged now.
  private static func judge(_ members: [StoredMember], at activity: StoredActivity, _ bank: ChangeContext) throws {
    let roster = try bank.books.roster(of: activity.number).filter { $0.state != .withdrawn }
    let known = Set(roster.map(\.member))
    for member in members {
      guard member.closed == nil else { throw Refusal.memberClosed(member.number) }
      if !known.contains(member.number) { try SignUpLedger(bank).judge(member, for: activity, isThere: true) }
    }
  }

  private static func members(_ request: Request, _ bank: ReadContext) throws -> [StoredMember] {
    let numbers = try (request.integers("members") ?? []).map { value in
      guard let number = MemberNumber(value) else {
        throw Refusal.badValue(
          "members", String(value), Localized("成员号须大于零", "Member numbers are more than zero"))
      }
      return number
    }
    return try numbers.reduce(into: []) { members, number in
      if !members.contains(number) { members.append(number) }
    }.map { try bank.requireMember($0) }
  }

  private static func step(
    _ request: Request, _ activity: StoredActivity, _ bank: ChangeContext
  ) throws -> SignUpStep.Step {
    if request.flag("absent") { return .absent }
    let presence = SignUpStep.Presence(
      start: request.time("start"), end: request.time("end"),
      minutes: try request.minutes("minutes").map { try Request.checkedAmount($0) })
    let (start, end) = (presence.start ?? activity.plan.start, presence.end ?? activity.plan.end)
    guard start != end else { throw Refusal.timesEqual(start) }
    let length = ActivityTime(date: activity.plan.date, start: start, end: end).length(bank.read.profile.calendar)
    if let minutes = presence.minutes, minutes > length {
      throw Refusal.timesDisagree(minutes, between: length)
    }
    return .attended(presence)
  }

  private static func check(_ members: [StoredMember], areOn activity: StoredActivity, _ books: BookReader) throws {
    let roster = try books.roster(of: activity.number)
    for member in members {
      guard let signUp = roster.first(where: { $0.member == member.number }) else {
        throw Refusal.notSignedUp(member.number, activity.number)
      }
      guard signUp.state != .withdrawn else { throw Refusal.signUpState(signUp) }
    }
  }

  private static func row(
    _ line: ActivityRoster.Line, _ activity: StoredActivity, _ bank: ReadContext
  ) throws -> Reply.Row {
    let isThere = line.state == .attended
    return [
      Field("activity", .number(activity.number)), Field("member", .number(line.member)),
      Field("name", .text(bank.nameShown(try bank.requireMember(line.member)))),
      Field("state", .text(line.state.rawValue)),
      Field("start", isThere ? .text(line.start.description) : .absent),
      Field("end", isThere ? .text(line.end.description) : .absent),
      Field("minutes", .optional(line.minutes, Value.duration)),
      Field("record", .optional(line.signUp.record ?? line.record?.record, Value.number)),
      Field("training", .optional(line.signUp.training, Value.number)),
      Field("reason", bank.actsFor(activity.station) ? .optional(line.signUp.reason, Value.text) : .absent),
    ]
  }
}
