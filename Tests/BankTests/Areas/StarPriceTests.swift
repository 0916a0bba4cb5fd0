import LineProtocol
import TestSupport
import Testing

/// Offers that are cheaper for members with stars, and counts that must be explained.
@Suite struct StarPriceTests {
  /// Member 17 has served 99:00, an hour short of a star.
  private func station() throws -> TestBank {
    let bank = try TestBank()
    try bank.lay([
      "station add station=jindu name=金都社区志愿服务站",
      "member add no=17 name=张三 station=jindu registered=2024-01-05",
      "offer add offer=rice name=大米 kind=gift price=20:00 star-prices=1:18:00,3:15h",
      "stock in offer=rice station=jindu pieces=5",
    ])
    try bank.lay((1...9).map { "service record member=17 station=jindu date=2026-04-0\($0) minutes=11:00" })
    return bank
  }

  @Test func `the price is that of the stars on the day of the request`() throws {
    let bank = try station()
    #expect(bank.table("redeem request member=17 offer=rice", "price", "available") == ["20:00 79:00"])
    try bank.done("service record member=17 station=jindu date=2026-04-10 minutes=1:00")
    #expect(bank.table("redeem request member=17 offer=rice", "price", "available") == ["18:00 62:00"])
    try bank.done("offer set offer=rice star-prices=1:10:00")
    #expect(bank.table("redeem fulfil redemption=2", "available", "held") == ["62:00 20:00"])
    try bank.lay(["redeem return redemption=2 reason=送错", "redeem fulfil redemption=1"])
    #expect(bank.table("balance member=17", "available", "held") == ["80:00 0:00"])
    #expect(bank.end("verify", "verdict") == "clean")
  }

  @Test func `an offer shows its prices by stars, and gives them up`() throws {
    let bank = try station()
    #expect(bank.table("offer show offer=rice", "price", "star-prices") == ["20:00 1:18:00,3:15:00"])
    #expect(bank.refusal("offer set offer=rice price=17:00") == .badValue)
    #expect(bank.table("offer set offer=rice name=新米", "star-prices") == ["1:18:00,3:15:00"])
    #expect(bank.table("offer set offer=rice star-prices=none price=17:00", "star-prices") == [""])
    #expect(bank.table("offer set offer=rice star-prices=5:16:59", "star-prices") == ["5:16:59"])
    #expect(bank.table("offer set offer=rice star-prices=", "star-prices") == [""])
    #expect(bank.end("verify", "verdict") == "clean")
  }

  @Test func `hours are short by the price for the member's own stars`() throws {
    let bank = try station()
    try bank.lay([
      "service record member=17 station=jindu date=2026-04-10 minutes=1:00", "pool add pool=gongyi name=公益时间池",
      "donate member=17 pool=gongyi minutes=82:01",
    ])
    let refused = bank.ask("redeem request member=17 offer=rice")
    guard case .failure(let refusal) = refused else { throw UnexpectedRefusal(description: "\(refused)") }
    #expect(refusal.written(in: .english).contains("insufficient-hours available=17:59 needed=18:00 short=0:01"))
  }

  @Test func `a count needs a reason only where it differs`() throws {
    let bank = try station()
    let entries = bank.end("head", "entry")
    #expect(bank.table("stock count offer=rice station=jindu pieces=5", "pieces") == ["5"])
    #expect(bank.end("head", "entry") == entries)
    #expect(bank.refusal("stock count offer=rice station=jindu pieces=4") == .missingParameter)
    #expect(bank.table("stock count offer=rice station=jindu pieces=4 reason=受潮", "pieces") == ["4"])
  }
}
