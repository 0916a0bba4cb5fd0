/// Something that happened between a volunteer and the resident whom the volunteer has agreed to visit.
///
/// A visit that took hours is a service record, see ``ServiceOccasion``; a call without hours is a step of its own.
public struct PairStep: Hashable, Sendable {
  /// What happened.
  public enum Step: Hashable, Sendable {
    /// The two were paired.
    case agreed(Terms)
    /// The volunteer was there on the day of the entry, without hours.
    case visited(note: String?)
    /// What was noted for the day of the entry was a mistake.
    case withdrawn(reason: String?)
    /// The day of the entry is the last on which visits are due.
    case ended(reason: String?)
  }

  /// What was agreed on.
  public struct Terms: Hashable, Sendable {
    /// How often.
    public let visits: VisitPlan
    /// The first day.
    public let from: LocalDate
    /// The last day, where one was agreed on.
    public let until: LocalDate?
    /// The group of neighbours who help each other that the pair belongs to.
    public let group: Code?

    /// Describes what was agreed on.
    public init(visits: VisitPlan, from: LocalDate, until: LocalDate?, group: Code?) {
      self.visits = visits
      self.from = from
      self.until = until
      self.group = group
    }
  }

  /// The pair.
  public let pair: PairNumber
  /// Who visits.
  public let volunteer: MemberNumber
  /// Who is visited.
  public let resident: MemberNumber
  /// What happened.
  public let step: Step

  /// Describes a step.
  public init(pair: PairNumber, volunteer: MemberNumber, resident: MemberNumber, step: Step) {
    self.pair = pair
    self.volunteer = volunteer
    self.resident = resident
    self.step = step
  }

  func write(to facts: inout FactWriter) {
    facts.put("pair", pair)
    facts.put("volunteer", volunteer)
    facts.put("resident", resident)
    switch step {
    case .agreed(let terms):
      facts.put("step", "agreed")
      facts.put("visits", terms.visits)
      facts.put("from-day", terms.from)
      facts.put("until", ifPresent: terms.until)
      facts.put("group", ifPresent: terms.group)
    case .visited(let note):
      facts.put("step", "visited")
      facts.putText("note", ifPresent: note)
    case .withdrawn(let reason):
      facts.put("step", "withdrawn")
      facts.putText("reason", ifPresent: reason)
    case .ended(let reason):
      facts.put("step", "ended")
      facts.putText("reason", ifPresent: reason)
    }
  }

  init(_ facts: FactReader) throws(LedgerError) {
    pair = try facts.number("pair")
    volunteer = try facts.number("volunteer")
    resident = try facts.number("resident")
    switch try facts.string("step") {
    case "agreed":
      step = .agreed(
        Terms(
          visits: try facts.value("visits") { VisitPlan($0) }, from: try facts.date("from-day"),
          until: try facts.date(ifPresent: "until"), group: try facts.code(ifPresent: "group")))
    case "visited": step = .visited(note: facts.text("note"))
    case "withdrawn": step = .withdrawn(reason: facts.text("reason"))
    case "ended": step = .ended(reason: facts.text("reason"))
    case let other: throw .malformed(reason: "a pair has the step \(other)")
    }
  }
}
