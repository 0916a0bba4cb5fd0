import GRDB
import Synchronization
import TestSupport
import Testing

@testable import Store

/// What is asked at every request must not read whole tables.
@Suite struct QueryPlanTests {
  /// Tables that stay small however many members and records a bank has.
  private static let smallTables = ["bank", "policy", "role_grant", "station", "offer", "evaluation"]

  private func statements(_ bank: SmallBank, _ lines: [String]) throws -> Set<String> {
    let seen = Mutex<Set<String>>([])
    try bank.bank.database.withWriter { db in
      db.trace { event in
        guard case .statement(let statement) = event else { return }
        seen.withLock { _ = $0.insert(statement.sql) }
      }
    }
    // In a batch, questions go over the writer's connection too.
    let outcome = try bank.bank.commit(lines)
    try bank.bank.database.withWriter { $0.trace(options: []) }
    guard case .success = outcome else {
      Issue.record("\(outcome)")
      return []
    }
    return seen.withLock { $0 }
  }

  @Test func `recording, balances and redemptions read by index`() throws {
    let bank = try SmallBank()
    let found = try statements(
      bank,
      [
        "service record member=1 station=jindu date=2026-04-03 minutes=3:00 start=08:00 key=q1",
        "balance member=1", "redeem request member=1 offer=rice key=q2", "redeem cancel redemption=3 reason=x",
        "service correct record=1 minutes=2:00 reason=x", "stars show team=brigade",
      ])
    #expect(found.count > 20)
    try expectNoScan(of: found, bank)
  }

  @Test func `under caps too a record reads no more than its day`() throws {
    let bank = try SmallBank()
    for line in [
      #"policy set rules="[stars.member]\nday_cap = \"2:00\"\nactivity_cap = \"1:00\"\nmin_membership_months = 3""#,
      "stars assess policy=2",
    ] {
      #expect(bank.code(line) == "ok")
    }
    let found = try statements(
      bank,
      [
        "service record member=1 station=jindu date=2026-05-01 minutes=3:10 activity=包水饺",
        "service reverse record=5 reason=x", "service correct record=1 minutes=2:00 reason=x",
      ])
    #expect(found.contains { $0.contains("r.date = ?") })
    try expectNoScan(of: found, bank)
  }

  @Test func `a complete check finds postings by the index of entries, and counts both trees`() throws {
    let bank = try SmallBank()
    func plan(_ sql: String) throws -> String {
      try bank.plainly { db in
        try Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN \(sql)", arguments: sql.contains("?") ? [1, 2] : []).map {
          $0["detail"] as String
        }.joined(separator: "; ")
      }
    }
    #expect(try plan(EntryScan.postings).contains("SEARCH posting USING INDEX posting_by_entry"))
    #expect(try plan(PostingCount.inIndex).contains("USING COVERING INDEX posting_by_entry"))
    #expect(try !plan(PostingCount.inTable).contains("posting_by_entry"))
  }

  @Test func `a notice, which anybody may ask for, reads no more than its period`() throws {
    let bank = try SmallBank()
    let found = try statements(
      bank, ["notice since=20", "service record member=1 station=jindu date=2026-04-04 minutes=1:00"])
    #expect(found.contains { $0.contains("posted <> journaled") })
    // The newest entry is read from the end, which is told as a scan of the table.
    try expectNoScan(of: found.filter { !$0.hasSuffix("FROM entry ORDER BY number DESC LIMIT 1") }, bank)
  }

  @Test func `an activity is signed up for, attended and closed by index`() throws {
    let bank = try SmallBank()
    let found = try statements(
      bank,
      [
        "activity add station=jindu name=包水饺 date=2026-05-04 start=08:30 end=11:00 capacity=1 courses=急救常识",
        "activity publish activity=1",
        "training record member=1 station=jindu date=2026-05-03 minutes=1:00 course=急救常识",
        "training record member=2 station=jindu date=2026-05-03 minutes=1:00 course=急救常识",
        "activity signup activity=1 member=1", "activity signup activity=1 member=2",
        "activity withdraw activity=1 member=1", "activity attend activity=1 members=2",
        "activity candidates activity=1 team=shuijiao", "activity close activity=1",
      ])
    #expect(found.contains { $0.contains("FROM signup JOIN activity") })
    try expectNoScan(of: found, bank)
  }

  @Test func `a station's activities and a member's statement are found by index`() throws {
    let bank = try SmallBank()
    let found = try statements(
      bank, ["activity list station=jindu from=2026-05-04", "station services station=jindu", "statement member=1"])
    let plans = try plans(of: found, bank)
    let activities = plans.filter { $0.sql.contains("FROM activity WHERE") && $0.detail.contains(" activity ") }
    #expect(!activities.isEmpty)
    for plan in activities { #expect(plan.detail.contains("activity_by_station"), "\(plan.detail)") }
    #expect(plans.contains { $0.detail.contains("redemption_by_request") })
    // The lines of a page are found first, which is told as a scan of them.
    try expectNoScan(of: found.filter { !$0.contains(") AS line") }, bank)
  }

  @Test func `the records of a team are found by those who are or were in it`() throws {
    let bank = try SmallBank()
    let found = try statements(
      bank,
      [
        "service list team=shuijiao", "service list team=brigade limit=1", "service list team=shuijiao station=jindu",
        "service list team=shuijiao station=jindu from=2026-05-01 until=2026-05-02",
      ])
    let lists = try plans(of: found, bank).filter { $0.sql.contains("FROM membership WHERE team") }
    #expect(lists.count { $0.detail.contains("record_by_member") } == 3)
    try expectNoScan(of: found, bank)
  }

  @Test func `needs of a member and what a member did in a period are read by index`() throws {
    let bank = try SmallBank()
    let found = try statements(
      bank,
      [
        "need add member=1 title=理发", "need claim need=1 member=2",
        "need done need=1 date=2026-04-30 minutes=0:30", "need confirm need=1 score=5", "need list resident=1",
        "need list volunteer=2 state=confirmed", "evaluation show period=2026-04 member=2",
      ])
    #expect(
      found.contains { $0.contains("FROM need JOIN member") } && found.contains { $0.contains("CROSS JOIN score") })
    try expectNoScan(of: found, bank)
  }

  private func expectNoScan(of found: Set<String>, _ bank: SmallBank) throws {
    for (detail, sql) in try plans(of: found, bank) where detail.hasPrefix("SCAN") {
      let table = detail.split(separator: " ").dropFirst().first.map(String.init) ?? ""
      #expect(QueryPlanTests.smallTables.contains(table) || table == "CONSTANT", "\(detail) in \(sql)")
    }
  }

  private func plans(of found: Set<String>, _ bank: SmallBank) throws -> [(detail: String, sql: String)] {
    try bank.plainly { db in
      try found.sorted().filter { sql in
        ["SELECT", "INSERT", "UPDATE"].contains { sql.hasPrefix($0) }
      }.flatMap { sql -> [(detail: String, sql: String)] in
        let statement = try db.makeStatement(sql: "EXPLAIN QUERY PLAN \(sql)")
        statement.setUncheckedArguments(StatementArguments())
        return try Row.fetchAll(statement).map { (detail: $0["detail"] as String, sql: sql) }
      }
    }
  }
}
