import Testing

@testable import ClientKit

@Suite struct `Width in a terminal` {
  @Test(arguments: [
    ("", 0), ("abc", 3), ("张三", 4), ("ＡＢ", 4), ("ｱ", 1), ("é", 1), ("e\u{301}", 1), ("한글", 4),
    ("\u{1112}\u{1161}\u{11AB}", 2), ("😀", 2), ("👨‍👩‍👧", 2), ("👍🏽", 2), ("🇨🇳", 2), ("☺️", 2), ("☺", 1), ("\u{200B}", 0),
    ("“x”", 3), ("…", 1), ("\u{3000}", 2), ("𠮷", 2), ("2:30", 4), ("张e\u{301}😀", 5), ("￥", 2), ("½", 1), ("。", 2),
  ])
  func `of one text`(_ text: String, _ width: Int) {
    #expect(DisplayWidth.of(text) == width)
  }

  @Test func `the wide characters are in order and apart`() {
    for (left, right) in zip(WideCharacters.ranges, WideCharacters.ranges.dropFirst()) {
      #expect(left.upperBound + 1 < right.lowerBound)
    }
  }

  @Test func `padding reaches the width on either side`() {
    #expect("张三".padded(to: 6) == "张三  ")
    #expect("张三".indented(to: 6) == "  张三")
    #expect("张三".padded(to: 3) == "张三")
  }
}

@Suite struct `Tables` {
  @Test(arguments: 0..<200)
  func `have lines of one width whatever stands in them`(_ seed: UInt64) {
    var generator = SplitMix(seed: seed)
    let columnCount = Int.random(in: 1...6, using: &generator)
    let columns = (0..<columnCount).map { _ in
      TextTable.Column(
        heading: CellText.harmless(RandomText.text(4, using: &generator)),
        isRightAligned: Bool.random(using: &generator))
    }
    let rows = (0..<Int.random(in: 0...8, using: &generator)).map { _ in
      columns.map { _ in
        CellText.harmless(RandomText.text(8, using: &generator, and: ["\n", "\t", "\u{1B}", "\u{202E}"]))
      }
    }
    let widths = Set(TextTable(columns: columns, rows: rows).lines().map { DisplayWidth.of($0) })
    #expect(widths.count == 1)
  }

  @Test func `align numbers to the right and Chinese in columns`() {
    let table = TextTable(
      columns: [.init(heading: "成员号", isRightAligned: true), .init(heading: "姓名", isRightAligned: false)],
      rows: [["17", "张三"], ["108", "欧阳小明"]])
    #expect(table.lines() == ["成员号  姓名    ", "------  --------", "    17  张三    ", "   108  欧阳小明"])
  }

  @Test func `never obey what stands in a cell`() {
    #expect(CellText.harmless("a\u{1B}[31mb\nc\td\u{202E}e\u{9B}") == "a\u{FFFD}[31mb c d\u{FFFD}e\u{FFFD}")
  }

  @Test func `are coloured on a terminal alone, and never with NO_COLOR`() {
    #expect(TextStyle(isTerminal: true, environment: [:]).bold("x") == "\u{1B}[1mx\u{1B}[0m")
    #expect(TextStyle(isTerminal: false, environment: [:]).bold("x") == "x")
    #expect(TextStyle(isTerminal: true, environment: ["NO_COLOR": "1"]).bold("x") == "x")
    #expect(TextStyle(isTerminal: true, environment: ["TERM": "dumb"]).red("x") == "x")
  }
}
