import Foundation
import Ledger
import LineProtocol
import TestSupport
import Testing

@Suite struct ReplyEncoderTests {
  @Test func `the conversation of the protocol reference is written word for word`() throws {
    let greeting = Greeting(
      server: "0.3.0", bank: "金都社区时间银行", user: "wang", role: .operator, stations: try [#require(Code("jindu"))])
    #expect(
      encoded { $0.append(greeting, to: &$1) }
        == "TIMEBANK 1 server=0.3.0 bank=金都社区时间银行 user=wang role=operator station=jindu max-line=8192 max-batch=10000")
    let balance = Reply(rows: [
      [
        Field("member", .integer(17)), Field("available", .duration(Minutes(5985))), Field("held", .duration(.zero)),
        Field("earned", .duration(Minutes(5865))), Field("stars", .integer(0)),
      ]
    ])
    #expect(
      encoded { $0.append(balance, tag: nil, to: &$1) }
        == "* member=17 available=99:45 held=0:00 earned=97:45 stars=0\nOK rows=1")
    let refusal = Refusal(
      .tooFewStars, [Field("stars", .integer(1)), Field("needed", .integer(3))],
      Localized("张三现为一星级,该项目要求三星级以上", "张三 has one star, the offer asks for three"))
    #expect(
      encoded { $0.append(refusal, tag: nil, to: &$1) }
        == "ERR too-few-stars stars=1 needed=3 text=\"张三现为一星级,该项目要求三星级以上\"")
    #expect(
      encoded(ReplyEncoder(language: .english)) { $0.append(refusal, tag: "a1", to: &$1) }
        == "ERR @a1 too-few-stars stars=1 needed=3 text=\"张三 has one star, the offer asks for three\"")
  }

  @Test func `rows are counted only where a command has them`() {
    #expect(encoded { $0.append(Reply(), tag: nil, to: &$1) } == "OK")
    #expect(encoded { $0.append(Reply(rows: []), tag: "t", to: &$1) } == "OK @t rows=0")
    let fields = [Field("entry", .integer(57)), Field("replayed", .flag(true))]
    #expect(
      encoded { $0.append(Reply(rows: [], fields: fields), tag: nil, to: &$1) } == "OK rows=0 entry=57 replayed=true")
    #expect(encoded { $0.append(Reply(fields: fields), tag: nil, to: &$1) } == "OK entry=57 replayed=true")
    #expect(encoded { $0.appendOK(rowCount: 3, fields: [], tag: nil, to: &$1) } == "OK rows=3")
  }

  @Test func `the other lines are those of the reference`() {
    #expect(encoded { $0.appendProgress(done: 5, total: 10, to: &$1) } == "~ done=5 total=10")
    #expect(
      encoded { $0.append(event: [Field("entry", .integer(57)), Field("kind", .text("service"))], to: &$1) }
        == "! entry=57 kind=service")
    #expect(encoded { $0.appendGap(from: 3, to: 9, into: &$1) } == "! gap from=3 to=9")
    #expect(encoded { $0.appendBye(reason: "idle", to: &$1) } == "BYE reason=idle")
    #expect(
      encoded { $0.appendBye(reason: "busy", retryAfterSeconds: 5, to: &$1) } == "BYE reason=busy retry-after=5")
  }

  private static let everyType: [Field] = [
    Field("n", .integer(-5)), Field("d", .duration(Minutes(-30))), Field("f", .flag(true)), Field("g", .flag(false)),
    Field("t", .text("a \"b\"\n\u{1B}")), Field("x", .absent), Field("e", .text("")), Field("l", .list(["a", "b c"])),
    Field("m", .list([])), Field("c", .optional(Code("jindu")) { .code($0) }), Field("i", .text("17")),
  ]

  @Test func `every type has its form in text`() {
    #expect(
      encoded { $0.append(row: ReplyEncoderTests.everyType, to: &$1) }
        == #"* n=-5 d=-0:30 f=true g=false t="a \"b\"\n\u001b" x="" e="" l="a,b c" m="" c=jindu i=17"#)
  }

  @Test func `in JSON numbers, flags and lists are typed and all else is a string`() {
    let encoder = ReplyEncoder(mode: .json)
    #expect(
      encoded(encoder) { $0.append(row: ReplyEncoderTests.everyType, batchLine: 3, to: &$1) }
        == #"* {"line":3,"n":-5,"d":"-0:30","f":true,"g":false,"t":"a \"b\"\n\u001b","x":"","e":"","l":["a","b c"],"#
        + #""m":[],"c":"jindu","i":"17"}"#)
    #expect(
      encoded(encoder) { $0.append(Reply(fields: ReplyEncoderTests.everyType), tag: nil, to: &$1) }.hasPrefix("OK n=-5")
    )
    #expect(encoded(encoder) { $0.append(event: [Field("entry", .integer(1))], to: &$1) } == "! entry=1")
    #expect(encoded { $0.append(row: [Field("a", .integer(1))], batchLine: 2, to: &$1) } == "* line=2 a=1")
  }

  @Test func `whatever a row holds comes back from its line`() throws {
    var random = SeededGenerator(seed: 24)
    for _ in 0..<5000 {
      let row = random.row()
      let line = encoded { $0.append(row: row, to: &$1) }
      guard case .row(let fields) = try DaemonLine.parse(line.utf8) else {
        Issue.record("no row: \(line)")
        continue
      }
      #expect(fields.map(\.name) == row.map(\.name))
      #expect(fields.map { Array($0.value.utf8) } == row.map { Array($0.value.plain(in: .english).utf8) })
    }
  }

  @Test func `JSON rows are read by any JSON reader`() throws {
    var random = SeededGenerator(seed: 25)
    for _ in 0..<1000 {
      let text = random.hostileText()
      let list = (0..<3).map { _ in random.hostileText(maxFragments: 2) }
      let row = [Field("text", .text(text)), Field("list", .list(list)), Field("number", .integer(7))]
      let line = encoded(ReplyEncoder(mode: .json)) { $0.append(row: row, to: &$1) }
      let decoded = try JSONDecoder().decode(Row.self, from: Data(line.utf8.dropFirst(2)))
      #expect(Array(decoded.text.utf8) == Array(text.utf8))
      #expect(decoded.list == list)
      #expect(decoded.number == 7)
    }
  }

  private struct Row: Decodable {
    let text: String
    let list: [String]
    let number: Int
  }
}

extension SeededGenerator {
  fileprivate mutating func row() -> Reply.Row {
    (0..<Int.random(in: 0...5, using: &self)).map { index in
      let value: Value =
        switch UInt8.random(in: 0...6, using: &self) {
        case 0: .absent
        case 1: .integer(Int64(bitPattern: next()))
        case 2: .duration(Minutes(Int64(bitPattern: next())))
        case 3: .date(LocalDate.range.lowerBound)
        case 4: .flag(Bool.random(using: &self))
        case 5: .list([hostileText(), hostileText()])
        default: .text(hostileText())
        }
      return Field("n\(index)", value)
    }
  }
}
