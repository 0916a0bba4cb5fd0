import Ledger
import TestSupport
import Testing

/// What entries say of ballots, honours and consent.
@Suite struct RecognitionEventTests {
  private func written(_ event: JournalEvent) -> FactWriter {
    var facts = FactWriter(makeSalt: { [UInt8](repeating: 7, count: SealedText.saltByteCount) })
    event.write(to: &facts)
    return facts
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

  private func ballotSteps() throws -> [BallotStep.Step] {
    let member = try #require(MemberNumber(17))
    let team = try #require(Code("shuijiao"))
    let nomination = BallotNomination(
      place: 2, subject: .team(team),
      evidence: BallotNomination.Evidence(
        minutes: Minutes(5865), services: 31, quality: MeanQuality(numerator: 9, denominator: 2, scores: 4), stars: 1),
      reason: "十年如一日")
    return [
      .opened(
        BallotStep.Terms(
          field: .members, year: 2026, seats: 3, quorum: 5, until: LocalDate("2026-12-31"), title: "最美志愿者")),
      .opened(BallotStep.Terms(field: .teams, year: 2025, seats: 1, quorum: nil, until: nil, title: nil)),
      .nominated(nomination), .withdrawn(place: 2, of: .team(team), reason: nil),
      .electors([member, try #require(MemberNumber(18))], areIn: true), .electors([member], areIn: false),
      .started(key: try #require(BallotKey((0..<32).map { UInt8($0) }))), .voted(member),
      .counted(try #require(BallotTally(votes: [1: 3, 2: 41])), votes: 42, electors: 50),
      .counted(try #require(BallotTally(votes: [:])), votes: 3, electors: 3),
      .unread(votes: 2, electors: 9, quorum: 5), .voided(reason: "名单有误"),
    ]
  }

  @Test func `each step of a ballot reads back as it was written`() throws {
    for step in try ballotSteps() {
      let event = JournalEvent.ballot(BallotStep(ballot: try #require(Code("best-2026")), step: step))
      #expect(try read(.ballot, written(event)) == event)
    }
  }

  @Test func `honours and consent read back as they were written`() throws {
    let member = StarSubject.member(try #require(MemberNumber(17)))
    let number = try #require(HonourNumber(3))
    let honour = HonourStep.Honour(
      subject: member, code: try #require(Code("best-of-month")), level: .city, isRecommended: true,
      period: Code("2026-05"), ballot: Code("best-2026"), title: "5月之星")
    let steps: [HonourStep.Step] = [
      .added(honour), .decided(of: member, isGiven: true, reason: nil),
      .decided(of: member, isGiven: false, reason: "名额"),
      .withdrawn(of: member, reason: "误记"),
    ]
    for step in steps {
      let event = JournalEvent.honour(HonourStep(honour: number, step: step))
      #expect(try read(.honour, written(event)) == event)
    }
    for isGiven in [true, false] {
      let event = JournalEvent.consent(CreditConsent(member: try #require(MemberNumber(17)), isGiven: isGiven))
      #expect(try read(.consent, written(event)) == event)
    }
  }

  @Test func `a vote says who voted and has no room for what`() throws {
    let event = JournalEvent.ballot(
      BallotStep(ballot: try #require(Code("best")), step: .voted(try #require(MemberNumber(17)))))
    let facts = written(event)
    #expect(String(decoding: facts.bytes, as: UTF8.self) == "fact ballot best\nfact step voted\nfact member 17\n")
    #expect(facts.texts.isEmpty)
  }

  @Test func `a count whose hash is not that of its votes cannot be read`() throws {
    let tally = try #require(BallotTally(votes: [1: 2, 2: 1]))
    let event = JournalEvent.ballot(
      BallotStep(ballot: try #require(Code("best")), step: .counted(tally, votes: 3, electors: 3)))
    var facts = FactWriter(makeSalt: { [] })
    for line in String(decoding: written(event).bytes, as: UTF8.self).split(separator: "\n") {
      let parts = line.split(separator: " ", maxSplits: 2)
      switch parts[1] {
      case "votes": facts.put("votes", parts[2] == "1 2" ? "1 3" : String(parts[2]))
      case "ballot": facts.put("ballot", String(parts[2]))
      case "step": facts.put("step", String(parts[2]))
      case "electors": facts.put("electors", String(parts[2]))
      case "voted": facts.put("voted", String(parts[2]))
      default: facts.put("choices", String(parts[2]))
      }
    }
    #expect(throws: LedgerError.self) { try read(.ballot, facts) }
  }

  @Test func `the hash is of the sorted choices, a line for each, in whatever order they came`() throws {
    // printf '1\n1\n2\n7\n' | sha256sum
    let known = "b60c2cc0128ba40f2322ffd086cf5ec59c1fb2171720b7ba018353d26ac63109"
    #expect(BallotTally(counting: [7, 1, 2, 1]).hash.description == known)
    var random = SeededGenerator(seed: 4)
    for _ in 0..<100 {
      let choices = (0..<Int.random(in: 0...30, using: &random)).map { _ in Int.random(in: 1...12, using: &random) }
      let tally = BallotTally(counting: choices.shuffled(using: &random))
      #expect(tally.hash == BallotTally(counting: choices).hash)
      #expect(tally.total == Int64(choices.count))
      #expect(BallotTally(votes: tally.votes) == tally)
    }
    #expect(
      BallotTally(votes: [0: 1]) == nil && BallotTally(votes: [1: 0]) == nil && BallotTally(votes: [1: -1]) == nil)
  }
}
