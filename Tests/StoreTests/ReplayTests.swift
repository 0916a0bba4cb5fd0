import GRDB
import TestSupport
import Testing

@testable import Store

/// The second set of books.
@Suite struct ReplayTests {
  /// Entries, and whether they or what follows them look for the records of one member.
  private static let entries = [
    (["member add name=王五 station=jindu", "member merge member=3 into=2 reason=重复登记"], true),
    ([#"policy set rules="stars.member.day_cap = \"8:00\"""#, "stars assess policy=2"], true),
    ([#"policy set rules="stars.member.alone_from_age = 16""#, "stars assess policy=2"], true),
    ([#"policy set rules="stars.member.thresholds = [300, 400]""#, "stars assess policy=2"], false),
  ]

  @Test(arguments: entries) func `records are found by member as soon as somebody asks for them so`(
    _ lines: [String], asks: Bool
  ) throws {
    let bank = try SmallBank()
    let replay = try Replay()
    #expect(try !findsByMember(replay, bank))
    for line in lines { #expect(bank.code(line) == "ok") }
    #expect(try findsByMember(replay, bank) == asks)
    #expect(bank.code("service record member=2 station=jindu date=2026-05-04 minutes=1:00") == "ok")
    #expect(bank.code("verify") == "ok")
  }

  /// Whether an index leads from members to records, once all is replayed.
  private func findsByMember(_ replay: Replay, _ bank: SmallBank) throws -> Bool {
    try bank.bank.database.read { books in
      try replay.advance(through: books.tail().number, in: books) { _, _, _ in }
    }
    return try replay.read { mirror in
      try mirror.all("EXPLAIN QUERY PLAN SELECT number FROM record WHERE member = 1") { $0[3] as String }
        .contains { $0.hasPrefix("SEARCH record") }
    }
  }
}
