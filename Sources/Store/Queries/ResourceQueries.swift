import GRDB
public import Ledger

/// Something that a station can draw on.
public struct StoredResource: Sendable {
  /// Its code.
  public let code: Code
  /// Whose it is.
  public let station: Code
  /// What it is.
  public let nature: ResourceChange.Nature
  /// What it is called; nil where that was erased.
  public let name: String?
  /// What else is to be known.
  public let note: String?
  /// The date on which it was struck off.
  public let closed: LocalDate?
}

extension BookReader {
  private static let resourceColumns = """
    SELECT code, station, nature, closed,
      (SELECT text FROM entry_text WHERE entry_text.entry = resource.journaled AND name = 'name'),
      (SELECT text FROM entry_text WHERE entry_text.entry = resource.journaled AND name = 'note')
    FROM resource
    """

  /// A resource, or nil.
  public func resource(_ code: Code) throws -> StoredResource? {
    try db.first("\(Self.resourceColumns) WHERE code = ?", [code.text], readResource)
  }

  /// Resources by station and code.
  ///
  /// - Parameter isClosed: Only those that were struck off, or only the others; nil for all.
  public func resources(station: Code?, isClosed: Bool?) throws -> [StoredResource] {
    try db.all(
      """
      \(Self.resourceColumns)
      WHERE (?1 IS NULL OR station = ?1) AND (?2 IS NULL OR (closed IS NOT NULL) = ?2) ORDER BY station, code
      """, [station?.text, isClosed.map { $0 ? 1 : 0 }], readResource)
  }

  private func readResource(_ row: SQLRow) throws -> StoredResource {
    guard let nature = ResourceChange.Nature(rawValue: row[2]) else { throw row.damage(2) }
    return StoredResource(
      code: try row.code(0), station: try row.code(1), nature: nature, name: row[4], note: row[5],
      closed: try row.date(ifPresent: 3))
  }
}
