/// A member signed up for an activity, moved up, withdrew, or was there.
public struct SignUpStep: Hashable, Sendable {
  /// When and how long somebody was there, where it differs from the plan.
  public struct Presence: Hashable, Sendable {
    /// When it began; nil as planned.
    public let start: LocalTime?
    /// When it ended; nil as planned.
    public let end: LocalTime?
    /// How long; nil for all of the time between.
    public let minutes: Minutes?

    /// States a presence; one as planned where nothing is said.
    public init(start: LocalTime? = nil, end: LocalTime? = nil, minutes: Minutes? = nil) {
      self.start = start
      self.end = end
      self.minutes = minutes
    }

    /// Whether anything is said that differs from the plan.
    public var isStated: Bool { start != nil || end != nil || minutes != nil }
  }

  /// What happened.
  public enum Step: Hashable, Sendable {
    /// The member has a place.
    case signedUp
    /// All places are taken; the member waits for one.
    case waiting
    /// A place came free for the one who had waited longest.
    case promoted
    /// The member will not come.
    case withdrawn(reason: String?)
    /// The member was there.
    case attended(Presence)
    /// The member was not there.
    case absent
  }

  /// The activity.
  public let activity: ActivityNumber
  /// Who.
  public let member: MemberNumber
  /// What happened.
  public let step: Step

  /// Describes a step.
  public init(activity: ActivityNumber, member: MemberNumber, step: Step) {
    self.activity = activity
    self.member = member
    self.step = step
  }

  func write(to facts: inout FactWriter) {
    facts.put("activity", activity)
    facts.put("member", member)
    switch step {
    case .signedUp: facts.put("step", "signed-up")
    case .waiting: facts.put("step", "waiting")
    case .promoted: facts.put("step", "promoted")
    case .withdrawn(let reason):
      facts.put("step", "withdrawn")
      facts.putText("reason", ifPresent: reason)
    case .attended(let presence):
      facts.put("step", "attended")
      facts.put("start", ifPresent: presence.start)
      facts.put("end", ifPresent: presence.end)
      if let minutes = presence.minutes { facts.put("minutes", minutes) }
    case .absent: facts.put("step", "absent")
    }
  }

  init(_ facts: FactReader) throws(LedgerError) {
    activity = try facts.number("activity")
    member = try facts.number("member")
    switch try facts.string("step") {
    case "signed-up": step = .signedUp
    case "waiting": step = .waiting
    case "promoted": step = .promoted
    case "withdrawn": step = .withdrawn(reason: facts.text("reason"))
    case "attended":
      step = .attended(
        Presence(
          start: try facts.time(ifPresent: "start"), end: try facts.time(ifPresent: "end"),
          minutes: try facts.minutes(ifPresent: "minutes")))
    case "absent": step = .absent
    case let other: throw .malformed(reason: "a sign-up has the step \(other)")
    }
  }
}
