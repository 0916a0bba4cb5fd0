import GRDB
import Ledger
import TestSupport
import Testing

@testable import Store

/// Year totals, which the writer keeps beside the books and writes once a commit.
@Suite struct YearTotalTests {
  private struct Total: Hashable, Comparable, CustomStringConvertible {
    let subject: String
    let year: Int
    let minutes: Int64
    let records: Int64
    var description: String { "\(subject) in \(year): \(minutes) minutes, \(records) records" }
    static func < (left: Total, right: Total) -> Bool { left.description < right.description }
  }

  /// Requests of all kinds that move totals or read all of them, some refused, some tried only.
  private static func group(_ generator: inout SeededGenerator, newest: Int, version: Int) -> [String] {
    (0..<Int.random(in: 1...6, using: &generator)).map { _ in
      let member = Int.random(in: 1...3, using: &generator)
      let year = Int.random(in: 2024...2026, using: &generator)
      let day = Int.random(in: 10...28, using: &generator)
      let record = "service record member=\(member) station=jindu date=\(year)-03-\(day) minutes=3:00"
      let number = Int.random(in: 1...newest, using: &generator)
      switch Int.random(in: 0..<12, using: &generator) {
      case 0: return record + " dry=true"
      case 1: return "service reverse record=\(number) reason=重复"
      case 2: return "service correct record=\(number) minutes=1:30 reason=写错"
      case 3: return "quality score record=\(number) score=4 source=team"
      case 4: return #"policy set rules="stars.member.thresholds = [\#(number), 400]""#
      case 5: return "stars assess policy=\(version)"
      case 6: return "team add team=t\(day) name=队 station=jindu parent=shuijiao"
      case 7: return "member merge member=3 into=2 reason=重复登记"
      default: return record
      }
    }
  }

  @Test(arguments: 0..<8) func `the totals of a year are the sums of its records, whatever shared a commit`(
    seed: UInt64
  ) throws {
    var generator = SeededGenerator(seed: seed)
    let bank = try SmallBank()
    #expect(bank.code("member add name=王五 station=jindu registered=2024-01-05") == "ok")
    for _ in 0..<25 {
      let lines = YearTotalTests.group(
        &generator, newest: try newest("number", of: "record", bank), version: try newest("version", of: "policy", bank)
      )
      if Bool.random(using: &generator) {
        _ = try bank.all(lines)
      } else {
        _ = try bank.bank.commit(lines)
      }
      #expect(try totals(bank) == sums(bank))
    }
    #expect(bank.code("verify") == "ok")
    // A check that keeps hardly anything in mind, and writes and reads all the time.
    let forgetful = Verifier(bank.bank.database, judge: { _, _, _ in }, pause: {}, replay: try Replay(yearsOf: 2))
    #expect(try forgetful.run(progress: nil) == bank.bank.database.readTail())
    let whole = try bank.projections()
    #expect(bank.code("rebuild") == "ok")
    #expect(try bank.projections() == whole)
  }

  private func newest(_ column: String, of table: String, _ bank: SmallBank) throws -> Int {
    try bank.plainly { try Int.fetchOne($0, sql: "SELECT max(\(column)) FROM \(table)") ?? 1 }
  }

  /// What the tables of totals say, without years of which all was reversed.
  private func totals(_ bank: SmallBank) throws -> [Total] {
    try bank.plainly { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT 'member:' || member AS subject, year, minutes, records FROM member_year WHERE records > 0
          UNION ALL SELECT 'team:' || team, year, minutes, records FROM team_year WHERE records > 0
          """
      ).map { Total(subject: $0[0], year: $0[1], minutes: $0[2], records: $0[3]) }.sorted()
    }
  }

  /// What the records come to.
  private func sums(_ bank: SmallBank) throws -> [Total] {
    let records = try bank.plainly { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT member, team, brigades, date, minutes FROM record WHERE posted IS NOT NULL AND reversed IS NULL
          """)
    }
    var sums: [String: [Int: (minutes: Int64, records: Int64)]] = [:]
    for row in records {
      let (member, team, brigades, minutes) = (row[0] as Int64, row[1] as String?, row[2] as String, row[4] as Int64)
      let year = try #require(LocalDate(dayNumber: row[3] as Int64)).year
      let teams = (team.map { [$0] } ?? []) + brigades.split(separator: ",").map(String.init)
      for subject in ["member:\(member)"] + teams.map({ "team:\($0)" }) {
        sums[subject, default: [:]][year, default: (0, 0)].minutes += minutes
        sums[subject, default: [:]][year, default: (0, 0)].records += 1
      }
    }
    return sums.flatMap { subject, years in
      years.map { Total(subject: subject, year: $0, minutes: $1.minutes, records: $1.records) }
    }.sorted()
  }
}
