import GRDB
import Ledger

/// What follows from a merge for needs, visits, complaints and evaluations.
extension Projector {
  func moveCare(from old: MemberNumber, to new: MemberNumber, entry: Int64) throws {
    let numbers: [any SQLValue] = [new.value, entry, old.value]
    for (table, column) in [
      ("need", "member"), ("need", "volunteer"), ("pair", "volunteer"), ("pair", "resident"), ("complaint", "member"),
      ("complaint", "about"),
    ] {
      try db.run("UPDATE \(table) SET \(column) = ?, entry = ? WHERE \(column) = ?", numbers)
    }
    let subjects = [StarSubject.member(new), .member(old)].map(\.description)
    // Where both were spoken of by the same, the word on the one that stays is the one that holds; whose entry it is, stays.
    try db.run("UPDATE OR IGNORE evaluation_word SET subject = ? WHERE subject = ?", subjects)
    try db.run("DELETE FROM evaluation_word WHERE subject = ?", [subjects[1]])
  }
}
