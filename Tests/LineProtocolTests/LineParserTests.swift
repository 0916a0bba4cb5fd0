import LineProtocol
import TestSupport
import Testing

@Suite struct LineParserTests {
  private static func words(_ line: String) -> [Word]? {
    if case .line(let parsed) = LineParser.parse(line.utf8) { parsed.words } else { nil }
  }

  private static func bare(_ value: String) -> Word { Word(name: nil, value: value) }

  @Test func `a line is a tag and words`() {
    let line = LineParser.parse("  @a.B_c:9-  service \t record member=17 note=\"a b\" kind= \r".utf8)
    let words = [
      LineParserTests.bare("service"), LineParserTests.bare("record"), Word(name: "member", value: "17"),
      Word(name: "note", value: "a b"), Word(name: "kind", value: ""),
    ]
    #expect(line == .line(ParsedLine(tag: "a.B_c:9-", words: words)))
  }

  @Test(arguments: ["", " ", "\t \t", "\r", " \r", "#", "# balance", "#\u{1}", "#\"\r"])
  func `empty lines and comments get no answer`(line: String) {
    #expect(LineParser.parse(line.utf8) == .ignored)
  }

  @Test func `what is no name before an equals sign is a bare word`() {
    for word in ["A=1", "1a=1", "=x", "-a=1", "é=1", "a.b=1", "@x", "a", "张三", "a/b", "！"] {
      #expect(LineParserTests.words("x \(word)") == [LineParserTests.bare("x"), LineParserTests.bare(word)], "\(word)")
    }
  }

  @Test func `a value runs to the next blank`() {
    #expect(LineParserTests.words("a=b=c") == [Word(name: "a", value: "b=c")])
    #expect(LineParserTests.words("a_-9==") == [Word(name: "a_-9", value: "=")])
    #expect(LineParserTests.words("a=@#'{}") == [Word(name: "a", value: "@#'{}")])
    #expect(LineParserTests.words("a=\tb=") == [Word(name: "a", value: ""), Word(name: "b", value: "")])
  }

  @Test func `quotes hold any text`() {
    #expect(
      LineParserTests.words(#"a="\"\\\/\b\f\n\r\t\u00e9\u4E2d\ud83D\uDe00 =@" "b c" d="""#) == [
        Word(name: "a", value: "\"\\/\u{8}\u{C}\n\r\té中😀 =@"), LineParserTests.bare("b c"), Word(name: "d", value: ""),
      ])
    #expect(LineParserTests.words(#""a=b""#) == [LineParserTests.bare("a=b")])
    #expect(LineParserTests.words(#""""#) == [LineParserTests.bare("")])
  }

  @Test func `controls may be written as escapes, but for NUL`() {
    for code in 1...0x9F where !(0x20...0x7E).contains(code) {
      let digits = String(code, radix: 16)
      let line = "a=\"\\u\(String(repeating: "0", count: 4 - digits.count))\(digits)\""
      let scalar = Unicode.Scalar(UInt8(code))
      #expect(LineParserTests.words(line) == [Word(name: "a", value: String(scalar))], "\(line)")
    }
  }

  @Test func `a word knows where it stands, and is equal wherever it does`() {
    #expect(LineParserTests.words("@t  张三 a=\"x y\"  b")?.map(\.position) == [4, 11, 20])
    #expect(Word(name: "a", value: "b", position: 3) == Word(name: "a", value: "b"))
    #expect(Set([Word(name: "a", value: "b", position: 3), Word(name: "a", value: "b")]).count == 1)
  }

  @Test func `arbitrary bytes get exactly one outcome, with a position inside the line`() {
    var random = SeededGenerator(seed: 20)
    var counts = [0, 0, 0]
    for _ in 0..<30_000 {
      let bytes = random.hostileBytes()
      let outcome = LineParser.parse(bytes)
      #expect(LineParser.parse(bytes.lazy.map { $0 }) == outcome, "the same bytes from another collection")
      switch outcome {
      case .ignored: counts[0] += 1
      case .line(let parsed):
        counts[1] += 1
        #expect(!parsed.words.isEmpty)
        #expect(LineParserTests.isSpotless(bytes))
        #expect(LineParser.parse(LineWriter.text(parsed).utf8) == .line(parsed))
      case .fault(let tag, let refusal):
        counts[2] += 1
        #expect(refusal.code == .badRequest)
        guard case .integer(let position) = refusal.details.first?.value else {
          Issue.record("no position")
          continue
        }
        #expect((0...Int64(bytes.count)).contains(position))
        if let tag { #expect(String(decoding: bytes, as: UTF8.self).contains("@\(tag)")) }
      }
    }
    #expect(counts.allSatisfy { $0 > 300 }, "\(counts)")
  }

  /// Whether bytes are UTF-8 without raw controls, but for tabs and a CR at the end: what every line must be.
  private static func isSpotless(_ bytes: [UInt8]) -> Bool {
    guard let text = String(validating: bytes.last == 13 ? bytes.dropLast() : bytes, as: UTF8.self) else {
      return false
    }
    return text.unicodeScalars.allSatisfy { $0 == "\t" || $0.properties.generalCategory != .control }
  }

  @Test func `every byte that is not UTF-8 is a fault where it stands`() {
    let broken: [[UInt8]] = [
      [0x80], [0xBF], [0xC0, 0x80], [0xC1, 0xBF], [0xC3], [0xE0, 0x9F, 0xBF], [0xE4, 0xB8], [0xED, 0xA0, 0x80],
      [0xF0, 0x8F, 0xBF, 0xBF], [0xF0, 0x9F, 0x98], [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xFF],
      [0xE4, 0x41, 0x42], [0xE4, 0xB8, 0x41], [0xF0, 0x9F, 0x41, 0x80], [0xF0, 0x9F, 0x98, 0x41],
    ]
    for bytes in broken {
      for (before, after) in [("a=张", ""), ("a=\"张", "\""), ("张", " b"), ("a=张", "\r")] {
        let refusal = answer(Array(before.utf8) + bytes + Array(after.utf8)).refusal
        #expect(refusal == Refusal(.badRequest, [Field("pos", .integer(Int64(before.utf8.count)))], Localized("", "")))
        #expect(refusal?.text.english.contains("UTF-8") == true, "\(bytes)")
      }
    }
  }

  @Test func `every scalar of Unicode comes through, bare or in quotes`() {
    var wrong = 0
    for code in UInt32(0x21)...0x10FFFF where code < 0x3000 || code % 97 == 0 {
      guard let scalar = Unicode.Scalar(code), scalar.properties.generalCategory != .control else { continue }
      guard scalar != "\"", scalar != "\\" else { continue }
      let text = String(scalar)
      if LineParserTests.words("a=\(text) b=\"\(text)\"") != [
        Word(name: "a", value: text), Word(name: "b", value: text),
      ] {
        wrong += 1
      }
    }
    #expect(wrong == 0)
  }

  @Test func `a name given twice is found however many there are`() {
    for count in [2, 10, 24, 25, 26, 200] {
      let names = (1..<count).map { "n\($0)=" }
      #expect(LineParserTests.words(names.joined(separator: " "))?.count == count - 1)
      for repeated in Set([0, names.count / 2, names.count - 1]) {
        let line = (names + [names[repeated]]).joined(separator: " ")
        let position = line.utf8.count - names[repeated].utf8.count
        #expect(answer(line).refusal?.details == [Field("pos", .integer(Int64(position)))])
      }
    }
  }

  @Test func `the limits are those of the reference`() {
    #expect(LineLimits.maxLineBytes == 8192)
    #expect(LineLimits.maxBatchLines == 10_000)
    #expect(LineLimits.maxBatchBytes == 4_194_304)
    #expect(LineLimits.maxBatchSeconds == 60)
  }
}
