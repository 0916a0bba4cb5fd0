import LineProtocol
import NIOCore
import NIOEmbedded
import Testing
import TestSupport

@testable import Server

@Suite("Watching the journal")
struct WatchTests {
  private func entries(_ lines: [String]) -> [Int] {
    lines.filter { $0.hasPrefix("! ") }.compactMap { line in
      line.split(separator: " ").first { $0.hasPrefix("entry=") }.flatMap { Int($0.dropFirst(6)) }
    }
  }

  @Test
  func `the backlog comes first, then what is journaled, nothing missing and nothing twice`() throws {
    let bank = FakeBank()
    bank.journal((1...1000).map(String.init))
    let conversation = try Conversation(bank: bank)
    let backlog = try conversation.ask("watch since=100\n")
    #expect(backlog.first == "OK since=100")
    #expect(entries(backlog) == Array(101...1000))
    bank.journal(["x", "y"])
    #expect(entries(try conversation.lines()) == [1001, 1002])
  }

  @Test
  func `a watch without since begins now`() throws {
    let bank = FakeBank()
    bank.journal((1...10).map(String.init))
    let conversation = try Conversation(bank: bank)
    #expect(try conversation.ask("watch\n") == ["OK since=10"])
    bank.journal(["x"])
    #expect(entries(try conversation.lines()) == [11])
  }

  @Test(arguments: 0..<20)
  func `entries that come while pages are read are neither lost nor repeated`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let bank = FakeBank(manner: .late)
    bank.journal((1...500).map(String.init))
    let conversation = try Conversation(bank: bank)
    try conversation.send("watch since=0\n")
    var lines = try conversation.lines()
    for _ in 0..<60 {
      switch Int.random(in: 0..<3, using: &random) {
      case 0: bank.journal(Array(repeating: "x", count: Int.random(in: 1...50, using: &random)))
      case 1: try conversation.send("station add station=a name=a\n")
      default: bank.answer { $0.shuffled(using: &random) }
      }
      lines += try conversation.lines()
    }
    while bank.heldCount > 0 {
      bank.answer()
      lines += try conversation.lines()
    }
    #expect(entries(lines) == Array(1...bank.entries.count))
  }

  @Test
  func `an event never comes between the lines of a reply`() throws {
    let bank = FakeBank(manner: .late)
    bank.setProgressLines(1)
    let conversation = try Conversation(bank: bank)
    try conversation.send("watch\nverify progress=true\n")
    bank.journal(["x"])
    var lines = try conversation.lines()
    while bank.heldCount > 0 {
      bank.answer()
      lines += try conversation.lines()
    }
    let begun = try #require(lines.firstIndex { $0.hasPrefix("~") })
    let ended = try #require(lines.lastIndex { $0.hasPrefix("OK") })
    #expect(!lines[begun...ended].contains { $0.hasPrefix("!") })
    #expect(entries(lines) == [1])
  }

  @Test
  func `a reader that does not read costs one page, and gets everything later`() throws {
    let bank = FakeBank()
    let conversation = try Conversation(bank: bank)
    _ = try conversation.ask("watch\n")
    conversation.channel.isWritable = false
    conversation.channel.pipeline.fireChannelWritabilityChanged()
    for _ in 0..<100 { bank.journal(Array(repeating: "x", count: 1000)) }
    #expect(try conversation.lines().isEmpty)
    #expect(bank.pagesRead == 0)
    conversation.channel.isWritable = true
    conversation.channel.pipeline.fireChannelWritabilityChanged()
    #expect(entries(try conversation.lines()) == Array(1...100_000))
  }

  @Test
  func `unwatch stops the events`() throws {
    let bank = FakeBank()
    let conversation = try Conversation(bank: bank)
    _ = try conversation.ask("watch\nunwatch\n")
    bank.journal(["x"])
    #expect(try conversation.lines().isEmpty)
  }

  @Test
  func `a second watch takes the place of the first`() throws {
    let bank = FakeBank(manner: .late)
    bank.journal((1...600).map(String.init))
    let conversation = try Conversation(bank: bank)
    try conversation.send("watch since=0\nwatch since=590\n")
    var lines = try conversation.lines()
    while bank.heldCount > 0 {
      bank.answer()
      lines += try conversation.lines()
    }
    #expect(entries(lines) == Array(591...600))
  }

  @Test
  func `a half-closed connection gets the backlog and ends`() throws {
    let bank = FakeBank(manner: .late)
    bank.journal((1...700).map(String.init))
    let conversation = try Conversation(bank: bank)
    try conversation.send("watch since=0\n")
    conversation.endInput()
    var lines = try conversation.lines()
    while bank.heldCount > 0 {
      bank.answer()
      lines += try conversation.lines()
    }
    #expect(entries(lines) == Array(1...700))
    #expect(lines.last == "BYE reason=end-of-input")
    #expect(conversation.isClosed)
  }

  @Test
  func `an unknown kind is refused with those that there are`() throws {
    let conversation = try Conversation()
    let line = try #require(try conversation.ask("watch kinds=service,nothing\n").first)
    #expect(line.hasPrefix("ERR bad-value name=kinds value=nothing"))
    #expect(line.contains("stock-in"))
    #expect(try conversation.ask("watch kinds=service,stock-in\n") == ["OK since=0"])
  }
}
