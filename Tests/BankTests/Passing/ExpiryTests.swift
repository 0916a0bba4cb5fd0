import Bank
import LineProtocol
import TestSupport
import Testing

/// Hours that nobody spent for years lapse by themselves, the oldest first.
@Suite struct ExpiryTests {
  private static let day: Int64 = 86_400

  /// Hours lapse after one year.
  ///
  /// 17 got 5:00 on 2026-05-04 and 3:00 on 2026-05-10, and spent 2:00 of them.
  private func station(_ folder: TemporaryFolder = TemporaryFolder()) throws -> TestBank {
    let bank = try TestBank(folder: folder)
    try bank.lay([
      #"policy set rules="[redemption]\nexpiry_years = 1""#, "station add station=jindu name=金都社区志愿服务站",
      "pool add pool=gongyi name=公益时间池", "member add no=17 name=张三 station=jindu registered=2024-01-05",
      "member add no=18 name=李四 station=jindu registered=2024-01-05", "opening member=17 minutes=5:00 reason=旧册结余",
    ])
    bank.clock.advance(seconds: 6 * Self.day)
    try bank.lay(["opening member=17 minutes=3:00 reason=旧册结余", "donate member=17 pool=gongyi minutes=2:00"])
    return bank
  }

  @Test func `what was credited before the line and not spent lapses on its day, once`() throws {
    let bank = try station()
    bank.clock.set("2027-05-04T10:00:00Z")
    bank.passTime()
    #expect(bank.table("balance member=17", "available") == ["6:00"])
    bank.clock.advance(seconds: Self.day)
    for _ in 0..<3 { bank.passTime() }
    #expect(bank.table("balance member=17", "available") == ["3:00"])
    #expect(bank.table("journal list kind=expiry", "date", "user") == ["2027-05-05 daemon"])
    bank.clock.set("2027-05-11T00:00:00Z")
    bank.passTime()
    #expect(bank.table("balance member=17", "available") == ["0:00"])
    #expect(
      bank.table("trial-balance", "account", "balance").filter { $0.hasPrefix("bank/expired") } == ["bank/expired 6:00"]
    )
    #expect(bank.end("verify", "verdict") == "clean")
  }

  @Test func `after a year away each day's hours lapse as of that day, across a restart`() throws {
    let folder = TemporaryFolder()
    var bank = try station(folder)
    bank.clock.set("2028-01-01T00:00:00Z")
    let later = bank.clock
    try bank.bank.close()
    bank = try TestBank(clock: later, folder: folder)
    bank.passTime()
    #expect(bank.table("journal list kind=expiry", "date") == ["2027-05-05", "2027-05-11"])
    #expect(bank.table("statement member=17", "kind", "minutes").suffix(2) == ["expiry -3:00", "expiry -3:00"])
    let head = bank.end("head", "entry")
    try bank.bank.close()
    bank = try TestBank(clock: later, folder: folder)
    bank.passTime()
    #expect(bank.end("head", "entry") == head)
    #expect(bank.end("verify", "verdict") == "clean")
  }

  @Test func `rules without expiry let nothing lapse, and rules that come later take what is old then`() throws {
    let bank = try TestBank()
    try bank.lay([
      "station add station=jindu name=金都社区志愿服务站", "member add no=17 name=张三 station=jindu registered=2024-01-05",
      "opening member=17 minutes=5:00 reason=旧册结余",
    ])
    #expect(bank.refusal("expire") == .notAllowed)
    bank.clock.set("2030-05-04T10:00:00Z")
    bank.passTime()
    #expect(bank.table("balance member=17", "available") == ["5:00"])
    try bank.done(#"policy set rules="[redemption]\nexpiry_years = 3""#)
    #expect(bank.table("expire", "date", "member", "minutes", "available") == ["2030-05-04 17 5:00 0:00"])
    #expect(bank.table("expire", "member") == [])
    #expect(bank.end("verify", "verdict") == "clean")
  }

  @Test func `what a day to come will bring can be tried and not done`() throws {
    let bank = try station()
    #expect(bank.refusal("expire date=2027-05-05") == .futureDate)
    #expect(bank.end("expire date=2027-05-05 dry=true", "minutes") == "3:00")
    #expect(bank.end("expire date=2027-05-11 dry=true", "minutes") == "6:00")
    #expect(bank.table("balance member=17", "available") == ["6:00"])
  }

  @Test func `what lapsed is given back by undoing the entry, and does not lapse again at once`() throws {
    let bank = try station()
    bank.clock.set("2027-05-05T10:00:00Z")
    bank.passTime()
    let entry = bank.table("journal list kind=expiry", "entry")[0]
    try bank.done("journal reverse entry=\(entry) reason=住院期间")
    bank.clock.advance(seconds: Self.day)
    bank.passTime()
    #expect(bank.table("balance member=17", "available") == ["6:00"])
    #expect(bank.end("verify", "verdict") == "clean")
  }
}
