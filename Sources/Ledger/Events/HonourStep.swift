/// An honour was given or recommended, decided on by whom it was recommended to, or withdrawn.
public struct HonourStep: Hashable, Sendable {
  /// What happened.
  public enum Step: Hashable, Sendable {
    /// It was given, or recommended to those who give it.
    case added(Honour)
    /// Those to whom it was recommended have given it, or not.
    case decided(of: StarSubject, isGiven: Bool, reason: String?)
    /// It was a mistake, or lost.
    case withdrawn(of: StarSubject, reason: String?)
  }

  /// An honour.
  public struct Honour: Hashable, Sendable {
    /// Who gives it.
    public enum Level: String, CaseIterable, Sendable {
      /// A station.
      case station
      /// The bank.
      case bank
      /// The city, or whoever is above the bank.
      case city
    }

    /// Whose it is.
    public let subject: StarSubject
    /// What kind of honour, as `best-of-month`.
    public let code: Code
    /// Who gives it.
    public let level: Level
    /// Whether it is only recommended so far.
    public let isRecommended: Bool
    /// For what time: a year or a month, as `2026` or `2026-05`.
    public let period: Code?
    /// The ballot that chose the subject.
    public let ballot: Code?
    /// What it is called; beside the chain.
    public let title: String?

    /// Describes an honour.
    public init(
      subject: StarSubject, code: Code, level: Level, isRecommended: Bool, period: Code?, ballot: Code?, title: String?
    ) {
      self.subject = subject
      self.code = code
      self.level = level
      self.isRecommended = isRecommended
      self.period = period
      self.ballot = ballot
      self.title = title
    }
  }

  /// The honour.
  public let honour: HonourNumber
  /// What happened.
  public let step: Step

  /// Describes a step.
  public init(honour: HonourNumber, step: Step) {
    self.honour = honour
    self.step = step
  }

  func write(to facts: inout FactWriter) {
    facts.put("honour", honour)
    switch step {
    case .added(let honour):
      facts.put("step", honour.isRecommended ? "recommended" : "given")
      facts.put(honour.subject)
      facts.put("code", honour.code)
      facts.put("level", honour.level.rawValue)
      facts.put("period", ifPresent: honour.period)
      facts.put("ballot", ifPresent: honour.ballot)
      facts.putText("title", ifPresent: honour.title)
    case .decided(let subject, let isGiven, let reason):
      facts.put("step", isGiven ? "granted" : "declined")
      facts.put(subject)
      facts.putText("reason", ifPresent: reason)
    case .withdrawn(let subject, let reason):
      facts.put("step", "withdrawn")
      facts.put(subject)
      facts.putText("reason", ifPresent: reason)
    }
  }

  init(_ facts: FactReader) throws(LedgerError) {
    honour = try facts.number("honour")
    let subject = try facts.subject()
    switch try facts.string("step") {
    case "given": step = .added(try Honour(facts, of: subject, isRecommended: false))
    case "recommended": step = .added(try Honour(facts, of: subject, isRecommended: true))
    case "granted": step = .decided(of: subject, isGiven: true, reason: facts.text("reason"))
    case "declined": step = .decided(of: subject, isGiven: false, reason: facts.text("reason"))
    case "withdrawn": step = .withdrawn(of: subject, reason: facts.text("reason"))
    case let other: throw .malformed(reason: "an honour has the step \(other)")
    }
  }
}

extension HonourStep.Honour {
  fileprivate init(_ facts: FactReader, of subject: StarSubject, isRecommended: Bool) throws(LedgerError) {
    self.init(
      subject: subject, code: try facts.code("code"), level: try facts.value("level") { Level(rawValue: $0) },
      isRecommended: isRecommended, period: try facts.code(ifPresent: "period"),
      ballot: try facts.code(ifPresent: "ballot"), title: facts.text("title"))
  }
}
