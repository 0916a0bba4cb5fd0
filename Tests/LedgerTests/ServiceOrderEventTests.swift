import Ledger
import TestSupport
import Testing

@Suite struct ServiceOrderEventTests {
  private func readBack(_ event: JournalEvent) throws -> JournalEvent {
    var facts = FactWriter(makeSalt: { [UInt8](repeating: 7, count: SealedText.saltByteCount) })
    event.write(to: &facts)
    let header = EntryHeader(
      number: try #require(EntryNumber(1)), kind: event.kind, at: Instant(milliseconds: 0),
      date: try #require(LocalDate("2026-05-04")), actor: .daemon, role: .daemon, station: nil, key: nil)
    let sealed = SealedEntry(header: header, facts: facts, postings: .none, after: .origin)
    let entry = try DecodedEntry(canonical: sealed.canonical)
    let texts = Dictionary(uniqueKeysWithValues: sealed.texts.map { ($0.name, $0.text) })
    return try JournalEvent(kind: event.kind, facts: FactReader(entry, texts: texts))
  }

  @Test func `what happens to a service reads back as it was written`() throws {
    let redemption = try #require(RedemptionNumber(8))
    let provider = try #require(MemberNumber(18))
    let day = try #require(LocalDate("2026-05-08"))
    let done = ServiceDone(minutes: Minutes(90), date: day, start: LocalTime("22:30"), end: LocalTime("00:00"))
    let events: [JournalEvent] = [
      .assignment(ServiceAssigned(redemption: redemption, provider: provider, agreed: day)),
      .assignment(ServiceAssigned(redemption: redemption, provider: provider, agreed: nil)),
      .word(ServiceWordGiven(redemption: redemption, word: .provider(done))),
      .word(
        ServiceWordGiven(
          redemption: redemption,
          word: .provider(ServiceDone(minutes: Minutes(1), date: day, start: nil, end: nil)))),
      .word(ServiceWordGiven(redemption: redemption, word: .requester)),
      .dispute(ServiceDisputed(redemption: redemption, reason: "时长\n有出入")),
    ]
    for event in events { #expect(try readBack(event) == event) }
  }

  @Test func `a return reads back, of a gift and of a service`() throws {
    let redemption = try #require(RedemptionNumber(8))
    let member = try #require(MemberNumber(17))
    for isSpoiled in [false, true] {
      let event = JournalEvent.giveBack(
        RedemptionReturned(redemption: redemption, member: member, isSpoiled: isSpoiled, reason: "受潮"))
      #expect(try readBack(event) == event)
    }
    let reversal = RecordReversed(
      record: try #require(RecordNumber(31)), member: member, reason: "未教会", debt: Minutes(30), isCorrection: false,
      stars: [])
    let event = JournalEvent.giveBack(RedemptionReturned(redemption: redemption, reversal: reversal))
    #expect(try readBack(event) == event)
  }

  @Test func `an exchange keeps whose word came last, and an offer its prices by stars`() throws {
    let record = ServiceRecorded(
      record: try #require(RecordNumber(31)), member: try #require(MemberNumber(18)), minutes: Minutes(90), start: nil,
      end: nil, team: nil, brigades: [], kind: nil, source: .exchange, replaces: nil,
      texts: ServiceRecorded.Texts(activity: "手机课"), stars: [])
    for word in [nil, ServiceSide.provider, .requester] {
      let event = JournalEvent.exchange(
        ServiceExchanged(redemption: try #require(RedemptionNumber(8)), record: record, lastWord: word))
      #expect(try readBack(event) == event)
    }
    let terms = OfferChange.Terms(
      name: "大米", kind: .gift, price: Minutes(1200),
      starPrices: [StarPrice(stars: 3, price: Minutes(1080)), StarPrice(stars: 5, price: Minutes(900))])
    let offer = JournalEvent.offer(OfferChange(action: .add, offer: try #require(Code("rice")), terms: terms))
    #expect(try readBack(offer) == offer)
  }
}
