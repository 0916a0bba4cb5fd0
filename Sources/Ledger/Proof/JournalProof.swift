/// Proves an exported journal, entry by entry, with nothing but its bytes: no daemon, no database, no clock.
///
/// The chain is computed anew from the canonical bytes (`SHA-256(previous hash ‖ bytes)`, 32 zero bytes before the
/// first); numbers follow each other, instants never run back, each entry's postings add up to zero in each unit, and no
/// account leaves its bounds but by what an entry says was forced. Every head that the journal says was published, and every
/// one that the verifier has from elsewhere, is compared on the way. Only balances and the current hash are kept.
public struct JournalProof: Sendable {
  /// The last entry proved; before the first, the entry that the journal begins after.
  public private(set) var number: Int64
  /// Its hash.
  public private(set) var head: Digest
  /// The entry that the proof began after; 0 for a whole journal.
  public let start: Int64
  /// How many published heads were compared.
  public private(set) var comparedHeads = 0
  /// Balances, or for a part of a journal what it has moved.
  public private(set) var sheet = AccountSheet()
  private var at = Instant(milliseconds: .min)
  private let published: [Int64: Digest]

  /// Prepares the proof of a whole journal.
  ///
  /// - Parameter published: Hashes by the number of their entry, as the verifier knows them from elsewhere.
  public init(published: [Int64: Digest] = [:]) {
    self.published = published
    number = 0
    head = .origin
    start = 0
  }

  /// Prepares the proof of what follows on an entry whose hash the verifier knows from elsewhere.
  ///
  /// What was on the accounts before is unknown, so that bounds are not checked.
  public init(after number: Int64, head: Digest, published: [Int64: Digest] = [:]) {
    self.published = published
    self.number = number
    self.head = head
    start = number
    comparedHeads = 1
  }

  /// Whether the journal was proved from its first entry on.
  public var isWhole: Bool { start == 0 }

  /// Proves the next entry.
  ///
  /// - Throws: ``JournalFault``, after which nothing more can be said of the rest.
  public mutating func take(_ entry: ExportedEntry) throws(JournalFault) {
    let next = number + 1
    guard entry.number == next else { throw JournalFault(next, .number(found: entry.number)) }
    guard head.chained(to: entry.canonical) == entry.hash else { throw JournalFault(next, .chain) }
    let decoded = try JournalProof.decoded(entry)
    guard decoded.header.number.value == next else {
      throw JournalFault(next, .bytesOf(decoded.header.number))
    }
    guard decoded.header.at >= at else { throw JournalFault(next, .instant) }
    try JournalProof.checkTexts(entry, decoded)
    try apply(try JournalProof.event(of: decoded, next), decoded.postings, next)
    number = next
    head = entry.hash
    at = decoded.header.at
    try compareHead()
  }

  /// Says that the journal ends here.
  ///
  /// - Throws: ``JournalFault`` where an entry is missing whose hash the verifier knows.
  public func finish() throws(JournalFault) {
    guard let missing = published.keys.filter({ $0 > number }).min() else { return }
    throw JournalFault(missing, .missing(last: number))
  }

  private mutating func apply(_ event: JournalEvent, _ postings: Postings, _ entry: Int64) throws(JournalFault) {
    if case .head(let said) = event {
      guard said.isHead(number: number, hash: head) else { throw JournalFault(entry, .published(said.entry)) }
      comparedHeads += 1
    }
    let beyond: Posting?
    do throws(LedgerError) {
      beyond = try sheet.post(postings, debt: event.debt)
    } catch {
      throw JournalFault(entry, .postings(error))
    }
    if let beyond, isWhole { throw JournalFault(entry, .bounds(beyond.account, balance: beyond.amount)) }
  }

  private mutating func compareHead() throws(JournalFault) {
    guard let expected = published[number] else { return }
    guard expected == head else { throw JournalFault(number, .head(published: expected, found: head)) }
    comparedHeads += 1
  }

  private static func decoded(_ entry: ExportedEntry) throws(JournalFault) -> DecodedEntry {
    do throws(LedgerError) {
      return try DecodedEntry(canonical: entry.canonical)
    } catch {
      if case .malformed = error { throw JournalFault(entry.number, .unreadable(error)) }
      throw JournalFault(entry.number, .postings(error))
    }
  }

  private static func event(of entry: DecodedEntry, _ number: Int64) throws(JournalFault) -> JournalEvent {
    do throws(LedgerError) {
      return try JournalEvent(kind: entry.header.kind, facts: FactReader(entry, texts: [:]))
    } catch {
      throw JournalFault(number, .facts(error))
    }
  }

  /// Checks the texts that came along; one may be missing, as it was not asked for or was erased.
  private static func checkTexts(_ entry: ExportedEntry, _ decoded: DecodedEntry) throws(JournalFault) {
    guard !entry.texts.isEmpty else { return }
    let commitments = Dictionary(
      decoded.commitments.map { ($0.name, $0.digest) }, uniquingKeysWith: { first, _ in first })
    for text in entry.texts where commitments[text.name] != text.commitment {
      throw JournalFault(entry.number, .text(name: text.name))
    }
  }
}
