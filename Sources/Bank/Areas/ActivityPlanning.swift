import Ledger
import LineProtocol
import Rules
import Store

/// Reads the plan of an activity from a request, and checks it.
enum ActivityPlanning {
  /// The plan with what the request changes, checked; name, day and times have been read before.
  static func changed(
    _ before: ActivityStep.Plan, by request: Request, _ bank: ReadContext
  ) throws -> ActivityStep.Plan {
    var plan = before
    guard plan.start != plan.end else { throw Refusal.timesEqual(plan.start) }
    try readPeople(&plan, request, bank)
    readConditions(&plan, request)
    if let kind = request.code("kind") { plan.kind = kind }
    if let place = request.text("place") { plan.place = place }
    if let course = request.text("course") { plan.course = course }
    if let risk = request.text("risk") { plan.risk = risk }
    if request.emptied.contains("kind") { plan.kind = nil }
    if request.emptied.contains("place") { plan.place = nil }
    if request.emptied.contains("course") { plan.course = nil }
    if request.emptied.contains("risk") { plan.risk = nil }
    if request.values["insurance"] != nil { plan.isInsured = request.flag("insurance") }
    return plan
  }

  private static func readPeople(_ plan: inout ActivityStep.Plan, _ request: Request, _ bank: ReadContext) throws {
    if let team = request.code("team") {
      guard try bank.requireTeam(team).closed == nil else { throw Refusal.teamClosed(team) }
      plan.team = team
    }
    if let leader: MemberNumber = request.number("leader") {
      guard try bank.requireMember(leader).closed == nil else { throw Refusal.memberClosed(leader) }
      plan.leader = leader
    }
    if request.emptied.contains("team") { plan.team = nil }
    if request.emptied.contains("leader") { plan.leader = nil }
  }

  private static func readConditions(_ plan: inout ActivityStep.Plan, _ request: Request) {
    if let capacity = request.integer("capacity") { plan.capacity = Int(clamping: capacity) }
    if let stars = request.integer("min-stars") { plan.minStars = Int(clamping: stars) }
    if let age = request.integer("min-age") { plan.minAge = Int(clamping: age) }
    if let skills = request.codes("skills") { plan.skills = Set(skills).sorted() }
    if let courses = request.text("courses") { plan.courses = courses }
    if request.emptied.contains("capacity") { plan.capacity = nil }
    if request.emptied.contains("min-stars") { plan.minStars = 0 }
    if request.emptied.contains("min-age") { plan.minAge = nil }
    if request.emptied.contains("skills") { plan.skills = [] }
    if request.emptied.contains("courses") { plan.courses = nil }
  }
}

extension StoredActivity {
  /// When it is.
  var time: ActivityTime { ActivityTime(date: plan.date, start: plan.start, end: plan.end) }

  /// What it asks of who takes part.
  var requirement: Requirement {
    Requirement(
      date: plan.date, minStars: plan.minStars, minAge: plan.minAge, skills: plan.skills,
      courses: plan.courses.map(CourseNames.split) ?? [])
  }
}
