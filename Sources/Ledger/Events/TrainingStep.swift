/// A member took part in a training, or that was withdrawn as a mistake.
///
/// Training is no service: it moves no hours and counts for no star.
public struct TrainingStep: Hashable, Sendable {
  /// What happened.
  public enum Step: Hashable, Sendable {
    /// The member took part for so long; the name of the course lies beside the chain, and is gone once it was erased.
    case attended(Minutes, course: String?)
    /// It was a mistake.
    case withdrawn(reason: String?)
  }

  /// The training.
  public let training: TrainingNumber
  /// Whose it is.
  public let member: MemberNumber
  /// What happened.
  public let step: Step

  /// Describes a step.
  public init(training: TrainingNumber, member: MemberNumber, step: Step) {
    self.training = training
    self.member = member
    self.step = step
  }

  func write(to facts: inout FactWriter) {
    facts.put("training", training)
    facts.put("member", member)
    switch step {
    case .attended(let minutes, let course):
      facts.put("step", "attended")
      facts.put("minutes", minutes)
      facts.putText("course", ifPresent: course)
    case .withdrawn(let reason):
      facts.put("step", "withdrawn")
      facts.putText("reason", ifPresent: reason)
    }
  }

  init(_ facts: FactReader) throws(LedgerError) {
    training = try facts.number("training")
    member = try facts.number("member")
    switch try facts.string("step") {
    case "attended": step = .attended(try facts.minutes("minutes"), course: facts.text("course"))
    case "withdrawn": step = .withdrawn(reason: facts.text("reason"))
    case let other: throw .malformed(reason: "a training has the step \(other)")
    }
  }
}
