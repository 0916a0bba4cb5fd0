import Ledger
import TestSupport
import Testing

@Suite struct SealedEntryTests {
  @Test func `whatever an entry holds comes back from its bytes`() throws {
    var random = SeededGenerator(seed: 7)
    for _ in 0..<2000 {
      let header = random.header()
      let facts = (0..<Int.random(in: 0...4, using: &random)).map { _ in random.hostileText() + random.pick(["", "\0"])
      }
      let text = Bool.random(using: &random) ? random.hostileText() : nil
      let salt = random.salt()
      var writer = FactWriter { salt }
      writer.put("first", 31)
      writer.put("many", each: facts)
      writer.put("span", Minutes(150))
      writer.putText("note", ifPresent: text)
      let entry = SealedEntry(header: header, facts: writer, postings: random.postings(), after: .origin)

      let decoded = try DecodedEntry(canonical: entry.canonical)
      #expect(decoded.header == header)
      #expect(decoded.postings == entry.postings)
      let values = decoded.facts.map { Array($0.value.utf8) }
      // Compared as bytes: two different spellings of one character are equal strings.
      #expect(values == [Array("31".utf8)] + facts.map { Array($0.utf8) } + [Array("150".utf8)])
      #expect(decoded.facts.map(\.name) == ["first"] + facts.map { _ in "many" } + ["span"])
      #expect(decoded.commitments.map(\.name) == (text == nil ? [] : ["note"]))
      #expect(decoded.commitments.map(\.digest) == entry.texts.map(\.commitment))
      #expect(entry.hash == Digest.origin.chained(to: entry.canonical))
    }
  }

  @Test func `the bytes are those of the documentation`() throws {
    let member = try #require(MemberNumber(17))
    let header = EntryHeader(
      number: try #require(EntryNumber(57)), kind: .service, at: Instant(milliseconds: 1_777_861_800_000),
      date: try #require(LocalDate("2026-05-04")), actor: .user(1000), role: .operator,
      station: Code("jindu"), key: "a2")
    var writer = FactWriter { [UInt8](repeating: 0, count: 16) }
    writer.put("record", 31)
    writer.put("team", ifPresent: String?.none)
    let entry = SealedEntry(
      header: header, facts: writer, postings: try .move(150, from: .issued, to: .available(member)), after: .origin)
    let expected = """
      timebank-entry 1
      number 57
      kind service
      at 1777861800000
      date 2026-05-04
      actor uid:1000
      role operator
      station jindu
      key a2
      fact record 31
      post bank/issued -150
      post member:17/available 150

      """
    #expect(String(decoding: entry.canonical, as: UTF8.self) == expected)
    // By hand: (head -c32 /dev/zero; cat entry) | sha256sum
    #expect(entry.hash.description == "7e41fc3df5aef2c9e914dcb996289fdb28c036a55c174c6ffd6ff146be126759")
  }

  @Test func `a changed byte anywhere changes the hash`() {
    var random = SeededGenerator(seed: 8)
    var writer = FactWriter { [] }
    writer.put("name", random.hostileText())
    let entry = SealedEntry(header: random.header(), facts: writer, postings: random.postings(), after: .origin)
    for index in entry.canonical.indices {
      var bytes = entry.canonical
      bytes[index] ^= 1 << UInt8.random(in: 0...7, using: &random)
      #expect(Digest.origin.chained(to: bytes) != entry.hash)
    }
    for index in 0..<32 {
      var previous = Digest.origin.bytes
      previous[index] = 1
      #expect(Digest(previous)?.chained(to: entry.canonical) != entry.hash)
    }
  }

  @Test func `damaged bytes are refused or read, never a crash`() {
    var random = SeededGenerator(seed: 9)
    var writer = FactWriter { [UInt8](repeating: 7, count: 16) }
    writer.put("name", "\\n")
    writer.putText("note", ifPresent: "x")
    let entry = SealedEntry(header: random.header(), facts: writer, postings: random.postings(), after: .origin)
    for _ in 0..<5000 {
      var bytes = entry.canonical
      let place = Int.random(in: 0..<bytes.count, using: &random)
      bytes.replaceSubrange(place..<min(bytes.count, place + 3), with: random.hostileBytes(maxFragments: 2))
      _ = try? DecodedEntry(canonical: bytes)
    }
  }

  @Test(arguments: [
    "", "\n", "timebank-entry 1", "timebank-entry 2\nnumber 1\n", "timebank-entry 1\nnumber 0\n",
    "timebank-entry 1\nnumber 1\nnumber 1\n",
  ])
  func `bytes of no known format are malformed`(text: String) {
    #expect(throws: LedgerError.self) { try DecodedEntry(canonical: Array(text.utf8)) }
  }

  @Test func `each line of an entry is needed, known and readable`() throws {
    let lines = [
      "timebank-entry 1", "number 1", "kind bank", "at 0", "date 2026-01-01", "actor daemon", "role daemon",
    ]
    func decode(_ lines: [String]) throws -> DecodedEntry {
      try DecodedEntry(canonical: Array(lines.joined(separator: "\n").utf8) + [10])
    }
    #expect(try decode(lines).header.kind == .bank)
    for index in lines.indices {
      var missing = lines
      missing.remove(at: index)
      #expect(throws: LedgerError.self) { try decode(missing) }
      var broken = lines
      broken[index] += "x"
      #expect(throws: LedgerError.self) { try decode(broken) }
    }
    for odd in [
      "colour red", "station A", "text note 00", "post bank/issued 1", "post nowhere 1", "post bank/issued x",
    ] {
      #expect(throws: LedgerError.self) { try decode(lines + [odd]) }
    }
  }

  @Test func `a text is known by its salted hash alone`() {
    let sealed = SealedText(name: "note", salt: [UInt8](repeating: 1, count: 16), text: "张三")
    #expect(sealed.commitment != SealedText(name: "note", salt: sealed.salt, text: "张四").commitment)
    #expect(
      sealed.commitment != SealedText(name: "note", salt: [UInt8](repeating: 2, count: 16), text: "张三").commitment)
  }
}
