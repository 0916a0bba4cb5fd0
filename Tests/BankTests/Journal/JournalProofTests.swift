import Bank
import Ledger
import TestSupport
import Testing

/// What a dishonest hand does to an exported journal that holds every kind of entry, and where the proof finds it.
@Suite struct JournalProofTests {
  private let entries: [ExportedEntry]
  private let bank: TestBank

  init() throws {
    let boot = TestClock("2026-01-01T00:00:00Z")
    bank = try TestBank(bootClock: boot, identityKeys: TestIdentity.keys("k1"))
    try EveryEntry.play(bank, boot: boot)
    entries = try bank.exported(limit: 50, withTexts: true)
  }

  /// Proves entries and gives what is wrong with them.
  private func fault(_ entries: [ExportedEntry], published: [Int64: Digest] = [:]) -> JournalFault? {
    do {
      _ = try proof(entries, published: published)
      return nil
    } catch {
      return error
    }
  }

  private func proof(
    _ entries: [ExportedEntry], published: [Int64: Digest] = [:]
  ) throws(JournalFault) -> JournalProof {
    var proof = JournalProof(published: published)
    for entry in entries { try proof.take(entry) }
    try proof.finish()
    return proof
  }

  /// Tries each entry changed, after those before it were proved once.
  private func check(
    _ change: (ExportedEntry) -> ExportedEntry?, _ isExpected: (JournalFault, ExportedEntry) -> Bool,
    _ comment: Comment
  ) throws {
    var proof = JournalProof()
    var changedCount = 0
    for entry in entries {
      if let changed = change(entry) {
        changedCount += 1
        var copy = proof
        do throws(JournalFault) {
          try copy.take(changed)
          Issue.record("not found at entry \(entry.number): \(comment)")
        } catch {
          #expect(isExpected(error, entry), comment)
        }
      }
      try proof.take(entry)
    }
    #expect(changedCount > 0, comment)
  }

  private func changed(
    _ entry: ExportedEntry, number: Int64? = nil, canonical: [UInt8]? = nil, hash: Digest? = nil,
    texts: [SealedText]? = nil
  ) -> ExportedEntry {
    ExportedEntry(
      number: number ?? entry.number, canonical: canonical ?? entry.canonical, hash: hash ?? entry.hash,
      texts: texts ?? entry.texts)
  }

  /// The entries with one's bytes changed and all hashes from there on computed anew, as a forger would.
  private func forged(_ number: Int64, _ change: (String) -> String) -> [ExportedEntry] {
    var previous = Digest.origin
    return entries.map { entry in
      var canonical = entry.canonical
      if entry.number == number { canonical = Array(change(String(decoding: canonical, as: UTF8.self)).utf8) }
      let hash = previous.chained(to: canonical)
      previous = hash
      return changed(entry, canonical: canonical, hash: hash)
    }
  }

  @Test func `a journal with every kind of entry is proved outside, and its balances are the bank's`() throws {
    let proof = try proof(entries)
    #expect(proof.number == bank.bank.headNumber)
    #expect(bank.end("head", "head") == proof.head.description)
    #expect(proof.comparedHeads == 1)
    #expect(TestBank.trialBalance(proof) == bank.table("trial-balance", "account", "unit", "balance"))
    #expect(bank.end("verify", "verdict", "head", "heads") == "clean \(proof.head) 1")
  }

  @Test func `a changed byte, hash or number is named at its entry`() throws {
    var random = SeededGenerator(seed: 17)
    try check(
      { entry in
        var bytes = entry.canonical
        bytes[Int.random(in: bytes.indices, using: &random)] ^= 1
        return changed(entry, canonical: bytes)
      }, { $0 == JournalFault($1.number, .chain) }, "a byte of the bytes")
    try check(
      { entry in
        var bytes = entry.hash.bytes
        bytes[Int.random(in: 0..<32, using: &random)] ^= 0x10
        return Digest(bytes).map { changed(entry, hash: $0) }
      }, { $0 == JournalFault($1.number, .chain) }, "a byte of the hash")
    try check(
      { changed($0, number: $0.number + 1) },
      { $0 == JournalFault($1.number, .number(found: $1.number + 1)) }, "the number")
  }

  @Test func `entries dropped, repeated, swapped or cut off are named`() {
    let last = entries.count
    for index in entries.indices.dropLast() {
      let number = entries[index].number
      var list = entries
      list.remove(at: index)
      #expect(fault(list) == JournalFault(number, .number(found: number + 1)))
      list = entries
      list.insert(list[index], at: index)
      #expect(fault(list) == JournalFault(number + 1, .number(found: number)))
      list = entries
      list.swapAt(index, index + 1)
      #expect(fault(list) == JournalFault(number, .number(found: number + 1)))
    }
    let head = [Int64(last): entries[last - 1].hash]
    #expect(
      fault(Array(entries.dropLast()), published: head) == JournalFault(Int64(last), .missing(last: Int64(last) - 1)))
    #expect(fault(Array(entries.dropLast())) == nil, "a shorter journal is a whole one; only a published head tells")
  }

  @Test func `a text beside the chain that was swapped is named, one that is gone is not missed`() throws {
    try check(
      { entry in
        guard let first = entry.texts.first else { return nil }
        let other = SealedText(name: first.name, salt: first.salt, text: first.text + "。")
        return changed(entry, texts: [other] + entry.texts.dropFirst())
      }, { fault, entry in fault == JournalFault(entry.number, .text(name: entry.texts.first?.name ?? "")) },
      "a text")
    try check(
      { changed($0, texts: [SealedText(name: "slipped-in", salt: [], text: "x")]) },
      { $0 == JournalFault($1.number, .text(name: "slipped-in")) }, "a text too many")
    #expect(fault(entries.map { changed($0, texts: []) }) == nil)
  }

  @Test func `a forger who computes all hashes anew is found where the entry cannot be right`() throws {
    let moving = try #require(entries.first { text($0).contains("kind transfer\n") })
    let post = try #require(text(moving).split(separator: "\n").first { $0.hasPrefix("post ") })
    let number = moving.number
    #expect(fault(forged(number) { $0.replacing("\(post)\n", with: "\(post)1\n") })?.place == "posting")
    #expect(
      fault(forged(number) { $0.replacing("\(post)\n", with: "") }) == JournalFault(number, .postings(.singlePosting)))
    #expect(
      fault(forged(number) { $0.replacing("number \(number)\n", with: "number \(number + 1)\n") })?.flaw
        == EntryNumber(number + 1).map { .bytesOf($0) })
    #expect(
      fault(forged(number) { $0.replacing(/at [0-9]+\n/, with: "at 1\n") }) == JournalFault(number, .instant))
    #expect(fault(forged(number) { $0.replacing("kind transfer\n", with: "kind gift\n") })?.place == "entry")
    #expect(fault(forged(number) { $0.replacing("kind transfer\n", with: "kind score\n") })?.place == "fact")
    // Hours that were never there, on both sides of the entry.
    let rich = forged(number) { text in
      text.replacing(/(post [^ ]+ -?)[0-9]+\n/) { "\($0.output.1)600000\n" }
    }
    #expect(fault(rich)?.place == "account")
    #expect(fault(rich)?.entry == number)
  }

  @Test func `a forger who keeps every rule is found by any published head`() throws {
    let opening = try #require(entries.first { text($0).contains("kind opening\n") })
    let list = forged(opening.number) {
      $0.replacing(/(post [^ ]+ -?)([0-9]+)\n/) { "\($0.output.1)1\($0.output.2)\n" }
    }
    let saying = try #require(entries.first { text($0).contains("kind head\n") })
    // The journal itself says which head was published; a forger who mends that too still cannot mend the paper.
    #expect(fault(list) == EntryNumber(saying.number - 1).map { JournalFault(saying.number, .published($0)) })
    for entry in entries where entry.number >= opening.number && entry.number < saying.number {
      let found = fault(Array(list.prefix(Int(saying.number) - 1)), published: [entry.number: entry.hash])
      #expect(found?.place == "head")
      #expect(found?.entry == entry.number)
    }
  }

  @Test func `every part of a journal is proved from the head before it`() throws {
    for start in stride(from: 1, to: entries.count, by: 7) {
      var proof = JournalProof(after: entries[start - 1].number, head: entries[start - 1].hash)
      for entry in entries[start...] { try proof.take(entry) }
      #expect(proof.head == entries.last?.hash)
      #expect(!proof.isWhole)
      var other = JournalProof(after: entries[start - 1].number, head: .origin)
      #expect(throws: JournalFault(entries[start].number, .chain)) { try other.take(entries[start]) }
    }
  }

  private func text(_ entry: ExportedEntry) -> String { String(decoding: entry.canonical, as: UTF8.self) }
}
