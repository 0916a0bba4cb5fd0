import Ledger
import LineProtocol
import Rules
import Store

/// Whom to ask: `activity candidates`, and `need candidates` by the same list.
enum CandidateDesk {
  static func list(_ request: Request, _ bank: ReadContext) throws -> Reply {
    let activity = try bank.requireActivity(try request.neededNumber("activity"))
    guard activity.state.isOpen else { throw Refusal.activityState(activity) }
    let known = Set(try bank.books.roster(of: activity.number).map(\.member))
    return try ranked(
      for: activity.requirement, at: activity.station, request, bank,
      mayTakePart: { member in
        guard !known.contains(member.number) else { return false }
        return try bank.lecture(activity, member.number).map { $0.services >= $0.needed } ?? true
      }, isEngaged: { try isBusy($0.number, at: activity, bank) })
  }

  /// The list of those who can be asked, of a station or team, in the order of `CandidateRules`.
  ///
  /// - Parameters:
  ///   - station: Whose members, where the request names no station.
  ///   - mayTakePart: What is asked besides the requirement.
  ///   - isEngaged: Whether the member is to be elsewhere at that time.
  static func ranked(
    for requirement: Requirement, at station: Code, _ request: Request, _ bank: ReadContext,
    mayTakePart: (StoredMember) throws -> Bool, isEngaged: (StoredMember) throws -> Bool = { _ in false }
  ) throws -> Reply {
    let station = request.code("station") ?? station
    try bank.requireStation(station)
    if let team = request.code("team") { _ = try bank.requireTeam(team) }
    let members = try bank.books.members(
      Page(after: nil, limit: nil), station: station, team: request.code("team"), teamOn: requirement.date,
      isClosed: false)
    let facts = try members.filter(mayTakePart).compactMap { member in
      try self.facts(of: member, for: requirement, bank) { try isEngaged(member) }
    }
    let candidates = CandidateRules.ranked(facts, for: requirement)
    return try .sliced(candidates, request.numberedPage()) { rank, candidate in try row(rank, candidate, bank) }
  }

  /// What the order of candidates follows; nil for a member who lacks something, of whom no more is asked of the books.
  private static func facts(
    of member: StoredMember, for requirement: Requirement, _ bank: ReadContext, isEngaged: () throws -> Bool
  ) throws -> CandidateFacts? {
    let fitness = try bank.fitness(of: member, on: requirement.date)
    guard requirement.unmet(by: fitness) == nil else { return nil }
    let year = try bank.books.years(of: member.number).first { $0.year == requirement.date.year }
    let weights = try bank.starPolicy.memberStars.qualityWeights
    let asked = try bank.books.lastAsked(member.number)
    return CandidateFacts(
      member: member.number, fitness: fitness, quality: year?.quality.mean(weights),
      minutes: year?.minutes ?? .zero, daysSinceAsked: asked.map { max(0, bank.today.days(since: $0)) },
      isEngaged: try isEngaged())
  }

  private static func isBusy(_ member: MemberNumber, at activity: StoredActivity, _ bank: ReadContext) throws -> Bool {
    let engagements = try bank.engagements(of: member, besides: activity)
    return SignUpRules.clash(at: activity.time, engagements, bank.profile.calendar) != nil
  }

  private static func row(_ rank: Int64, _ candidate: Candidate, _ bank: ReadContext) throws -> Reply.Row {
    let facts = candidate.facts
    let member = try bank.requireMember(facts.member)
    return [
      Field("rank", .integer(rank)), Field("member", .number(facts.member)),
      Field("name", .text(bank.nameShown(member))), Field("station", .code(member.person.station)),
      Field("stars", .integer(Int64(facts.fitness.stars))),
      Field("quality", .optional(facts.quality) { .text($0.decimal) }), Field("minutes", .duration(facts.minutes)),
      Field("asked", .optional(facts.daysSinceAsked) { .integer(Int64($0)) }),
      Field("points", .integer(Int64(candidate.points))), Field("why", .phrase(candidate.reasons.spoken)),
    ]
  }
}
