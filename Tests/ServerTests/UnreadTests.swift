import Bank
import Configuration
import LineProtocol
import NIOCore
import NIOEmbedded
import TestSupport
import Testing

@testable import Server

/// Clients that send and do not read, or hardly send at all: they cost little memory and, in the end, their place.
@Suite struct UnreadTests {
  private func setWritable(_ isWritable: Bool, _ conversation: Conversation) {
    conversation.channel.isWritable = isWritable
    conversation.channel.pipeline.fireChannelWritabilityChanged()
  }

  @Test func `of a client that does not read nothing more is taken, and nothing more is written for it`() throws {
    let bank = FakeBank()
    let conversation = try Conversation(bank: bank)
    setWritable(false, conversation)
    try conversation.send(String(repeating: "station add station=a name=a\n", count: 3000))
    #expect(try conversation.lines().isEmpty)
    #expect(bank.asked.isEmpty)
    #expect(!conversation.isReading)
    setWritable(true, conversation)
    #expect(try conversation.lines().count == 3000)
  }

  @Test func `one that never reads is ended after a while, with its reason`() throws {
    let conversation = try Conversation { $0.unreadSeconds = 20 }
    setWritable(false, conversation)
    conversation.advance(seconds: 19)
    #expect(!conversation.isClosed)
    conversation.advance(seconds: 1)
    #expect(try conversation.lines() == ["BYE reason=unread"])
    conversation.advance(seconds: 6)
    #expect(conversation.isClosed)
  }

  @Test func `one that has read in time is left alone, and timed anew when it stops again`() throws {
    let conversation = try Conversation { $0.unreadSeconds = 20 }
    setWritable(false, conversation)
    conversation.advance(seconds: 15)
    setWritable(true, conversation)
    conversation.advance(seconds: 60)
    setWritable(false, conversation)
    conversation.advance(seconds: 19)
    #expect(!conversation.isClosed)
    #expect(try conversation.lines().isEmpty)
    conversation.advance(seconds: 1)
    #expect(try conversation.lines() == ["BYE reason=unread"])
  }

  @Test func `0 waits for ever`() throws {
    let conversation = try Conversation {
      $0.unreadSeconds = 0
      $0.idleSeconds = 0
    }
    setWritable(false, conversation)
    conversation.advance(seconds: 1_000_000)
    #expect(!conversation.isClosed)
  }

  @Test func `what is answered late is bounded by the requests under way`() throws {
    let bank = FakeBank(manner: .late)
    let conversation = try Conversation(bank: bank)
    try conversation.send(String(repeating: "station add station=a name=a\n", count: 5000))
    setWritable(false, conversation)
    for _ in 0..<10 { bank.answer() }
    #expect(try conversation.lines().count == ServerLimits.requestsInFlight)
    #expect(bank.heldCount == 0)
  }

  @Test func `a byte a second is half a line, however many bytes come`() throws {
    let conversation = try Conversation { $0.partialLineSeconds = 30 }
    for _ in 0..<29 {
      try conversation.send("p")
      conversation.advance(seconds: 1)
      #expect(!conversation.isClosed)
    }
    try conversation.send("p")
    conversation.advance(seconds: 1)
    #expect(try conversation.lines() == ["BYE reason=partial-line"])
  }

  @Test func `a line of as many names or words as it can hold is answered like any other`() throws {
    let conversation = try Conversation()
    let names = (0..<1150).map { "a\($0)=" }.joined(separator: " ")
    let answers = try conversation.ask(
      "ping \(names)\nping \(names) a1=\nhelp \(String(repeating: "x ", count: 4080))\nping\n")
    #expect(answers.count == 4)
    #expect(answers[0].hasPrefix("ERR unknown-parameter"))
    #expect(answers[1].hasPrefix("ERR bad-request pos="))
    #expect(answers[2].hasPrefix("ERR"))
    #expect(answers[3].hasPrefix("OK"))
  }
}

extension Conversation {
  /// Whether the session would take more bytes from its channel.
  fileprivate var isReading: Bool {
    (try? channel.pipeline.syncOperations.handler(type: SessionHandler.self))?.session.wantsInput ?? false
  }
}

/// The same on real sockets, where the kernel's buffers stand between.
@Suite(.serialized) struct UnreadLiveTests {
  @Test(.timeLimit(.minutes(10))) func `a flood is not read on while the bank is behind`() async throws {
    let bank = FakeBank(manner: .late)
    let daemon = try await LiveDaemon(bank: bank)
    let client = try daemon.connect()
    let line = "station add station=a name=a\n"
    let taken = try await blocking { try client.sendWhileTaken(String(repeating: line, count: 400_000)) }
    #expect(taken < 4 * 1024 * 1024)
    #expect(bank.asked.count <= ServerLimits.requestsInFlight)
    try await daemon.stop()
  }

  @Test(.timeLimit(.minutes(10))) func `a client that never reads loses its place, others do not notice`() async throws
  {
    let daemon = try await LiveDaemon { $0.listen.unreadSeconds = 1 }
    let stuck = try daemon.connect()
    _ = try await blocking { try stuck.sendWhileTaken(String(repeating: "help\n", count: 200_000)) }
    let other = try daemon.connect()
    _ = try await blocking { try other.read(lines: 1) }
    let lines = try await blocking {
      try stuck.waitForEnd()
      try other.send("ping\n")
      return try other.read(lines: 1)
    }
    #expect(lines.first?.hasPrefix("OK") == true)
    try await daemon.stop()
  }
}
