import GRDB
public import Ledger

/// A ballot as it stands.
public struct StoredBallot: Sendable {
  /// How far it has come.
  public enum State: String, CaseIterable, Sendable {
    /// The list and the electors can change.
    case nominating
    /// Electors vote.
    case voting
    /// The result stands.
    case counted
    /// Too few voted: nobody knows what was chosen.
    case unread
    /// It counts for nothing.
    case void
  }

  /// Its code.
  public let code: Code
  /// What it is about; the title is gone where it was erased.
  public let terms: BallotStep.Terms
  /// How far it has come.
  public let state: State
  /// The key that choices are sealed to, once voting has begun.
  public let key: BallotKey?
  /// How many can vote.
  public let electors: Int64
  /// How many have voted.
  public let votes: Int64
  /// The entry that ended it.
  public let ended: Int64?
  /// Why it was voided.
  public let reason: String?
  /// The entry that opened it.
  public let entry: Int64
}

/// Somebody on a ballot's list.
public struct StoredNominee: Sendable {
  /// What was said when it was nominated; after a merge it is of the member that stays.
  public let nomination: BallotNomination
  /// The votes, once they are counted.
  public let votes: Int64?
  /// The entry that took it off the list.
  public let withdrawn: Int64?
  /// The entry that put it there.
  public let entry: Int64
}

/// Somebody who can vote.
public struct StoredElector: Sendable {
  /// The ballot.
  public let ballot: Code
  /// Who.
  public let member: MemberNumber
  /// The entry that says that they voted; nothing says what.
  public let voted: Int64?
}

/// A choice that is sealed, under a number that says nothing.
public struct SealedSlip: Hashable, Sendable {
  /// How many bytes the number has.
  public static let idByteCount = 16

  /// The random number.
  public let id: [UInt8]
  /// The sealed choice.
  public let sealed: [UInt8]

  /// Puts a slip together.
  public init(id: [UInt8], sealed: [UInt8]) {
    self.id = id
    self.sealed = sealed
  }
}

extension BookReader {
  private static let ballotColumns = """
    SELECT code, field, year, seats, quorum, until_day, state, sealed_to,
      (SELECT count(*) FROM elector WHERE elector.ballot = ballot.code),
      (SELECT count(voted) FROM elector WHERE elector.ballot = ballot.code), ended, journaled,
      (SELECT text FROM entry_text WHERE entry_text.entry = ballot.journaled AND name = 'title'),
      (SELECT text FROM entry_text WHERE entry_text.entry = ballot.ended AND name = 'reason')
    FROM ballot
    """
  private static let nomineeColumns = """
    SELECT place, subject, minutes, services, quality, stars, votes, withdrawn, journaled,
      (SELECT text FROM entry_text WHERE entry_text.entry = nominee.journaled AND name = 'reason'), ballot
    FROM nominee
    """

  /// A ballot, or nil.
  public func ballot(_ code: Code) throws -> StoredBallot? {
    try db.first("\(Self.ballotColumns) WHERE code = ?", [code.text], readBallot)
  }

  /// Ballots by code.
  public func ballots(_ page: Page<String>, state: StoredBallot.State?) throws -> [StoredBallot] {
    try db.all(
      "\(Self.ballotColumns) WHERE code > ?1 AND (?2 IS NULL OR state = ?2) ORDER BY code LIMIT ?3",
      [page.after ?? "", state?.rawValue, page.sqlLimit], readBallot)
  }

  /// The keys of ballots that are voted in: nobody must have any other.
  public func openBallotKeys() throws -> [BallotKey] {
    try db.all("SELECT sealed_to FROM ballot WHERE ended IS NULL AND sealed_to IS NOT NULL") { row in
      guard let key = BallotKey(hex: row[0] as String) else { throw row.damage(0) }
      return key
    }
  }

  /// A ballot's list in its order, with those who were taken off it.
  public func nominees(of ballot: Code) throws -> [StoredNominee] {
    try db.all("\(Self.nomineeColumns) WHERE ballot = ? ORDER BY place", [ballot.text], readNominee)
  }

  /// Where somebody stands or stood.
  public func nominations(of subject: StarSubject) throws -> [(ballot: Code, nominee: StoredNominee)] {
    try db.all("\(Self.nomineeColumns) WHERE subject = ? ORDER BY ballot, place", [subject.description]) { row in
      (try row.code(10), try readNominee(row))
    }
  }

  /// Who can vote in a ballot, by number.
  public func electors(of ballot: Code, _ page: Page<Int64> = Page()) throws -> [StoredElector] {
    try db.all(
      "SELECT ballot, member, voted FROM elector WHERE ballot = ? AND member > ? ORDER BY member LIMIT ?",
      [ballot.text, page.after ?? 0, page.sqlLimit], readElector)
  }

  /// An elector of a ballot, or nil.
  public func elector(_ member: MemberNumber, of ballot: Code) throws -> StoredElector? {
    try db.first(
      "SELECT ballot, member, voted FROM elector WHERE ballot = ? AND member = ?", [ballot.text, member.value],
      readElector)
  }

  /// The ballots in which a member can or could vote.
  public func elections(of member: MemberNumber) throws -> [StoredElector] {
    try db.all(
      "SELECT ballot, member, voted FROM elector WHERE member = ? ORDER BY ballot", [member.value], readElector)
  }

  /// A ballot's slips, in the order of their numbers.
  public func slips(of ballot: Code) throws -> [SealedSlip] {
    try db.all(RowSeal.slips.select + " WHERE ballot = ? ORDER BY id", [ballot.text]) { row in
      try RowSeal.slips.check(row)
      return SealedSlip(id: row.bytes(1), sealed: row.bytes(2))
    }
  }

  private func readBallot(_ row: SQLRow) throws -> StoredBallot {
    guard let field = BallotStep.Terms.Field(rawValue: row[1]) else { throw row.damage(1) }
    guard let state = StoredBallot.State(rawValue: row[6]) else { throw row.damage(6) }
    let key = (row[7] as String?).flatMap { BallotKey(hex: $0) }
    return StoredBallot(
      code: try row.code(0),
      terms: BallotStep.Terms(
        field: field, year: row[2], seats: row[3], quorum: row[4], until: try row.date(ifPresent: 5), title: row[12]),
      state: state, key: key, electors: row[8], votes: row[9], ended: row[10], reason: row[13], entry: row[11])
  }

  private func readNominee(_ row: SQLRow) throws -> StoredNominee {
    guard let subject = StarSubject(row[1] as String) else { throw row.damage(1) }
    let quality = (row[4] as String?).flatMap { MeanQuality($0) }
    return StoredNominee(
      nomination: BallotNomination(
        place: row[0], subject: subject,
        evidence: BallotNomination.Evidence(
          minutes: Minutes(row[2]), services: row[3], quality: quality, stars: row[5]),
        reason: row[9]),
      votes: row[6], withdrawn: row[7], entry: row[8])
  }

  private func readElector(_ row: SQLRow) throws -> StoredElector {
    StoredElector(ballot: try row.code(0), member: try row.number(1), voted: row[2])
  }
}

extension JournalTransaction {
  /// Puts a slip into a ballot's box.
  public func drop(_ slip: SealedSlip, into ballot: Code) throws {
    try RowSeal.slips.insert(db, [.text(ballot.text), .blob(slip.id), .blob(slip.sealed)])
  }

  /// Empties a ballot's box, and has the kept requests of its voters tell nothing any more, not even to whoever has the key.
  ///
  /// What was in the box is overwritten.
  ///
  /// - Parameter unknowable: Random bytes in the place of what stood for each request.
  public func emptyBox(of ballot: Code, unknowable: () -> Digest) throws {
    try db.run("DELETE FROM ballot_slip WHERE ballot = ?", [ballot.text])
    for elector in try books.electors(of: ballot) {
      guard let voted = elector.voted, let entry = try books.entry(voted) else { continue }
      let header = try DecodedEntry(canonical: entry.canonical).header
      if let key = header.key { try forgetAnswer(of: header.actor, key: key, unknowable()) }
    }
  }
}
