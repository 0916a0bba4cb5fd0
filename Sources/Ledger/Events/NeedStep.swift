/// Something that happened to a need: what a resident asks for, and a volunteer can do.
///
/// That it was done is no step of its own: the service record says which need it met, see ``ServiceOccasion``. So a record
/// that is reversed or rejected leaves the need claimed again, and there is never more than one record that meets it.
public struct NeedStep: Hashable, Sendable {
  /// What happened.
  public enum Step: Hashable, Sendable {
    /// It was opened.
    case opened(Opening)
    /// A volunteer took it on.
    case claimed(by: MemberNumber)
    /// The volunteer gave it back.
    case released(by: MemberNumber, reason: String?)
    /// Whoever was served says that it was done by this record; `isTold` where an operator wrote it down for them.
    case confirmed(RecordNumber, isTold: Bool)
    /// Nobody is to do it any more.
    case cancelled(reason: String?)
  }

  /// What is asked for.
  public struct Opening: Hashable, Sendable {
    /// What whoever might claim it reads; beside the chain, nil once it was erased.
    public var title: String?
    /// What only the station and the two sides read, such as an address; beside the chain.
    public var note: String?
    /// The kind of service.
    public var kind: Code?
    /// The tags that a volunteer must have for it.
    public var skills: [Code]
    /// The last day on which it is of use.
    public var until: LocalDate?
    /// Whether it is a small wish, which is to bring joy more than help.
    public var isWish: Bool

    /// Describes what is asked for.
    public init(
      title: String?, note: String? = nil, kind: Code? = nil, skills: [Code] = [], until: LocalDate? = nil,
      isWish: Bool = false
    ) {
      self.title = title
      self.note = note
      self.kind = kind
      self.skills = skills
      self.until = until
      self.isWish = isWish
    }
  }

  /// The need.
  public let need: NeedNumber
  /// Whose it is.
  public let member: MemberNumber
  /// What happened.
  public let step: Step

  /// Describes a step.
  public init(need: NeedNumber, member: MemberNumber, step: Step) {
    self.need = need
    self.member = member
    self.step = step
  }

  func write(to facts: inout FactWriter) {
    facts.put("need", need)
    facts.put("member", member)
    switch step {
    case .opened(let opening):
      facts.put("step", "opened")
      facts.put("service-kind", ifPresent: opening.kind)
      facts.put("skill", each: opening.skills)
      facts.put("until", ifPresent: opening.until)
      if opening.isWish { facts.put("wish", true) }
      facts.putText("title", ifPresent: opening.title)
      facts.putText("note", ifPresent: opening.note)
    case .claimed(let volunteer):
      facts.put("step", "claimed")
      facts.put("volunteer", volunteer)
    case .released(let volunteer, let reason):
      facts.put("step", "released")
      facts.put("volunteer", volunteer)
      facts.putText("reason", ifPresent: reason)
    case .confirmed(let record, let isTold):
      facts.put("step", "confirmed")
      facts.put("record", record)
      if isTold { facts.put("told", true) }
    case .cancelled(let reason):
      facts.put("step", "cancelled")
      facts.putText("reason", ifPresent: reason)
    }
  }

  init(_ facts: FactReader) throws(LedgerError) {
    need = try facts.number("need")
    member = try facts.number("member")
    switch try facts.string("step") {
    case "opened":
      step = .opened(
        Opening(
          title: facts.text("title"), note: facts.text("note"), kind: try facts.code(ifPresent: "service-kind"),
          skills: try facts.values("skill") { Code($0) }, until: try facts.date(ifPresent: "until"),
          isWish: try facts.value(ifPresent: "wish") { Bool($0) } ?? false))
    case "claimed": step = .claimed(by: try facts.number("volunteer"))
    case "released": step = .released(by: try facts.number("volunteer"), reason: facts.text("reason"))
    case "confirmed":
      step = .confirmed(
        try facts.number("record"), isTold: try facts.value(ifPresent: "told") { Bool($0) } ?? false)
    case "cancelled": step = .cancelled(reason: facts.text("reason"))
    case let other: throw .malformed(reason: "a need has the step \(other)")
    }
  }
}
