import LineProtocol
import TestSupport
import Testing

/// Services for hours, from the provider's name to the word of both sides.
@Suite struct ServiceOrderTests {
  /// Member 17 has 10:00 and asks for a lesson of 2:00 on 2026-05-04, redemption 1; 18 and 19 can give it.
  private func station() throws -> TestBank {
    let bank = try TestBank()
    try bank.lay([
      "station add station=jindu name=金都社区志愿服务站",
      "member add no=17 name=张三 station=jindu registered=2024-01-05",
      "member add no=18 name=李四 station=jindu registered=2024-01-05",
      "member add no=19 name=王五 station=jindu registered=2024-01-05", "opening member=17 minutes=10:00 reason=旧册结余",
      "offer add offer=lesson name=手机课 kind=service price=2:00 limit=2/year",
      "offer add offer=tea name=茶叶 kind=gift price=1:00", "stock in offer=tea station=jindu pieces=1",
      "redeem request member=17 offer=lesson",
    ])
    return bank
  }

  private static let day: Int64 = 86_400

  @Test func `a provider stops the lapse, and can be replaced`() throws {
    let bank = try station()
    try bank.done("redeem request member=17 offer=tea")
    #expect(
      bank.table("redeem assign redemption=1 provider=18", "state", "provider", "available", "held") == [
        "assigned 18 7:00 3:00"
      ])
    bank.clock.advance(seconds: 40 * Self.day)
    bank.passTime()
    #expect(bank.table("redeem list", "redemption", "state") == ["1 assigned", "2 lapsed"])
    #expect(bank.table("redeem assign redemption=1 provider=19 date=today", "provider") == ["19"])
    #expect(bank.table("redeem list state=open provider=19", "redemption", "agreed") == ["1 2026-06-13"])
    #expect(bank.table("redeem list state=requested", "redemption") == [])
    #expect(bank.table("redeem fulfil redemption=1", "state", "record", "provider") == ["fulfilled 1 19"])
    #expect(bank.table("journal list", "kind").filter { $0 == "assignment" }.count == 2)
    #expect(bank.end("verify", "verdict") == "clean")
  }

  @Test func `an assigned service counts as open wherever open ones count`() throws {
    let bank = try station()
    try bank.lay(["redeem assign redemption=1 provider=18", "redeem request member=17 offer=lesson"])
    #expect(bank.refusal("redeem request member=17 offer=lesson") == .limitReached)
    #expect(bank.refusal("station close station=jindu") == .wrongState)
    #expect(bank.table("redeem cancel redemption=1 reason=改主意", "state", "available") == ["cancelled 8:00"])
    #expect(bank.refusal("redeem assign redemption=1 provider=19") == .wrongState)
  }

  @Test func `a service is late from the day after the one agreed on until it is done, and nothing is journaled`()
    throws
  {
    let bank = try station()
    try bank.done("redeem assign redemption=1 provider=18 date=2026-05-08")
    let entries = bank.end("head", "entry")
    bank.clock.set("2026-05-08T15:59:59Z")
    #expect(bank.table("redeem show redemption=1", "late") == ["false"])
    bank.clock.set("2026-05-08T16:00:00Z")
    bank.passTime()
    #expect(bank.table("redeem list state=late", "redemption", "state", "late") == ["1 assigned true"])
    #expect(bank.end("head", "entry") == entries)
    try bank.done("redeem fulfil redemption=1")
    #expect(bank.table("redeem list state=late", "redemption") == [])
    #expect(bank.table("redeem show redemption=1", "agreed", "late") == ["2026-05-08 false"])
  }

  @Test func `the second word completes a service with what the provider says`() throws {
    let words = [
      "redeem fulfil redemption=1 word=provider minutes=1:30 date=2026-05-03 start=09:00 end=10:30",
      "redeem fulfil redemption=1 word=requester",
    ]
    for order in [words, words.reversed()] {
      let bank = try station()
      try bank.done("redeem assign redemption=1 provider=18")
      #expect(bank.table(order[0], "state", "held", "record") == ["assigned 2:00 "])
      #expect(bank.table("balance member=18", "available") == ["0:00"])
      #expect(bank.table(order[1], "state", "available", "held", "words") == ["fulfilled 8:30 0:00 provider,requester"])
      #expect(bank.table("service show record=1", "date", "minutes", "start") == ["2026-05-03 1:30 09:00"])
      #expect(
        bank.table("redeem show redemption=1", "said", "done", "start", "end", "record") == [
          "1:30 2026-05-03 09:00 10:30 1"
        ])
      #expect(bank.end("verify", "verdict") == "clean")
    }
  }

  @Test func `the provider may mend a word, and another provider makes the words of before void`() throws {
    let bank = try station()
    try bank.lay([
      "redeem assign redemption=1 provider=18", "redeem fulfil redemption=1 word=provider minutes=2:00",
      "redeem fulfil redemption=1 word=provider minutes=1:00",
    ])
    #expect(bank.table("redeem show redemption=1", "words", "said") == ["provider 1:00"])
    try bank.done("redeem assign redemption=1 provider=19")
    #expect(bank.table("redeem fulfil redemption=1 word=requester", "state", "words") == ["assigned requester"])
    #expect(bank.table("redeem fulfil redemption=1 word=provider minutes=0:30", "available") == ["9:30"])
    #expect(bank.table("balance member=19", "earned") == ["0:30"])
    #expect(bank.end("verify", "verdict") == "clean")
  }

  @Test func `an operator's own word completes at once, with what the provider said where it says nothing else`() throws
  {
    let bank = try station()
    try bank.lay([
      "redeem assign redemption=1 provider=18", "redeem fulfil redemption=1 word=provider minutes=1:00 date=2026-05-02",
    ])
    #expect(bank.table("redeem fulfil redemption=1 dry=true minutes=0:45", "available") == ["9:15"])
    #expect(bank.table("redeem fulfil redemption=1", "available", "words") == ["9:00 provider"])
    #expect(bank.table("service show record=1", "date", "minutes") == ["2026-05-02 1:00"])
  }

  @Test func `a dispute stops words and lapse until an operator decides`() throws {
    let bank = try station()
    try bank.lay([
      "redeem assign redemption=1 provider=18 date=2026-05-08", "redeem fulfil redemption=1 word=provider minutes=2:00",
    ])
    #expect(bank.table("redeem dispute redemption=1 reason=只来了一小时", "state") == ["disputed"])
    #expect(bank.refusal("redeem fulfil redemption=1 word=requester") == .wrongState)
    #expect(bank.refusal("redeem assign redemption=1 provider=19") == .wrongState)
    #expect(bank.refusal("redeem dispute redemption=1 reason=再次") == .wrongState)
    bank.clock.advance(seconds: 40 * Self.day)
    bank.passTime()
    #expect(
      bank.table("redeem list state=disputed", "redemption", "late", "reason") == ["1 false 只来了一小时"])
    #expect(bank.table("redeem fulfil redemption=1 minutes=1:00", "state", "available") == ["fulfilled 9:00"])
    #expect(bank.end("verify", "verdict") == "clean")
  }

  @Test func `a disputed service can be cancelled`() throws {
    let bank = try station()
    try bank.lay(["redeem assign redemption=1 provider=18", "redeem dispute redemption=1 reason=没来"])
    #expect(bank.table("redeem cancel redemption=1 reason=查实未到", "state", "available") == ["cancelled 10:00"])
    #expect(bank.table("redeem show redemption=1", "reason", "provider") == ["查实未到 18"])
    #expect(bank.end("verify", "verdict") == "clean")
  }

  @Test func `words are kept where a debt stops them, and completed once it is filled`() throws {
    let bank = try station()
    try bank.lay([
      "service record member=17 station=jindu date=2026-05-01 minutes=3:00", "redeem assign redemption=1 provider=18",
      "redeem fulfil redemption=1 word=provider", "redeem request member=17 offer=lesson",
      "pool add pool=gongyi name=公益时间池", "donate member=17 pool=gongyi minutes=9:00",
      "service reverse record=1 reason=查无此事 force=true",
    ])
    #expect(bank.refusal("redeem fulfil redemption=1 word=requester") == .inDebt)
    try bank.done("service record member=17 station=jindu date=2026-05-01 minutes=4:00")
    #expect(bank.table("redeem fulfil redemption=1 word=requester", "state") == ["fulfilled"])
    #expect(bank.end("verify", "verdict") == "clean")
  }
}
