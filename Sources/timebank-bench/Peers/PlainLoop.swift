import CBaseline
import Foundation

/// A plain loop in C over libsqlite3 that writes records into a file of its own.
final class PlainLoop {
  private let path: String
  private let members: Int
  private let hasDuties: Bool

  /// - Parameter hasDuties: Whether it does the bank's duties too: savepoint, chain, triggers, kept answer, team total.
  init(in folder: URL, members: Int, hasDuties: Bool) {
    path = folder.appendingPathComponent(hasDuties ? "loop-with-duties.sqlite" : "loop.sqlite").path
    self.members = members
    self.hasDuties = hasDuties
  }

  /// What a report calls it.
  var name: String { hasDuties ? "C loop with duties" : "C loop" }

  /// Writes records, so many to a commit.
  ///
  /// - Returns: Records a second.
  func write(records: Int, group: Int) throws -> Double {
    var seconds = 0.0
    let code = timebank_loop(path, members, records, group, hasDuties ? 1 : 0, &seconds)
    guard code == 0 else { throw BenchFault("SQLite answers \(code) to the \(name)") }
    return Double(records) / seconds
  }
}
