import GRDB
import Ledger

extension Projector {
  func apply(_ event: TrainingStep, header: EntryHeader) throws {
    let (number, entry) = (event.training, header.number.value)
    switch event.step {
    case .attended(let minutes, _):
      guard let station = header.station else { throw LedgerError.malformed(reason: "a training has no station") }
      try db.run(
        "INSERT INTO training (number, member, station, date, minutes, journaled, entry) VALUES (?, ?, ?, ?, ?, ?, ?)",
        [number.value, event.member.value, station.text, header.date.dayNumber, minutes.count, entry, entry])
    case .withdrawn:
      try db.run(
        "UPDATE training SET withdrawn = ?2, entry = ?2 WHERE number = ?1 AND withdrawn IS NULL", [number.value, entry])
      guard db.changesCount == 1 else { throw LedgerError.malformed(reason: "training \(number) is not in force") }
    }
  }
}
