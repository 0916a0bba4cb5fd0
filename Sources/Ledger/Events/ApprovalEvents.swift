/// An act that needs a second administrator was asked for, carried out by that one, given up, or waited too long for.
///
/// None of these entries has postings: what is carried out is journaled by entries of its own, exactly as it would have
/// been alone, right before the one that confirms it and names them.
public struct ApprovalStep: Hashable, Sendable {
  /// What somebody asks for.
  public struct Proposal: Hashable, Sendable {
    /// What makes it an act for two, `grant`; see `roles.four_eyes` in the configuration.
    public let act: Code
    /// The command, `journal reverse`.
    public let command: String
    /// The parameters that are no texts of people, each `name=value` as words of the protocol.
    public let parameters: [String]
    /// All other parameters as words of the protocol, beside the chain; nil where there are none or they were erased.
    public let texts: String?
    /// The member whom the bank knows the asker to be.
    public let member: MemberNumber?
    /// The last day on which it can be confirmed.
    public let until: LocalDate

    /// Describes a proposal.
    public init(
      act: Code, command: String, parameters: [String], texts: String?, member: MemberNumber?, until: LocalDate
    ) {
      self.act = act
      self.command = command
      self.parameters = parameters
      self.texts = texts
      self.member = member
      self.until = until
    }

    /// The value of a parameter that is no text of people.
    fileprivate func value(of name: String) -> String? {
      parameters.first { $0.hasPrefix(name + "=") }.map { String($0.dropFirst(name.count + 1)) }
    }
  }

  /// What became of it.
  public enum Step: Hashable, Sendable {
    /// Somebody asks; nothing has happened yet.
    case proposed(Proposal)
    /// A second person agreed, and it was carried out by these entries in the same transaction.
    case confirmed(asker: Actor, first: EntryNumber, last: EntryNumber)
    /// A second person gave it up.
    case rejected(asker: Actor, reason: String?)
    /// Nobody decided in time.
    case lapsed
  }

  /// Its number.
  public let approval: ApprovalNumber
  /// What became of it with this entry.
  public let step: Step

  /// Describes a step.
  public init(approval: ApprovalNumber, step: Step) {
    self.approval = approval
    self.step = step
  }

  func write(to facts: inout FactWriter) {
    facts.put("approval", approval)
    switch step {
    case .proposed(let proposal):
      facts.put("step", "proposed")
      facts.put("act", proposal.act)
      facts.put("command", proposal.command)
      facts.put("parameter", each: proposal.parameters)
      // Under their own names too: by these facts the entries are found that say something of a member.
      facts.put("member", ifPresent: proposal.value(of: "member"))
      facts.put("record", ifPresent: proposal.value(of: "record"))
      facts.put("redemption", ifPresent: proposal.value(of: "redemption"))
      facts.put("asker-member", ifPresent: proposal.member)
      facts.put("until", proposal.until)
      facts.putText("texts", ifPresent: proposal.texts)
    case .confirmed(let asker, let first, let last):
      facts.put("step", "confirmed")
      facts.put("asker", asker)
      facts.put("first", first)
      facts.put("last", last)
    case .rejected(let asker, let reason):
      facts.put("step", "rejected")
      facts.put("asker", asker)
      facts.putText("reason", ifPresent: reason)
    case .lapsed:
      facts.put("step", "lapsed")
    }
  }

  init(_ facts: FactReader) throws(LedgerError) {
    approval = try facts.number("approval")
    switch try facts.string("step") {
    case "proposed":
      step = .proposed(
        Proposal(
          act: try facts.code("act"), command: try facts.string("command"), parameters: facts.strings("parameter"),
          texts: facts.text("texts"), member: try facts.number(ifPresent: "asker-member"),
          until: try facts.date("until")))
    case "confirmed":
      step = .confirmed(
        asker: try facts.value("asker") { Actor($0) }, first: try facts.number("first"), last: try facts.number("last"))
    case "rejected":
      step = .rejected(asker: try facts.value("asker") { Actor($0) }, reason: facts.text("reason"))
    case "lapsed":
      step = .lapsed
    case let other:
      throw .malformed(reason: "an approval has the step \(other)")
    }
  }
}
