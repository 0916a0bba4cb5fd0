import Ledger
import Rules
import TestSupport
import Testing

/// A month's sign-in sheet as a station really sent it, read and judged row by row by the pure rules.
@Suite struct `The May sheet of Jindu` {
  private struct Row {
    let line: Int
    /// Nil where nobody of that name and phone is registered.
    let member: Int64?
    let date: String
    let start: String
    let end: String
    let length: String
    let team: String
    let activity: String

    init(
      line: Int, member: Int64?, _ date: String, _ start: String, _ end: String, _ length: String, _ team: String,
      _ activity: String
    ) {
      (self.line, self.member) = (line, member)
      (self.date, self.start, self.end, self.length) = (date, start, end, length)
      (self.team, self.activity) = (team, activity)
    }
  }

  private static let rows = [
    Row(line: 2, member: 17, "2026-05-07", "08:30", "11:00", "2:30", "水饺队", "养老中心包水饺"),
    Row(line: 3, member: 18, "2026-05-07", "08:30", "11:00", "", "水饺队", "养老中心包水饺"),
    Row(line: 4, member: 19, "2026/5/7", "08:45", "11:00", "2小时15分", "水饺队", "养老中心包水饺"),
    Row(line: 5, member: 20, "5月7日", "０８：３０", "１１：００", "2.5", "水饺队", "养老中心包水饺"),
    Row(line: 6, member: 27, "2026-05-07", "14:00", "16:00", "2:00", "义剪队", "“义剪情”爱心理发"),
    Row(line: 7, member: 21, "2026-05-07", "14:00", "15:50", "1:50", "义剪队", "“义剪情”爱心理发"),
    Row(line: 8, member: 18, "2026-05-08", "16:30", "18:00", "1:30", "", "四点半课堂"),
    Row(line: 9, member: 22, "2026-05-08", "16:30", "18:00", "90分钟", "", "四点半课堂"),
    Row(line: 10, member: 23, "2026-05-09", "22:00", "01:30", "3:30", "夜巡队", "小区夜间巡逻"),
    Row(line: 11, member: 24, "2026-05-09", "22:00", "01:30", "3:30", "夜巡队", "小区夜间巡逻"),
    Row(line: 12, member: 17, "2026-05-07", "08:30", "11:00", "2:30", "水饺队", "养老中心包水饺"),
    Row(line: 13, member: 17, "2026-05-07", "10:00", "12:00", "2:00", "", "环境清洁"),
    Row(line: 14, member: nil, "2026-05-10", "09:00", "11:00", "2:00", "", "环境清洁"),
    Row(line: 15, member: 19, "2026-05-10", "06:00", "20:00", "14:00", "", "社区文化节"),
    Row(line: 16, member: 20, "2026-05-10", "09:00", "10:00", "0", "", "环境清洁"),
    Row(line: 17, member: 21, "2026-13-10", "09:00", "10:00", "1:00", "", "环境清洁"),
    Row(line: 18, member: 22, "2026-05-11", "09:00", "10:30", "2:00", "", "环境清洁"),
    Row(line: 19, member: 23, "2026-05-11", "09:00", "10:30", "", "", ""),
    Row(line: 20, member: 24, "2026-05-11", "09:00", "10:30", "1:30", "夜巡队", "环境清洁"),
    Row(line: 21, member: nil, "合计", "", "", "", "", ""),
  ]

  private static let teamNames = ["水饺队": "shuijiao", "义剪队": "yijian", "夜巡队": "yexun"]
  private static let teamOfMember: [Int64: String] = [
    17: "shuijiao", 18: "shuijiao", 19: "shuijiao", 20: "shuijiao", 27: "yijian", 21: "yijian", 23: "yexun",
    24: "yexun",
  ]

  private enum Outcome: Equatable {
    case good(Minutes, team: Code?)
    case total
    case unknownMember
    case unreadable(SheetFault)
    case refused(ServiceViolation)
  }

  /// The books that grow row by row; a record's number is its line.
  private struct Books {
    var records: [Int64: [KnownRecord]] = [:]
  }

  private func read(_ row: Row, _ books: inout Books) throws -> Outcome {
    if SheetTotalLine.isTotal([row.date, row.start]) { return .total }
    let candidate: ServiceCandidate
    do {
      guard let member = row.member else { return .unknownMember }
      candidate = try self.candidate(row, member: member)
    } catch let fault as SheetFault {
      return .unreadable(fault)
    }
    let member = candidate.member.value
    let today = try RuleSample.date("2026-06-01")
    let facts = ServiceFacts(
      today: today, registered: try RuleSample.date("2024-01-05"),
      teamsOnDate: try Self.teamOfMember[member].map { [try RuleSample.code($0)] } ?? [],
      neighbours: books.records[member] ?? [], backdateReference: today)
    do {
      let verdict = try ServiceRules.judge(
        candidate, facts: facts, policy: ServicePolicy(backdateDays: 0), calendar: try RuleSample.calendar())
      books.records[member, default: []].append(
        KnownRecord(
          number: try RuleSample.record(Int64(row.line)), date: candidate.date, minutes: candidate.minutes,
          start: candidate.start, end: candidate.end, activity: candidate.activity))
      return .good(candidate.minutes, team: verdict.team)
    } catch let violation as ServiceViolation {
      return .refused(violation)
    }
  }

  private func candidate(_ row: Row, member: Int64) throws -> ServiceCandidate {
    let date = try SheetDate.parse(row.date, year: 2026).get()
    let start = try SheetTime.parse(row.start).get()
    let end = try SheetTime.parse(row.end).get()
    let minutes: Minutes
    switch SheetDuration.parse(row.length) {
    case .failure(.empty):
      let calendar = try RuleSample.calendar()
      minutes = try #require(ServiceRules.minutesBetween(start, end, on: date, calendar: calendar))
    case let length: minutes = try length.get()
    }
    let team = try Self.teamNames[row.team].map { TeamChoice.named(try RuleSample.code($0)) } ?? .unspecified
    return ServiceCandidate(
      member: try #require(MemberNumber(member)), date: date, minutes: minutes, start: start, end: end, team: team,
      activity: row.activity)
  }

  @Test func `every line has its verdict`() throws {
    var books = Books()
    var outcomes: [Int: Outcome] = [:]
    for row in Self.rows { outcomes[row.line] = try read(row, &books) }
    let line2 = try RuleSample.record(2)
    #expect(outcomes[12] == .refused(.duplicate(line2)))
    #expect(outcomes[13] == .refused(.overlap(line2, by: Minutes(60))))
    #expect(outcomes[14] == .unknownMember)
    #expect(outcomes[15] == .refused(.dailyLimit(total: Minutes(840), limit: Minutes(720), before: .zero)))
    #expect(outcomes[16] == .refused(.notPositive(.zero)))
    #expect(outcomes[17] == .unreadable(.noSuchDate("2026-13-10")))
    #expect(outcomes[18] == .refused(.timesDisagree(minutes: Minutes(120), between: Minutes(90))))
    #expect(outcomes[21] == .total)

    var totals: [Code?: Int64] = [:]
    var good: [Int] = []
    for (line, outcome) in outcomes {
      guard case .good(let minutes, let team) = outcome else { continue }
      good.append(line)
      totals[team, default: 0] += minutes.count
    }
    #expect(good.sorted() == Array(2...11) + [19, 20])
    #expect(totals.values.reduce(0, +) == 26 * 60 + 35)
    #expect(totals[try RuleSample.code("shuijiao")] == 11 * 60 + 15)
    #expect(totals[try RuleSample.code("yijian")] == 3 * 60 + 50)
    #expect(totals[try RuleSample.code("yexun")] == 10 * 60)
    #expect(totals[nil] == 90)
  }

  @Test func `sent a second time every good line is in the books already`() throws {
    var books = Books()
    for row in Self.rows { _ = try read(row, &books) }
    for row in Self.rows where Array(2...11).contains(row.line) || [19, 20].contains(row.line) {
      #expect(try read(row, &books) == .refused(.duplicate(RuleSample.record(Int64(row.line)))))
    }
  }
}
