/// An activity was planned, changed, published, cancelled or closed.
public struct ActivityStep: Hashable, Sendable {
  /// What is planned: where, when, for whom, led by whom.
  public struct Plan: Hashable, Sendable {
    /// What it is called; nil once that was erased.
    public var name: String?
    /// The team that does it.
    public var team: Code?
    /// The member who leads it.
    public var leader: MemberNumber?
    /// The kind of service.
    public var kind: Code?
    /// Where it is.
    public var place: String?
    /// The day of its beginning.
    public var date: LocalDate
    /// When it begins.
    public var start: LocalTime
    /// When it ends; on the next day where that is earlier than the beginning.
    public var end: LocalTime
    /// How many can take part; nil for any number.
    public var capacity: Int?
    /// The stars that it asks for; 0 for none.
    public var minStars: Int
    /// The completed years of age that it asks for; nil for any age.
    public var minAge: Int?
    /// The skills that it asks for, all of them.
    public var skills: [Code]
    /// The courses that it asks for, as people wrote them with commas between.
    public var courses: String?
    /// The course that it gives: who attends is trained and serves no hours; nil where it is a service.
    public var course: String?
    /// Whether those who take part are insured.
    public var isInsured: Bool
    /// What to look out for.
    public var risk: String?

    /// Describes a plan without conditions.
    public init(name: String, date: LocalDate, start: LocalTime, end: LocalTime) {
      self.name = name
      self.date = date
      self.start = start
      self.end = end
      minStars = 0
      skills = []
      isInsured = false
    }
  }

  /// Who attended, and what came of it.
  public struct Attended: Hashable, Sendable, CustomStringConvertible {
    /// Who.
    public let member: MemberNumber
    /// The number of the service record, or of the training where the activity gives a course.
    public let number: Int64

    /// States what came of an attendance.
    public init(member: MemberNumber, number: Int64) {
      self.member = member
      self.number = number
    }

    /// `17 31`, the member and the number.
    public var description: String { "\(member) \(number)" }

    init?(_ text: String) {
      let parts = text.split(separator: " ")
      guard parts.count == 2, let member = Int64(parts[0]).flatMap({ MemberNumber($0) }), let number = Int64(parts[1])
      else { return nil }
      self.init(member: member, number: number)
    }
  }

  /// What happened.
  public enum Step: Hashable, Sendable {
    /// It was planned.
    ///
    /// - Parameter series: The first of those that were planned with it, week after week; nil for one alone.
    case planned(Plan, series: ActivityNumber?)
    /// Some of the plan changed; this is the whole of it.
    case changed(Plan)
    /// It opened for sign-ups.
    case published
    /// It is tomorrow, which those who come are told of.
    case reminded
    /// It will not be.
    case cancelled(reason: String?)
    /// Its roster became records; who is in neither list was left out.
    case closed(attended: [Attended], absent: [MemberNumber])
  }

  /// The activity.
  public let activity: ActivityNumber
  /// What happened.
  public let step: Step

  /// Describes a step.
  public init(activity: ActivityNumber, step: Step) {
    self.activity = activity
    self.step = step
  }

  func write(to facts: inout FactWriter) {
    facts.put("activity", activity)
    switch step {
    case .planned(let plan, let series):
      facts.put("step", "planned")
      facts.put("series", ifPresent: series)
      plan.write(to: &facts)
    case .changed(let plan):
      facts.put("step", "changed")
      plan.write(to: &facts)
    case .published: facts.put("step", "published")
    case .reminded: facts.put("step", "reminded")
    case .cancelled(let reason):
      facts.put("step", "cancelled")
      facts.putText("reason", ifPresent: reason)
    case .closed(let attended, let absent):
      facts.put("step", "closed")
      facts.put("attended", each: attended)
      facts.put("absent", each: absent)
    }
  }

  init(_ facts: FactReader) throws(LedgerError) {
    activity = try facts.number("activity")
    switch try facts.string("step") {
    case "planned": step = .planned(try Plan(facts), series: try facts.number(ifPresent: "series"))
    case "changed": step = .changed(try Plan(facts))
    case "published": step = .published
    case "reminded": step = .reminded
    case "cancelled": step = .cancelled(reason: facts.text("reason"))
    case "closed":
      step = .closed(
        attended: try facts.values("attended") { Attended($0) },
        absent: try facts.values("absent") { Int64($0).flatMap { MemberNumber($0) } })
    case let other: throw .malformed(reason: "an activity has the step \(other)")
    }
  }
}

extension ActivityStep.Plan {
  func write(to facts: inout FactWriter) {
    facts.putText("name", ifPresent: name)
    facts.put("team", ifPresent: team)
    facts.put("leader", ifPresent: leader)
    facts.put("service-kind", ifPresent: kind)
    facts.putText("place", ifPresent: place)
    facts.put("on", date)
    facts.put("start", start)
    facts.put("end", end)
    facts.put("capacity", ifPresent: capacity)
    facts.put("min-stars", minStars)
    facts.put("min-age", ifPresent: minAge)
    facts.put("skill", each: skills)
    facts.putText("courses", ifPresent: courses)
    facts.putText("course", ifPresent: course)
    facts.put("gives-course", course != nil)
    facts.put("insured", isInsured)
    facts.putText("risk", ifPresent: risk)
  }

  init(_ facts: FactReader) throws(LedgerError) {
    name = facts.text("name")
    team = try facts.code(ifPresent: "team")
    leader = try facts.number(ifPresent: "leader")
    kind = try facts.code(ifPresent: "service-kind")
    place = facts.text("place")
    date = try facts.date("on")
    start = try facts.value("start") { LocalTime($0) }
    end = try facts.value("end") { LocalTime($0) }
    capacity = try facts.value(ifPresent: "capacity") { Int($0) }
    minStars = try facts.value("min-stars") { Int($0) }
    minAge = try facts.value(ifPresent: "min-age") { Int($0) }
    skills = try facts.values("skill") { Code($0) }
    courses = facts.text("courses")
    // That a course is given stays true when its name is erased.
    course = try facts.value("gives-course") { Bool($0) } ? facts.text("course") ?? "" : nil
    isInsured = try facts.value("insured") { Bool($0) }
    risk = facts.text("risk")
  }
}
