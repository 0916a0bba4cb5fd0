/// What became of a record that waits: it went on to the public notice, stopped there, or was dropped.
///
/// Where a review ends the wait, the entry is a ``RecordCredited`` instead.
public struct RecordReviewed: Hashable, Sendable {
  /// What happened to it.
  public enum Step: Hashable, Sendable {
    /// It was confirmed on the entry's date and is in the public notice through this day.
    case noticed(until: LocalDate)
    /// Somebody objected; so many working days of the notice are left once the objection is dismissed.
    case objected(daysLeft: Int)
    /// The objection was dismissed on the entry's date, and the notice goes on through this day.
    case dismissed(until: LocalDate)
    /// It is not to count.
    case rejected
    /// It is not to count, since the next entry records the service anew.
    case replaced
  }

  /// The record.
  public let record: RecordNumber
  /// Whose it is.
  public let member: MemberNumber
  /// What happened to it.
  public let step: Step
  /// Why.
  public let reason: String?

  /// Describes a step.
  public init(record: RecordNumber, member: MemberNumber, step: Step, reason: String?) {
    self.record = record
    self.member = member
    self.step = step
    self.reason = reason
  }

  func write(to facts: inout FactWriter) {
    facts.put("record", record)
    facts.put("member", member)
    facts.put("step", step.description)
    facts.putText("reason", ifPresent: reason)
  }

  init(_ facts: FactReader) throws(LedgerError) {
    record = try facts.number("record")
    member = try facts.number("member")
    step = try facts.value("step") { Step($0) }
    reason = facts.text("reason")
  }
}

extension RecordReviewed.Step: CustomStringConvertible {
  /// The step as one fact: `noticed:2026-05-07`, `objected:2`, `dismissed:2026-05-12`, `rejected` or `replaced`.
  public var description: String {
    switch self {
    case .noticed(let until): "noticed:\(until)"
    case .objected(let daysLeft): "objected:\(daysLeft)"
    case .dismissed(let until): "dismissed:\(until)"
    case .rejected: "rejected"
    case .replaced: "replaced"
    }
  }

  /// Reads a step as written by `description`, or nil.
  public init?(_ text: String) {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let value = parts.count == 2 ? String(parts[1]) : nil
    switch (parts[0], value) {
    case ("noticed", let value?):
      guard let until = LocalDate(value) else { return nil }
      self = .noticed(until: until)
    case ("objected", let value?):
      guard let days = Int(value), days >= 0 else { return nil }
      self = .objected(daysLeft: days)
    case ("dismissed", let value?):
      guard let until = LocalDate(value) else { return nil }
      self = .dismissed(until: until)
    case ("rejected", nil): self = .rejected
    case ("replaced", nil): self = .replaced
    default: return nil
    }
  }
}

/// The hours of a record that had waited were issued: by whoever confirmed it, or by the daemon at the end of its notice.
public struct RecordCredited: Hashable, Sendable {
  /// The record.
  public let record: RecordNumber
  /// Whose it is.
  public let member: MemberNumber
  /// The changes of stars that it caused.
  public let stars: [StarChange]
  /// For whom less than all of it counts.
  public let counted: [CountedMinutes]

  /// Describes the end of a wait.
  public init(record: RecordNumber, member: MemberNumber, stars: [StarChange], counted: [CountedMinutes]) {
    self.record = record
    self.member = member
    self.stars = stars
    self.counted = counted
  }

  func write(to facts: inout FactWriter) {
    facts.put("record", record)
    facts.put("member", member)
    facts.put("star", each: stars)
    facts.put("counted", each: counted)
  }

  init(_ facts: FactReader) throws(LedgerError) {
    record = try facts.number("record")
    member = try facts.number("member")
    stars = try facts.values("star") { StarChange($0) }
    counted = try facts.values("counted") { CountedMinutes($0) }
  }
}
