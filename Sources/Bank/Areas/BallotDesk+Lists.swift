import Ledger
import LineProtocol
import Rules
import Store

/// What of a ballot can be seen: `ballot list|show|electors|result`.
extension BallotDesk {
  static func list(_ request: Request, _ bank: ReadContext) throws -> Reply {
    let page = Page(after: request.text("after"), limit: request.integer("limit").map { Int(clamping: $0) })
    let state = request.text("state").flatMap { StoredBallot.State(rawValue: $0) }
    return .page(try bank.books.ballots(page, state: state), page, key: { .code($0.code) }) { ballot in
      [
        Field("ballot", .code(ballot.code)), Field("title", .optional(ballot.terms.title, Value.text)),
        Field("of", .text(ballot.terms.field.rawValue)), Field("year", .integer(Int64(ballot.terms.year))),
        Field("seats", .integer(Int64(ballot.terms.seats))), Field("until", .optional(ballot.terms.until, Value.date)),
        Field("state", .text(ballot.state.rawValue)), Field("electors", .integer(ballot.electors)),
        Field("voted", .integer(ballot.votes)), Field("entry", .integer(ballot.entry)),
      ]
    }
  }

  static func show(_ request: Request, _ bank: ReadContext) throws -> Reply {
    let ballot = try bank.requireBallot(try request.neededCode("ballot"))
    let nominees = try bank.books.nominees(of: ballot.code)
    return Reply(rows: try nominees.map { try row($0, bank, in: ballot) }, fields: try fields(of: ballot, bank))
  }

  static func electors(_ request: Request, _ bank: ReadContext) throws -> Reply {
    let ballot = try bank.requireBallot(try request.neededCode("ballot"))
    let page = try request.numberedPage()
    let electors = try bank.books.electors(of: ballot.code, page)
    let reply = try Reply.page(electors, page, key: { .number($0.member) }) { elector in
      let member = try bank.requireMember(elector.member)
      return [
        Field("member", .number(elector.member)), Field("name", .text(bank.nameShown(member))),
        Field("station", .code(member.person.station)), Field("voted", .flag(elector.voted != nil)),
        Field("entry", .optional(elector.voted, Value.integer)),
      ]
    }
    return Reply(
      rows: reply.rows,
      fields: [Field("electors", .integer(ballot.electors)), Field("votes", .integer(ballot.votes))] + reply.fields)
  }

  static func result(_ request: Request, _ bank: ReadContext) throws -> Reply {
    let ballot = try bank.requireBallot(try request.neededCode("ballot"))
    guard ballot.ended != nil else { throw Refusal.noResultYet(ballot) }
    return try outcome(of: ballot, bank)
  }

  /// The result: the most votes first, and no row where nothing was counted.
  static func outcome(of ballot: StoredBallot, _ bank: ReadContext) throws -> Reply {
    let nominees = try bank.books.nominees(of: ballot.code).filter { $0.withdrawn == nil && $0.votes != nil }
    let tally = try tally(of: nominees)
    let outcomes = BallotRules.outcomes(
      of: tally, places: nominees.map(\.nomination.place), seats: ballot.terms.seats)
    let sorted = nominees.sorted { ($1.votes ?? 0, $0.nomination.place) < ($0.votes ?? 0, $1.nomination.place) }
    let rows = try sorted.map { nominee -> Reply.Row in
      let place = nominee.nomination.place
      return [Field("place", .integer(Int64(place)))] + (try bank.subjectFields(nominee.nomination.subject)) + [
        Field("votes", .integer(nominee.votes ?? 0)),
        Field("outcome", .text((outcomes[place] ?? BallotRules.Outcome.none).rawValue)),
      ]
    }
    return Reply(rows: rows, fields: try fields(of: ballot, bank))
  }

  /// Those whom a ballot chose; who is tied for the last seats is not among them.
  static func elected(in ballot: StoredBallot, _ bank: ReadContext) throws -> [StarSubject] {
    let nominees = try bank.books.nominees(of: ballot.code).filter { $0.votes != nil }
    let outcomes = BallotRules.outcomes(
      of: try tally(of: nominees), places: nominees.map(\.nomination.place), seats: ballot.terms.seats)
    return nominees.filter { outcomes[$0.nomination.place] == .elected }.map(\.nomination.subject)
  }

  private static func tally(of nominees: [StoredNominee]) throws -> BallotTally {
    let pairs = nominees.compactMap { nominee in
      nominee.votes.flatMap { $0 > 0 ? (nominee.nomination.place, $0) : nil }
    }
    guard let tally = BallotTally(votes: Dictionary(pairs, uniquingKeysWith: { first, _ in first })) else {
      throw Refusal.internalDefect("a ballot has votes that are none")
    }
    return tally
  }

  /// What is said of a ballot as a whole.
  private static func fields(of ballot: StoredBallot, _ bank: ReadContext) throws -> [Field] {
    let tally = try ballot.state == .counted ? tally(of: bank.books.nominees(of: ballot.code)) : nil
    let head = try ballot.ended.flatMap { try bank.books.entry($0)?.hash }
    return [
      Field("ballot", .code(ballot.code)), Field("title", .optional(ballot.terms.title, Value.text)),
      Field("of", .text(ballot.terms.field.rawValue)), Field("year", .integer(Int64(ballot.terms.year))),
      Field("seats", .integer(Int64(ballot.terms.seats))), Field("state", .text(ballot.state.rawValue)),
      Field("electors", .integer(ballot.electors)), Field("voted", .integer(ballot.votes)),
      Field("quorum", .integer(BallotRules.quorum(ballot.terms.quorum, electors: ballot.electors))),
      Field("until", .optional(ballot.terms.until, Value.date)),
      Field("choices", .optional(tally?.total, Value.integer)),
      Field("hash", .optional(tally?.hash) { .text($0.description) }),
      Field("entry", .optional(ballot.ended, Value.integer)), Field("head", .optional(head) { .text($0.description) }),
      Field("reason", .optional(bank.isStaff ? ballot.reason : nil, Value.text)),
    ]
  }

  /// Somebody on the list, with what the ledger said when they were put there.
  ///
  /// - Parameter ballot: Where a member asks who votes in it and may read why somebody was nominated.
  static func row(_ nominee: StoredNominee, _ bank: ReadContext, in ballot: StoredBallot? = nil) throws -> Reply.Row {
    let nomination = nominee.nomination
    let evidence = nomination.evidence
    let isRead = try mayReadReason(nomination.subject, ballot, bank)
    return [Field("place", .integer(Int64(nomination.place)))] + (try bank.subjectFields(nomination.subject)) + [
      Field("minutes", .duration(evidence.minutes)), Field("services", .integer(evidence.services)),
      Field("quality", .optional(evidence.quality) { .text($0.decimal) }),
      Field("scores", .optional(evidence.quality) { .integer($0.scores) }),
      Field("stars", .integer(Int64(evidence.stars))),
      Field("state", .text(nominee.withdrawn == nil ? "listed" : "withdrawn")),
      Field("reason", .optional(isRead ? nomination.reason : nil, Value.text)),
    ]
  }

  private static func mayReadReason(
    _ subject: StarSubject, _ ballot: StoredBallot?, _ bank: ReadContext
  ) throws -> Bool {
    if let own = bank.caller.loggedIn {
      return try subject == .member(own) || ballot.map { try bank.books.elector(own, of: $0.code) != nil } ?? false
    }
    return try bank.isStaff && bank.actsFor(bank.station(of: subject))
  }
}
