import Ledger
import LineProtocol
import Rules
import Store

/// The secret part: `ballot vote|close|void`.
///
/// The journal gets that somebody voted; the choice goes into the box, sealed, under a random number. Counting opens all
/// slips at once, takes their choices apart and keeps only how many there are of each.
extension BallotDesk {
  static func vote(_ request: Request, _ bank: ChangeContext) throws -> Reply {
    let (ballot, key, _) = try votingBallot(request, bank)
    let number: MemberNumber = try request.neededNumber("member")
    guard bank.read.caller.loggedIn == number else { throw Refusal.voteOfAnother }
    guard let elector = try bank.books.elector(number, of: ballot.code) else {
      throw Refusal.notElector(number, ballot.code)
    }
    if let entry = elector.voted { throw Refusal.hasVoted(number, ballot.code, entry: entry) }
    let choices = try choices(request)
    let places = try bank.books.nominees(of: ballot.code).filter { $0.withdrawn == nil }.map(\.nomination.place)
    do throws(BallotRules.SlipFault) {
      try BallotRules.check(choices, seats: ballot.terms.seats, places: Set(places))
    } catch {
      throw Refusal.slip(error, on: ballot)
    }
    let slip = try BallotSeal.seal(
      BallotSlip.bytes(choices, seats: ballot.terms.seats), of: ballot.code, to: key, bank.randomness)
    let entry = try bank.append(.ballot(BallotStep(ballot: ballot.code, step: .voted(number))))
    try bank.transaction.drop(slip, into: ballot.code)
    return Reply(
      rows: [[Field("ballot", .code(ballot.code)), Field("member", .number(number)), Field("voted", .flag(true))]],
      fields: [entry])
  }

  static func close(_ request: Request, _ bank: ChangeContext) throws -> Reply {
    let ballot = try bank.read.requireBallot(try request.neededCode("ballot"))
    guard ballot.state == .voting, let key = ballot.key else { throw Refusal.ballotNot(.voting, ballot) }
    if let until = ballot.terms.until, until >= bank.today, ballot.votes < ballot.electors {
      throw Refusal.votingGoesOn(ballot, until: until)
    }
    let quorum = BallotRules.quorum(ballot.terms.quorum, electors: ballot.electors)
    let step: BallotStep.Step
    if ballot.votes < quorum {
      step = .unread(votes: ballot.votes, electors: ballot.electors, quorum: quorum)
    } else {
      step = .counted(try count(ballot, key, bank), votes: ballot.votes, electors: ballot.electors)
    }
    _ = try bank.append(.ballot(BallotStep(ballot: ballot.code, step: step)))
    try bank.transaction.emptyBox(of: ballot.code) { Digest(bank.randomness.bytes(32)) ?? .origin }
    return try outcome(of: try bank.read.requireBallot(ballot.code), bank.read)
  }

  static func void(_ request: Request, _ bank: ChangeContext) throws -> Reply {
    let ballot = try bank.read.requireBallot(try request.neededCode("ballot"))
    guard ballot.ended == nil else { throw Refusal.ballotNot(.voting, ballot) }
    let step = BallotStep(ballot: ballot.code, step: .voided(reason: try request.neededText("reason")))
    let entry = try bank.append(.ballot(step))
    try bank.transaction.emptyBox(of: ballot.code) { Digest(bank.randomness.bytes(32)) ?? .origin }
    return try reply(ballot.code, bank, entry)
  }

  /// Opens every slip of the box; one that is missing or cannot be opened makes the whole count impossible.
  private static func count(_ ballot: StoredBallot, _ key: BallotKey, _ bank: ChangeContext) throws -> BallotTally {
    guard let secret = bank.ballotKeys.secret(of: key) else { throw Refusal.ballotKeyLost(ballot) }
    let slips = try bank.books.slips(of: ballot.code)
    let opened = slips.compactMap { slip in
      secret.open(slip, of: ballot.code).flatMap { BallotSlip.choices($0, seats: ballot.terms.seats) }
    }
    guard slips.count == ballot.votes, opened.count == slips.count else {
      throw Refusal.slipsMissing(ballot, readable: opened.count)
    }
    return BallotTally(counting: opened.flatMap { $0 })
  }

  /// A ballot that can be voted in, with the key to seal to and the one to mark requests by.
  private static func votingBallot(
    _ request: Request, _ bank: ChangeContext
  ) throws -> (ballot: StoredBallot, key: BallotKey, secret: BallotSecret) {
    let ballot = try bank.read.requireBallot(try request.neededCode("ballot"))
    // Whoever lost the answer and asks again after the end is told that the vote was cast.
    if let number = bank.read.caller.loggedIn, let entry = try bank.books.elector(number, of: ballot.code)?.voted,
      ballot.state != .voting || ballot.terms.until.map({ $0 < bank.today }) ?? false
    {
      throw Refusal.hasVoted(number, ballot.code, entry: entry)
    }
    guard ballot.state == .voting, let key = ballot.key else { throw Refusal.ballotNot(.voting, ballot) }
    if let until = ballot.terms.until, until < bank.today { throw Refusal.votingIsOver(ballot, until: until) }
    // What is sealed to a key that is gone would never be counted.
    guard let secret = bank.ballotKeys.secret(of: key) else { throw Refusal.ballotKeyLost(ballot) }
    return (ballot, key, secret)
  }

  private static func choices(_ request: Request) throws -> [Int] {
    guard let choices = request.integers("choice") else { throw Refusal.missingParameter("choice") }
    return choices.map { Int(clamping: $0) }
  }

  /// What stands for the choice in the request that an idempotency key names; nil where there is none.
  ///
  /// It can be made as long as the ballot's key is there: a vote that is repeated after the end is refused like any other.
  static func mark(of request: Request, _ bank: ChangeContext) throws -> String? {
    guard request.command.name == "ballot vote" else { return nil }
    return try votingBallot(request, bank).secret.mark(try choices(request))
  }
}

extension Request {
  /// The request as an idempotency key keeps it: what is secret in it stands for itself by a mark that cannot be guessed.
  func canonicals(in bank: ChangeContext) throws -> [String] {
    let mark = try BallotDesk.mark(of: self, bank).map { "\nchoice \($0)" } ?? ""
    return canonicals(bank.identityKeys).map { $0 + mark }
  }
}
