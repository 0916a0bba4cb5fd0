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

  private static let rowsPerStep = 500

  /// The hash over a row's values, keys first.
  static func hash(of cells: some Sequence<SQLCell>) -> [UInt8] {
    var bytes = SealedBytes()
    for cell in cells { bytes.append(cell) }
    return bytes.hash
  }

  /// The hash over the values of a row that ends with its seal.
  private func hash(of row: SQLRow) -> [UInt8] {
    var bytes = SealedBytes()
    for index in 0..<key.count + columns.count { bytes.append(row.stored(index)) }
    return bytes.hash
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
    let found = try db.first(selectOne, values) { hash(of: $0) }
    guard let found else { return }
    let arguments: [any SQLValue] = [found] + values
    try db.run("UPDATE \(table) SET seal = ?" + condition, arguments)
  }

  /// Proves a row whose last cell is its seal; one from before there were seals passes.
  ///
  /// - Throws: `StoreError.damaged`.
  func check(_ row: SQLRow) throws {
    guard !isWhole(row) else { return }
    let name = row.cells(key.count).map(\.description).joined(separator: ", ")
    throw StoreError.damaged(Damage(entry: nil, place: table, reason: "row \(name) is not what was written"))
  }

  private func isWhole(_ row: SQLRow) -> Bool {
    switch row.stored(key.count + columns.count) {
    case .null: true
    case .blob(let seal): seal.elementsEqual(hash(of: row))
    case .integer, .text: false
    }
  }

  /// Shows the rows after a key, in order, at most ``rowsPerStep`` of them.
  ///
  /// - Returns: The key of the last where the rows are so many; nil where they were the last.
  private func each(
    _ books: BookReader, after last: [SQLCell]?, _ body: (SQLRow) throws -> Void
  ) throws -> [SQLCell]? {
    let names = key.joined(separator: ", ")
    let start = last == nil ? "" : " WHERE (\(names)) > (\(key.map { _ in "?" }.joined(separator: ", ")))"
    var count = 0
    var reached: [SQLCell]?
    try books.db.each("\(select)\(start) ORDER BY \(names) LIMIT \(RowSeal.rowsPerStep)", last ?? []) { row in
      try body(row)
      count += 1
      if count == RowSeal.rowsPerStep { reached = row.cells(key.count) }
    }
    return reached
  }

  /// Proves some rows after a key, and gives the key of the last as above.
  ///
  /// - Throws: `StoreError.damaged`.
  fileprivate func check(_ books: BookReader, after last: [SQLCell]?) throws -> [SQLCell]? {
    try each(books, after: last) { try check($0) }
  }

  /// Removes rows that are not what was written: an answer that is forgotten, a sheet to be sent again, a PIN to be set
  /// anew.
  func removeBroken(_ db: Connection) throws {
    var last: [SQLCell]?
    repeat {
      var broken: [[SQLCell]] = []
      last = try each(BookReader(db), after: last) { row in
        if !isWhole(row) { broken.append(row.cells(key.count)) }
      }
      for values in broken {
        if let parts { try db.run("DELETE FROM \(parts) WHERE \(table) = ?", values) }
        try db.run("DELETE FROM \(table)" + condition, values)
      }
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
        last = try read { try seal.check($0, after: last) }
        try pause()
      } while last != nil
    }
  }
}
