import Ledger
import LineProtocol
import Rules
import Store

/// What hours buy: `offer add|set|close|list|show`.
enum OfferDesk {
  static func add(_ request: Request, _ bank: ChangeContext) throws -> Reply {
    let code = try request.neededCode("offer")
    guard let kind = request.text("kind").flatMap(OfferKind.init(rawValue:)) else {
      throw Refusal.missingParameter("kind")
    }
    guard try bank.books.offer(code) == nil else {
      throw Refusal.exists(
        "offer", .code(code),
        Localized("兑换项目 \(code) 已存在。更改请用 offer set", "Offer \(code) exists. Change it with offer set"))
    }
    guard try kind == .service || bank.policy.redemption.giftsAllowed else {
      throw Refusal(
        .notAllowed, [Field("kind", .text("gift"))],
        Localized("本时间银行不兑换礼品,只兑换服务", "This bank gives no goods for hours, only services"))
    }
    let terms = OfferChange.Terms(
      name: try request.neededText("name"), kind: kind, price: try request.neededMinutes("price"))
    return try reply(.add, code, try changed(terms, request, bank), bank)
  }

  static func set(_ request: Request, _ bank: ChangeContext) throws -> Reply {
    let offer = try openOffer(request, bank)
    return try reply(.set, offer.code, try changed(offer.terms, request, bank), bank)
  }

  static func close(_ request: Request, _ bank: ChangeContext) throws -> Reply {
    let offer = try openOffer(request, bank)
    return try reply(.close, offer.code, offer.terms, bank)
  }

  static func list(_ request: Request, _ bank: ReadContext) throws -> Reply {
    let state = request.text("state")
    let offers = try bank.books.offers().filter { offer in
      state.map { ($0 == "closed") == (offer.closed != nil) } ?? true
    }
    return Reply(rows: offers.map(row))
  }

  static func show(_ request: Request, _ bank: ReadContext) throws -> Reply {
    let code = try request.neededCode("offer")
    guard let offer = try bank.books.offer(code) else { throw Refusal.noOffer(code) }
    return Reply(rows: [row(offer)])
  }

  private static func openOffer(_ request: Request, _ bank: ChangeContext) throws -> StoredOffer {
    let code = try request.neededCode("offer")
    guard let offer = try bank.books.offer(code) else { throw Refusal.noOffer(code) }
    guard offer.closed == nil else { throw Refusal.offerClosed(code) }
    return offer
  }

  /// The terms with what the request changes, checked.
  private static func changed(
    _ before: OfferChange.Terms, _ request: Request, _ bank: ChangeContext
  ) throws -> OfferChange.Terms {
    var terms = before
    if let name = request.text("name") { terms.name = name }
    if let price = request.minutes("price") { terms.price = price }
    if let stars = request.integer("min-stars") { terms.minStars = Int(clamping: stars) }
    if let age = request.integer("min-age") { terms.minAge = Int(clamping: age) }
    if let from = try bank.read.date(request, "from") { terms.from = from }
    if let until = try bank.read.date(request, "until") { terms.until = until }
    if let stations = request.codes("stations") { terms.stations = stations }
    if request.emptied.contains("min-stars") { terms.minStars = 0 }
    if request.emptied.contains("min-age") { terms.minAge = nil }
    if request.emptied.contains("from") { terms.from = nil }
    if request.emptied.contains("until") { terms.until = nil }
    if request.emptied.contains("stations") { terms.stations = [] }
    if request.emptied.contains("limit") || request.text("limit") == "none" {
      terms.limit = nil
    } else if let text = request.text("limit") {
      guard let limit = RedemptionLimit(text) else {
        throw Refusal.badValue(
          "limit", text, Localized("限兑应写作 2/year、1/month、1/ever 或 none", "Write 2/year, 1/month, 1/ever or none"))
      }
      terms.limit = limit.description
    }
    terms.starPrices = try starPrices(request, before: terms.starPrices)
    try check(terms)
    for station in terms.stations where !before.stations.contains(station) { try bank.read.requireOpenStation(station) }
    return terms
  }

  private static func check(_ terms: OfferChange.Terms) throws(Refusal) {
    guard terms.price.isPositive, terms.price <= largestPrice else {
      throw Refusal.badValue(
        "price", terms.price.description,
        Localized("价格须大于零,不超过 \(largestPrice)", "The price must be more than zero and at most \(largestPrice)"))
    }
    try checkStarPrices(terms)
    if let from = terms.from, let until = terms.until, until < from {
      throw Refusal.badValue(
        "until", until.description, Localized("截止日期早于起始日期 \(from)", "The last day is before the first, \(from)"))
    }
  }

  private static let largestPrice = Minutes(6_000_000)

  private static func reply(
    _ action: ChangeAction, _ code: Code, _ terms: OfferChange.Terms, _ bank: ChangeContext
  ) throws -> Reply {
    let entry = try bank.append(.offer(OfferChange(action: action, offer: code, terms: terms)))
    guard let offer = try bank.books.offer(code) else { throw Refusal.noOffer(code) }
    return Reply(rows: [row(offer)], fields: [entry])
  }

  private static func row(_ offer: StoredOffer) -> Reply.Row {
    let terms = offer.terms
    return [
      Field("offer", .code(offer.code)), Field("name", .text(terms.name)), Field("kind", .text(terms.kind.rawValue)),
      Field("price", .duration(terms.price)),
      Field("star-prices", .list(terms.starPrices.map(written))), Field("min-stars", .integer(Int64(terms.minStars))),
      Field("min-age", .optional(terms.minAge) { .integer(Int64($0)) }),
      Field("limit", .optional(terms.limit, Value.text)), Field("from", .optional(terms.from, Value.date)),
      Field("until", .optional(terms.until, Value.date)), Field("stations", .list(terms.stations.map(\.text))),
      Field("state", .text(offer.closed == nil ? "open" : "closed")),
    ]
  }
}

extension OfferTerms {
  /// An offer as the rules see it.
  ///
  /// - Throws: `StarPrices.Fault` where its prices are not those that the desk takes.
  init(_ offer: StoredOffer) throws(StarPrices.Fault) {
    let terms = offer.terms
    self.init(
      code: offer.code, kind: terms.kind == .gift ? .gift : .service,
      prices: try StarPrices(price: terms.price, steps: terms.starPrices), minStars: terms.minStars,
      minAge: terms.minAge, limit: terms.limit.flatMap { RedemptionLimit($0) }, validFrom: terms.from,
      validUntil: terms.until, stations: Set(terms.stations), isClosed: offer.closed != nil)
  }
}
