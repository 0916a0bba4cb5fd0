import Ledger
import LineProtocol
import TestSupport
import Testing

@testable import Bank

/// The passbook, whole and in pages.
@Suite struct StatementTests {
  private func bank() throws -> TestBank {
    let bank = try TestBank()
    try bank.lay([
      "station add station=jindu name=金都", "member add no=17 name=张三 station=jindu registered=2024-01-05",
      "member add no=18 name=李四 station=jindu registered=2024-01-05", "pool add pool=gongyi name=公益",
      "offer add offer=rice name=大米 kind=gift price=1:00", "stock in offer=rice station=jindu pieces=9",
      "opening member=17 minutes=9:00 reason=旧册", "donate member=17 pool=gongyi minutes=2:00",
      "opening member=18 minutes=1:00 reason=旧册", "redeem request member=17 offer=rice",
      "donate member=17 pool=gongyi minutes=0:30", "redeem cancel redemption=1 reason=改主意",
      "redeem request member=17 offer=rice", "redeem fulfil redemption=2",
    ])
    return bank
  }

  private func rows(_ bank: TestBank, _ line: String) -> [String] {
    bank.table(line, "entry", "kind", "minutes", "available", "held")
  }

  @Test(arguments: 1...8) func `pages put together are the whole passbook`(limit: Int) throws {
    let bank = try bank()
    let whole = rows(bank, "statement member=17")
    #expect(whole.count == 7)
    var pages: [String] = []
    var after = "0"
    var closing = "0:00 0:00"
    while !after.isEmpty {
      let line = "statement member=17 limit=\(limit) after=\(after)"
      let page = rows(bank, line)
      #expect(page.count <= limit)
      // Each page opens with what the one before closed with.
      #expect(bank.end(line, "opening") == closing.split(separator: " ")[0])
      pages += page
      closing = bank.end(line, "available", "held")
      after = pages.count < whole.count ? bank.end(line, "more") : ""
    }
    #expect(pages == whole)
    #expect(closing == "5:30 0:00")
  }

  @Test func `what came in less what went out leads from the first to the last balance`() throws {
    let bank = try bank()
    #expect(bank.end("statement member=17", "opening", "in", "out", "available") == "0:00 10:00 4:30 5:30")
    let page = "statement member=17 limit=2"
    #expect(bank.end(page, "opening", "in", "out", "available", "held") == "0:00 9:00 2:00 7:00 0:00")
  }

  @Test func `a period opens with the balances before it`() throws {
    let bank = try bank()
    let later = "statement member=17 from=2026-05-05"
    #expect(rows(bank, later).isEmpty && bank.end(later, "opening", "available") == "5:30 5:30")
    let earlier = "statement member=17 until=2026-05-03"
    #expect(rows(bank, earlier).isEmpty && bank.end(earlier, "opening", "available") == "0:00 0:00")
    let day = "statement member=17 from=2026-05-04 until=2026-05-04"
    #expect(rows(bank, day).count == 7 && bank.end(day, "available") == "5:30")
  }

  @Test func `a wallet that nothing moved has an empty passbook`() throws {
    let bank = try bank()
    try bank.lay(["member add no=19 name=王五 station=jindu registered=2024-01-05"])
    #expect(rows(bank, "statement member=19").isEmpty)
    #expect(bank.end("statement member=19", "opening", "available", "held") == "0:00 0:00 0:00")
  }
}
