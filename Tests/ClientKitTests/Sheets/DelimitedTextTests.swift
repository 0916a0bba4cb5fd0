import Testing

@testable import ClientKit

private func records(_ text: String, _ separator: Character = ",") throws -> [SheetRecord] {
  try DelimitedText.records(text, separator: separator.asciiValue ?? 0)
}

@Suite struct `Rows of cells` {
  @Test(arguments: 0..<300)
  func `come back as they were written`(_ seed: UInt64) throws {
    var generator = SplitMix(seed: seed)
    let separator = try #require([",", ";", "\t"].randomElement(using: &generator))
    let odd = ["\"", "\"\"", "\n", "\r", "\r\n", ",", ";", "\t", "'", "\\"]
    let rows = (0..<Int.random(in: 0...12, using: &generator)).map { _ in
      (0..<Int.random(in: 1...5, using: &generator)).map { _ in RandomText.text(6, using: &generator, and: odd) }
    }
    var bytes: [UInt8] = []
    for row in rows { DelimitedWriter.append(row, separator: separator.utf8.first ?? 0, to: &bytes) }
    // Compared by bytes: to Swift, text is the same in composed and decomposed form.
    let read = try records(String(decoding: bytes, as: UTF8.self), Character(separator))
    #expect(read.map { $0.cells.map { Array($0.utf8) } } == rows.map { $0.map { Array($0.utf8) } })
  }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func `end with any line break and know their line in the file`(_ lineBreak: String) throws {
    let text = ["a,b", "", "\"x\(lineBreak)y\",2", "c,d"].joined(separator: lineBreak)
    #expect(
      try records(text) == [
        SheetRecord(line: 1, cells: ["a", "b"]), SheetRecord(line: 3, cells: ["x\(lineBreak)y", "2"]),
        SheetRecord(line: 5, cells: ["c", "d"]),
      ])
  }

  @Test func `may be ragged, empty at the end, and have quotes inside`() throws {
    #expect(
      try records("a,b,\n\"\"\"x\"\"\",y\"z\n,\n").map(\.cells) == [["a", "b", ""], ["\"x\"", "y\"z"], ["", ""]])
  }

  @Test func `with a quote left open are refused by the line where it was opened`() {
    #expect(throws: DelimitedText.Fault.unclosedQuote(line: 2)) { try records("a,b\n1,\"x\ny\nz") }
  }

  @Test func `with text behind a closing quote are refused`() {
    #expect(throws: DelimitedText.Fault.textAfterQuote(line: 2)) { try records("a\n\"x\"y\n") }
  }

  @Test(arguments: [
    ("日期,姓名;x,时长\n", ","), ("日期;姓名;\"a,b,c,d\"\n1,2,3,4,5", ";"), ("日期\t姓名\n", "\t"), ("姓名\n张三", ","), ("", ","),
  ])
  func `have the separator of their first row`(_ text: String, _ separator: String) {
    #expect(DelimitedText.separator(of: text) == separator.utf8.first)
  }
}
