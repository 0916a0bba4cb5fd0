import Ledger
import LineProtocol
import Rules

/// Prices by stars, written `3:18:00,5:15:00`: 18:00 from three stars on, 15:00 from five.
extension OfferDesk {
  /// The prices that a request names, or those of before.
  static func starPrices(_ request: Request, before: [StarPrice]) throws(Refusal) -> [StarPrice] {
    guard !request.emptied.contains("star-prices") else { return [] }
    guard let text = request.text("star-prices") else { return before }
    guard text != "none" else { return [] }
    var prices: [StarPrice] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      guard let colon = part.firstIndex(of: ":"), let stars = Int(part[..<colon]),
        let price = Minutes(typed: part[part.index(after: colon)...])
      else { throw badPrices(text, Localized("应写作 3:18:00,5:15:00 或 none", "Write 3:18:00,5:15:00 or none")) }
      prices.append(StarPrice(stars: stars, price: price))
    }
    return prices
  }

  /// Refuses prices that do not sink with rising stars.
  static func checkStarPrices(_ terms: OfferChange.Terms) throws(Refusal) {
    do {
      _ = try StarPrices(price: terms.price, steps: terms.starPrices)
    } catch {
      throw badPrices(terms.starPrices.map(written).joined(separator: ","), complaint(error))
    }
  }

  /// A price by stars as it is typed, `3:18:00`.
  static func written(_ price: StarPrice) -> String { "\(price.stars):\(price.price)" }

  private static func badPrices(_ text: String, _ complaint: Localized) -> Refusal {
    .badValue("star-prices", text, complaint)
  }

  private static func complaint(_ fault: StarPrices.Fault) -> Localized {
    switch fault {
    case .stars(let stars):
      Localized("星级 \(stars) 不在 1 到 99 之间", "\(stars) stars are not between 1 and 99")
    case .notRising(let stars, let before):
      Localized("星级须由低到高,\(stars) 不高于前面的 \(before)", "Stars must rise; \(stars) is no more than \(before) before it")
    case .notPositive(let price):
      Localized("价格 \(price) 须大于零", "The price \(price) must be more than zero")
    case .notCheaper(let price, let before):
      Localized(
        "星级越高价格须越低,\(price) 不低于前面的 \(before)",
        "More stars must cost less; \(price) is not below \(before) before it")
    }
  }
}
