/// A member's account went to another bank or came from one; see "Hand-over" in the documentation of the rules.
public struct HandoverStep: Hashable, Sendable {
  /// What happened.
  public enum Step: Hashable, Sendable {
    /// The hours are on their way; the signed file says all that goes with them.
    case issued(Issue)
    /// The other bank has said that it took them.
    case settled
    /// The other bank has said that it never will; the hours are the member's again.
    case recalled
    /// The hours of a file are a member's here.
    case taken(Answer)
    /// A file of another bank will never be taken.
    case refused(Answer, reason: String?)
  }

  /// What goes to the other bank.
  public struct Issue: Hashable, Sendable {
    /// The name of the file, which no other has.
    public let file: Digest
    /// What this bank calls the other one.
    public let bank: Code
    /// By whose key the answer must be signed.
    public let bankKey: BankKey
    /// The hours.
    public let minutes: Minutes
    /// The file with its signature; nil where the member was erased.
    ///
    /// Both go then: against a signature that stayed, guesses of a name or a phone number could be tried.
    public let document: String?

    /// Describes what goes.
    public init(file: Digest, bank: Code, bankKey: BankKey, minutes: Minutes, document: String?) {
      self.file = file
      self.bank = bank
      self.bankKey = bankKey
      self.minutes = minutes
      self.document = document
    }
  }

  /// What this bank answers to a file of another one.
  public struct Answer: Hashable, Sendable {
    /// The name of the file.
    public let file: Digest
    /// What this bank calls the other one.
    public let bank: Code
    /// The hours in it.
    public let minutes: Minutes
    /// By whose key the answer is known: this bank's, as the file named it.
    public let ownKey: BankKey
    /// The signature over the answer.
    public let signature: BankSignature

    /// Describes an answer.
    public init(file: Digest, bank: Code, minutes: Minutes, ownKey: BankKey, signature: BankSignature) {
      self.file = file
      self.bank = bank
      self.minutes = minutes
      self.ownKey = ownKey
      self.signature = signature
    }
  }

  /// The number of the hand-over in this bank.
  public let handover: HandoverNumber
  /// Whose account it is, here; nil where a file was refused.
  public let member: MemberNumber?
  /// What happened.
  public let step: Step

  /// Describes a step.
  public init(handover: HandoverNumber, member: MemberNumber?, step: Step) {
    self.handover = handover
    self.member = member
    self.step = step
  }

  func write(to facts: inout FactWriter) {
    facts.put("handover", handover)
    facts.put("member", ifPresent: member)
    switch step {
    case .issued(let issue):
      facts.put("step", "issued")
      facts.put("file", issue.file)
      facts.put("bank", issue.bank)
      facts.put("key", issue.bankKey)
      facts.put("minutes", issue.minutes)
      facts.putText("document", ifPresent: issue.document)
    case .settled: facts.put("step", "settled")
    case .recalled: facts.put("step", "recalled")
    case .taken(let answer):
      facts.put("step", "taken")
      answer.write(to: &facts)
    case .refused(let answer, let reason):
      facts.put("step", "refused")
      answer.write(to: &facts)
      facts.putText("reason", ifPresent: reason)
    }
  }

  init(_ facts: FactReader) throws(LedgerError) {
    handover = try facts.number("handover")
    member = try facts.number(ifPresent: "member")
    switch try facts.string("step") {
    case "issued":
      step = .issued(
        Issue(
          file: try facts.value("file") { Digest(hex: $0) }, bank: try facts.code("bank"),
          bankKey: try facts.value("key") { BankKey($0) }, minutes: try facts.minutes("minutes"),
          document: facts.text("document")))
    case "settled": step = .settled
    case "recalled": step = .recalled
    case "taken": step = .taken(try Answer(facts))
    case "refused": step = .refused(try Answer(facts), reason: facts.text("reason"))
    case let other: throw .malformed(reason: "a hand-over has the step \(other)")
    }
  }
}

extension HandoverStep.Answer {
  fileprivate func write(to facts: inout FactWriter) {
    facts.put("file", file)
    facts.put("bank", bank)
    facts.put("minutes", minutes)
    facts.put("key", ownKey)
    facts.put("signature", signature)
  }

  fileprivate init(_ facts: FactReader) throws(LedgerError) {
    self.init(
      file: try facts.value("file") { Digest(hex: $0) }, bank: try facts.code("bank"),
      minutes: try facts.minutes("minutes"), ownKey: try facts.value("key") { BankKey($0) },
      signature: try facts.value("signature") { BankSignature($0) })
  }
}
