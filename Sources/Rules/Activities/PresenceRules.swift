public import Ledger

/// A record of the station around the time of an activity.
public struct NearbyRecord: Hashable, Sendable {
  /// What it says was done; nil where it does not say.
  public let activity: String?
  /// Whether it was measured at the door.
  public let isMeasured: Bool
  /// How long it lasted during the activity.
  public let overlap: Minutes

  /// States what a record says.
  public init(activity: String?, isMeasured: Bool, overlap: Minutes) {
    self.activity = activity
    self.isMeasured = isMeasured
    self.overlap = overlap
  }
}

/// When the records of a member say that the member was at an activity.
public enum PresenceRules {
  /// Whether a record can be of an activity: it says so, or the door measured it and nobody said what it was for.
  public static func mayBe(_ record: NearbyRecord, of activity: String?) -> Bool {
    guard record.overlap.isPositive else { return false }
    guard let said = record.activity else { return record.isMeasured }
    return said == activity
  }

  /// Whether a member was there by such records: for half of the time or more.
  public static func wasThere(_ records: some Sequence<NearbyRecord>, of length: Minutes) -> Bool {
    records.reduce(0) { $0 + $1.overlap.count } * 2 >= length.count
  }
}
