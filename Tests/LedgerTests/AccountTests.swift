import Ledger
import TestSupport
import Testing

@Suite struct AccountTests {
  @Test func `an account's name leads back to it`() {
    var random = SeededGenerator(seed: 3)
    for _ in 0..<5000 {
      let account = random.account()
      #expect(Account(account.description) == account)
    }
  }

  @Test func `accounts have the names of the domain reference`() throws {
    let rice = try #require(Code("rice5kg"))
    let jindu = try #require(Code("jindu"))
    let member = try #require(MemberNumber(17))
    #expect(Account.available(member).description == "member:17/available")
    #expect(Account.held(member).description == "member:17/held")
    #expect(Account.donatable(member).description == "member:17/donatable")
    #expect(Account.pool(jindu).description == "pool:jindu")
    #expect(Account.stock(gift: rice, station: jindu).description == "stock:rice5kg@jindu")
    #expect(Account.supplied(gift: rice).description == "stock:rice5kg/supplied")
    #expect(Account.given(gift: rice).description == "stock:rice5kg/given")
    #expect(Account.counted(gift: rice).description == "stock:rice5kg/counted")
    #expect(
      ["issued", "redeemed", "expired", "opening", "handed-over"].allSatisfy { Account("bank/\($0)")?.unit == .minutes }
    )
    #expect(Account.stock(gift: rice, station: jindu).unit.description == "pieces:rice5kg")
  }

  @Test(arguments: [
    "", "bank", "bank/", "bank/Issued", "member:17", "member:17/", "member:0/available", "member:-1/held",
    "member:017/available", "member:+17/available", "member:17/available/", "member:x/held", "pool:", "pool:A",
    "pool:a/b",
    "stock:", "stock:rice", "stock:rice@", "stock:@jindu", "stock:rice@jindu@x", "stock:rice/", "stock:rice/sold",
    "stock:rice/given/x", "Member:17/held", " bank/issued", "bank/issued\n",
  ])
  func `what names no account is none`(name: String) {
    #expect(Account(name) == nil)
  }

  @Test func `arbitrary text is either no account or its very name`() {
    var random = SeededGenerator(seed: 4)
    for _ in 0..<5000 {
      let name = random.pick(["member:", "pool:", "stock:", "bank/", ""]) + random.hostileText(maxFragments: 4)
      if let account = Account(name) { #expect(account.description == name) }
    }
  }

  @Test func `bounds are those of the domain reference`() throws {
    let rice = try #require(Code("rice5kg"))
    let member = try #require(MemberNumber(17))
    for account in [Account.held(member), .available(member), .redeemed, .expired, .pool(rice), .given(gift: rice)] {
      #expect(account.bounds == 0...Int64.max)
    }
    #expect(Account.issued.bounds == Int64.min...0)
    #expect(Account.supplied(gift: rice).bounds == Int64.min...0)
    #expect(Account.opening.bounds == Int64.min...Int64.max)
    #expect(Account.counted(gift: rice).bounds == Int64.min...Int64.max)
  }

  @Test func `an actor's text leads back to it`() {
    var random = SeededGenerator(seed: 5)
    for _ in 0..<2000 {
      let actor = random.actor()
      #expect(Actor(actor.description) == actor)
    }
    for text in [
      "", "uid:", "uid:-1", "uid:4294967296", "uid:1/member:0", "uid:1/", "uid:1/member:1/x", "root", "Daemon",
    ] {
      #expect(Actor(text) == nil, "\(text)")
    }
  }
}
