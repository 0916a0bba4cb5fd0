import Bank
import Ledger
import LineProtocol
import Store
import TestSupport
import Testing

/// What a member may do at a kiosk.
@Suite struct OwnAccessTests {
  private static let kiosk = TestBank.kiosk()
  private static let member = TestBank.kiosk(17)

  private func station() throws -> TestBank {
    let bank = try TestBank()
    try BusyStation.build(bank)
    return bank
  }

  private static let reads = [
    "balance", "statement", "service list", "stars show", "stars explain", "redeem list", "redeem list state=open",
  ]

  @Test func `without a login a kiosk sees what is public, and is told to log in for the rest`() throws {
    let bank = try station()
    for line in ["offer list", "offer show offer=tea", "ping"] { #expect(bank.refusal(line, as: Self.kiosk) == nil) }
    for line in Self.reads { #expect(bank.refusal("\(line) member=17", as: Self.kiosk) == .loginRequired, "\(line)") }
    for line in ["transfer from=17 to=18 minutes=1:00", "redeem request member=17 offer=tea"] {
      #expect(bank.refusal(line, as: Self.kiosk) == .loginRequired, "\(line)")
    }
    for line in [
      "member show member=17", "member list", "journal list", "status", "opening member=17 minutes=1:00 reason=x",
    ] {
      #expect(bank.refusal(line, as: Self.kiosk) == .denied, "\(line)")
    }
  }

  @Test func `a logged-in member sees the own wallet without a number, and nobody else's with one`() throws {
    let bank = try station()
    for line in Self.reads {
      let own = bank.send(line, as: Self.member)
      #expect(own == bank.send("\(line) member=17", as: Self.member), "\(line)")
      #expect(own == bank.send("\(line) member=17"), "\(line)")
      for other in [18, 24, 99] {
        #expect(bank.refusal("\(line) member=\(other)", as: Self.member) == .notFound, "\(line)")
      }
    }
    #expect(bank.refusal("stars show team=shuijiao", as: Self.member) == .denied)
    for line in [
      "member show member=17", "member list", "journal list", "stock list", "household list", "service show record=1",
    ] {
      #expect(bank.refusal(line, as: Self.member) == .denied, "\(line)")
    }
    #expect(bank.refusal("redeem show redemption=3", as: Self.member) == nil)
    #expect(bank.refusal("redeem show redemption=2", as: Self.member) == .notFound)
  }

  @Test func `every command that a member may use is for the own number, or looks at it itself`() {
    let own = Catalogue.standard.commands.filter { $0.roles.contains(.member) && !$0.roles.contains(.public) }
    let looking = own.filter { $0.effect != .session && $0.ownParameter == nil }.map(\.name)
    #expect(
      looking == [
        "need unclaim", "need done", "need confirm", "need cancel", "need show", "need list", "pair visit",
        "pair unvisit", "pair list", "complaint withdraw", "redeem fulfil", "redeem show",
      ])
    #expect(
      own.filter { $0.effect == .change }.map(\.name).sorted()
        == [
          "activity signup", "activity withdraw", "ballot vote", "checkin", "checkout", "complaint add",
          "complaint withdraw", "credit allow", "credit refuse", "donate", "need add", "need cancel", "need claim",
          "need confirm", "need done", "need unclaim", "pair unvisit", "pair visit", "quality score",
          "redeem fulfil", "redeem request", "service record", "transfer",
        ])
  }

  @Test func `a member checks in and out at the kiosk, and the times at the door become a record`() throws {
    let bank = try station()
    #expect(bank.refusal("checkin member=18 station=jindu", as: Self.member) == .notFound)
    #expect(bank.refusal("checkin phone=0018 station=jindu", as: Self.member) != nil)
    try bank.done("checkin station=jindu", as: Self.member)
    bank.clock.advance(seconds: 90 * 60)
    #expect(bank.table("checkout", "member", "minutes", as: Self.member) == ["17 1:30"])
    #expect(bank.table("service list member=17", "minutes", "source").contains("1:30 checkin"))
    #expect(bank.refusal("checkout", as: Self.member) == .wrongState)
  }

  @Test func `a member redeems, transfers and donates the own hours, in the own name`() throws {
    let bank = try station()
    try bank.lay([
      "household join household=zhangjia member=17 relation=head", "household join household=zhangjia member=18",
      "pool add pool=gongyi name=公益时间池",
    ])
    let lines = [
      "redeem request offer=tea station=jindu", "transfer to=18 minutes=0:30", "donate pool=gongyi minutes=0:30",
    ]
    for line in lines {
      let entry = try #require(try bank.done(line, as: Self.member)["entry"])
      let actor = try bank.database.read { try $0.summary(of: try #require(Int64(entry)))?.actor }
      #expect(actor?.description == "uid:1400/member:17")
    }
    for line in [
      "redeem request member=18 offer=tea", "transfer from=18 to=17 minutes=0:30",
      "donate member=18 pool=gongyi minutes=0:30",
    ] {
      #expect(bank.refusal(line, as: Self.member) == .notFound, "\(line)")
    }
    #expect(bank.table("journal list kind=donation", "role") == ["member"])
    #expect(bank.end("verify", "verdict") == "clean")
  }

  @Test func `a service that a member reports is the own and waits`() throws {
    let bank = try station()
    let line = "service record station=jindu date=2026-04-20 minutes=1:00"
    #expect(bank.table(line, "member", "state", as: Self.member) == ["17 pending"])
    #expect(bank.table("service list member=17 state=pending", "source") == ["self"])
    #expect(bank.refusal("\(line) source=operator", as: Self.member) == .denied)
    #expect(bank.refusal("\(line) member=18", as: Self.member) == .notFound)
  }

  @Test func `each side gives its own word on a service, and no other`() throws {
    let bank = try station()
    try bank.done("redeem assign redemption=4 provider=19")
    let (requester, provider) = (TestBank.kiosk(18), TestBank.kiosk(19))
    #expect(bank.refusal("redeem fulfil redemption=4 word=provider", as: requester) == .denied)
    #expect(bank.refusal("redeem fulfil redemption=4", as: Self.member) == .notFound)
    #expect(bank.table("redeem fulfil redemption=4", "state", "words", as: requester) == ["assigned requester"])
    #expect(bank.table("redeem fulfil redemption=4 minutes=1:00", "state", as: provider) == ["fulfilled"])
    #expect(bank.refusal("redeem fulfil redemption=2", as: TestBank.kiosk(21)) == .denied, "a gift lies at the desk")
    let record = try #require(bank.table("redeem show redemption=4", "record").first)
    let score = "quality score record=\(record) score=5 source=recipient"
    #expect(bank.refusal(score, as: Self.member) == .notFound)
    #expect(bank.refusal("quality score record=5 score=1 source=recipient", as: requester) == .notFound)
    #expect(bank.refusal("quality score record=\(record) score=5 source=station", as: requester) == .denied)
    #expect(bank.table(score, "by", as: requester) == ["18"])
    #expect(bank.end("verify", "verdict") == "clean")
  }

  @Test func `a key belongs to one member, even on the same kiosk`() throws {
    let bank = try station()
    let line = "redeem request offer=tea key=k"
    let first = try bank.done(line, as: Self.member)
    let other = try bank.done(line, as: TestBank.kiosk(18))
    #expect(first["redemption"] != other["redemption"])
    #expect(try bank.done(line, as: Self.member)["replayed"] == "true")
  }

  @Test func `who is no kiosk any more is nobody until the login ends`() throws {
    let bank = try station()
    bank.bank.setConfiguredRoles(ConfiguredRoles())
    #expect(bank.bank.caller(for: Self.member).role == .public)
    #expect(bank.refusal("balance", as: Self.member) == .denied)
    try bank.done("operator add group=audit role=auditor")
    var auditor = TestBank.user(1500, "qian", groups: [300])
    auditor.member = MemberNumber(17)
    #expect(bank.bank.caller(for: auditor).role == .public)
  }
}
