import Ledger
import Store

/// Which teams stand beneath which, now or as it was after an entry.
struct TeamTree {
  private let books: BookReader
  /// The parents of then; nil where the books as they are answer faster.
  private let parents: [Code: Code]?

  init(_ books: BookReader, through last: Int64?) throws {
    self.books = books
    parents = try last.map { try books.teamParents(through: $0) }
  }

  /// Whether a team has teams beneath it.
  func hasChildren(_ team: Code) throws -> Bool {
    guard let parents else { return try books.hasChildren(team) }
    return parents.values.contains(team)
  }

  /// The teams above a team, nearest first.
  func above(_ team: Code) throws -> [Code] {
    guard let parents else { return try books.brigades(above: team) }
    var above: [Code] = []
    var next = parents[team]
    while let brigade = next, !above.contains(brigade) {
      above.append(brigade)
      next = parents[brigade]
    }
    return above
  }

  /// The teams right beneath a team, by code.
  func beneath(_ team: Code) throws -> [Code] {
    guard let parents else { return try books.teamParents(through: .max).filter { $0.value == team }.keys.sorted() }
    return parents.filter { $0.value == team }.keys.sorted()
  }
}
