import Ledger
import LineProtocol
import Rules
import Store
import TestSupport
import Testing

@testable import Bank

/// A member's hours go from one bank to another: once, whole, and by word of both.
@Suite struct HandoverTests {
  private func banks() throws -> TwoBanks {
    let banks = try TwoBanks()
    try banks.jindu.lay([
      "service record member=17 station=zhan date=2025-12-31 minutes=100:00 source=carried-over",
      "service record member=17 station=zhan date=2026-05-01 minutes=8:00",
      "opening member=17 minutes=2:00 reason=旧册结余",
      "pool add pool=gongyi name=公益时间池", "donate member=17 pool=gongyi minutes=30:00",
    ])
    return banks
  }

  @Test func `hours, service and stars go along, and both books balance`() throws {
    let banks = try banks()
    let before = try banks.hoursOfAll()
    let (number, file) = try banks.issue()
    #expect(banks.jindu.table("balance member=17", "available") == ["0:00"])
    #expect(banks.jindu.table("member show member=17", "state") == ["closed"])
    #expect(try TwoBanks.balance("bank/handed-over", in: banks.jindu) == 80 * 60)
    let line = "handover take file=\(TwoBanks.quoted(file)) station=zhan"
    #expect(
      banks.xincheng.end(line, "handover", "direction", "bank", "member", "minutes", "state")
        == "1 in jindu 19 80:00 taken")
    #expect(banks.xincheng.table("balance member=19", "available", "earned", "stars") == ["80:00 108:00 1"])
    #expect(
      banks.xincheng.table("service list member=19", "date", "minutes", "source", "state") == [
        "2025-12-31 100:00 carried-over posted", "2026-05-04 8:00 carried-over posted",
      ])
    #expect(
      banks.xincheng.table("member show member=19", "name", "phone", "registered") == ["张三 13800000017 2024-01-05"])
    #expect(try TwoBanks.balance("bank/handed-over", in: banks.xincheng) == -80 * 60)
    #expect(try TwoBanks.balance("bank/issued", in: banks.xincheng) == 0)
    let receipt = TwoBanks.quoted(try TwoBanks.document("1", in: banks.xincheng))
    #expect(banks.jindu.end("handover settle receipt=\(receipt)", "handover", "state") == "\(number) settled")
    #expect(try banks.hoursOfAll() == before)
    for bank in [banks.jindu, banks.xincheng] { #expect(bank.end("verify", "verdict") == "clean") }
  }

  @Test func `a member of the other bank already gets it under the number there`() throws {
    let banks = try banks()
    let file = TwoBanks.quoted(try banks.issue().file)
    try banks.xincheng.done("service record member=18 station=zhan date=2026-05-02 minutes=1:00")
    #expect(banks.xincheng.end("handover take file=\(file) member=18", "member", "minutes") == "18 80:00")
    #expect(banks.xincheng.table("balance member=18", "available", "earned") == ["81:00 109:00"])
  }

  @Test func `what was taken is never taken again, nor refused, nor settled twice`() throws {
    let banks = try banks()
    let file = TwoBanks.quoted(try banks.issue().file)
    try banks.xincheng.done("handover take file=\(file) station=zhan")
    let picture = banks.xincheng.picture()
    #expect(banks.xincheng.refusal("handover take file=\(file) station=zhan") == .exists)
    #expect(banks.xincheng.refusal("handover refuse file=\(file) reason=误") == .exists)
    let isUnchanged = banks.xincheng.picture() == picture
    #expect(isUnchanged)
    let receipt = TwoBanks.quoted(try TwoBanks.document("1", in: banks.xincheng))
    try banks.jindu.done("handover settle receipt=\(receipt)")
    #expect(banks.jindu.refusal("handover settle receipt=\(receipt)") == .wrongState)
  }

  @Test func `only a signed refusal brings the hours back, and then for ever`() throws {
    let banks = try banks()
    let before = try banks.hoursOfAll()
    let file = TwoBanks.quoted(try banks.issue().file)
    try banks.xincheng.done("handover refuse file=\(file) reason=本人改了主意")
    #expect(banks.xincheng.refusal("handover take file=\(file) station=zhan") == .exists)
    let receipt = TwoBanks.quoted(try TwoBanks.document("1", in: banks.xincheng))
    #expect(banks.jindu.end("handover settle receipt=\(receipt)", "state") == "recalled")
    #expect(banks.jindu.table("member show member=17", "state") == ["active"])
    #expect(banks.jindu.table("balance member=17", "available", "earned", "stars") == ["80:00 108:00 1"])
    #expect(try TwoBanks.balance("bank/handed-over", in: banks.jindu) == 0)
    #expect(try banks.hoursOfAll() == before)
    let again = TwoBanks.quoted(try banks.issue().file)
    try banks.xincheng.done("handover take file=\(again) station=zhan")
    for bank in [banks.jindu, banks.xincheng] { #expect(bank.end("verify", "verdict") == "clean") }
  }

  @Test func `a file in which anything was changed is not taken, whatever it is`() throws {
    let banks = try banks()
    let file = try banks.issue().file
    let picture = banks.xincheng.picture()
    let lines = file.split(separator: "\n").map(String.init)
    for index in lines.indices {
      for changed in Self.changes(of: lines[index]) {
        var other = lines
        other[index] = changed
        let document = TwoBanks.quoted(other.map { $0 + "\n" }.joined())
        let refusal = banks.xincheng.refusal("handover take file=\(document) station=zhan")
        #expect([.badValue, .notAllowed].contains(refusal), "\(changed): \(String(describing: refusal))")
      }
    }
    let isUnchanged = banks.xincheng.picture() == picture
    #expect(isUnchanged)
  }

  /// The same line with its last sign another, without it, and with one more.
  private static func changes(of line: String) -> [String] {
    let last = line.last == "1" ? "2" : "1"
    return [String(line.dropLast()) + last, String(line.dropLast()), line + "1"]
  }

  @Test func `an answer in which anything was changed settles nothing`() throws {
    let banks = try banks()
    let file = TwoBanks.quoted(try banks.issue().file)
    try banks.xincheng.done("handover take file=\(file) station=zhan")
    let lines = try TwoBanks.document("1", in: banks.xincheng).split(separator: "\n").map(String.init)
    for index in lines.indices {
      for changed in Self.changes(of: lines[index]) + [lines[index].replacing("taken", with: "refused")]
      where changed != lines[index] {
        var other = lines
        other[index] = changed
        let document = TwoBanks.quoted(other.map { $0 + "\n" }.joined())
        let refusal = banks.jindu.refusal("handover settle receipt=\(document)")
        #expect([.badValue, .notFound].contains(refusal), "\(changed): \(String(describing: refusal))")
      }
    }
    #expect(banks.jindu.table("handover list", "state") == ["issued"])
  }

  @Test func `a file from a bank that nobody knows, for another one, or out of date is not taken`() throws {
    let banks = try banks()
    let file = TwoBanks.quoted(try banks.issue().file)
    let take = "handover take file=\(file) station=zhan"
    let stranger = try TestBank(identityKeys: TestIdentity.keys("z9"))
    try stranger.done("station add station=zhan name=志愿服务站")
    #expect(stranger.refusal(take) == .notAllowed, "its sender is not known")
    try stranger.done("handover trust bank=jindu public-key=\(banks.jindu.end("handover key", "public-key"))")
    #expect(stranger.refusal(take) == .notAllowed, "it is for another bank")
    #expect(stranger.refusal("handover refuse file=\(file) reason=误") == .notAllowed)
    try banks.xincheng.done("handover distrust bank=jindu")
    #expect(banks.xincheng.refusal(take) == .notAllowed)
    try banks.xincheng.done("handover trust bank=jindu public-key=\(banks.jindu.end("handover key", "public-key"))")
    #expect(banks.xincheng.refusal("\(take) member=99") == .notFound)
    try banks.xincheng.done("member close member=18")
    #expect(banks.xincheng.refusal("handover take file=\(file) member=18") == .closed)
    #expect(banks.xincheng.refusal("handover take file=\(file)") == .missingParameter)
    banks.xincheng.clock.advance(seconds: 91 * 86_400)
    #expect(banks.xincheng.refusal(take) == .tooOld)
    try banks.xincheng.done("handover refuse file=\(file) reason=到期")
  }

  @Test func `a full wallet takes nothing over, and a bank without a key hands nothing over`() throws {
    let capped = try TwoBanks(
      policy: try Policy.community(but: ["redemption.wallet_cap": "600", "redemption.wallet_cap_pool": "yu"]))
    try capped.jindu.lay(["opening member=17 minutes=9:00 reason=旧册结余"])
    try capped.xincheng.lay(["opening member=18 minutes=2:00 reason=旧册结余"])
    let file = TwoBanks.quoted(try capped.issue().file)
    #expect(capped.xincheng.refusal("handover take file=\(file) member=18") == .limitReached)
    let bare = try TestBank()
    try bare.lay([
      "station add station=zhan name=志愿服务站", "member add no=17 name=张三 station=zhan registered=2024-01-05",
      "handover trust bank=xincheng public-key=\(capped.xincheng.end("handover key", "public-key"))",
    ])
    #expect(bare.refusal("handover key") == .wrongState)
    #expect(bare.refusal("handover issue member=17 to=xincheng") == .wrongState)
  }

  @Test func `what is open keeps a member here`() throws {
    let banks = try banks()
    try banks.jindu.lay([
      "offer add offer=tea name=茶叶 kind=gift price=2:00", "stock in offer=tea station=zhan pieces=5",
      "redeem request member=17 offer=tea",
    ])
    #expect(banks.jindu.refusal("handover issue member=17 to=xincheng") == .wrongState)
    try banks.jindu.done("redeem cancel redemption=1 reason=改主意")
    #expect(banks.jindu.refusal("handover issue member=17 to=nowhere") == .notFound)
    #expect(banks.jindu.refusal("handover issue member=17 to=xincheng dry=true") == nil)
    #expect(banks.jindu.table("member show member=17", "state") == ["active"])
  }

  @Test func `a year from another bank that was false goes back whence it came`() throws {
    let banks = try banks()
    let file = TwoBanks.quoted(try banks.issue().file)
    try banks.xincheng.done("handover take file=\(file) station=zhan")
    try banks.xincheng.done("service reverse record=2 reason=查无此事")
    #expect(try TwoBanks.balance("bank/handed-over", in: banks.xincheng) == -72 * 60)
    #expect(try TwoBanks.balance("bank/issued", in: banks.xincheng) == 0)
    #expect(banks.xincheng.end("verify", "verdict") == "clean")
  }

  @Test func `who was erased has no file any more, and the hand-over stays`() throws {
    let banks = try banks()
    let (number, file) = try banks.issue()
    #expect(banks.jindu.refusal("member erase member=17 reason=本人要求") == .wrongState, "the hours may come back")
    try banks.xincheng.done("handover take file=\(TwoBanks.quoted(file)) station=zhan")
    let receipt = TwoBanks.quoted(try TwoBanks.document("1", in: banks.xincheng))
    try banks.jindu.done("handover settle receipt=\(receipt)")
    try banks.jindu.done("member erase member=17 reason=本人要求")
    #expect(try TwoBanks.document(number, in: banks.jindu).isEmpty)
    #expect(banks.jindu.table("handover list member=17", "state", "minutes") == ["settled 80:00"])
    #expect(banks.jindu.end("verify", "verdict") == "clean")
  }

  @Test func `the chain has no signature over what was personal, against which names could be guessed`() throws {
    let banks = try banks()
    let signature = try #require(try banks.issue().file.split(separator: "\n").last?.split(separator: " ").last)
    let isInChain = try banks.jindu.database.read { books in
      try (1...books.tail().number).contains { number in
        String(decoding: try books.entry(number)?.canonical ?? [], as: UTF8.self).contains(signature)
      }
    }
    #expect(!isInChain)
  }

  @Test func `a life's hours in one lump go along, under whatever name`() throws {
    let banks = try banks()
    try banks.jindu.lay([
      "service record member=18 station=zhan date=2024-12-31 minutes=12000:00 source=carried-over",
      "member set member=18 name=\u{301}李四",
    ])
    let file = TwoBanks.quoted(try banks.issue(18).file)
    #expect(banks.xincheng.end("handover take file=\(file) station=zhan", "minutes") == "12000:00")
  }

  @Test func `a wallet in debt takes what fills it, and nothing less`() throws {
    let banks = try banks()
    try banks.xincheng.lay([
      "service record member=18 station=zhan date=2026-05-02 minutes=5:00", "pool add pool=gongyi name=公益时间池",
      "donate member=18 pool=gongyi minutes=5:00", "service reverse record=1 reason=误 force=true",
    ])
    try banks.jindu.lay(["opening member=18 minutes=2:00 reason=旧册结余"])
    let little = TwoBanks.quoted(try banks.issue(18).file)
    #expect(banks.xincheng.refusal("handover take file=\(little) member=18") == .inDebt)
    let much = TwoBanks.quoted(try banks.issue(17).file)
    try banks.xincheng.done("handover take file=\(much) member=18")
    #expect(banks.xincheng.table("balance member=18", "available") == ["75:00"])
  }

  @Test func `what is under way when trust ends can still be refused, and comes back`() throws {
    let banks = try banks()
    let file = TwoBanks.quoted(try banks.issue().file)
    try banks.xincheng.lay([
      "handover distrust bank=jindu", "handover trust bank=jindu public-key=\(String(repeating: "ab", count: 32))",
    ])
    #expect(banks.xincheng.refusal("handover take file=\(file) station=zhan") == .notAllowed)
    try banks.xincheng.done("handover refuse file=\(file) reason=密钥已换")
    let receipt = TwoBanks.quoted(try TwoBanks.document("1", in: banks.xincheng))
    #expect(banks.jindu.end("handover settle receipt=\(receipt)", "state") == "recalled")
  }

  @Test func `service of a year that has not come is not taken`() throws {
    let banks = try banks()
    banks.jindu.clock.advance(seconds: 366 * 86_400)
    try banks.jindu.done("service record member=17 station=zhan date=2027-01-05 minutes=1:00")
    let file = TwoBanks.quoted(try banks.issue().file)
    #expect(banks.xincheng.refusal("handover take file=\(file) station=zhan") == .futureDate)
  }

  @Test func `an answer to what these books have forgotten says what to do`() throws {
    let banks = try banks()
    let file = TwoBanks.quoted(try banks.issue().file)
    try banks.xincheng.done("handover take file=\(file) station=zhan")
    let receipt = TwoBanks.quoted(try TwoBanks.document("1", in: banks.xincheng))
    let restored = try TwoBanks().jindu
    #expect(restored.send("handover settle receipt=\(receipt)").joined().contains("adjust"))
  }

  /// However many go, whatever is done with their files: what people have in both banks and on the way stays the same.
  @Test(arguments: 1...6)
  func `no hour comes or goes between two banks`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let banks = try TwoBanks()
    for member in 31...38 {
      try banks.jindu.done("member add no=\(member) name=成员 station=zhan registered=2024-01-05")
      for day in 1...Int.random(in: 1...3, using: &random) {
        let hours = Int.random(in: 1...12, using: &random)
        try banks.jindu.done(
          "service record member=\(member) station=zhan date=202\(Int.random(in: 4...6, using: &random))-04-0\(day) minutes=\(hours):00"
        )
      }
      if Bool.random(using: &random) { try banks.jindu.done("opening member=\(member) minutes=3:15 reason=旧册结余") }
    }
    try banks.jindu.done("pool add pool=gongyi name=公益时间池")
    for member in 31...38 where Bool.random(using: &random) {
      try banks.jindu.done("donate member=\(member) pool=gongyi minutes=0:45")
    }
    let before = try banks.hoursOfAll()
    for member in (31...38).shuffled(using: &random) {
      let file = TwoBanks.quoted(try banks.issue(member).file)
      #expect(try banks.hoursOfAll() == before)
      let verb = Bool.random(using: &random) ? "take file=\(file) station=zhan" : "refuse file=\(file) reason=误"
      let number = try banks.xincheng.done("handover \(verb)")["handover"] ?? ""
      for again in ["take file=\(file) station=zhan", "refuse file=\(file) reason=误"] {
        #expect(banks.xincheng.refusal("handover \(again)") == .exists)
      }
      #expect(try banks.hoursOfAll() == before)
      if Bool.random(using: &random) {
        let receipt = TwoBanks.quoted(try TwoBanks.document(number, in: banks.xincheng))
        try banks.jindu.done("handover settle receipt=\(receipt)")
      }
      #expect(try banks.hoursOfAll() == before)
    }
    for bank in [banks.jindu, banks.xincheng] { #expect(bank.end("verify", "verdict") == "clean") }
  }

  /// What cities call 通存通兑 between stations: one bank, one wallet, every station.
  @Test func `hours served at one station are redeemed at another`() throws {
    let bank = try TestBank()
    try bank.lay([
      "station add station=jindu name=金都社区志愿服务站", "station add station=xincheng name=新城社区志愿服务站",
      "operator add user=wang role=operator stations=jindu", "operator add user=chen role=operator stations=xincheng",
      "member add no=17 name=张三 station=jindu registered=2024-01-05",
      "offer add offer=tea name=茶叶 kind=gift price=2:00",
      "stock in offer=tea station=xincheng pieces=1",
    ])
    let chen = TestBank.user(1004, "chen")
    try bank.done("service record member=17 station=jindu date=2026-05-01 minutes=3:00", as: BusyStation.wang)
    let code = try #require(try bank.done("redeem request member=17 offer=tea station=xincheng")["code"])
    #expect(bank.table("redeem fulfil redemption=1 code=\(code)", "state", "available", as: chen) == ["fulfilled 1:00"])
    #expect(bank.table("stock list offer=tea", "station", "pieces") == ["xincheng 0"])
    #expect(bank.end("verify", "verdict") == "clean")
  }
}
