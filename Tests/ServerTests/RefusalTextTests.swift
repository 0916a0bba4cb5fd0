import LineProtocol
import NIOCore
import NIOEmbedded
import TestSupport
import Testing

@testable import Server

@Suite("What the server's own refusals say")
struct RefusalTextTests {
  /// What is sent, the code of the last refusal, and what it says in each language.
  static let cases: [(sent: String, code: String, chinese: String, english: String)] = [
    ("commit\n", "wrong-state", "请先用 begin 开始", "say begin first"),
    ("abort\n", "wrong-state", "没有正在进行的批次", "no batch is open"),
    ("begin\nhello\n", "wrong-state command=hello", "批次中不能使用 hello", "hello cannot stand in a batch"),
    ("watch kinds=tea\n", "bad-value name=kinds value=tea", "没有 tea 这种分录", "there is no kind of entry tea"),
    ("begin\nstation add station=a name=a\nhello\ncommit\n", "batch line=2 code=wrong-state", "批次中", "in a batch"),
    (String(repeating: "x", count: 8193) + "\n", "too-long max-line=8192", "请缩短文字", "shorten it"),
    ("help nothing\n", "unknown-command", "nothing", "nothing"),
  ]

  @Test(arguments: cases.indices)
  func `a refusal says what to do in both languages`(index: Int) throws {
    let (sent, code, chinese, english) = Self.cases[index]
    for (language, text) in [(Language.chinese, chinese), (.english, english)] {
      let conversation = try Conversation(language: language)
      let line = try #require(try conversation.ask(sent).last)
      #expect(line.hasPrefix("ERR \(code)"))
      #expect(line.contains(text), "\(line)")
    }
  }

  @Test
  func `busy, shutting-down and an overdue batch say what to do in both languages`() throws {
    let texts: [(Language, busy: String, stopping: String, overdue: String)] = [
      (.chinese, "连接数已达上限 1", "服务正在停止", "已放弃,未作任何修改"),
      (.english, "all 1 connections are taken", "is shutting down", "was given up, nothing has changed"),
    ]
    for (language, busy, stopping, overdue) in texts {
      var limits = ServerLimits.standard
      limits.connections = 1
      let connections = Connections(limits: limits)
      let bank = FakeBank(manner: .late)
      let first = try Conversation(bank: bank, language: language, connections: connections)
      let second = try Conversation(language: language, greets: true, connections: connections)
      #expect(try second.lines().first?.contains(busy) == true)
      _ = try first.ask("begin\n")
      first.advance(seconds: 61)
      #expect(try first.ask("ping\n").first?.contains(overdue) == true)
      _ = try first.ask("abort\nverify\n")
      connections.end(reason: "shutting-down") {}
      connections.giveUpReads()
      #expect(try first.lines().first?.contains(stopping) == true)
    }
  }
}
