import Ledger
import TestSupport
import Testing

@Suite struct QualityEventTests {
  private func readBack(_ event: JournalEvent) throws -> JournalEvent {
    var facts = FactWriter(makeSalt: { [UInt8](repeating: 7, count: SealedText.saltByteCount) })
    event.write(to: &facts)
    return try read(event.kind, facts)
  }

  private func read(_ kind: EntryKind, _ facts: FactWriter) throws -> JournalEvent {
    let header = EntryHeader(
      number: try #require(EntryNumber(1)), kind: kind, at: Instant(milliseconds: 0),
      date: try #require(LocalDate("2026-05-04")), actor: .daemon, role: .daemon, station: nil, key: nil)
    let sealed = SealedEntry(header: header, facts: facts, postings: .none, after: .origin)
    let entry = try DecodedEntry(canonical: sealed.canonical)
    let texts = Dictionary(uniqueKeysWithValues: sealed.texts.map { ($0.name, $0.text) })
    return try JournalEvent(kind: kind, facts: FactReader(entry, texts: texts))
  }

  private func star(_ quality: MeanQuality?) throws -> StarChange {
    StarChange(
      subject: .member(try #require(MemberNumber(17))), from: 1, to: 0, policyVersion: 2,
      evidence: [
        StarChange.YearMinutes(year: 2025, minutes: Minutes(5985)),
        StarChange.YearMinutes(year: 2026, minutes: Minutes(6015), quality: quality),
      ])
  }

  @Test func `a score reads back as it was written`() throws {
    let mean = MeanQuality(numerator: 11, denominator: 3, scores: 12)
    for scorer in [Scorer.user(1001), .member(try #require(MemberNumber(18)))] {
      let event = JournalEvent.score(
        QualityScored(
          record: try #require(RecordNumber(31)), source: .team, scorer: scorer, score: try #require(Score(3)),
          note: "很热心\n\\", stars: [try star(mean)]))
      #expect(try readBack(event) == event)
    }
  }

  @Test func `an assessment reads back with its period and what it amends`() throws {
    for period in [nil, "2026-H1", "2026"] {
      let event = JournalEvent.assessment(
        StarsAssessed(
          policyVersion: 2, period: period.flatMap { AssessmentPeriod($0) },
          amends: period == nil ? nil : EntryNumber(40), stars: [try star(nil)]))
      #expect(try readBack(event) == event)
    }
  }

  @Test func `what was journaled before there were periods and scores still reads the same`() throws {
    var facts = FactWriter(makeSalt: { [] })
    facts.put("version", 2)
    facts.put("star", "member:17 1 0 policy:2 2025:5985 2026:6015")
    let event = try read(.assessment, facts)
    #expect(event == .assessment(StarsAssessed(policyVersion: 2, stars: [try star(nil)])))
    var written = FactWriter(makeSalt: { [] })
    event.write(to: &written)
    #expect(written.bytes == facts.bytes)
  }

  @Test func `a score that no format knows is refused`() throws {
    for (name, value) in [("score", "6"), ("score", "4.5"), ("source", "friend"), ("scorer", "uid:-1")] {
      let good = ["record": "31", "source": "team", "scorer": "uid:1", "score": "3"]
      var facts = FactWriter(makeSalt: { [] })
      facts.put("record", good["record"] ?? "")
      facts.put("source", name == "source" ? value : good["source"] ?? "")
      facts.put("scorer", name == "scorer" ? value : good["scorer"] ?? "")
      facts.put("score", name == "score" ? value : good["score"] ?? "")
      #expect(throws: LedgerError.self) { try read(.score, facts) }
    }
  }
}
