import Ledger
import LineProtocol
import Store

/// Looking at redemptions: `redeem show` and `redeem list`.
extension RedemptionDesk {
  static func show(_ request: Request, _ bank: ReadContext) throws -> Reply {
    let number: RedemptionNumber = try request.neededNumber("redemption")
    guard let redemption = try bank.books.redemption(number), bank.caller.loggedIn == nil || bank.mayTouch(redemption)
    else { throw Refusal.noRedemption(number) }
    let said = redemption.said
    return Reply(rows: [
      row(redemption, bank) + [
        Field("said", .optional(said?.minutes, Value.duration)), Field("done", .optional(said?.date, Value.date)),
        Field("start", .optional(said?.start) { .text($0.description) }),
        Field("end", .optional(said?.end) { .text($0.description) }),
        Field("record", .optional(redemption.record, Value.number)),
      ]
    ])
  }

  static func list(_ request: Request, _ bank: ReadContext) throws -> Reply {
    let page = try request.numberedPage()
    var filter = RedemptionFilter()
    filter.member = request.number("member")
    filter.provider = request.number("provider")
    filter.offer = request.code("offer")
    filter.station = request.code("station")
    filter.standing = standing(request.text("state"), today: bank.today)
    if let member = filter.member { _ = try bank.requireMember(member) }
    if let provider = filter.provider { _ = try bank.requireMember(provider) }
    if let offer = filter.offer, try bank.books.offer(offer) == nil { throw Refusal.noOffer(offer) }
    if let station = filter.station { try bank.requireStation(station) }
    filter.collectionCode = request.text("code")
    if filter.collectionCode != nil {
      // Codes are those of a station, and whoever hands out there looks for them.
      guard let station = filter.station else { throw Refusal.missingParameter("station") }
      guard bank.actsFor(station) else { throw Refusal.denied(station: station, caller: bank.caller) }
    }
    let found = try bank.books.redemptions(page, filter)
    return .page(found, page, key: { .number($0.request.redemption) }, row: { row($0, bank) })
  }

  private static func standing(_ word: String?, today: LocalDate) -> RedemptionFilter.Standing? {
    switch word {
    case "open": .open
    case "late": .late(today)
    default: word.flatMap(StoredRedemption.State.init(rawValue:)).map { .state($0) }
    }
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
      Field("agreed", .optional(redemption.agreed, Value.date)),
      Field("late", .flag(redemption.isLate(on: bank.today))),
      Field("words", .list(redemption.words.map(\.rawValue))),
    ]
  }
}
