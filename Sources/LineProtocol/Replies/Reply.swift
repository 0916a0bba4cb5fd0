/// The answer to a request that succeeded.
public struct Reply: Equatable, Sendable {
  /// One data line: every row of a reply has the same names in the same order, those of the catalogue.
  public typealias Row = [Field]

  /// The data lines; nil for a command that never has any, so that no `rows=` is said.
  public var rows: [Row]?
  /// What the `OK` line says besides `rows=`, in order.
  public var fields: [Field]

  /// Puts an answer together.
  public init(rows: [Row]? = nil, fields: [Field] = []) {
    self.rows = rows
    self.fields = fields
  }
}
