import LineProtocol
import Testing

@testable import ClientKit

private func keys(_ bytes: [UInt8]) -> [Key] {
  var decoder = KeyDecoder()
  return bytes.compactMap { decoder.take($0) }
}

private func keys(_ text: String) -> [Key] { keys(Array(text.utf8)) }

/// Types into an editor up to the end of the line.
private func line(_ text: String, history: [String] = []) -> LineEditor.Step? {
  var editor = LineEditor(prompt: "> ", columnCount: 80, history: history, complete: Completer(place: .shell).complete)
  var last: LineEditor.Step?
  for key in keys(text) {
    last = editor.take(key)
    if case .show = last { continue }
    return last
  }
  return last
}

@Suite struct `Keys of a terminal` {
  @Test func `come out of bytes`() {
    #expect(keys("a张😀") == [.character("a"), .character("张"), .character("😀")])
    #expect(keys("\u{1B}[A\u{1B}[B\u{1B}[C\u{1B}[D") == [.up, .down, .right, .left])
    #expect(
      keys("\u{1B}[H\u{1B}[F\u{1B}OH\u{1B}OF\u{1B}[1~\u{1B}[4~\u{1B}[3~")
        == [.home, .end, .home, .end, .home, .end, .delete])
    #expect(keys("\u{1B}[1;5C") == [.right])
    #expect(
      keys([0x01, 0x05, 0x7F, 0x08, 0x09, 0x0D, 0x03, 0x04, 0x15, 0x0B, 0x17, 0x0C]) == [
        .home, .end, .backspace, .backspace, .tab, .enter, .interrupt, .endOfInput, .deleteToStart, .deleteToEnd,
        .deleteWord, .redraw,
      ])
  }

  @Test func `survive bytes that are none`() {
    #expect(keys([0xFF, 0x61]) == [.character("a")])
    #expect(keys([0xE5, 0x61]) == [.character("a")])
    #expect(keys([0xE5, 0xBC, 0xE5, 0xBC, 0xA0]) == [.character("张")])
    #expect(keys([0xED, 0xA0, 0x80, 0x61]) == [.character("a")])
    #expect(keys("\u{1B}[200~x\u{1B}[201~") == [.character("x")])
    #expect(keys([0x1B, 0x78, 0x61]) == [.character("a")])
  }
}

@Suite struct `Editing a line` {
  @Test(arguments: [
    ("balance 17\r", "balance 17"),
    ("张三\u{7F}四\r", "张四"),
    ("三\u{1B}[D张\r", "张三"),
    ("b\u{01}a\u{05}c\r", "abc"),
    ("张三李四\u{1B}[D\u{1B}[D\u{1B}[3~\r", "张三四"),
    ("abc def  \u{17}x\r", "abc x"),
    ("abc\u{1B}[D\u{0B}\r", "ab"),
    ("abc\u{1B}[D\u{15}\r", "c"),
    ("a\u{04}\r", "a"),
    ("ab\u{1B}[D\u{04}\r", "a"),
    ("e\u{301}x\u{7F}\u{7F}y\r", "y"),
    ("👨‍👩‍👧\u{7F}y\r", "y"),
  ])
  func `with these keys gives this line`(_ typed: String, _ expected: String) {
    #expect(line(typed) == .line(expected))
  }

  @Test func `goes back and forth in earlier lines and keeps the new one`() {
    let history = ["one", "two"]
    #expect(line("\u{1B}[A\r", history: history) == .line("two"))
    #expect(line("\u{1B}[A\u{1B}[A\u{1B}[A\r", history: history) == .line("one"))
    #expect(line("new\u{1B}[A\u{1B}[A\u{1B}[B\u{1B}[B\r", history: history) == .line("new"))
    #expect(line("\u{1B}[B\r", history: history) == .line(""))
  }

  @Test func `ends with Ctrl-D on an empty line and gives up with Ctrl-C`() {
    #expect(line("\u{04}") == .end)
    #expect(line("abc\u{03}") == .interrupted)
  }

  @Test func `puts the cursor behind wide characters`() {
    var buffer = LineBuffer("张三ab")
    buffer.move(by: -1)
    let view = LineView(prompt: "操作员> ", buffer: buffer, columnCount: 80)
    #expect(view.text == "\r操作员> 张三ab\u{1B}[K\r\u{1B}[13C")
  }

  @Test(arguments: 0..<100)
  func `never writes past the edge and always shows the cursor`(_ seed: UInt64) throws {
    var generator = SplitMix(seed: seed)
    var buffer = LineBuffer(CellText.harmless(RandomText.text(60, using: &generator)))
    buffer.move(by: -Int.random(in: 0...60, using: &generator))
    let columnCount = Int.random(in: 20...80, using: &generator)
    let text = LineView(prompt: "> ", buffer: buffer, columnCount: columnCount).text
    let shown = try #require(text.split(separator: "\u{1B}").first).dropFirst()
    #expect(DisplayWidth.of(shown) < columnCount)
    let column = text.split(separator: "[").last?.dropLast().description ?? "0"
    #expect((2...columnCount).contains(Int(column) ?? 0))
  }
}

@Suite struct `Completing with Tab` {
  private func complete(_ text: String) -> Completion { Completer(place: .shell).complete(text) }

  @Test(arguments: [
    ("bala", "nce "), ("serv", "ice "), ("service rec", "ord "), ("service record mem", "ber="),
    ("service record --mem", "ber="), ("balance member=17 a", "t="), ("offer add kind=g", "ift "),
    ("help serv", "ice "), ("service record date=tod", "ay "), ("member find te", "xt="), ("xyz", ""),
  ])
  func `puts in what is certain`(_ typed: String, _ insertion: String) {
    #expect(complete(typed).insertion == insertion)
  }

  @Test func `lists what is possible and leaves out what is given`() {
    #expect(
      complete("service ").candidates.map(\.text) == [
        "record", "correct", "reverse", "show", "list", "present", "pending", "confirm", "reject", "object", "dismiss",
      ])
    let candidates = complete("balance member=17 ").candidates.map(\.text)
    #expect(candidates == ["at="])
    #expect(line("st\u{09}") != nil)
  }

  @Test func `knows every command and parameter of the catalogue`() {
    for command in Catalogue.standard.commands {
      #expect(complete(command.name).candidates.isEmpty == false)
      for parameter in command.allParameters {
        let typed = "\(command.name) \(parameter.name.prefix(1))"
        #expect(complete(typed).candidates.contains { $0.text == parameter.name + "=" } || command.takesWords)
      }
    }
  }
}

@Suite struct `Esc alone` {
  @Test func `is a key where nothing follows, or another Esc`() {
    var decoder = KeyDecoder()
    #expect(decoder.take(0x1B) == nil && decoder.isEscapePending)
    #expect(decoder.endEscape() == .escape && !decoder.isEscapePending)
    #expect(decoder.endEscape() == nil)
    #expect(decoder.take(0x1B) == nil)
    #expect(decoder.take(0x1B) == .escape)
    #expect("[A".utf8.compactMap { decoder.take($0) } == [.up])
  }
}
