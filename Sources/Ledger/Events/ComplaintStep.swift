/// Somebody complained about a station, a team or a member, or the station answered.
public struct ComplaintStep: Hashable, Sendable {
  /// What a complaint is about.
  public enum Subject: Hashable, Sendable {
    /// The station that it was made at.
    case station
    /// A team.
    case team(Code)
    /// A member.
    case member(MemberNumber)
  }

  /// What came of a complaint.
  public enum Outcome: String, CaseIterable, Sendable {
    /// It was right.
    case upheld
    /// There was nothing in it.
    case unfounded
  }

  /// What happened.
  public enum Step: Hashable, Sendable {
    /// It was made, and is to be answered by a day; what was said lies beside the chain.
    case filed(due: LocalDate, text: String?)
    /// It was answered.
    case answered(Outcome, text: String?)
    /// Whoever had made it took it back.
    case withdrawn(reason: String?)
  }

  /// The complaint.
  public let complaint: ComplaintNumber
  /// Who complained; nil for somebody whom the bank does not know or who would not say.
  public let member: MemberNumber?
  /// What it is about.
  public let subject: Subject
  /// What happened.
  public let step: Step

  /// Describes a step.
  public init(complaint: ComplaintNumber, member: MemberNumber?, subject: Subject, step: Step) {
    self.complaint = complaint
    self.member = member
    self.subject = subject
    self.step = step
  }

  func write(to facts: inout FactWriter) {
    facts.put("complaint", complaint)
    facts.put("member", ifPresent: member)
    switch subject {
    case .station: break
    case .team(let team): facts.put("about-team", team)
    case .member(let member): facts.put("about", member)
    }
    switch step {
    case .filed(let due, let text):
      facts.put("step", "filed")
      facts.put("due", due)
      facts.putText("text", ifPresent: text)
    case .answered(let outcome, let text):
      facts.put("step", "answered")
      facts.put("outcome", outcome.rawValue)
      facts.putText("text", ifPresent: text)
    case .withdrawn(let reason):
      facts.put("step", "withdrawn")
      facts.putText("reason", ifPresent: reason)
    }
  }

  init(_ facts: FactReader) throws(LedgerError) {
    complaint = try facts.number("complaint")
    member = try facts.number(ifPresent: "member")
    if let team = try facts.code(ifPresent: "about-team") {
      subject = .team(team)
    } else if let member: MemberNumber = try facts.number(ifPresent: "about") {
      subject = .member(member)
    } else {
      subject = .station
    }
    switch try facts.string("step") {
    case "filed": step = .filed(due: try facts.date("due"), text: facts.text("text"))
    case "answered":
      step = .answered(try facts.value("outcome") { Outcome(rawValue: $0) }, text: facts.text("text"))
    case "withdrawn": step = .withdrawn(reason: facts.text("reason"))
    case let other: throw .malformed(reason: "a complaint has the step \(other)")
    }
  }
}
