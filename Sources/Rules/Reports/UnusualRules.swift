public import Ledger

/// What an auditor is shown as out of the ordinary.
///
/// None of it is a fault: each sign only says where it is worth asking.
public enum UnusualRules {
  /// A sign.
  public enum Sign: String, CaseIterable, Sendable {
    /// Somebody served for very long on one day.
    case longDay = "long-day"
    /// Somebody undid much, measured by what the same hand recorded; whoever had recorded what was undone.
    case reversals
    /// Nearly all that somebody typed are whole hours, as they are written when nobody has looked at a clock.
    case round
  }

  /// What somebody recorded and undid in a time.
  public struct Work: Hashable, Sendable {
    /// Records that were typed, not measured at the door and not from a sheet.
    public private(set) var typed: Int64 = 0
    /// Those of them of whole hours.
    public private(set) var round: Int64 = 0
    /// Records in all.
    public private(set) var records: Int64 = 0
    /// Posted records undone, one's own or another's; not what else can be undone, such as stock.
    public private(set) var reversals: Int64 = 0

    /// Nothing yet.
    public init() {}

    /// Counts a record.
    public mutating func addRecord(of minutes: Minutes, from source: RecordSource) {
      records += 1
      guard source == .operator else { return }
      typed += 1
      if minutes.count.isMultiple(of: 60) { round += 1 }
    }

    /// Counts posted records that were undone.
    public mutating func addReversals(_ count: Int64) { reversals += count }
  }

  /// How much service on one day is much; rules of places take eight hours for the day that needs no approval.
  public static let longDay = Minutes(600)
  /// Below so many reversals nothing is said.
  public static let fewestReversals: Int64 = 3
  /// From this share of the records on, in percent.
  public static let reversalPercent: Int64 = 10
  /// Below so many typed records nothing is said.
  public static let fewestTyped: Int64 = 20
  /// From this share of the typed records on, in percent.
  public static let roundPercent: Int64 = 90

  /// The signs of somebody's work.
  ///
  /// - Parameter granularity: Of what records must be multiples: where only whole hours can be recorded, round figures say
  ///   nothing.
  public static func signs(of work: Work, granularity: Minutes) -> [Sign] {
    var signs: [Sign] = []
    if work.reversals >= fewestReversals, reaches(reversalPercent, work.reversals, of: work.records) {
      signs.append(.reversals)
    }
    if granularity.count % 60 != 0, work.typed >= fewestTyped, reaches(roundPercent, work.round, of: work.typed) {
      signs.append(.round)
    }
    return signs
  }

  /// Whether a part is at least so many percent of a whole; a part of nothing always is.
  private static func reaches(_ percent: Int64, _ part: Int64, of whole: Int64) -> Bool {
    let (left, right) = (part.multipliedFullWidth(by: 100), max(whole, 0).multipliedFullWidth(by: percent))
    return (left.high, left.low) >= (right.high, right.low)
  }
}
