import Ledger
import TestSupport
import Testing

@Suite struct FactReaderTests {
  private static func reader(_ texts: [String: String] = [:], _ write: (inout FactWriter) -> Void) throws -> FactReader
  {
    var random = SeededGenerator(seed: 11)
    var writer = FactWriter { [UInt8](repeating: 0, count: 16) }
    write(&writer)
    let entry = SealedEntry(header: random.header(), facts: writer, postings: .none, after: .origin)
    return FactReader(try DecodedEntry(canonical: entry.canonical), texts: texts)
  }

  @Test func `facts come back with their types`() throws {
    let date = try #require(LocalDate("2026-05-04"))
    let facts = try FactReaderTests.reader(["note": "给王阿姨"]) { facts in
      facts.put("record", 31)
      facts.put("minutes", Minutes(-90))
      facts.put("date", date)
      facts.put("start", "08:30")
      facts.put("team", "shuijiao")
      facts.put("line", each: [7, 8])
      facts.putText("note", ifPresent: "给王阿姨")
      facts.putText("place", ifPresent: "礼堂")
      facts.putText("leader", ifPresent: nil)
    }
    #expect(try facts.integer("record") == 31)
    #expect(try facts.number("record") == RecordNumber(31))
    #expect(try facts.minutes("minutes") == Minutes(-90))
    #expect(try facts.date("date") == date)
    #expect(try facts.time(ifPresent: "start") == LocalTime("08:30"))
    #expect(try facts.code("team") == Code("shuijiao"))
    #expect(facts.strings("line") == ["7", "8"])
    #expect(try facts.values("line") { Int($0) } == [7, 8])
    #expect(facts.text("note") == "给王阿姨")
    #expect(facts.hasText("place"))
    #expect(facts.text("place") == nil)
    #expect(!facts.hasText("leader"))
  }

  @Test func `an absent fact is nil where it may be and malformed where it must not`() throws {
    let facts = try FactReaderTests.reader { _ in }
    #expect(facts.string(ifPresent: "record") == nil)
    #expect(try facts.integer(ifPresent: "record") == nil)
    #expect(try facts.minutes(ifPresent: "minutes") == nil)
    #expect(try facts.date(ifPresent: "date") == nil)
    #expect(try facts.code(ifPresent: "team") == nil)
    #expect(try facts.number(ifPresent: "member") == MemberNumber?.none)
    let missing = LedgerError.malformed(reason: "fact record is missing")
    #expect(throws: missing) { try facts.string("record") }
    #expect(throws: missing) { try facts.integer("record") }
    #expect(throws: missing) { try facts.minutes("record") }
    #expect(throws: missing) { try facts.date("record") }
    #expect(throws: missing) { try facts.code("record") }
  }

  @Test func `a fact of another type is malformed even where it may be absent`() throws {
    let facts = try FactReaderTests.reader { facts in
      facts.put("odd", "Nicht So")
      facts.put("zero", 0)
    }
    let wrong = LedgerError.malformed(reason: "fact odd has the value Nicht So")
    #expect(throws: wrong) { try facts.integer(ifPresent: "odd") }
    #expect(throws: wrong) { try facts.date(ifPresent: "odd") }
    #expect(throws: wrong) { try facts.time(ifPresent: "odd") }
    #expect(throws: wrong) { try facts.code(ifPresent: "odd") }
    #expect(throws: wrong) { try facts.values("odd") { Int($0) } }
    #expect(throws: LedgerError.self) {
      let _: MemberNumber = try facts.number("zero")
    }
  }
}
