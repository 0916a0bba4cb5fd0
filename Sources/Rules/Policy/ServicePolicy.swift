public import Ledger

/// The limits that a service record must keep; see "Recording service" in the domain reference.
public struct ServicePolicy: Hashable, Sendable {
  /// The most that one member can serve on one date; 0:01 to 24:00.
  public let dailyLimit: Minutes
  /// How many days after its date a service can still be recorded; 0 for no limit.
  public let backdateDays: Int
  /// Records are multiples of this; 0:01 to the daily limit.
  public let granularity: Minutes
  /// Which records have to wait.
  public let review: ReviewPolicy
  /// How service is measured at the door.
  public let door: DoorPolicy
  /// How many services in a week open the lecture of that week; 0 for lectures open to all.
  public let lectureServices: Int
  /// The rules for needs, visits and complaints.
  public let care: CarePolicy

  /// Checks the limits.
  ///
  /// - Throws: `PolicyFault` with the key `daily_limit`, `backdate_days`, `granularity` or `lecture_services`.
  public init(
    dailyLimit: Minutes = Minutes(720), backdateDays: Int = 90, granularity: Minutes = Minutes(1),
    review: ReviewPolicy = .none, door: DoorPolicy = .standard, lectureServices: Int = 0, care: CarePolicy = .standard
  ) throws(PolicyFault) {
    try PolicyFault.check(dailyLimit.count, in: 1...1440, key: "daily_limit")
    try PolicyFault.check(Int64(backdateDays), in: 0...36_525, key: "backdate_days")
    try PolicyFault.check(granularity.count, in: 1...dailyLimit.count, key: "granularity")
    try PolicyFault.check(Int64(lectureServices), in: 0...50, key: "lecture_services")
    self.dailyLimit = dailyLimit
    self.backdateDays = backdateDays
    self.granularity = granularity
    self.review = review
    self.door = door
    self.lectureServices = lectureServices
    self.care = care
  }
}
