import Ledger
import TestSupport
import Testing

@testable import Rules

@Suite struct MonthFiguresTests {
  @Test func `a month has its first and its last day, and what is none is none`() throws {
    let february = try #require(MonthFigures(month: "2024-02"))
    #expect(february.first.description == "2024-02-01" && february.last.description == "2024-02-29")
    for text in ["", "2026", "2026-13", "2026-2", "2026-00", "二〇二六"] { #expect(MonthFigures(month: text) == nil) }
  }

  @Test func `who joins and who leaves makes the difference between the ends of two months`() throws {
    var random = SeededGenerator(seed: 17)
    let days = try (1...60).map { try #require(LocalDate("2026-03-01")?.adding(days: $0)) }
    for _ in 0..<50 {
      var months = try ["2026-03", "2026-04"].map { try #require(MonthFigures(month: $0)) }
      for _ in 0..<20 {
        let registered = try #require(days.randomElement(using: &random))
        let closed = Bool.random(using: &random) ? days.filter { $0 >= registered }.randomElement(using: &random) : nil
        for index in months.indices { months[index].addMember(registered: registered, closed: closed, born: nil) }
      }
      let (march, april) = (months[0], months[1])
      #expect(
        april.count(of: .members) == march.count(of: .members) + april.count(of: .joined) - april.count(of: .left))
    }
  }

  @Test func `each figure stands in the group that the regulation has for it, group after group`() {
    var areas: [MonthFigures.Area] = []
    for item in MonthFigures.Item.allCases where areas.last != item.area { areas.append(item.area) }
    #expect(areas == [.person, .service, .training, .honour, .evaluation])
  }

  @Test func `a mean is there only with scores`() throws {
    var month = try #require(MonthFigures(month: "2026-05"))
    #expect(month.mean(of: .scores) == nil)
    let member = try #require(MemberNumber(17))
    for value in [5, 4, 4] { month.addScore(try #require(Score(Int64(value))), of: member) }
    #expect(month.mean(of: .scores)?.decimal == "4.33" && month.mean(of: .records) == nil)
    #expect(month.count(of: .scores) == 3 && month.count(of: .scored) == 1)
  }
}
