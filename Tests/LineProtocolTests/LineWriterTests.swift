import Ledger
import LineProtocol
import TestSupport
import Testing

@Suite struct LineWriterTests {
  @Test func `whatever is written is read back`() {
    var random = SeededGenerator(seed: 21)
    for _ in 0..<10_000 {
      let names = Array(
        Set((0..<Int.random(in: 0...4, using: &random)).map { _ in random.pick(["a", "b-1", "c_", "d"]) }))
      var words = names.map { Word(name: $0, value: random.hostileText()) }
      for _ in 0..<Int.random(in: words.isEmpty ? 1...3 : 0...3, using: &random) {
        words.append(Word(name: nil, value: random.hostileText()))
      }
      let line = ParsedLine(tag: random.pick([nil, "t1", "A.b_c:-"]), words: words.shuffled(using: &random))
      let text = LineWriter.text(line)
      guard case .line(let read) = LineParser.parse(text.utf8) else {
        Issue.record("not read back: \(text)")
        continue
      }
      // Compared as bytes: two different spellings of one character are equal strings.
      #expect(read.tag == line.tag)
      #expect(read.words.map(\.name) == line.words.map(\.name))
      #expect(read.words.map { Array($0.value.utf8) } == line.words.map { Array($0.value.utf8) })
    }
  }

  @Test func `different words are never written the same`() {
    var random = SeededGenerator(seed: 22)
    var seen: [[UInt8]: [UInt8]] = [:]
    for _ in 0..<10_000 {
      let value = random.hostileText(maxFragments: 2)
      var bytes: [UInt8] = []
      LineWriter.appendValue(value, to: &bytes)
      #expect(seen.updateValue(Array(value.utf8), forKey: bytes) ?? Array(value.utf8) == Array(value.utf8))
    }
  }

  @Test(arguments: [
    ("17", "17"), ("养老中心包水饺", "养老中心包水饺"), ("2:30", "2:30"), ("a=b", "a=b"), ("@a", "@a"), ("", "\"\""),
    ("a b", "\"a b\""), ("a\tb", "\"a\\tb\""), ("\"", "\"\\\"\""), ("\\", "\"\\\\\""), ("\n", "\"\\n\""),
    ("\u{1B}[0m", "\"\\u001b[0m\""), ("\u{7F}", "\"\\u007f\""), ("\u{9B}", "\"\\u009b\""), ("\u{A0}", "\u{A0}"),
    ("a\u{8}\u{C}\r/", "\"a\\b\\f\\r/\""), ("é\u{80}é", "\"é\\u0080é\""),
  ])
  func `a value is quoted only where it must be`(value: String, written: String) {
    var bytes: [UInt8] = []
    LineWriter.appendValue(value, to: &bytes)
    #expect(String(decoding: bytes, as: UTF8.self) == written)
  }

  @Test(arguments: [("a=b", "\"a=b\""), ("@a", "\"@a\""), ("#", "\"#\""), ("A=b", "A=b"), ("=", "="), ("ab", "ab")])
  func `a word without a name is quoted where it would be something else`(value: String, written: String) {
    #expect(LineWriter.text(ParsedLine(tag: nil, words: [Word(name: nil, value: value)])) == written)
  }

  @Test func `what is written holds no control characters`() {
    var random = SeededGenerator(seed: 23)
    for _ in 0..<5000 {
      var bytes: [UInt8] = []
      LineWriter.append(name: "a", value: random.hostileText(), to: &bytes)
      let scalars = String(decoding: bytes, as: UTF8.self).unicodeScalars
      #expect(scalars.allSatisfy { $0.properties.generalCategory != .control })
    }
  }

  @Test(arguments: 0..<8) func `numbers and lengths of time are written as their descriptions`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let some = (0..<500).map { _ in
      Int64.random(in: .min ... .max, using: &generator) >> Int64.random(in: 0..<64, using: &generator)
    }
    for number in [0, 1, -1, 9, 10, 59, 60, 61, -59, -60, -61, 600, .max, .min] + some {
      var bytes: [UInt8] = []
      LineWriter.append(number, to: &bytes)
      #expect(String(decoding: bytes, as: UTF8.self) == number.description)
      bytes = []
      LineWriter.append(Minutes(number), to: &bytes)
      #expect(String(decoding: bytes, as: UTF8.self) == Minutes(number).description)
    }
  }
}
