import LineProtocol
import TestSupport
import Testing

@Suite struct GivingDeskTests {
  /// Members 17 and 18 are one household, 19 is nobody's; 17 has 10:00 to spend.
  private func station(transfer: String = "household") throws -> TestBank {
    let bank = try TestBank()
    try bank.lay([
      "station add station=jindu name=金都社区志愿服务站", "member add no=17 name=张三 station=jindu registered=2024-01-05",
      "member add no=18 name=李四 station=jindu registered=2024-01-05",
      "member add no=19 name=王五 station=jindu registered=2024-01-05", "opening member=17 minutes=10:00 reason=旧册结余",
      "household join household=zhangjia member=17 relation=head",
      "household join household=zhangjia member=18 relation=sibling",
      "pool add pool=gongyi name=公益时间池",
    ])
    if transfer != "household" {
      try bank.done("policy set rules=\"[redemption]\\ntransfer = \\\"\(transfer)\\\"\"")
    }
    return bank
  }

  @Test func `a transfer moves hours within a household and touches neither service nor stars`() throws {
    let bank = try station()
    #expect(
      bank.table("transfer from=17 to=18 minutes=2:30 reason=照顾老人", "from", "to", "minutes", "available") == [
        "17 18 2:30 7:30"
      ])
    #expect(bank.table("balance member=18", "available", "earned", "stars") == ["2:30 0:00 0"])
    #expect(bank.table("statement member=18", "kind", "minutes", "available", "text") == ["transfer 2:30 2:30 照顾老人"])
    #expect(bank.refusal("transfer from=17 to=19 minutes=1:00") == .notAllowed)
    #expect(bank.end("verify", "verdict") == "clean")
  }

  @Test func `the rules say between whom hours may be transferred`() throws {
    for (transfer, toHousemate, toStranger) in [
      ("none", false, false), ("household", true, false), ("relatives", false, false), ("any", true, true),
    ] {
      let bank = try station(transfer: transfer)
      #expect((bank.refusal("transfer from=17 to=18 minutes=1:00 dry=true") == nil) == toHousemate, "\(transfer)")
      #expect((bank.refusal("transfer from=17 to=19 minutes=1:00 dry=true") == nil) == toStranger, "\(transfer)")
    }
  }

  @Test func `who leaves a household gives and receives nothing there any more`() throws {
    let bank = try station()
    #expect(bank.table("household leave member=18", "household", "relation") == ["zhangjia sibling"])
    #expect(bank.refusal("transfer from=17 to=18 minutes=1:00") == .notAllowed)
    #expect(bank.table("household list", "household", "member", "relation") == ["zhangjia 17 head"])
    try bank.done("household join household=zhangjia member=18 relation=spouse")
    #expect(bank.table("household list member=17", "member", "relation") == ["17 head", "18 spouse"])
    #expect(bank.table("household join household=zhangjia member=18 relation=child", "relation") == ["child"])
    #expect(bank.refusal("transfer from=18 to=17 minutes=0:01") == .insufficientHours)
    #expect(bank.end("verify", "verdict") == "clean")
  }

  @Test func `what is donated to a pool can be granted, and never more than is there`() throws {
    let bank = try station()
    #expect(
      bank.table("donate member=17 pool=gongyi minutes=6:00", "member", "pool", "minutes", "available") == [
        "17 gongyi 6:00 4:00"
      ])
    #expect(bank.refusal("grant pool=gongyi member=19 minutes=6:01 reason=独居") == .insufficientHours)
    #expect(
      bank.table("grant pool=gongyi member=19 minutes=4:00 reason=独居", "pool", "member", "available") == [
        "gongyi 19 2:00"
      ])
    #expect(bank.table("pool list", "pool", "name", "available") == ["gongyi 公益时间池 2:00"])
    #expect(bank.table("balance member=19", "available", "earned", "stars") == ["4:00 0:00 0"])
    #expect(
      bank.table("trial-balance", "account", "balance").filter { $0.hasPrefix("pool") } == ["pool:gongyi 2:00"])
    #expect(bank.end("verify", "verdict") == "clean")
  }

  @Test func `who has received a grant is free of the hours that the bank asks for before redeeming`() throws {
    let bank = try station()
    try bank.lay([
      "policy set rules=\"[redemption]\\nmin_service = \\\"100:00\\\"\"", "donate member=17 pool=gongyi minutes=6:00",
      "offer add offer=bath name=助浴 kind=service price=1:00",
    ])
    #expect(bank.refusal("redeem request member=17 offer=bath") == .notAllowed)
    try bank.done("grant pool=gongyi member=19 minutes=4:00 reason=独居")
    #expect(bank.refusal("redeem request member=19 offer=bath") == nil)
    #expect(bank.end("verify", "verdict") == "clean")
  }

  @Test func `rebuilt books have the same households, pools and grants`() throws {
    let bank = try station()
    try bank.lay(["donate member=17 pool=gongyi minutes=6:00", "grant pool=gongyi member=19 minutes=4:00 reason=独居"])
    let before = bank.table("household list", "member") + bank.table("pool list", "available")
    try bank.done("rebuild")
    #expect(bank.table("household list", "member") + bank.table("pool list", "available") == before)
    #expect(bank.end("verify", "verdict") == "clean")
  }
}
