import Ledger
import LineProtocol
import Rules
import Store

/// Handing out a gift and completing a service: `redeem fulfil`.
extension RedemptionDesk {
  static func fulfil(_ request: Request, _ bank: ChangeContext) throws -> Reply {
    // Whatever does not exist is said first, before states and rules.
    let named: MemberNumber? = request.number("provider")
    if let named { _ = try bank.read.requireMember(named) }
    let redemption = try openRedemption(request, bank)
    let side = try side(request, redemption, bank.read.caller)
    if let side { try checkMaySpeak(side, of: redemption) }
    try checkCode(request, redemption.request)
    guard redemption.request.kind == .service else {
      try checkDebt(redemption.request.member, bank)
      return try handOut(redemption.request, bank)
    }
    guard let provider = named ?? redemption.provider else { throw Refusal.missingParameter("provider") }
    try checkDebt(redemption.request.member, bank)
    guard let side else {
      return try exchange(redemption, provider, try done(request, redemption, provider, bank), lastWord: nil, bank)
    }
    return try hear(side, request, redemption, provider, bank)
  }

  /// Whose word this is: as typed, and a logged-in member's own, who cannot speak for the other or for the desk.
  private static func side(
    _ request: Request, _ redemption: StoredRedemption, _ caller: Caller
  ) throws(Refusal) -> ServiceSide? {
    let typed = request.text("word").flatMap(ServiceSide.init(rawValue:))
    guard let member = caller.loggedIn else { return typed }
    guard redemption.request.kind == .service else { throw .giftAtDesk }
    let own: ServiceSide = redemption.request.member == member ? .requester : .provider
    if let typed, typed != own { throw .notOwn("word") }
    return own
  }

  private static func checkCode(_ request: Request, _ redemption: RedemptionRequested) throws(Refusal) {
    guard let code = request.text("code"), code != redemption.collectionCode else { return }
    throw Refusal.badValue(
      "code", code,
      Localized("领取码不对。请核对成员出示的领取码", "This is not the collection code. Check what the member shows"))
  }

  private static func checkDebt(_ member: MemberNumber, _ bank: ChangeContext) throws {
    let available = try bank.available(member)
    guard available >= .zero else { throw Refusal.inDebt(member, available: available) }
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
    return try changed(redemption, entry, bank)
  }

  /// What was done, as the request says; where it says nothing, as the provider has said, or all that was paid for, today.
  private static func done(
    _ request: Request, _ redemption: StoredRedemption, _ provider: MemberNumber, _ bank: ChangeContext
  ) throws -> ServiceDone {
    let names = ["minutes", "date", "start", "end"]
    if let said = redemption.said, provider == redemption.provider, names.allSatisfy({ request.values[$0] == nil }) {
      return said
    }
    return ServiceDone(
      minutes: request.minutes("minutes") ?? redemption.request.price,
      date: try bank.read.date(request.date("date") ?? .today), start: request.time("start"),
      end: request.time("end"))
  }
}

/// The word of both sides.
extension RedemptionDesk {
  /// Words are for services that have a provider and no dispute; the requester's is given once.
  private static func checkMaySpeak(_ side: ServiceSide, of redemption: StoredRedemption) throws(Refusal) {
    try checkAssigned(redemption)
    guard side == .provider || !redemption.hasRequesterWord else {
      throw Refusal.wordGiven(redemption.request.redemption)
    }
  }

  /// Takes a word: the first is kept, the second completes the service with what the provider says.
  private static func hear(
    _ side: ServiceSide, _ request: Request, _ redemption: StoredRedemption, _ provider: MemberNumber,
    _ bank: ChangeContext
  ) throws -> Reply {
    guard provider == redemption.provider else {
      throw Refusal.otherProvider(provider, of: redemption)
    }
    switch side {
    case .provider:
      let done = try done(request, redemption, provider, bank)
      if redemption.hasRequesterWord { return try exchange(redemption, provider, done, lastWord: side, bank) }
      // The provider hears at once what could not become a record.
      _ = try judge(done, by: provider, redemption, bank)
      return try keep(.provider(done), redemption, bank)
    case .requester:
      for name in ["minutes", "date", "start", "end"] where request.values[name] != nil {
        throw Refusal.providerSays(name)
      }
      guard let said = redemption.said else { return try keep(.requester, redemption, bank) }
      return try exchange(redemption, provider, said, lastWord: side, bank)
    }
  }

  private static func keep(
    _ word: ServiceWordGiven.Word, _ redemption: StoredRedemption, _ bank: ChangeContext
  ) throws -> Reply {
    let entry = try bank.append(
      .word(ServiceWordGiven(redemption: redemption.request.redemption, word: word)),
      station: redemption.request.station)
    return try changed(redemption.request, entry, bank)
  }
}

/// An exchange: hours for a service.
extension RedemptionDesk {
  private static func judge(
    _ done: ServiceDone, by provider: MemberNumber, _ redemption: StoredRedemption, _ bank: ChangeContext
  ) throws -> JudgedService {
    let ordered = redemption.request
    try checkDistinct(provider, ordered)
    guard done.minutes <= ordered.price else { throw Refusal.tooLarge(done.minutes, limit: ordered.price) }
    return try ServiceLedger(bank).judge(
      ServiceDraft(
        member: provider, station: ordered.station, date: done.date, minutes: done.minutes, start: done.start,
        end: done.end, team: .unspecified, kind: nil,
        texts: ServiceRecorded.Texts(activity: try bank.books.offer(ordered.offer)?.terms.name), source: .exchange))
  }

  /// The provider gets the hours, as far as the wallet may hold them, and a service record; what is left of the hold goes
  /// back.
  private static func exchange(
    _ redemption: StoredRedemption, _ provider: MemberNumber, _ done: ServiceDone, lastWord: ServiceSide?,
    _ bank: ChangeContext
  ) throws -> Reply {
    let judged = try judge(done, by: provider, redemption, bank)
    let ordered = redemption.request
    let ledger = ServiceLedger(bank)
    let record = try ledger.starred(ledger.recorded(judged, try ledger.nextRecord()), on: done.date).event
    let left = try ordered.price.subtracting(done.minutes)
    let shares = try bank.shares(of: done.minutes, for: provider, inTeam: record.team != nil)
    var postings =
      try [Posting(.held(ordered.member), -ordered.price.count)] + bank.postings(crediting: shares, to: provider)
    if left.isPositive { postings.append(Posting(.available(ordered.member), left.count)) }
    let entry = try bank.append(
      .exchange(ServiceExchanged(redemption: ordered.redemption, record: record, lastWord: lastWord)),
      date: done.date, station: ordered.station, postings: try Postings(postings))
    return try changed(ordered, entry, bank)
  }
}
