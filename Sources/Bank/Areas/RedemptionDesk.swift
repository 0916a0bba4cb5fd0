import Ledger
import LineProtocol
import Rules
import Store

/// Redeeming hours: `redeem request|fulfil|cancel|show|list`.
enum RedemptionDesk {
  static func request(_ request: Request, _ bank: ChangeContext) throws -> Reply {
    let member = try bank.read.requireMember(try request.neededNumber("member"))
    let code = try request.neededCode("offer")
    guard let offer = try bank.books.offer(code) else { throw Refusal.noOffer(code) }
    let station = request.code("station") ?? member.person.station
    guard bank.read.actsFor(station) else { throw Refusal.denied(station: station, caller: bank.read.caller) }
    try bank.read.requireOpenStation(station)
    try judge(member, offer, station, bank)
    guard let number = RedemptionNumber(try bank.books.nextRedemptionNumber()) else {
      throw Refusal.internalDefect("redemption numbers have run out")
    }
    let price = offer.terms.price
    let event = RedemptionRequested(
      redemption: number, member: member.number, offer: code, kind: offer.terms.kind, price: price, station: station,
      collectionCode: try collectionCode(at: station, bank),
      until: try RedemptionRules.lastDayOfHold(requestedOn: bank.today, holdDays: bank.policy.redemption.holdDays))
    let entry = try bank.append(
      .hold(event), station: station,
      postings: .move(price.count, from: .available(member.number), to: .held(member.number)))
    let wallet = try wallet(of: member.number, bank)
    return Reply(
      rows: [
        [
          Field("redemption", .number(number)), Field("offer", .code(code)), Field("price", .duration(price)),
          Field("available", .duration(wallet.available)), Field("held", .duration(wallet.held)),
          Field("code", .text(event.collectionCode)), Field("until", .date(event.until)),
        ]
      ], fields: [entry])
  }

  static func cancel(_ request: Request, _ bank: ChangeContext) throws -> Reply {
    let redemption = try openRedemption(request, bank).request
    let event = RedemptionReleased(
      redemption: redemption.redemption, member: redemption.member, cause: .cancelled,
      reason: try request.neededText("reason"))
    let entry = try bank.append(
      .release(event), station: redemption.station,
      postings: .move(redemption.price.count, from: .held(redemption.member), to: .available(redemption.member)))
    return try changed(redemption, record: nil, entry, bank)
  }

  static func fulfil(_ request: Request, _ bank: ChangeContext) throws -> Reply {
    // Whatever does not exist is said first, before states and rules.
    if let provider = request.number("provider", of: Numbered.Member.self) { _ = try bank.read.requireMember(provider) }
    let redemption = try openRedemption(request, bank).request
    if let code = request.text("code"), code != redemption.collectionCode {
      throw Refusal.badValue(
        "code", code,
        Localized("领取码不对。请核对成员出示的领取码", "This is not the collection code. Check what the member shows"))
    }
    if redemption.kind == .service, request.number("provider", of: Numbered.Member.self) == nil {
      throw Refusal.missingParameter("provider")
    }
    let wallet = try wallet(of: redemption.member, bank)
    guard wallet.available >= .zero else { throw Refusal.inDebt(redemption.member, available: wallet.available) }
    switch redemption.kind {
    case .gift: return try handOut(redemption, bank)
    case .service: return try exchange(redemption, request, bank)
    }
  }

  static func show(_ request: Request, _ bank: ReadContext) throws -> Reply {
    let number: RedemptionNumber = try request.neededNumber("redemption")
    guard let redemption = try bank.books.redemption(number) else { throw Refusal.noRedemption(number) }
    return Reply(rows: [row(redemption, bank)])
  }

  static func list(_ request: Request, _ bank: ReadContext) throws -> Reply {
    let page = try request.numberedPage()
    let member: MemberNumber? = request.number("member")
    let offer = request.code("offer")
    let station = request.code("station")
    if let member { _ = try bank.requireMember(member) }
    if let offer, try bank.books.offer(offer) == nil { throw Refusal.noOffer(offer) }
    if let station { try bank.requireStation(station) }
    let found = try bank.books.redemptions(
      page, member: member, offer: offer, station: station,
      state: request.text("state").flatMap(StoredRedemption.State.init(rawValue:)))
    return .page(found, page, key: { .number($0.request.redemption) }, row: { row($0, bank) })
  }

  private static func judge(
    _ member: StoredMember, _ offer: StoredOffer, _ station: Code, _ bank: ChangeContext
  ) throws {
    let terms = OfferTerms(offer)
    let years = try bank.books.years(of: member.number)
    let stock = try bank.books.stock(of: offer.code, at: station)
    let used = try terms.limit.map {
      try bank.books.redemptionCount(of: member.number, offer: offer.code, in: $0.period(containing: bank.today))
    }
    let facts = RedemptionFacts(
      today: bank.today, station: station, memberIsClosed: member.closed != nil,
      stars: try StarBook(bank.read).stars(heldBy: .member(member.number), years: years),
      age: member.person.birth?.completedYears(on: bank.today),
      available: Minutes(try bank.books.balance(of: .available(member.number))), serviceEarned: try years.total(),
      hasGrant: try bank.books.hasGrant(member.number), usedInPeriod: Int(clamping: used ?? 0),
      piecesFree: offer.terms.kind == .gift ? stock.pieces - stock.reserved : nil)
    let rules = try bank.policy.redemption
    do {
      try RedemptionRules.judge(terms, facts: facts, policy: rules)
    } catch {
      throw Refusal.redemption(error, member: member, offer: offer, station: station)
    }
  }

  /// A short code that no other open redemption of the station has; longer where short ones are used up.
  private static func collectionCode(at station: Code, _ bank: ChangeContext) throws -> String {
    for length in [4, 4, 4, 4, 6, 6, 8] {
      let code = bank.randomness.digits(length)
      if try !bank.books.isCodeInUse(code, station: station) { return code }
    }
    return bank.randomness.digits(12)
  }

  private static func handOut(_ redemption: RedemptionRequested, _ bank: ChangeContext) throws -> Reply {
    let stock = Account.stock(gift: redemption.offer, station: redemption.station)
    let entry = try bank.append(
      .redemption(GiftHandedOut(redemption: redemption.redemption, member: redemption.member)),
      station: redemption.station,
      postings: try Postings([
        Posting(.held(redemption.member), -redemption.price.count), Posting(.redeemed, redemption.price.count),
        Posting(stock, -1), Posting(.given(gift: redemption.offer), 1),
      ]))
    return try changed(redemption, record: nil, entry, bank)
  }

  /// The provider gets the hours and a service record; what is left of the hold goes back.
  private static func exchange(
    _ redemption: RedemptionRequested, _ request: Request, _ bank: ChangeContext
  ) throws -> Reply {
    guard let provider: MemberNumber = request.number("provider") else { throw Refusal.missingParameter("provider") }
    guard provider != redemption.member else {
      throw Refusal(
        .samePerson, [Field("provider", .number(provider))],
        Localized("服务提供者不能是兑换人本人", "The provider must be another member than the one who redeems"))
    }
    let minutes = request.minutes("minutes") ?? redemption.price
    guard minutes <= redemption.price else { throw Refusal.tooLarge(minutes, limit: redemption.price) }
    let ledger = ServiceLedger(bank)
    let judged = try ledger.judge(
      ServiceDraft(
        member: provider, station: redemption.station, date: try bank.read.date(request.date("date") ?? .today),
        minutes: minutes, start: request.time("start"), end: request.time("end"), team: .unspecified, kind: nil,
        texts: ServiceRecorded.Texts(activity: try bank.books.offer(redemption.offer)?.terms.name),
        source: .exchange))
    let number = try ledger.nextRecord()
    let record = try ledger.starred(ledger.recorded(judged, number), on: judged.draft.date).event
    let left = try redemption.price.subtracting(minutes)
    var postings = [
      Posting(.held(redemption.member), -redemption.price.count), Posting(.available(provider), minutes.count),
    ]
    if left.isPositive { postings.append(Posting(.available(redemption.member), left.count)) }
    let entry = try bank.append(
      .exchange(ServiceExchanged(redemption: redemption.redemption, record: record)), date: judged.draft.date,
      station: redemption.station, postings: try Postings(postings))
    return try changed(redemption, record: number, entry, bank)
  }

  /// The redemption that a change names: there, at a station of the caller, and still requested.
  private static func openRedemption(_ request: Request, _ bank: ChangeContext) throws -> StoredRedemption {
    let number: RedemptionNumber = try request.neededNumber("redemption")
    guard let redemption = try bank.books.redemption(number), bank.read.actsFor(redemption.request.station) else {
      throw Refusal.noRedemption(number)
    }
    guard redemption.state == .requested else {
      let states: [StoredRedemption.State: String] = [.fulfilled: "已兑现", .cancelled: "已取消", .lapsed: "已过期"]
      throw Refusal.wrongState(
        [Field("redemption", .number(number)), Field("state", .text(redemption.state.rawValue))],
        Localized(
          "第 \(number) 号兑换\(states[redemption.state] ?? ""),不能再办理",
          "Redemption \(number) is \(redemption.state.rawValue) already"))
    }
    return redemption
  }

  private static func wallet(of member: MemberNumber, _ bank: ChangeContext) throws -> (
    available: Minutes, held: Minutes
  ) {
    (
      Minutes(try bank.books.balance(of: .available(member))), Minutes(try bank.books.balance(of: .held(member)))
    )
  }

  private static func changed(
    _ redemption: RedemptionRequested, record: RecordNumber?, _ entry: Field, _ bank: ChangeContext
  ) throws -> Reply {
    guard let after = try bank.books.redemption(redemption.redemption) else {
      throw Refusal.noRedemption(redemption.redemption)
    }
    let wallet = try wallet(of: redemption.member, bank)
    return Reply(
      rows: [
        [
          Field("redemption", .number(redemption.redemption)), Field("state", .text(after.state.rawValue)),
          Field("available", .duration(wallet.available)), Field("held", .duration(wallet.held)),
          Field("member", .number(redemption.member)), Field("record", .optional(record, Value.number)),
        ]
      ], fields: [entry])
  }

  private static func row(_ redemption: StoredRedemption, _ bank: ReadContext) -> Reply.Row {
    let request = redemption.request
    return [
      Field("redemption", .number(request.redemption)), Field("member", .number(request.member)),
      Field("offer", .code(request.offer)), Field("price", .duration(request.price)),
      Field("station", .code(request.station)), Field("state", .text(redemption.state.rawValue)),
      Field("date", .date(redemption.date)), Field("until", .date(request.until)),
      Field("provider", .optional(redemption.provider, Value.number)),
      Field("reason", bank.actsFor(request.station) ? .optional(redemption.reason, Value.text) : .absent),
    ]
  }
}
