import Ledger
import LineProtocol
import Rules
import Store

/// Steps of records that wait.
extension ServiceLedger {
  /// Confirms a record: it goes into the public notice, or its hours are issued.
  func confirm(_ record: StoredRecord) throws -> PostedService {
    let service = record.service
    let until = ReviewRules.lastDayOfNotice(
      source: service.source, confirmedOn: bank.today, policy: try bank.policy.service.review)
    guard let until else { return try credit(record) }
    return try step(record, .noticed(until: until), reason: nil)
  }

  /// Journals a step by which no hours are issued.
  func step(_ record: StoredRecord, _ step: RecordReviewed.Step, reason: String?) throws -> PostedService {
    let service = record.service
    let event = RecordReviewed(record: service.record, member: service.member, step: step, reason: reason)
    let entry = try bank.append(.review(event), station: record.station)
    return try standing(of: service.record, entry)
  }

  /// Issues the hours of a record that had waited.
  func credit(_ record: StoredRecord) throws -> PostedService {
    let service = record.service
    let (counted, own, stars) = try outcomes(of: service, on: record.date)
    let event = RecordCredited(record: service.record, member: service.member, stars: stars, counted: counted)
    let entry = try bank.journal(
      .credit(event), date: record.date, station: record.station, postings: try issued(service))
    return try posted(service, on: record.date, own, entry)
  }
}
