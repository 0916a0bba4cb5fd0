import Ledger
import Rules
import Testing

/// The documents of a hand-over: one way to write each.
@Suite struct HandoverFileTests {
  private func file() throws -> HandoverFile {
    let key = try #require(BankKey(String(repeating: "ab", count: 32)))
    let day = try #require(LocalDate("2026-05-04"))
    return HandoverFile(
      file: .origin, from: "金都社区时间银行", fromKey: key, toKey: key, member: try #require(MemberNumber(17)), name: "张三",
      birth: LocalDate("1958-03-02"), phone: nil, guardian: nil, registered: day, balance: Minutes(90), stars: 1,
      years: [
        HandoverFile.Year(year: 2025, minutes: Minutes(6000), records: 40),
        HandoverFile.Year(year: 2026, minutes: Minutes(30), records: 1),
      ], entry: 57, head: .origin, issued: day, until: day)
  }

  @Test func `a file is read as it was written`() throws {
    let file = try file()
    #expect(HandoverFile(body: file.body) == file)
    #expect(file.served == Minutes(6030))
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
