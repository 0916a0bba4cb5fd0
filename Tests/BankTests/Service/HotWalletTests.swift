import Ledger
import LineProtocol
import TestSupport
import Testing

@testable import Bank

/// Wallets that are answered from memory: what is given is what the books would give.
@Suite struct HotWalletTests {
  private func station() throws -> TestBank {
    let bank = try TestBank()
    try BusyStation.build(bank)
    return bank
  }

  private func atHand(_ bank: TestBank, _ words: String = "member=17") throws -> Reply? {
    guard case .line(let line) = LineParser.parse(Array("balance \(words)".utf8)) else { return nil }
    return bank.bank.answerAtHand(to: try Catalogue.standard.bind(line))
  }

  @Test func `a wallet is at hand once it was read, for the member who was asked about`() throws {
    let bank = try station()
    #expect(try atHand(bank) == nil)
    let read = try bank.done("balance member=17")
    #expect(try atHand(bank)?.rows == read.rows)
    #expect(try atHand(bank, "member=18") == nil)
    #expect(try atHand(bank, "member=17 at=2026-05-04T00:00:00+08:00") == nil)
  }

  @Test(arguments: [
    "opening member=17 minutes=1:00 reason=旧册", "service record member=17 station=jindu date=2026-05-02 minutes=1:00",
    "opening member=18 minutes=1:00 reason=旧册", "policy set rules=\"stars.member.max_stars = 1\"",
  ]) func `whatever is committed, the books are asked anew`(line: String) throws {
    let bank = try station()
    _ = try bank.done("balance member=17")
    try bank.done(line)
    #expect(try atHand(bank) == nil)
    let read = try bank.done("balance member=17")
    #expect(try atHand(bank)?.rows == read.rows)
  }

  @Test func `a day that ends is a day to ask anew, since stars are of a year`() throws {
    let bank = try station()
    _ = try bank.done("balance member=17")
    bank.clock.advance(seconds: 86_400)
    #expect(try atHand(bank) == nil)
  }

  @Test func `what was read before a commit is not kept after it`() throws {
    let wallets = HotWallets()
    let member = try #require(MemberNumber(17))
    let wallet = Wallet(available: Minutes(60), held: .zero, donatable: .zero, earned: Minutes(60), stars: 0)
    let day = Instant(milliseconds: 0)..<Instant(milliseconds: 86_400_000)
    let early = wallets.mark(day: day)
    wallets.forget()
    wallets.keep(wallet, of: member, early)
    #expect(wallets.wallet(of: member, at: day.lowerBound) == nil)
    wallets.keep(wallet, of: member, wallets.mark(day: day))
    #expect(wallets.wallet(of: member, at: day.lowerBound) == wallet)
    #expect(wallets.wallet(of: member, at: day.upperBound) == nil)
  }
}
