public import Ledger

/// How many backups are kept, by the configuration's table `[storage.backup_keep]`.
public struct BackupKeep: Hashable, Sendable {
  /// Of so many days the newest backup is kept.
  public var daily: Int
  /// Of so many weeks.
  public var weekly: Int
  /// Of so many months.
  public var monthly: Int

  /// Describes what is kept; by default a week's days, five weeks and a year's months.
  public init(daily: Int = 7, weekly: Int = 5, monthly: Int = 12) {
    self.daily = daily
    self.weekly = weekly
    self.monthly = monthly
  }
}

/// Why a backup is kept.
public enum BackupClass: String, CaseIterable, Sendable {
  /// It is the newest of all.
  case newest
  /// It is the newest of its day.
  case daily
  /// It is the newest of its week, which begins on Monday.
  case weekly
  /// It is the newest of its month.
  case monthly
  /// It is the last with an older schema, made before an upgrade of the program.
  case upgrade
}

/// Says which backups stay and which may go.
///
/// Only days, weeks and months that have a backup count: a server that stood still for a summer, or whose clock once
/// leapt ahead, loses none of its old backups by that.
public enum BackupRotation {
  /// What the rotation looks at in a backup.
  public struct Candidate: Hashable, Sendable {
    /// When it was made.
    public let at: Instant
    /// The day of that in the bank's time zone.
    public let date: LocalDate
    /// The version of the database's schema.
    public let schema: Int

    /// Describes a backup.
    public init(at: Instant, date: LocalDate, schema: Int) {
      self.at = at
      self.date = date
      self.schema = schema
    }
  }

  /// The classes that keep each backup, in the order of the backups and of ``BackupClass``; none for one that may go.
  ///
  /// - Parameter backups: Of two that were made in the same second the newer one stands first.
  public static func classes(of backups: [Candidate], keep: BackupKeep) -> [[BackupClass]] {
    let order = backups.indices.sorted { (backups[$0].at, $1) > (backups[$1].at, $0) }
    var classes = [[BackupClass]](repeating: [], count: backups.count)
    if let newest = order.first { classes[newest].append(.newest) }
    func keepNewest(_ count: Int, as kind: BackupClass, of period: (LocalDate) -> Int) {
      var seen: Set<Int> = []
      for index in order where seen.count < count && seen.insert(period(backups[index].date)).inserted {
        classes[index].append(kind)
      }
    }
    keepNewest(keep.daily, as: .daily) { Int($0.dayNumber) }
    keepNewest(keep.weekly, as: .weekly, of: week)
    keepNewest(keep.monthly, as: .monthly) { $0.parts.year * 12 + $0.parts.month }
    var versions = Set(order.first.map { [backups[$0].schema] } ?? [])
    for index in order where versions.insert(backups[index].schema).inserted { classes[index].append(.upgrade) }
    return classes
  }

  /// A number for the week from Monday to Sunday; day 0 was a Thursday.
  private static func week(of date: LocalDate) -> Int {
    let days = Int(date.dayNumber) + 3
    return days >= 0 ? days / 7 : (days - 6) / 7
  }
}
