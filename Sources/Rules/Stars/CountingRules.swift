public import Ledger

/// Which minutes of service count for stars; a pure function of the records of each member and date.
///
/// Caps hold for one member on one date, so that a record can only matter to others of the same member and date, and the
/// order in which they were recorded to none.
public enum CountingRules {
  /// Minutes that do not count, and why.
  public struct Omission: Hashable, Sendable {
    /// The record that they were served in.
    public let record: ServedRecord
    /// How many.
    public let minutes: Minutes
    /// Why.
    public let reason: NotCounted

    /// States an omission.
    public init(record: ServedRecord, minutes: Minutes, reason: NotCounted) {
      self.record = record
      self.minutes = minutes
      self.reason = reason
    }
  }

  /// The rule by which a record does not count at all, whatever else there is; nil where it counts.
  public static func exclusion(of record: ServedRecord, policy: CountingPolicy) -> NotCounted? {
    if !policy.sources.isEmpty, !policy.sources.contains(record.source) { return .source }
    if !policy.kinds.isEmpty, !(record.kind.map(policy.kinds.contains) ?? false) { return .kind }
    if let kind = record.kind, policy.excludedKinds.contains(kind) { return .kind }
    if policy.fromRegistration, record.date < record.registered { return .beforeRegistration }
    if !policy.teamHours, record.isInTeam { return .teamHours }
    if policy.aloneFromAge > 0, !record.isInTeam, let age = record.birth?.completedYears(on: record.date),
      age < policy.aloneFromAge
    {
      return .tooYoung
    }
    return nil
  }

  /// The minutes that count of records of one member on one date.
  public static func minutes(ofDay records: [ServedRecord], policy: CountingPolicy) -> Minutes {
    if records.count == 1, let record = records.first {
      // Most days have one record, and a bank's assessment has a million of them.
      guard exclusion(of: record, policy: policy) == nil else { return .zero }
      guard record.source != .carriedOver else { return record.minutes }
      let ofActivity = room(under: policy.activityCap, after: .zero, for: record.minutes)
      return room(under: policy.dayCap, after: .zero, for: ofActivity)
    }
    let all = records.reduce(Minutes.zero) { $0.addingUpToLimit($1.minutes) }
    return omissions(ofDay: records, policy: policy).reduce(all) { Minutes($0.count - $1.minutes.count) }
  }

  /// The minutes that do not count of records of one member on one date.
  public static func omissions(ofDay records: [ServedRecord], policy: CountingPolicy) -> [Omission] {
    if policy == .everything { return [] }
    var omitted: [Omission] = []
    var activities: [String: Minutes] = [:]
    var day = Minutes.zero
    for record in records.sorted(by: precedes) {
      if let reason = exclusion(of: record, policy: policy) {
        omitted.append(Omission(record: record, minutes: record.minutes, reason: reason))
        continue
      }
      // A lump from older books is of no day, so that no cap of a day holds for it.
      if record.source == .carriedOver { continue }
      var left = record.minutes
      if policy.activityCap.isPositive {
        // A record that names no activity is one of its own.
        let before = record.activity.flatMap { activities[$0] } ?? .zero
        let room = CountingRules.room(under: policy.activityCap, after: before, for: left)
        if let name = record.activity { activities[name] = before.addingUpToLimit(room) }
        omit(Minutes(left.count - room.count), of: record, .activityCap, &omitted)
        left = room
      }
      if policy.dayCap.isPositive {
        let room = CountingRules.room(under: policy.dayCap, after: day, for: left)
        omit(Minutes(left.count - room.count), of: record, .dayCap, &omitted)
        left = room
      }
      day = day.addingUpToLimit(left)
    }
    return omitted
  }

  /// Records of any members and dates, by member and date.
  public static func byDay(_ records: [ServedRecord]) -> [[ServedRecord]] {
    struct Day: Hashable {
      let member: MemberNumber
      let date: LocalDate
    }
    return Array(Dictionary(grouping: records) { Day(member: $0.member, date: $0.date) }.values)
  }

  /// The minutes of each year that count, of records of any members and dates.
  public static func minutesByYear(_ records: [ServedRecord], policy: CountingPolicy) -> [Int: Minutes] {
    byDay(records).reduce(into: [:]) { years, day in
      guard let year = day.first?.date.year else { return }
      years[year] = (years[year] ?? .zero).addingUpToLimit(minutes(ofDay: day, policy: policy))
    }
  }

  /// What of some minutes a cap leaves room for; a cap of zero is none.
  private static func room(under cap: Minutes, after used: Minutes, for minutes: Minutes) -> Minutes {
    guard cap.isPositive else { return minutes }
    return min(minutes, max(.zero, Minutes(cap.count - used.count)))
  }

  private static func omit(
    _ minutes: Minutes, of record: ServedRecord, _ reason: NotCounted, _ omitted: inout [Omission]
  ) {
    if minutes.isPositive { omitted.append(Omission(record: record, minutes: minutes, reason: reason)) }
  }

  /// The order in which a cap is used up; it decides which record is named, never how many minutes count.
  private static func precedes(_ left: ServedRecord, _ right: ServedRecord) -> Bool {
    (left.number?.value ?? .max) < (right.number?.value ?? .max)
  }
}

extension StarPolicy {
  /// Whether a member has been registered for long enough to hold stars.
  public func admits(memberSince registered: LocalDate, on date: LocalDate) -> Bool {
    firstDay(memberSince: registered).map { $0 <= date } ?? false
  }

  /// The first day on which a member can hold stars; nil beyond the calendar.
  ///
  /// Where the month has no such day it is the first of the next.
  public func firstDay(memberSince registered: LocalDate) -> LocalDate? {
    let (year, month, day) = registered.parts
    let months = year * 12 + month - 1 + minMembershipMonths
    if let first = LocalDate(year: months / 12, month: months % 12 + 1, day: day) { return first }
    return LocalDate(year: (months + 1) / 12, month: (months + 1) % 12 + 1, day: 1)
  }
}

extension Policy {
  /// Whether the same minutes count as under another version, for members, teams and brigades.
  public func counts(like other: Policy) -> Bool {
    memberStars.counting == other.memberStars.counting && teamStars.counting == other.teamStars.counting
      && brigadeStars.counting == other.brigadeStars.counting
  }

  /// The rules of stars for a member, a team, or a brigade.
  public func stars(of subject: StarSubject, isBrigade: Bool) -> StarPolicy {
    switch subject {
    case .member: memberStars
    case .team: isBrigade ? brigadeStars : teamStars
    }
  }
}
