import GRDB
import Ledger

/// Services for hours on their way from a request to the word of both sides, and back again.
extension Projector {
  func apply(_ event: ServiceAssigned, entry: Int64) throws {
    try db.run(
      """
      UPDATE redemption SET
        provider = ?, agreed_day = ?, said_minutes = NULL, said_day = NULL, said_start = NULL, said_end = NULL,
        requester_word = NULL, entry = ?
      WHERE number = ?
      """, [event.provider.value, event.agreed?.dayNumber, entry, event.redemption.value])
  }

  func apply(_ event: ServiceWordGiven, entry: Int64) throws {
    switch event.word {
    case .provider(let done): try keep(done, of: event.redemption, entry: entry)
    case .requester: try keepRequesterWord(of: event.redemption, entry: entry)
    }
  }

  func apply(_ event: ServiceDisputed, entry: Int64) throws {
    try db.run(
      "UPDATE redemption SET disputed = ?1, reason = ?2, entry = ?1 WHERE number = ?3",
      [entry, event.reason, event.redemption.value])
  }

  func apply(_ event: ServiceExchanged, header: EntryHeader) throws {
    let entry = header.number.value
    let record = event.record
    try apply(record, header: header, redemption: event.redemption)
    switch event.lastWord {
    case .provider:
      let done = ServiceDone(minutes: record.minutes, date: header.date, start: record.start, end: record.end)
      try keep(done, of: event.redemption, entry: entry)
    case .requester: try keepRequesterWord(of: event.redemption, entry: entry)
    case nil: break
    }
    try db.run(
      "UPDATE redemption SET provider = ?, record = ?, reason = NULL WHERE number = ?",
      [record.member.value, record.record.value, event.redemption.value])
    try fulfil(event.redemption, entry: entry)
  }

  func apply(_ event: RedemptionReturned, entry: Int64) throws {
    if let reversal = event.reversal { try apply(reversal, entry: entry) }
    try db.run(
      "UPDATE redemption SET returned = ?1, reason = ?2, entry = ?1 WHERE number = ?3",
      [entry, event.reason, event.redemption.value])
  }

  private func keep(_ done: ServiceDone, of redemption: RedemptionNumber, entry: Int64) throws {
    try db.run(
      """
      UPDATE redemption SET said_minutes = ?, said_day = ?, said_start = ?, said_end = ?, entry = ? WHERE number = ?
      """,
      [
        done.minutes.count, done.date.dayNumber, done.start?.minuteOfDay, done.end?.minuteOfDay, entry,
        redemption.value,
      ])
  }

  private func keepRequesterWord(of redemption: RedemptionNumber, entry: Int64) throws {
    try db.run(
      "UPDATE redemption SET requester_word = ?1, entry = ?1 WHERE number = ?2", [entry, redemption.value])
  }
}
