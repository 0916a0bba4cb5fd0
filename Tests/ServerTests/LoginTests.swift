import Ledger
import LineProtocol
import Testing
import TestSupport

@testable import Server

/// A kiosk's connection that a member logs in on.
@Suite struct LoginTests {
  private func kiosk(
    _ bank: FakeBank = FakeBank(), limits: (inout ServerLimits) -> Void = { _ in }
  ) throws -> Conversation {
    bank.setRole(.kiosk)
    return try Conversation(bank: bank, limits: limits)
  }

  @Test func `a login narrows the connection to one member, and a logout widens it again`() throws {
    let conversation = try kiosk()
    #expect(try conversation.ask("whoami\n").first == "* user=wang role=kiosk stations=\"\" member=\"\"")
    #expect(try conversation.ask("balance member=17\n").last?.hasPrefix("ERR denied") == true)
    #expect(try conversation.ask("login member=17 pin=2580\n") == ["OK member=17"])
    #expect(try conversation.ask("whoami\n").first == "* user=wang role=member stations=\"\" member=17")
    #expect(try conversation.ask("balance\n") == ["OK entries=0"])
    #expect(conversation.bank.asked == ["balance member=17"])
    #expect(try conversation.ask("logout\n") == ["OK"])
    #expect(try conversation.ask("whoami\n").first == "* user=wang role=kiosk stations=\"\" member=\"\"")
  }

  @Test func `a wrong PIN leaves the connection as it was`() throws {
    let conversation = try kiosk()
    #expect(try conversation.ask("login member=17 pin=1234\n").last?.hasPrefix("ERR wrong-pin") == true)
    #expect(try conversation.ask("balance member=17\n").last?.hasPrefix("ERR denied") == true)
  }

  @Test func `what is sent behind a login waits for it`() throws {
    let bank = FakeBank(manner: .late)
    let conversation = try kiosk(bank)
    try conversation.send("login member=17 pin=2580\ntransfer to=18 minutes=1:00\n")
    #expect(bank.asked.isEmpty)
    bank.answer()
    #expect(try conversation.lines() == ["OK member=17"])
    #expect(bank.asked == ["transfer from=17 minutes=1:00 to=18"])
  }

  @Test func `a change that brings a PIN is overtaken by nothing, and stands in no batch`() throws {
    let bank = FakeBank(manner: .late)
    let conversation = try Conversation(bank: bank)
    try conversation.send("member pin member=17 pin=2580\nmember unlock member=17\n")
    #expect(bank.asked == ["member pin member=17"])
    bank.answer()
    _ = try conversation.lines()
    #expect(bank.asked == ["member pin member=17", "member unlock member=17"])
    bank.answer()
    _ = try conversation.lines()
    #expect(try conversation.ask("begin\nmember pin member=17 pin=2580\n").last?.hasPrefix("ERR wrong-state") == true)
  }

  @Test func `what stands alone is refused in a batch at once, and spoils it`() throws {
    let conversation = try Conversation(bank: FakeBank())
    for line in [
      "ballot vote member=17 ballot=best choice=1", "ballot close ballot=best", "ballot start ballot=best",
      "ballot void ballot=best reason=x",
    ] {
      #expect(try conversation.ask("begin\n\(line)\n").last?.hasPrefix("ERR wrong-state") == true, "\(line)")
      #expect(try conversation.ask("commit\n").last?.hasPrefix("ERR batch") == true)
    }
  }

  @Test func `a member who does nothing is logged out by the end of the connection`() throws {
    let conversation = try kiosk { $0.loginIdleSeconds = 60 }
    _ = try conversation.ask("login member=17 pin=2580\n")
    conversation.advance(seconds: 59)
    #expect(try conversation.ask("balance\n") == ["OK entries=0"])
    conversation.advance(seconds: 59)
    #expect(!conversation.isClosed)
    conversation.advance(seconds: 2)
    #expect(try conversation.lines() == ["BYE reason=login-idle"])
  }

  @Test func `a kiosk that nobody has logged in at may rest`() throws {
    let conversation = try kiosk { $0.loginIdleSeconds = 60 }
    _ = try conversation.ask("login member=17 pin=2580\nlogout\n")
    conversation.advance(seconds: 100_000)
    #expect(!conversation.isClosed)
  }
}
