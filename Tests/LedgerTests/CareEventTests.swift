import Ledger
import TestSupport
import Testing

/// Needs, visits, complaints and evaluations as they stand in entries.
@Suite struct CareEventTests {
  /// What an event is once its entry is written, with or without the texts beside the chain.
  private func readBack(_ event: JournalEvent, erased: Bool = false) throws -> JournalEvent {
    var facts = FactWriter(makeSalt: { [UInt8](repeating: 7, count: SealedText.saltByteCount) })
    event.write(to: &facts)
    let header = EntryHeader(
      number: try #require(EntryNumber(1)), kind: event.kind, at: Instant(milliseconds: 0),
      date: try #require(LocalDate("2026-05-04")), actor: .daemon, role: .daemon, station: nil, key: nil)
    let sealed = SealedEntry(header: header, facts: facts, postings: .none, after: .origin)
    let entry = try DecodedEntry(canonical: sealed.canonical)
    let texts = erased ? [:] : Dictionary(uniqueKeysWithValues: sealed.texts.map { ($0.name, $0.text) })
    return try JournalEvent(kind: event.kind, facts: FactReader(entry, texts: texts))
  }

  private func date(_ text: String) throws -> LocalDate { try #require(LocalDate(text)) }

  private func events(text: String?) throws -> [JournalEvent] {
    let (member, other) = (try #require(MemberNumber(17)), try #require(MemberNumber(18)))
    let (code, day) = (try #require(Code("linli")), try date("2026-05-20"))
    let period = try #require(EvaluationPeriod("2026-Q2"))
    let openings = [
      NeedStep.Opening(title: text),
      NeedStep.Opening(title: text, note: text, kind: code, skills: [code, code], until: day, isWish: true),
    ]
    let needs: [NeedStep.Step] =
      openings.map { .opened($0) } + [
        .claimed(by: other), .released(by: other, reason: text),
        .confirmed(try #require(RecordNumber(3)), isTold: true),
        .confirmed(try #require(RecordNumber(3)), isTold: false), .cancelled(reason: text),
      ]
    let visits = try #require(VisitPlan("2/month"))
    let pairs: [PairStep.Step] = [
      .agreed(PairStep.Terms(visits: visits, from: day, until: day, group: code)),
      .agreed(PairStep.Terms(visits: visits, from: day, until: nil, group: nil)), .visited(note: text),
      .withdrawn(reason: text), .ended(reason: text),
    ]
    let complaints: [ComplaintStep.Step] =
      [.filed(due: day, text: text), .withdrawn(reason: text)]
      + ComplaintStep.Outcome.allCases.map { .answered($0, text: text) }
    let subjects: [ComplaintStep.Subject] = [.station, .team(code), .member(other)]
    let figures = EvaluationResult.Figures(
      records: 3, minutes: Minutes(210), quality: MeanQuality(numerator: 9, denominator: 2, scores: 4), complaints: 1)
    let results = [StarSubject.member(member), .team(code)].map {
      EvaluationResult(subject: $0, figures: figures, grade: .good)
    }
    let word = EvaluationStep.Word(
      subject: .member(member), team: code, score: try #require(Score(4)), note: text)
    return try needs.map { .need(NeedStep(need: try #require(NeedNumber(1)), member: member, step: $0)) }
      + pairs.map {
        .pair(PairStep(pair: try #require(PairNumber(2)), volunteer: member, resident: other, step: $0))
      }
      + subjects.flatMap { subject in
        try complaints.map {
          .complaint(
            ComplaintStep(complaint: try #require(ComplaintNumber(3)), member: member, subject: subject, step: $0))
        }
      }
      + [.word(word), .closed(results), .closed([])].map { .evaluation(EvaluationStep(period: period, step: $0)) }
  }

  @Test func `every step reads back as it was written, and without its texts once they were erased`() throws {
    for (whole, erased) in zip(try events(text: "三号楼\n\\ 张三"), try events(text: nil)) {
      #expect(try readBack(whole) == whole)
      #expect(try readBack(whole, erased: true) == erased)
      var facts = FactWriter(makeSalt: { [7] })
      whole.write(to: &facts)
      #expect(!String(decoding: facts.bytes, as: UTF8.self).contains("三"), "what people write is not in the chain")
    }
  }

  @Test func `a service says what it was for`() throws {
    let occasions: [ServiceOccasion?] = [nil, .need(try #require(NeedNumber(4))), .pair(try #require(PairNumber(5)))]
    for occasion in occasions {
      let event = JournalEvent.service(
        ServiceRecorded(
          record: try #require(RecordNumber(1)), member: try #require(MemberNumber(17)), minutes: Minutes(60),
          start: nil,
          end: nil, team: nil, brigades: [], kind: nil, source: .operator, replaces: nil, texts: .init(), stars: [],
          occasion: occasion))
      #expect(try readBack(event) == event)
    }
  }

  @Test(arguments: [
    "", "member:17 3 210 - - - - - 1", "member:17 3 210 - - - - - 1 best", "team 3 210 - - - - - 1 good",
    "member:17 3 210 x - - - - 1 good", "member:17 3 210 1/0:1 - - - - 1 good",
  ])
  func `what is no result is none`(text: String) {
    #expect(EvaluationResult(text) == nil)
  }
}
