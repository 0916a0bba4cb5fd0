import LineProtocol
import NIOCore
import Testing
import TestSupport

@testable import Server

@Suite("Batches")
struct BatchTests {
  @Test
  func `lines of a batch are only counted until commit carries them out together`() throws {
    let conversation = try Conversation()
    let lines = try conversation.ask("begin\n@a station add station=a name=a\nstatus\n")
    #expect(lines == ["OK", "OK @a queued=1", "OK queued=2"])
    #expect(conversation.bank.asked.isEmpty)
    #expect(try conversation.ask("@c commit key=k1\n") == ["OK @c lines=2"])
    let commit = try #require(conversation.bank.commits.first)
    #expect(commit.lines.count == 2)
    #expect(commit.key == "k1")
    #expect(try conversation.ask("commit\n").first?.hasPrefix("ERR wrong-state") == true)
  }

  @Test
  func `a dry commit leaves the batch open`() throws {
    let conversation = try Conversation()
    _ = try conversation.ask("begin\nstation add station=a name=a\ncommit dry=true\n")
    #expect(try conversation.ask("station add station=b name=b\ncommit\n") == ["OK queued=2", "OK lines=2"])
    #expect(conversation.bank.commits.map(\.isDry) == [true, false])
    #expect(conversation.bank.commits.map(\.lines.count) == [1, 2])
  }

  @Test
  func `a refused line spoils the batch`() throws {
    let conversation = try Conversation()
    let lines = try conversation.ask("begin\nstation add station=a name=a\nstation add\nping\ncommit\nping\n")
    #expect(
      lines.map { $0.prefix(21) } == [
        "OK", "OK queued=1", "ERR missing-parameter", "OK queued=3", "ERR batch line=2 code", "OK entries=0",
      ])
    #expect(lines[4].contains("code=missing-parameter text=\""))
    #expect(conversation.bank.commits.isEmpty)
  }

  @Test(arguments: ["nonsense", "ping \"", "hello lang=en", "watch", "begin", "quit", "whoami", "commit x=1"])
  func `what may not stand in a batch spoils it`(line: String) throws {
    let conversation = try Conversation()
    let lines = try conversation.ask("begin\n\(line)\ncommit\nping\n")
    #expect(lines.count == 4)
    #expect(lines[1].hasPrefix("ERR"))
    #expect(lines[2].hasPrefix("ERR batch line=1 code="))
    #expect(lines[3] == "OK entries=0")
  }

  @Test
  func `a line without permission spoils the batch`() throws {
    let bank = FakeBank()
    bank.deny("station add")
    let conversation = try Conversation(bank: bank)
    let lines = try conversation.ask("begin\nstation add station=a name=a\ncommit\n")
    #expect(lines[1].hasPrefix("ERR denied"))
    #expect(lines[2].hasPrefix("ERR batch line=1 code=denied"))
  }

  @Test
  func `a line that is too long spoils the batch`() throws {
    let conversation = try Conversation()
    let lines = try conversation.ask("begin\n\(String(repeating: "x", count: 9000))\ncommit\n")
    #expect(lines[2].hasPrefix("ERR batch line=1 code=too-long"))
  }

  @Test
  func `abort gives the batch up`() throws {
    let conversation = try Conversation()
    #expect(
      try conversation.ask("begin\nstation add station=a name=a\nabort\nstatus\n") == [
        "OK", "OK queued=1", "OK", "OK entries=0",
      ])
    #expect(try conversation.ask("abort\n").first?.hasPrefix("ERR wrong-state") == true)
  }

  @Test
  func `an empty batch is carried out as nothing`() throws {
    let conversation = try Conversation()
    #expect(try conversation.ask("begin\ncommit dry=true\ncommit\n") == ["OK", "OK lines=0 dry=true", "OK lines=0"])
  }

  @Test
  func `comments and empty lines are no lines of a batch`() throws {
    let conversation = try Conversation()
    #expect(try conversation.ask("begin\n# one\n\n  \nping\n") == ["OK", "OK queued=1"])
  }

  @Test
  func `a batch has at most ten thousand lines`() throws {
    let conversation = try Conversation()
    let lines = try conversation.ask("begin\n" + String(repeating: "ping\n", count: 10_001) + "commit\n")
    #expect(lines[10_000] == "OK queued=10000")
    #expect(lines[10_001].hasPrefix("ERR limit-reached lines=10000"))
    #expect(lines[10_002].hasPrefix("ERR batch line=10001 code=limit-reached"))
  }

  @Test
  func `a batch has at most four mebibytes`() throws {
    let conversation = try Conversation()
    let line = "station add station=a name=" + String(repeating: "x", count: 70) + String(repeating: " ", count: 8000)
    let fitting = LineLimits.maxBatchBytes / (line.utf8.count + 1)
    let lines = try conversation.ask("begin\n" + String(repeating: line + "\n", count: fitting + 1) + "commit\n")
    #expect(lines[fitting] == "OK queued=\(fitting)")
    #expect(lines[fitting + 1].hasPrefix("ERR limit-reached bytes=4194304"))
    #expect(lines[fitting + 2].hasPrefix("ERR batch line=\(fitting + 1) code=limit-reached"))
  }

  @Test
  func `after a minute a batch is given up and its later lines are not carried out one by one`() throws {
    let conversation = try Conversation()
    _ = try conversation.ask("begin\nstation add station=a name=a\n")
    conversation.advance(seconds: 61)
    let lines = try conversation.ask("station add station=b name=b\ncommit\nstatus\n")
    #expect(lines[0].hasPrefix("ERR limit-reached seconds=60"))
    #expect(lines[1].hasPrefix("ERR batch line=2 code=limit-reached"))
    #expect(lines[2] == "OK entries=0")
  }

  @Test
  func `a batch in time is not touched by the clock`() throws {
    let conversation = try Conversation()
    _ = try conversation.ask("begin\nstation add station=a name=a\n")
    conversation.advance(seconds: 59)
    #expect(try conversation.ask("commit\n") == ["OK lines=1"])
    conversation.advance(seconds: 120)
    #expect(try conversation.ask("begin\nping\n") == ["OK", "OK queued=1"])
  }

  @Test
  func `commit tells its progress where asked`() throws {
    let bank = FakeBank()
    bank.setProgressLines(2)
    let conversation = try Conversation(bank: bank)
    let lines = try conversation.ask("begin\nping\nping\nping\ncommit progress=true\n")
    #expect(Array(lines.suffix(3)) == ["~ done=0 total=3", "~ done=1 total=3", "OK lines=3"])
  }

  @Test
  func `open batches together have so much memory and give it back`() throws {
    let line = "station add station=a name=" + String(repeating: "x", count: 70) + String(repeating: " ", count: 8000)
    let perBatch = LineLimits.maxBatchBytes / (line.utf8.count + 1)
    let connections = Connections(limits: ServerLimits.standard)
    let text = "begin\n" + String(repeating: line + "\n", count: perBatch)
    var full: [Conversation] = []
    for _ in 0..<16 {
      let conversation = try Conversation(connections: connections)
      #expect(try conversation.ask(text).last == "OK queued=\(perBatch)")
      full.append(conversation)
    }
    let last = try Conversation(connections: connections)
    #expect(try last.ask(text).contains { $0.hasPrefix("ERR busy") })
    #expect(try last.ask("abort\n") == ["OK"])
    _ = try full[0].ask("abort\n")
    full[1].endInput()
    #expect(try last.ask(text).last == "OK queued=\(perBatch)")
  }
}
