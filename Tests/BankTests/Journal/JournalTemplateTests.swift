import Ledger
import Store
import TestSupport
import Testing

@Suite struct JournalTemplateTests {
  private static let article = "Sources/Ledger/Ledger.docc/JournalTemplates.md"

  /// Every entry that the script journals: its kind, and what it posts.
  private func entries() throws -> [(kind: EntryKind, postings: [Posting])] {
    let boot = TestClock("2026-01-01T00:00:00Z")
    let bank = try TestBank(bootClock: boot, identityKeys: TestIdentity.keys("k1"))
    try EveryEntry.play(bank, boot: boot)
    #expect(bank.end("verify", "verdict") == "clean")
    return try bank.database.read { books in
      try (1...(try books.tail().number)).compactMap { number in
        guard let summary = try books.summary(of: number), let entry = try books.entry(number) else { return nil }
        return (summary.kind, entry.postings.map { Posting($0.account, $0.amount) })
      }
    }
  }

  @Test func `the table of journal templates is what the bank does`() throws {
    let rows = try StarWorld.file(Self.article).split(separator: "\n").compactMap { JournalTemplate(row: $0) }
    let documented = Set(rows)
    #expect(documented.count == rows.count, "two rows say the same")
    let posted = try entries().filter { !$0.postings.isEmpty }
    for entry in posted { #expect(throws: Never.self) { try Postings(entry.postings) } }
    let found = Set(posted.map { JournalTemplate(kind: $0.kind, postings: $0.postings) })
    for template in found.subtracting(documented) {
      Issue.record("\(Self.article) has no row for what the bank has posted: \(template)")
    }
    for template in documented.subtracting(found) {
      Issue.record("the script never posts what \(Self.article) says: \(template)")
    }
  }

  @Test func `every kind of entry is in the article, and happens in the script`() throws {
    let text = try StarWorld.file(Self.article)
    let facts = text.split(separator: "## Entries without postings").last ?? ""
    let posting = Set(text.split(separator: "\n").compactMap { JournalTemplate(row: $0)?.kind })
    let happened = Set(try entries().map(\.kind))
    for kind in EntryKind.allCases {
      let isFact = facts.contains("`\(kind.rawValue)`")
      #expect(isFact != posting.contains(kind.rawValue), "\(kind.rawValue) stands in the article once")
      #expect(happened.contains(kind), "the script journals no \(kind.rawValue)")
    }
  }
}
