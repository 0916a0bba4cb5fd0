import Ledger
import Rules
import TestSupport
import Testing

@Suite("Which backups are kept")
struct BackupRotationTests {
  private typealias Candidate = BackupRotation.Candidate

  private static func backup(day: Int, second: Int = 0, schema: Int = 1) throws -> Candidate {
    let date = try #require(LocalDate(dayNumber: Int64(day)))
    return Candidate(at: Instant(milliseconds: Int64(day * 86_400 + second) * 1000), date: date, schema: schema)
  }

  /// Backups at random times within so many days, several on some days, none on most.
  private static func backups(_ generator: inout SeededGenerator) throws -> [Candidate] {
    try (0..<Int.random(in: 1...60, using: &generator)).map { _ in
      try backup(
        day: 20_000 + Int.random(in: 0...500, using: &generator),
        second: Int.random(in: 0..<86_400, using: &generator), schema: Int.random(in: 1...3, using: &generator))
    }
  }

  private static func keep(_ generator: inout SeededGenerator) -> BackupKeep {
    BackupKeep(
      daily: Int.random(in: 0...9, using: &generator), weekly: Int.random(in: 0...9, using: &generator),
      monthly: Int.random(in: 0...9, using: &generator))
  }

  private static func rotated(_ backups: [Candidate], _ keep: BackupKeep) -> [Candidate] {
    zip(backups, BackupRotation.classes(of: backups, keep: keep)).filter { !$1.isEmpty }.map(\.0)
  }

  private static func month(_ date: LocalDate) -> Int { date.parts.year * 12 + date.parts.month }

  /// Monday 1970-01-05 was day 4.
  private static func week(_ date: LocalDate) -> Int { (Int(date.dayNumber) - 4) / 7 }

  @Test(arguments: 0..<200)
  func `the newest of each of the last days, weeks and months stays, and the newest of all`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let backups = try Self.backups(&generator)
    let keep = Self.keep(&generator)
    let classes = BackupRotation.classes(of: backups, keep: keep)
    func expect(_ kind: BackupClass, _ count: Int, of period: (LocalDate) -> Int) {
      let periods = Dictionary(grouping: backups, by: { period($0.date) })
      let newest = periods.sorted { $0.key > $1.key }.prefix(count).compactMap { $0.value.map(\.at).max() }
      let found = zip(backups, classes).filter { $1.contains(kind) }.map(\.0.at)
      #expect(found.sorted() == newest.sorted(), "\(kind)")
    }
    expect(.daily, keep.daily) { Int($0.dayNumber) }
    expect(.weekly, keep.weekly, of: Self.week)
    expect(.monthly, keep.monthly, of: Self.month)
    expect(.newest, 1) { _ in 0 }
  }

  @Test func `of two made in the same second the one that stands first stays`() throws {
    let backups = try [Self.backup(day: 20_000, second: 5), Self.backup(day: 20_000, second: 5)]
    let classes = BackupRotation.classes(of: backups, keep: BackupKeep(daily: 1, weekly: 0, monthly: 0))
    #expect(classes == [[.newest, .daily], []])
  }

  @Test(arguments: 0..<100) func `what was rotated once is not rotated again`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let keep = Self.keep(&generator)
    let once = Self.rotated(try Self.backups(&generator), keep)
    #expect(Self.rotated(once, keep) == once)
  }

  @Test(arguments: 0..<100) func `who keeps more loses nothing by it`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let backups = try Self.backups(&generator)
    let keep = Self.keep(&generator)
    let more = BackupKeep(daily: keep.daily + 1, weekly: keep.weekly + 2, monthly: keep.monthly)
    #expect(Set(Self.rotated(backups, keep)).isSubset(of: Self.rotated(backups, more)))
  }

  @Test(arguments: 0..<20) func `rotating after each backup keeps what rotating once at the end would`(seed: UInt64)
    throws
  {
    var generator = SeededGenerator(seed: seed)
    let keep = Self.keep(&generator)
    var kept: [Candidate] = []
    var all: [Candidate] = []
    var day = 20_000
    for _ in 0..<150 {
      let next = try Self.backup(day: day, second: all.count)
      all.append(next)
      kept = Self.rotated(kept + [next], keep)
      day += Int.random(in: 0...3, using: &generator)
    }
    #expect(kept == Self.rotated(all, keep))
  }

  @Test func `the last backup that an older version can read stays`() throws {
    let backups = try [(1, 1), (2, 1), (3, 2), (4, 2), (5, 3)].map { try Self.backup(day: 20_000 + $0, schema: $1) }
    let classes = BackupRotation.classes(of: backups, keep: BackupKeep(daily: 0, weekly: 0, monthly: 0))
    #expect(classes == [[], [.upgrade], [], [.upgrade], [.newest]])
  }

  @Test func `nothing to keep is nothing`() {
    #expect(BackupRotation.classes(of: [], keep: BackupKeep()).isEmpty)
  }
}
