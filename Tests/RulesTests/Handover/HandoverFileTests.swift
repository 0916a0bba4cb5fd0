import Ledger
import Rules
import Testing

/// The documents of a hand-over: one way to write each.
@Suite struct HandoverFileTests {
  private func file(
    name: String = "张三", balance: Int64 = 90, served: Int64 = 6000
  ) throws -> HandoverFile {
    let key = try #require(BankKey(String(repeating: "ab", count: 32)))
    let day = try #require(LocalDate("2026-05-04"))
    return HandoverFile(
      file: .origin, from: "金都社区时间银行", fromKey: key, toKey: key, member: try #require(MemberNumber(17)), name: name,
      birth: LocalDate("1958-03-02"), phone: nil, guardian: nil, registered: day, balance: Minutes(balance), stars: 1,
      years: [
        HandoverFile.Year(year: 2025, minutes: Minutes(served), records: 40),
        HandoverFile.Year(year: 2026, minutes: Minutes(30), records: 1),
      ], entry: 57, head: .origin, issued: day, until: day)
  }

  @Test func `a file is read as it was written`() throws {
    let file = try file()
    #expect(HandoverFile(body: file.body) == file)
    #expect(file.served == Minutes(6030))
  }

  @Test(arguments: ["\u{301}a", "e\u{301}", "é", " ", "a b"])
  func `a name is read as it was written, whatever it begins with`(name: String) throws {
    let read = try #require(HandoverFile(body: try file(name: name).body))
    #expect(Array(read.name.utf8) == Array(name.utf8))
  }

  @Test func `hours beyond what anybody can have served are no file, and old lumps are`() throws {
    let most = HandoverFile.mostMinutes
    #expect(HandoverFile(body: try file(served: 720_000).body) != nil)
    #expect(HandoverFile(body: try file(balance: most, served: most - 30).body) != nil)
    #expect(HandoverFile(body: try file(balance: most + 1).body) == nil)
    #expect(HandoverFile(body: try file(served: most - 29).body) == nil, "all years together")
  }

  @Test(arguments: ["a\u{7}", "a\r", "a\u{2028}b", "a\u{202E}b", String(repeating: "张", count: 61)])
  func `a name that this bank would not take from its own people is in no file`(name: String) throws {
    #expect(HandoverFile(body: try file(name: name).body) == nil)
  }

  @Test func `no line can be left out, doubled, changed in its form or put elsewhere`() throws {
    let body = try file().body
    let lines = body.split(separator: "\n").map(String.init)
    for (index, line) in lines.enumerated() {
      var doubled = lines
      doubled.insert(line, at: index)
      #expect(HandoverFile(body: doubled.map { $0 + "\n" }.joined()) == nil, "\(line)")
      var moved = lines
      moved.swapAt(index, (index + 1) % lines.count)
      #expect(HandoverFile(body: moved.map { $0 + "\n" }.joined()) == nil, "\(line)")
      var blank = lines
      blank[index] += " "
      let read = HandoverFile(body: blank.map { $0 + "\n" }.joined())
      #expect(read == nil || line.hasPrefix("from ") || line.hasPrefix("name "), "\(line)")
      guard !["birth", "year"].contains(where: { line.hasPrefix($0) }) else { continue }
      var without = lines
      without.remove(at: index)
      #expect(HandoverFile(body: without.map { $0 + "\n" }.joined()) == nil, "\(line)")
    }
    #expect(HandoverFile(body: body.dropLast().description) == nil)
    #expect(HandoverFile(body: "") == nil)
  }

  @Test func `a document is its lines and their signature`() throws {
    let signature = try #require(BankSignature(String(repeating: "cd", count: 64)))
    let lines = SignedLines(body: try file().body, signature: signature)
    #expect(SignedLines(lines.document) == lines)
    #expect(SignedLines(String(lines.document.dropLast())) == lines)
    #expect(SignedLines(try file().body) == nil)
    #expect(SignedLines("") == nil)
  }

  @Test func `an answer is read as it was written, and as nothing else`() throws {
    let key = try #require(BankKey(String(repeating: "ab", count: 32)))
    for verdict in [HandoverReceipt.Verdict.taken, .refused] {
      let receipt = HandoverReceipt(file: .origin, verdict: verdict, minutes: Minutes(90), key: key)
      #expect(HandoverReceipt(body: receipt.body) == receipt)
      #expect(HandoverReceipt(body: receipt.body + "more 1\n") == nil)
      #expect(HandoverReceipt(body: receipt.body.replacing(verdict.rawValue, with: "lost")) == nil)
    }
  }
}
