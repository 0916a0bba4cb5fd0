public import Ledger

/// Which hours of service count for stars; the others stay in the wallet and in the books.
///
/// See "Stars, complete" and the rules that cities use.
public struct CountingPolicy: Hashable, Sendable {
  /// The most that one activity on one date brings, of one member; zero for no limit.
  ///
  /// Records that name no activity are each taken as one.
  public let activityCap: Minutes
  /// The most that one date brings, of one member; zero for no limit.
  public let dayCap: Minutes
  /// Where records must come from; empty for anywhere.
  public let sources: Set<RecordSource>
  /// The kinds that count; empty for all.
  ///
  /// Where kinds are named a record without one does not count.
  public let kinds: Set<Code>
  /// Kinds that do not count.
  public let excludedKinds: Set<Code>
  /// Whether service before the member's registration does not count.
  public let fromRegistration: Bool
  /// Whether what a member serves in a team counts for the member's own stars; always true for teams and brigades.
  public let teamHours: Bool
  /// The age in completed years from which service outside of a team counts; 0 for any.
  ///
  /// Whose birth is not known is taken as old enough.
  public let aloneFromAge: Int

  /// All service counts.
  public static let everything = CountingPolicy()

  private init() {
    activityCap = .zero
    dayCap = .zero
    sources = []
    kinds = []
    excludedKinds = []
    fromRegistration = false
    teamHours = true
    aloneFromAge = 0
  }

  /// Checks the limits.
  ///
  /// - Throws: `PolicyFault` with the key `activity_cap`, `day_cap`, `alone_from_age`, or `exclude_kinds` where a kind both counts and
  ///   does not.
  public init(
    activityCap: Minutes = .zero, dayCap: Minutes = .zero, sources: Set<RecordSource> = [], kinds: Set<Code> = [],
    excludedKinds: Set<Code> = [], fromRegistration: Bool = false, teamHours: Bool = true, aloneFromAge: Int = 0
  ) throws(PolicyFault) {
    try PolicyFault.check(activityCap.count, in: 0...1440, key: "activity_cap")
    try PolicyFault.check(dayCap.count, in: 0...1440, key: "day_cap")
    try PolicyFault.check(Int64(aloneFromAge), in: 0...150, key: "alone_from_age")
    if let both = kinds.intersection(excludedKinds).min() {
      throw PolicyFault(key: "exclude_kinds", reason: .contradicts(value: both.text, key: "kinds"))
    }
    self.activityCap = activityCap
    self.dayCap = dayCap
    self.sources = sources
    self.kinds = kinds
    self.excludedKinds = excludedKinds
    self.fromRegistration = fromRegistration
    self.teamHours = teamHours
    self.aloneFromAge = aloneFromAge
  }

  /// Whether what one record brings can depend on others of the same member and date.
  public var hasCaps: Bool { activityCap.isPositive || dayCap.isPositive }

  /// Whether other records of a member are ever looked up to count one, or to count them anew: with caps those of the same
  /// date, with an age all of a member whose date of birth is corrected.
  public var asksForRecordsOfMember: Bool { hasCaps || aloneFromAge > 0 }
}
