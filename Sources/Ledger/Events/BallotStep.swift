/// A step of a ballot: from its opening to its result.
///
/// A vote is journaled as that somebody voted. What was chosen is sealed beside the chain and comes into it as a count,
/// when the key to the seals is destroyed; see <doc:ThreatModel>.
public struct BallotStep: Hashable, Sendable {
  /// What happened.
  public enum Step: Hashable, Sendable {
    /// It was opened for nominations.
    case opened(Terms)
    /// Somebody was put on the list.
    case nominated(BallotNomination)
    /// Somebody was taken off the list again.
    case withdrawn(place: Int, of: StarSubject, reason: String?)
    /// Members were made electors, or are none any more.
    case electors([MemberNumber], areIn: Bool)
    /// Voting began: list and electors stand, and choices are sealed to this key.
    case started(key: BallotKey)
    /// A member voted.
    case voted(MemberNumber)
    /// The choices were counted.
    case counted(BallotTally, votes: Int64, electors: Int64)
    /// Too few voted, and nobody will know what.
    case unread(votes: Int64, electors: Int64, quorum: Int64)
    /// It counts for nothing.
    case voided(reason: String?)
  }

  /// What a ballot is about.
  public struct Terms: Hashable, Sendable {
    /// Who can be nominated.
    public enum Field: String, CaseIterable, Sendable {
      /// Members.
      case members
      /// Teams.
      case teams
    }

    /// Who can be nominated.
    public let field: Field
    /// The year whose service speaks for them.
    public let year: Int
    /// How many are to be chosen, and how many an elector can choose.
    public let seats: Int
    /// How many have to vote; nil for more than half.
    public let quorum: Int?
    /// The last day of voting; nil for until it is closed.
    public let until: LocalDate?
    /// What it is called; beside the chain.
    public let title: String?

    /// Describes a ballot.
    public init(field: Field, year: Int, seats: Int, quorum: Int?, until: LocalDate?, title: String?) {
      self.field = field
      self.year = year
      self.seats = seats
      self.quorum = quorum
      self.until = until
      self.title = title
    }
  }

  /// The ballot.
  public let ballot: Code
  /// What happened.
  public let step: Step

  /// Describes a step.
  public init(ballot: Code, step: Step) {
    self.ballot = ballot
    self.step = step
  }

  func write(to facts: inout FactWriter) {
    facts.put("ballot", ballot)
    switch step {
    case .opened(let terms): terms.write(to: &facts)
    case .nominated(let nomination): nomination.write(to: &facts)
    case .withdrawn(let place, let subject, let reason):
      facts.put("step", "withdrawn")
      facts.put("place", place)
      facts.put(subject)
      facts.putText("reason", ifPresent: reason)
    case .electors(let members, let areIn):
      facts.put("step", areIn ? "admitted" : "excluded")
      facts.put("member", each: members)
    case .started(let key):
      facts.put("step", "started")
      facts.put("sealed-to", key)
    case .voted(let member):
      facts.put("step", "voted")
      facts.put("member", member)
    case .counted(let tally, let votes, let electors):
      facts.put("step", "counted")
      facts.put("electors", electors)
      facts.put("voted", votes)
      facts.put(
        "votes", each: tally.votes.sorted { $0.key < $1.key }.map { BallotTally.fact($0.key, $0.value) })
      facts.put("choices", tally.hash)
    case .unread(let votes, let electors, let quorum):
      facts.put("step", "unread")
      facts.put("electors", electors)
      facts.put("voted", votes)
      facts.put("quorum", quorum)
    case .voided(let reason):
      facts.put("step", "voided")
      facts.putText("reason", ifPresent: reason)
    }
  }

  init(_ facts: FactReader) throws(LedgerError) {
    ballot = try facts.code("ballot")
    switch try facts.string("step") {
    case "opened": step = .opened(try Terms(facts))
    case "nominated": step = .nominated(try BallotNomination(facts))
    case "withdrawn":
      step = .withdrawn(
        place: Int(clamping: try facts.integer("place")), of: try facts.subject(), reason: facts.text("reason"))
    case "admitted": step = .electors(try facts.members(), areIn: true)
    case "excluded": step = .electors(try facts.members(), areIn: false)
    case "started": step = .started(key: try facts.value("sealed-to") { BallotKey(hex: $0) })
    case "voted": step = .voted(try facts.number("member"))
    case "counted": step = try Self.counted(facts)
    case "unread":
      step = .unread(
        votes: try facts.integer("voted"), electors: try facts.integer("electors"),
        quorum: try facts.integer("quorum"))
    case "voided": step = .voided(reason: facts.text("reason"))
    case let other: throw .malformed(reason: "a ballot has the step \(other)")
    }
  }

  /// A count whose hash is not that of its votes is none.
  private static func counted(_ facts: FactReader) throws(LedgerError) -> Step {
    guard let tally = BallotTally(facts: facts.strings("votes")),
      try facts.string("choices") == tally.hash.description
    else { throw .malformed(reason: "the votes of a ballot are not the choices that it tells the hash of") }
    return .counted(tally, votes: try facts.integer("voted"), electors: try facts.integer("electors"))
  }
}

extension BallotStep.Terms {
  fileprivate func write(to facts: inout FactWriter) {
    facts.put("step", "opened")
    facts.put("of", field.rawValue)
    facts.put("year", year)
    facts.put("seats", seats)
    facts.put("quorum", ifPresent: quorum)
    facts.put("until", ifPresent: until)
    facts.putText("title", ifPresent: title)
  }

  fileprivate init(_ facts: FactReader) throws(LedgerError) {
    self.init(
      field: try facts.value("of") { Field(rawValue: $0) }, year: Int(clamping: try facts.integer("year")),
      seats: Int(clamping: try facts.integer("seats")),
      quorum: try facts.integer(ifPresent: "quorum").map { Int(clamping: $0) },
      until: try facts.date(ifPresent: "until"), title: facts.text("title"))
  }
}

extension FactWriter {
  /// Writes whom a fact is about, as `member` or `team`, so that it is found among a member's own.
  mutating func put(_ subject: StarSubject) {
    switch subject {
    case .member(let number): put("member", number)
    case .team(let code): put("team", code)
    }
  }
}

extension FactReader {
  /// Whom a fact is about.
  func subject() throws(LedgerError) -> StarSubject {
    if let member: MemberNumber = try number(ifPresent: "member") { return .member(member) }
    return .team(try code("team"))
  }

  fileprivate func members() throws(LedgerError) -> [MemberNumber] {
    try values("member") { Int64($0).flatMap { MemberNumber($0) } }
  }
}
