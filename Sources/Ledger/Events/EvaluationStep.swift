/// A member or a team was spoken of for a period, or a station's evaluations of a period were closed.
public struct EvaluationStep: Hashable, Sendable {
  /// What happened.
  public enum Step: Hashable, Sendable {
    /// A team spoke of a member, or the station of a team.
    case word(Word)
    /// The figures and grades of everybody are fixed, whatever is recorded later.
    case closed([EvaluationResult])
  }

  /// What was said of a member or a team.
  public struct Word: Hashable, Sendable {
    /// Who is spoken of.
    public let subject: StarSubject
    /// The team that speaks; nil for the station of the entry.
    public let team: Code?
    /// How good it was.
    public let score: Score
    /// What was said besides; beside the chain.
    public let note: String?

    /// Describes a word.
    public init(subject: StarSubject, team: Code?, score: Score, note: String?) {
      self.subject = subject
      self.team = team
      self.score = score
      self.note = note
    }
  }

  /// The time that it is about.
  public let period: EvaluationPeriod
  /// What happened.
  public let step: Step

  /// Describes a step.
  public init(period: EvaluationPeriod, step: Step) {
    self.period = period
    self.step = step
  }

  func write(to facts: inout FactWriter) {
    facts.put("period", period)
    switch step {
    case .word(let word):
      facts.put("step", "word")
      facts.put("subject", word.subject)
      if case .member(let member) = word.subject { facts.put("member", member) }
      facts.put("speaker", ifPresent: word.team)
      facts.put("score", word.score)
      facts.putText("note", ifPresent: word.note)
    case .closed(let results):
      facts.put("step", "closed")
      facts.put("result", each: results)
    }
  }

  init(_ facts: FactReader) throws(LedgerError) {
    period = try facts.value("period") { EvaluationPeriod($0) }
    switch try facts.string("step") {
    case "word":
      step = .word(
        Word(
          subject: try facts.value("subject") { StarSubject($0) }, team: try facts.code(ifPresent: "speaker"),
          score: try facts.value("score") { Int64($0).flatMap { Score($0) } }, note: facts.text("note")))
    case "closed": step = .closed(try facts.values("result") { EvaluationResult($0) })
    case let other: throw .malformed(reason: "an evaluation has the step \(other)")
    }
  }
}
