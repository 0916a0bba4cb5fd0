import GRDB
import Ledger

/// A table whose rows no entry of the journal proves: each row carries a hash over itself, so that a byte that has
/// flipped in it is noticed before somebody is answered by it.
///
/// It guards against failing disks, not against people: who can write the file can write the hash.
struct RowSeal {
  let table: String
  let key: [String]
  let columns: [String]
  /// The table of what belongs to a row and goes with it.
  let parts: String?
  /// All columns and the seal.
  let select: String
  /// The row of a key, as above.
  let selectOne: String
  /// Writes a row with its seal.
  private let insertion: String
  /// Writes a row with its seal where there is none under its key.
  private let addition: String
  /// Writes anew what a row holds, with its seal.
  private let replacement: String
  private let condition: String

  init(table: String, key: [String], columns: [String], parts: String? = nil) {
    self.table = table
    self.key = key
    self.columns = columns
    self.parts = parts
    let names = key + columns + ["seal"]
    let list = names.joined(separator: ", ")
    select = "SELECT \(list) FROM \(table)"
    condition = " WHERE " + key.map { "\($0) = ?" }.joined(separator: " AND ")
    selectOne = select + condition
    insertion = "INSERT INTO \(table) (\(list)) VALUES (\(names.map { _ in "?" }.joined(separator: ", ")))"
    addition = insertion + " ON CONFLICT (\(key.joined(separator: ", "))) DO NOTHING"
    let assignments = names.enumerated().map { "\($1) = ?\($0 + 1)" }
    replacement = """
      UPDATE \(table) SET \(assignments.dropFirst(key.count).joined(separator: ", "))
      WHERE \(assignments.prefix(key.count).joined(separator: " AND "))
      """
  }

  static let answers = RowSeal(table: "request_key", key: ["user", "member", "key"], columns: ["request", "reply"])
  static let sheets = RowSeal(
    table: "sheet", key: ["number"],
    columns: ["kind", "station", "year", "user", "state", "rows", "paper", "again", "entry", "good"],
    parts: "sheet_row")
  static let sheetRows = RowSeal(table: "sheet_row", key: ["sheet", "line"], columns: ["cells"])
  static let pins = RowSeal(
    table: "pin", key: ["member"], columns: ["cost", "salt", "hash", "wrong", "locked_until"])
  static let identities = RowSeal(table: "identity", key: ["member"], columns: ["key", "mark"])
  static let looks = RowSeal(
    table: "access", key: ["number"], columns: ["at", "user", "role", "command", "member", "shown"])
  static let expiry = RowSeal(table: "expiry_mark", key: ["id"], columns: ["entry"])
  static let slips = RowSeal(table: "ballot_slip", key: ["ballot", "id"], columns: ["sealed"])
  static let proof = RowSeal(table: "proof", key: ["id"], columns: ["at"])

  /// Every such table.
  static let all = [answers, sheetRows, sheets, pins, identities, looks, expiry, slips, proof]

  /// The hash over a row's values, keys first.
  static func hash(of cells: some Sequence<SQLCell>) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(512)
    for cell in cells { append(cell, to: &bytes) }
    return Array(Digest.origin.chained(to: bytes).bytes.prefix(16))
  }

  private static func append(_ cell: SQLCell, to bytes: inout [UInt8]) {
    func append(_ kind: UInt8, _ number: Int64) {
      withUnsafeBytes(of: number.littleEndian) { number in
        bytes.append(kind)
        bytes.append(contentsOf: number)
      }
    }
    switch cell {
    case .null: append(0, 0)
    case .integer(let value):
      append(1, 8)
      withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
    case .text(var value):
      append(2, Int64(value.utf8.count))
      value.withUTF8 { bytes.append(contentsOf: $0) }
    case .blob(let value):
      append(3, Int64(value.count))
      bytes.append(contentsOf: value)
    }
  }

  /// Writes a new row, sealed: its values in the order of the keys and columns.
  func insert(_ db: Connection, _ cells: [SQLCell]) throws {
    try db.run(insertion, cells + [.blob(RowSeal.hash(of: cells))])
  }

  /// Writes a row as above where there is none under its key; gives whether there was none.
  func insertNew(_ db: Connection, _ cells: [SQLCell]) throws -> Bool {
    try db.run(addition, cells + [.blob(RowSeal.hash(of: cells))])
    return db.changesCount > 0
  }

  /// Writes anew what a row holds, sealed: its values in the order of the keys and columns.
  func update(_ db: Connection, _ cells: [SQLCell]) throws {
    try db.run(replacement, cells + [.blob(RowSeal.hash(of: cells))])
  }

  /// Seals a row as it now is.
  func set(_ db: Connection, key values: [Int64]) throws {
    let found = try db.first(selectOne, values) { RowSeal.hash(of: $0.cells.dropLast()) }
    guard let found else { return }
    let arguments: [any SQLValue] = [found] + values
    try db.run("UPDATE \(table) SET seal = ?" + condition, arguments)
  }

  /// Proves a row whose last cell is its seal; one from before there were seals passes.
  ///
  /// - Throws: `StoreError.damaged`.
  func check(_ cells: [SQLCell]) throws {
    guard let seal = cells.last, seal != .null, seal != .blob(RowSeal.hash(of: cells.dropLast())) else { return }
    let row = cells.prefix(key.count).map(\.description).joined(separator: ", ")
    throw StoreError.damaged(Damage(entry: nil, place: table, reason: "row \(row) is not what was written"))
  }

  /// The rows after a key, in order.
  func rows(_ books: BookReader, after last: [SQLCell]?, limit: Int) throws -> [[SQLCell]] {
    let names = key.joined(separator: ", ")
    let start = last == nil ? "" : " WHERE (\(names)) > (\(key.map { _ in "?" }.joined(separator: ", ")))"
    return try books.db.all("\(select)\(start) ORDER BY \(names) LIMIT \(limit)", last ?? []) { $0.cells }
  }

  /// Removes rows that are not what was written: an answer that is forgotten, a sheet to be sent again, a PIN to be set
  /// anew.
  func removeBroken(_ db: Connection) throws {
    var last: [SQLCell]?
    repeat {
      let rows = try rows(BookReader(db), after: last, limit: 500)
      for row in rows {
        do {
          try check(row)
        } catch {
          let broken = Array(row.prefix(key.count))
          if let parts { try db.run("DELETE FROM \(parts) WHERE \(table) = ?", broken) }
          try db.run("DELETE FROM \(table)" + condition, broken)
        }
      }
      last = rows.last.map { Array($0.prefix(key.count)) }
    } while last != nil
  }
}

extension BookSource {
  /// Proves the rows that lie outside the journal, a few in one snapshot at a time.
  ///
  /// - Parameter pause: Called between steps; throws to give up.
  /// - Throws: `StoreError.damaged` with the first that is wrong.
  public func checkSeals(pause: () throws -> Void) throws {
    for seal in RowSeal.all {
      var last: [SQLCell]?
      repeat {
        let rows = try read { try seal.rows($0, after: last, limit: 500) }
        for row in rows { try seal.check(row) }
        last = rows.last.map { Array($0.prefix(seal.key.count)) }
        try pause()
      } while last != nil
    }
  }
}
