import Bank
import LineProtocol
import NIOCore
import NIOEmbedded
import Testing
import TestSupport

@testable import Server

@Suite("Limits and the end of a connection")
struct EndTests {
  @Test
  func `a half-closed connection gets all its replies and then the end`() throws {
    let bank = FakeBank(manner: .late)
    let conversation = try Conversation(bank: bank)
    try conversation.send("station add station=a name=a\nstatus\n")
    conversation.endInput()
    #expect(!conversation.isClosed)
    bank.answer()
    #expect(try conversation.lines() == ["OK station=a"])
    bank.answer()
    #expect(try conversation.lines() == ["OK entries=1", "BYE reason=end-of-input"])
    #expect(conversation.isClosed)
  }

  @Test
  func `a connection that asks nothing is ended after a while`() throws {
    let conversation = try Conversation { $0.idleSeconds = 30 }
    conversation.advance(seconds: 29)
    #expect(!conversation.isClosed)
    conversation.advance(seconds: 2)
    #expect(try conversation.lines() == ["BYE reason=idle"])
    #expect(conversation.isClosed)
  }

  @Test
  func `a connection that has asked once may wait for ever`() throws {
    let conversation = try Conversation { $0.idleSeconds = 30 }
    _ = try conversation.ask("ping\n")
    conversation.advance(seconds: 100_000)
    #expect(!conversation.isClosed)
  }

  @Test
  func `half a line is waited for only so long`() throws {
    let conversation = try Conversation { $0.partialLineSeconds = 10 }
    try conversation.send("ping\npi")
    conversation.advance(seconds: 9)
    try conversation.send("ng\nsta")
    conversation.advance(seconds: 9)
    #expect(!conversation.isClosed)
    try conversation.send("t")
    conversation.advance(seconds: 2)
    #expect(try conversation.lines() == ["OK entries=0", "OK entries=0", "BYE reason=partial-line"])
    #expect(conversation.isClosed)
  }

  @Test
  func `time that the daemon takes is not the client's`() throws {
    let bank = FakeBank(manner: .late)
    let conversation = try Conversation(bank: bank) { $0.partialLineSeconds = 10 }
    try conversation.send("status\nstatus\npi")
    conversation.advance(seconds: 60)
    #expect(!conversation.isClosed)
    bank.answer()
    _ = try conversation.lines()
    bank.answer()
    #expect(try conversation.lines() == ["OK entries=0"])
    conversation.advance(seconds: 9)
    #expect(!conversation.isClosed)
    conversation.advance(seconds: 2)
    #expect(conversation.isClosed)
  }

  @Test
  func `a connection too many is told so in the greeting's place`() throws {
    var limits = ServerLimits.standard
    limits.connections = 2
    let connections = Connections(limits: limits)
    let first = try Conversation(user: 1, connections: connections)
    let second = try Conversation(user: 2, connections: connections)
    let third = try Conversation(user: 3, greets: true, connections: connections)
    let lines = try third.lines()
    #expect(lines.first?.hasPrefix("ERR busy connections=2 text=\"") == true)
    #expect(lines.last == "BYE reason=busy retry-after=5")
    #expect(third.isClosed)
    let administrator = try Conversation(user: 0, door: .administration, greets: true, connections: connections)
    #expect(try administrator.lines().first?.hasPrefix("TIMEBANK") == true)
    first.endInput()
    _ = try first.lines()
    let fourth = try Conversation(user: 3, greets: true, connections: connections)
    #expect(try fourth.lines().first?.hasPrefix("TIMEBANK") == true)
    #expect(!second.isClosed)
  }

  @Test
  func `one user has only so many connections`() throws {
    var limits = ServerLimits.standard
    limits.connectionsPerUser = 1
    let connections = Connections(limits: limits)
    let first = try Conversation(user: 7, connections: connections)
    let second = try Conversation(user: 7, greets: true, connections: connections)
    #expect(try second.lines().first?.hasPrefix("ERR busy connections-per-user=1") == true)
    let other = try Conversation(user: 8, greets: true, connections: connections)
    #expect(try other.lines().first?.hasPrefix("TIMEBANK") == true)
    #expect(!first.isClosed)
  }

  @Test
  func `when the daemon stops, idle clients get BYE at once and others their replies first`() throws {
    let connections = Connections(limits: ServerLimits.standard)
    let bank = FakeBank(manner: .late)
    let idle = try Conversation(bank: bank, connections: connections)
    let busy = try Conversation(bank: bank, connections: connections)
    try busy.send("station add station=a name=a\nstatus\n")
    var isEmpty = false
    connections.end(reason: "shutting-down") { isEmpty = true }
    #expect(try idle.lines() == ["BYE reason=shutting-down"])
    #expect(idle.isClosed)
    #expect(!isEmpty)
    bank.answer()
    #expect(try busy.lines() == ["OK station=a", "BYE reason=shutting-down"])
    #expect(busy.isClosed)
    #expect(isEmpty)
  }

  @Test
  func `a long read is refused when the daemon can wait no longer`() throws {
    let bank = FakeBank(manner: .late)
    let conversation = try Conversation(bank: bank)
    try conversation.send("@v verify\n")
    conversation.connections.end(reason: "shutting-down") {}
    #expect(try conversation.lines().isEmpty)
    conversation.connections.giveUpReads()
    let lines = try conversation.lines()
    #expect(lines.first?.hasPrefix("ERR @v shutting-down") == true)
    #expect(lines.last == "BYE reason=shutting-down")
    bank.answer()
    #expect(try conversation.lines().isEmpty)
  }

  @Test
  func `when nobody knows a commit's outcome nothing of it is answered`() throws {
    let bank = FakeBank(manner: .late)
    let conversation = try Conversation(bank: bank)
    try conversation.send(
      "station add station=a name=a\nstation add station=unknown name=b\nstation add station=c name=c\n")
    bank.answer()
    #expect(try conversation.lines() == ["OK station=a", "BYE reason=storage"])
    #expect(conversation.isClosed)
    #expect(conversation.reportedStorageFailure)
  }

  @Test
  func `a client that goes away in the middle does no harm`() throws {
    let bank = FakeBank(manner: .late)
    let conversation = try Conversation(bank: bank)
    try conversation.send("begin\nstation add station=b name=b\nabort\nstation add station=a name=a\nwatch\n")
    try conversation.channel.close().wait()
    bank.answer()
    bank.journal(["x"])
    #expect(try conversation.lines() == ["OK", "OK queued=1", "OK"])
    #expect(bank.entries.count == 2)
  }
}
