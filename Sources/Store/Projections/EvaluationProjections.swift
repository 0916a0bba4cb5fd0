import GRDB
import Ledger

extension Projector {
  func apply(_ event: EvaluationStep, header: EntryHeader) throws {
    guard let station = header.station else { throw LedgerError.malformed(reason: "an evaluation has no station") }
    let entry = header.number.value
    switch event.step {
    case .word(let word):
      let speaker = word.team.map { StarSubject.team($0).description } ?? "station:\(station)"
      try db.run(
        """
        INSERT INTO evaluation_word (subject, period, speaker, score, entry) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (subject, period, speaker) DO UPDATE SET score = excluded.score, entry = excluded.entry
        """,
        [word.subject.description, event.period.description, speaker, word.score.value, entry])
    case .closed(let results):
      try db.run(
        "INSERT INTO evaluation (station, period, date, entry) VALUES (?, ?, ?, ?)",
        [station.text, event.period.description, header.date.dayNumber, entry])
      for result in results {
        try db.run(
          "INSERT INTO evaluation_result (entry, subject, result) VALUES (?, ?, ?)",
          [entry, result.subject.description, result.description])
      }
    }
  }
}
