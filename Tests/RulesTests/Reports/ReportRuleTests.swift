import Ledger
import Rules
import TestSupport
import Testing

@Suite struct `Reports` {
  private func date(_ text: String) throws -> LocalDate { try #require(LocalDate(text)) }

  private func services(_ count: Int, using random: inout SeededGenerator) throws -> [ReportedService] {
    let start = try date("2026-01-01")
    return try (0..<count).map { _ in
      ReportedService(
        member: try #require(MemberNumber(.random(in: 1...9, using: &random))),
        date: try #require(start.adding(days: .random(in: 0...200, using: &random))),
        minutes: Minutes(.random(in: 1...720, using: &random)),
        station: try #require(Code(random.pick(["jindu", "xincheng"]))),
        team: random.pick([nil, Code("shuijiao"), Code("yijian")]), kind: random.pick([nil, Code("elder")]),
        activity: random.pick([nil, "包水饺", "环境清洁"]),
        birth: random.pick([nil, LocalDate("1958-03-02"), LocalDate("2015-06-01"), LocalDate("2030-01-01")]),
        isCarriedOver: random.pick([true, false, false]))
    }
  }

  @Test(arguments: ReportGrouping.allCases)
  func `the groups add up to the whole, and every record is in exactly one`(grouping: ReportGrouping) throws {
    var random = SeededGenerator(seed: 91)
    for _ in 0..<50 {
      let all = try services(.random(in: 0...80, using: &random), using: &random)
      var report = HoursReport(by: grouping)
      for service in all { try report.add(service) }
      #expect(report.lines.reduce(0) { $0 + $1.minutes.count } == all.reduce(0) { $0 + $1.minutes.count })
      #expect(report.lines.reduce(0) { $0 + $1.records } == Int64(all.count))
      #expect(report.total.minutes.count == all.reduce(0) { $0 + $1.minutes.count })
      #expect(report.total.members == Int64(Set(all.map(\.member)).count))
      #expect(Set(report.lines.map(\.group)).count == report.lines.count)
      // The order of the records says nothing.
      var turned = HoursReport(by: grouping)
      for service in all.reversed() { try turned.add(service) }
      #expect(turned.lines == report.lines)
    }
  }

  @Test(arguments: ReportGrouping.allCases)
  func `a lump from older books is of no week and no month`(grouping: ReportGrouping) throws {
    let lump = ReportedService(
      member: try #require(MemberNumber(17)), date: try date("2025-12-31"), minutes: Minutes(6000),
      station: try #require(Code("jindu")), team: Code("shuijiao"), kind: Code("elder"), activity: "包水饺",
      isCarriedOver: true)
    var report = HoursReport(by: grouping)
    try report.add(lump)
    #expect(report.lines.map(\.group.isEmpty) == [[.week, .month].contains(grouping)])
  }

  @Test(arguments: ReportGrouping.allCases)
  func `redemptions stand where they have a group, and nowhere else`(grouping: ReportGrouping) throws {
    let redemption = ReportedRedemption(
      member: try #require(MemberNumber(17)), date: try date("2026-05-10"), minutes: Minutes(120),
      station: try #require(Code("jindu")), birth: LocalDate("1958-03-02"))
    var report = HoursReport(by: grouping)
    try report.add(redemption)
    let counts = HoursReport.countsRedemptions(grouping)
    #expect(report.lines.map(\.redeemed) == (counts ? [Minutes(120)] : []))
    #expect(report.total.redeemed == (counts ? Minutes(120) : nil))
    #expect(report.total.members == 0)
    let groups: [ReportGrouping: String] = [
      .member: "17", .station: "jindu", .age: "60-69", .week: "2026-05-04", .month: "2026-05",
    ]
    #expect(report.lines.first?.group == groups[grouping])
  }

  @Test func `a week begins on its Monday, whatever the year`() throws {
    let monday = try date("2026-05-04")
    for offset in -4000...4000 {
      let day = try #require(monday.adding(days: offset))
      let found = day.monday
      #expect(found <= day && day.days(since: found) < 7)
      #expect(found.days(since: monday).isMultiple(of: 7))
    }
    #expect(LocalDate.range.lowerBound.monday == LocalDate.range.lowerBound)
    #expect(try date("2026-05-31").monthText == "2026-05")
  }

  @Test(arguments: [
    ("2012-05-05", "0-13"), ("2012-05-04", "14-17"), ("2008-05-04", "18-34"), ("1991-05-04", "35-59"),
    ("1966-05-05", "35-59"), ("1966-05-04", "60-69"), ("1956-05-04", "70-79"), ("1946-05-04", "80+"),
    ("2027-01-01", "unknown"),
  ])
  func `the group of an age changes on the birthday`(birth: String, group: String) throws {
    #expect(AgeGroup(born: LocalDate(birth), on: try date("2026-05-04")).rawValue == group)
  }

  @Test func `who was born on no known day has a group too`() throws {
    #expect(AgeGroup(born: nil, on: try date("2026-05-04")) == .unknown)
  }

  // MARK: signs for the auditor

  /// Records of which some are typed, and of those some of whole hours; the others are of the door.
  private func work(typed: Int = 0, round: Int = 0, records: Int = 0, reversals: Int64 = 0) -> UnusualRules.Work {
    var work = UnusualRules.Work()
    for index in 0..<records {
      work.addRecord(of: Minutes(index < round ? 120 : 125), from: index < typed ? .operator : .checkin)
    }
    work.addReversals(reversals)
    return work
  }

  @Test func `only what was typed can be round`() {
    var work = UnusualRules.Work()
    for source in RecordSource.allCases {
      work.addRecord(of: Minutes(60), from: source)
      work.addRecord(of: Minutes(61), from: source)
    }
    #expect(work.records == Int64(RecordSource.allCases.count * 2) && work.typed == 2 && work.round == 1)
  }

  @Test func `many reversals are a sign from three on and from a tenth on`() {
    let minute = Minutes(1)
    #expect(UnusualRules.signs(of: work(records: 30, reversals: 3), granularity: minute) == [.reversals])
    #expect(UnusualRules.signs(of: work(records: 31, reversals: 3), granularity: minute) == [])
    #expect(UnusualRules.signs(of: work(records: 2, reversals: 2), granularity: minute) == [])
    // Whoever only undoes is asked too.
    #expect(UnusualRules.signs(of: work(records: 0, reversals: 3), granularity: minute) == [.reversals])
  }

  @Test func `round figures are a sign from twenty typed on, unless only whole hours can be typed`() {
    let minute = Minutes(1)
    #expect(UnusualRules.signs(of: work(typed: 20, round: 18, records: 20), granularity: minute) == [.round])
    #expect(UnusualRules.signs(of: work(typed: 20, round: 17, records: 20), granularity: minute) == [])
    #expect(UnusualRules.signs(of: work(typed: 19, round: 19, records: 19), granularity: minute) == [])
    #expect(UnusualRules.signs(of: work(typed: 99, round: 99, records: 99), granularity: Minutes(60)) == [])
  }

  // MARK: notices

  @Test func `each notice begins where the one before ended, and none leaves an entry out`() throws {
    var random = SeededGenerator(seed: 92)
    for _ in 0..<300 {
      let newest = Int64.random(in: 1...500, using: &random)
      let heads = Set(
        (0..<Int.random(in: 1...6, using: &random)).map { _ in Int64.random(in: 1...newest, using: &random) })
      var since: Int64 = 0
      for head in heads.sorted() {
        let range = try #require(
          NoticeRules.range(since: nil, through: head, published: Array(heads.shuffled()), newest: newest))
        #expect(range.since == since && range.through == head)
        since = head
      }
      // Left to itself it is the last of them.
      let last = try #require(NoticeRules.range(since: nil, through: nil, published: Array(heads), newest: newest))
      #expect(last.through == heads.max())
    }
  }

  @Test func `without a published head a notice covers everything, and none runs backwards or ahead`() {
    #expect(NoticeRules.range(since: nil, through: nil, published: [], newest: 9) == .init(since: 0, through: 9))
    #expect(NoticeRules.range(since: 4, through: nil, published: [3], newest: 9) == .init(since: 4, through: 9))
    #expect(NoticeRules.range(since: 4, through: 4, published: [], newest: 9) == .init(since: 4, through: 4))
    #expect(NoticeRules.range(since: 5, through: 4, published: [], newest: 9) == nil)
    #expect(NoticeRules.range(since: nil, through: 10, published: [], newest: 9) == nil)
    #expect(NoticeRules.range(since: 10, through: nil, published: [], newest: 9) == nil)
  }

  @Test func `a notice is published where both its ends are`() {
    #expect(NoticeRules.isPublished(.init(since: 0, through: 4), among: [4, 9]))
    #expect(NoticeRules.isPublished(.init(since: 4, through: 9), among: [9, 4]))
    #expect(NoticeRules.isPublished(.init(since: 0, through: 0), among: []))
    #expect(!NoticeRules.isPublished(.init(since: 3, through: 4), among: [4, 9]))
    #expect(!NoticeRules.isPublished(.init(since: 4, through: 8), among: [4, 9]))
  }

  @Test func `late is what was rendered before the first day, and nothing in the first notice`() throws {
    let first = try date("2026-05-04")
    let second = NoticeRules.Range(since: 4, through: 9)
    #expect(NoticeRules.isLate(try date("2026-05-03"), firstDay: first, in: second))
    #expect(!NoticeRules.isLate(first, firstDay: first, in: second))
    #expect(!NoticeRules.isLate(try date("2026-05-03"), firstDay: first, in: .init(since: 0, through: 4)))
  }
}
