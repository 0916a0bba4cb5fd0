import Ledger
import LineProtocol
import Rules
import Store

/// Redeeming hours: `redeem request` and `redeem cancel`; what comes between and after stands in files of its own.
enum RedemptionDesk {
  static func request(_ request: Request, _ bank: ChangeContext) throws -> Reply {
    let member = try bank.read.requireMember(try request.neededNumber("member"))
    let code = try request.neededCode("offer")
    guard let offer = try bank.books.offer(code) else { throw Refusal.noOffer(code) }
    let station = request.code("station") ?? member.person.station
    guard bank.read.actsFor(station) else { throw Refusal.denied(station: station, caller: bank.read.caller) }
    try bank.read.requireOpenStation(station)
    let price = try judge(member, offer, station, bank)
    guard let number = RedemptionNumber(try bank.books.nextRedemptionNumber()) else {
      throw Refusal.internalDefect("redemption numbers have run out")
    }
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
    return try changed(redemption, entry, bank)
  }

  /// What the rules make of a request: the price that is to be held.
  private static func judge(
    _ member: StoredMember, _ offer: StoredOffer, _ station: Code, _ bank: ChangeContext
  ) throws -> Minutes {
    let terms = try OfferTerms(offer)
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
      return try RedemptionRules.judge(terms, facts: facts, policy: rules)
    } catch {
      throw Refusal.redemption(
        error, member: member, named: bank.read.nameShown(member), offer: offer, station: station)
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
}
