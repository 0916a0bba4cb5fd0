import LineProtocol
import NIOCore
import Testing
import TestSupport

@testable import Server

@Suite("Framing")
struct FramingTests {
  private static func conversationBytes(_ random: inout SeededGenerator) -> [UInt8] {
    let pieces = [
      "ping\n", "@a1 status\r\n", "\n", "# a comment\n", "nonsense\n", "@x station add station=a name=甲\n",
      "station add station=refused name=b\n", String(repeating: "x", count: 9000) + "\n",
      "@long " + String(repeating: "y", count: 20_000) + "\n", "#" + String(repeating: "z", count: 9000) + "\n",
      "ping \"unclosed\n", "whoami\n", "help station\n", "station add station=b name=\"二 号\"\n",
    ]
    var bytes: [UInt8] = []
    for _ in 0..<20 { bytes += Array((pieces.randomElement(using: &random) ?? "").utf8) }
    if Bool.random(using: &random) { bytes += Array("ping".utf8) }
    if Bool.random(using: &random) { bytes.insert(0xFF, at: Int.random(in: 0...bytes.count, using: &random)) }
    return bytes
  }

  @Test(arguments: 0..<40)
  func `however a stream of bytes is cut, the replies are the same`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let bytes = Self.conversationBytes(&random)
    let whole = try Conversation()
    try whole.send(bytes: bytes)
    whole.endInput()
    let cut = try Conversation()
    for piece in random.cut(bytes) { try cut.send(bytes: piece) }
    cut.endInput()
    #expect(try whole.received() == cut.received())
    #expect(whole.bank.entries == cut.bank.entries)
  }

  @Test
  func `a line of 8192 bytes is read, one byte more is not`() throws {
    let conversation = try Conversation()
    let fits = "ping" + String(repeating: " ", count: LineLimits.maxLineBytes - 4)
    #expect(try conversation.ask(fits + "\n").first?.hasPrefix("OK") == true)
    #expect(try conversation.ask(fits + " \n") == [tooLong(tag: nil)])
    #expect(try conversation.ask(String(fits.dropLast()) + "\r\n").first?.hasPrefix("OK") == true)
    #expect(try conversation.ask(fits + "\r\n") == [tooLong(tag: nil)])
    #expect(try conversation.ask("ping\n").first?.hasPrefix("OK") == true)
  }

  @Test
  func `a line that is too long is answered once, with its tag, when its end has come`() throws {
    let conversation = try Conversation()
    try conversation.send("@t7 " + String(repeating: "x", count: 50_000))
    #expect(try conversation.received().isEmpty)
    for _ in 0..<100 { try conversation.send(String(repeating: "x", count: 50_000)) }
    #expect(try conversation.ask("\nping\n") == [tooLong(tag: "t7"), "OK entries=0"])
  }

  @Test
  func `too-long and incomplete-line say what to do in both languages`() throws {
    for (language, long, incomplete) in [
      (Language.chinese, "这一行超过 8192 字节", "最后一行没有换行符"), (.english, "more than 8192 bytes", "no line feed"),
    ] {
      let conversation = try Conversation(language: language)
      let answer = try conversation.ask(String(repeating: "x", count: 9000) + "\n")
      #expect(answer.first?.contains(long) == true)
      try conversation.send("@z ping")
      conversation.endInput()
      let last = try conversation.lines()
      #expect(last.first?.hasPrefix("ERR @z incomplete-line") == true)
      #expect(last.first?.contains(incomplete) == true)
    }
  }

  @Test
  func `a last line without its end is never carried out`() throws {
    let conversation = try Conversation()
    try conversation.send("station add station=a name=a\nstation add station=b name=b")
    conversation.endInput()
    let lines = try conversation.lines()
    #expect(lines.map { $0.prefix(12) } == ["OK station=a", "ERR incomple", "BYE reason=e"])
    #expect(conversation.bank.entries.count == 1)
    #expect(conversation.isClosed)
  }

  @Test
  func `a dropped line costs no memory`() throws {
    var framer = LineFramer()
    for _ in 0..<1000 {
      framer.append(ByteBuffer(repeating: UInt8(ascii: "x"), count: 60_000))
      #expect(framer.next() == nil)
      #expect(framer.bufferedByteCount == 0)
    }
  }

  private func tooLong(tag: String?) -> String {
    var bytes: [UInt8] = []
    ReplyEncoder(language: .english).append(.tooLong, tag: tag, to: &bytes)
    return String(decoding: bytes.dropLast(), as: UTF8.self)
  }
}
