public import Ledger

/// Records of two entries of one person that one person cannot have both.
public struct MergeClash: Hashable, Sendable {
  /// What is wrong with them.
  public enum Kind: Hashable, Sendable {
    /// They tell of the same service.
    case duplicate
    /// They come to more than the daily limit.
    case dailyLimit(total: Minutes)
    /// Their times overlap by so much.
    case overlap(by: Minutes)
  }

  /// What is wrong.
  public let kind: Kind
  /// On which date.
  public let date: LocalDate
  /// The records of the member who goes.
  public let moved: [RecordNumber]
  /// The records of the member who stays.
  public let kept: [RecordNumber]
}

/// Whether the records of a member entered twice can be those of one person; see "Redeeming hours" in the domain
/// reference.
public enum MergeRules {
  /// The first clash by date; on one date a duplicate first, then the daily limit, then an overlap.
  ///
  /// - Parameters:
  ///   - moved: The records that count of the member who goes.
  ///   - kept: Those of the member who stays.
  public static func firstClash(
    moved: [KnownRecord], kept: [KnownRecord], dailyLimit: Minutes, calendar: BankCalendar
  ) -> MergeClash? {
    let keptByDate = Dictionary(grouping: kept, by: \.date)
    for (date, records) in Dictionary(grouping: moved, by: \.date).sorted(by: { $0.key < $1.key }) {
      let sameDate = keptByDate[date] ?? []
      let around = [date.adding(days: -1), date, date.adding(days: 1)].flatMap { day in
        day.flatMap { keptByDate[$0] } ?? []
      }
      let clash =
        duplicate(records, sameDate, date) ?? overLimit(records, sameDate, date, dailyLimit)
        ?? overlap(records, around, date, calendar)
      if let clash { return clash }
    }
    return nil
  }

  private static func duplicate(
    _ moved: [KnownRecord], _ kept: [KnownRecord], _ date: LocalDate
  ) -> MergeClash? {
    for record in moved {
      guard let other = kept.first(where: { ServiceRules.isDuplicate(record, $0) }) else { continue }
      return MergeClash(kind: .duplicate, date: date, moved: [record.number], kept: [other.number])
    }
    return nil
  }

  private static func overLimit(
    _ moved: [KnownRecord], _ kept: [KnownRecord], _ date: LocalDate, _ limit: Minutes
  ) -> MergeClash? {
    guard !kept.isEmpty else { return nil }
    let total = (moved + kept).reduce(Minutes.zero) { $0.addingUpToLimit($1.minutes) }
    guard total > limit else { return nil }
    return MergeClash(
      kind: .dailyLimit(total: total), date: date, moved: moved.map(\.number).sorted(),
      kept: kept.map(\.number).sorted())
  }

  private static func overlap(
    _ moved: [KnownRecord], _ kept: [KnownRecord], _ date: LocalDate, _ calendar: BankCalendar
  ) -> MergeClash? {
    func span(_ record: KnownRecord) -> ServiceSpan? {
      ServiceSpan(
        date: record.date, minutes: record.minutes, start: record.start, end: record.end, calendar: calendar)
    }
    for record in moved {
      guard let own = span(record) else { continue }
      for other in kept {
        guard let common = span(other).map({ own.overlap(with: $0) }), common.isPositive else { continue }
        return MergeClash(kind: .overlap(by: common), date: date, moved: [record.number], kept: [other.number])
      }
    }
    return nil
  }
}
