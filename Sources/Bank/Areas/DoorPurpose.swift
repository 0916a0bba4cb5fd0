import Ledger
import LineProtocol
import Rules
import Store

/// What somebody comes to a station for: what was said at the door, or the activity that the member signed up for.
struct DoorPurpose {
  let plan: DoorPlan
  let team: Code?
  let kind: Code?
  let activity: String?

  init(_ request: Request, of member: MemberNumber, at station: Code, _ bank: ReadContext) throws {
    let isSaid = ["activity", "start", "end"].contains { request.values[$0] != nil }
    let expected = isSaid ? nil : try DoorPurpose.expected(member, at: station, bank)?.plan
    let ownTeam = try expected?.team.flatMap { team in
      try bank.books.teams(of: member, on: bank.today).contains(team) ? team : nil
    }
    plan = DoorPlan(start: request.time("start") ?? expected?.start, end: request.time("end") ?? expected?.end)
    team = request.code("team") ?? ownTeam
    kind = request.code("kind") ?? expected?.kind
    activity = request.text("activity") ?? expected?.name
  }

  /// The activity of the station that the member has a place in and that is on now or begins within the hour; the first
  /// of several.
  private static func expected(
    _ member: MemberNumber, at station: Code, _ bank: ReadContext
  ) throws -> StoredActivity? {
    try bank.books.engagements(of: member, from: bank.today).filter { activity in
      activity.station == station && activity.plan.course == nil && activity.state == .published
        && activity.time.isExpected(at: bank.now, bank.profile.calendar)
    }.sorted { ($0.plan.start, $0.number) < ($1.plan.start, $1.number) }.first { activity in
      try bank.books.roster(of: activity.number).contains { $0.member == member && $0.state == .signedUp }
    }
  }
}
