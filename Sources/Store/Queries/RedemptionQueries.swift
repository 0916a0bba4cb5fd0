import GRDB
public import Ledger

/// An offer as it stands.
public struct StoredOffer: Hashable, Sendable {
  /// Its code.
  public let code: Code
  /// Its terms.
  public let terms: OfferChange.Terms
  /// The date of its closing.
  public let closed: LocalDate?
}

/// What a station has of a gift.
public struct StockLevel: Hashable, Sendable {
  /// The gift.
  public let offer: Code
  /// The station.
  public let station: Code
  /// Pieces on the shelf, reserved ones included.
  public let pieces: Int64
  /// Pieces behind open redemptions.
  public let reserved: Int64
}

/// A sheet that is being imported.
public struct StoredSheet: Hashable, Sendable {
  /// Where an import stands.
  public enum State: String, CaseIterable, Sendable {
    /// Rows can be staged.
    case open
    /// Its records are in the journal.
    case posted
    /// Given up.
    case aborted
  }

  /// Its number.
  public let number: Int64
  /// `members` or `sign-in`.
  public let kind: String
  /// The station that imports it.
  public let station: Code
  /// The year of dates that name none.
  public let year: Int?
  /// The Unix user who opened it.
  public let user: UInt32
  /// Where it stands.
  public let state: State
  /// Rows staged so far.
  public internal(set) var rows: Int64
  /// The number printed on the sheet of paper, where it has one.
  public let paper: Code?
  /// Whether an earlier import of the same paper is no hindrance.
  public let isAgain: Bool
  /// The last entry that was posted; nil where none was.
  public let entry: Int64?
  /// How many rows were posted.
  public let good: Int64?

  /// What `RowSeal.sheets` seals.
  var cells: [SQLCell] {
    [
      .integer(number), .text(kind), .text(station.text), year.map { .integer(Int64($0)) } ?? .null,
      .integer(Int64(user)), .text(state.rawValue), .integer(rows), paper.map { .text($0.text) } ?? .null,
      .integer(isAgain ? 1 : 0), entry.map(SQLCell.integer) ?? .null, good.map(SQLCell.integer) ?? .null,
    ]
  }
}

extension BookReader {
  private static let offerColumns = """
    SELECT code, name, kind, price, min_stars, min_age, limit_text, from_day, until_day, stations, closed,
      star_prices
    FROM offer
    """
  /// An offer, or nil.
  public func offer(_ code: Code) throws -> StoredOffer? {
    try db.first("\(Self.offerColumns) WHERE code = ?", [code.text], readOffer)
  }

  /// Every offer, by code.
  public func offers() throws -> [StoredOffer] {
    try db.all("\(Self.offerColumns) ORDER BY code", [], readOffer)
  }

  /// What a station has of a gift.
  public func stock(of offer: Code, at station: Code) throws -> StockLevel {
    StockLevel(
      offer: offer, station: station, pieces: try balance(of: .stock(gift: offer, station: station)),
      reserved: try db.count(
        """
        SELECT count(*) FROM redemption WHERE station = ? AND offer = ? AND state = 'requested' AND kind = 'gift'
        """, [station.text, offer.text]))
  }

  /// What stations have of gifts, by gift and station.
  public func stock(offer: Code?, station: Code?) throws -> [StockLevel] {
    let names = try db.all("SELECT name FROM account WHERE name LIKE 'stock:%@%' ORDER BY name") { $0[0] as String }
    return try names.compactMap { name in
      guard case .stock(let gift, let place) = Account(name) else { return nil }
      guard offer == nil || offer == gift, station == nil || station == place else { return nil }
      return try stock(of: gift, at: place)
    }
  }

  /// A sheet, or nil.
  public func sheet(_ number: Int64) throws -> StoredSheet? {
    try db.known.stagedSheets[number] ?? db.first("\(Self.sheetColumns) WHERE number = ?", [number], readSheet)
  }

  /// The last import that posted something of a sheet of paper, by the number printed on it; nil where none has.
  public func postedSheet(ofPaper paper: Code) throws -> StoredSheet? {
    try db.first(
      "\(Self.sheetColumns) WHERE paper = ? AND entry IS NOT NULL ORDER BY entry DESC LIMIT 1", [paper.text], readSheet)
  }

  private static let sheetColumns =
    "SELECT number, kind, station, year, user, state, rows, paper, again, entry, good FROM sheet"

  private func readSheet(_ row: SQLRow) throws -> StoredSheet {
    guard let state = StoredSheet.State(rawValue: row[5]) else { throw row.damage(5) }
    return StoredSheet(
      number: row[0], kind: row[1], station: try row.code(2), year: row[3],
      user: UInt32(truncatingIfNeeded: row[4] as Int64), state: state, rows: row[6], paper: try row.code(ifPresent: 7),
      isAgain: row[8] as Int64 == 1, entry: row[9], good: row[10])
  }

  /// The staged rows of a sheet, by line.
  public func rows(ofSheet sheet: Int64) throws -> [(line: Int64, cells: String)] {
    try db.all(RowSeal.sheetRows.select + " WHERE sheet = ? ORDER BY line", [sheet]) { row in
      try RowSeal.sheetRows.check(row)
      return (row[1], row[2])
    }
  }

  private func readOffer(_ row: SQLRow) throws -> StoredOffer {
    guard let kind = OfferKind(rawValue: row[2]) else { throw row.damage(2) }
    let terms = OfferChange.Terms(
      name: row[1], kind: kind, price: Minutes(row[3]), minStars: row[4], minAge: row[5], limit: row[6],
      from: try row.date(ifPresent: 7), until: try row.date(ifPresent: 8), stations: try row.codes(9),
      starPrices: (row[11] as String).split(separator: ",").compactMap { StarPrice($0) })
    return StoredOffer(code: try row.code(0), terms: terms, closed: try row.date(ifPresent: 10))
  }
}
