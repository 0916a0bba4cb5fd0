import GRDB
import Ledger

extension Projector {
  func apply(_ event: OfferChange, on date: LocalDate, entry: Int64) throws {
    let terms = event.terms
    try db.run(
      """
      INSERT INTO offer
        (code, name, kind, price, min_stars, min_age, limit_text, from_day, until_day, stations, closed, star_prices,
        entry)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
      ON CONFLICT (code) DO UPDATE SET
        name = ?2, price = ?4, min_stars = ?5, min_age = ?6, limit_text = ?7, from_day = ?8, until_day = ?9,
        stations = ?10, closed = ?11, star_prices = ?12, entry = ?13
      """,
      [
        event.offer.text, terms.name, terms.kind.rawValue, terms.price.count, terms.minStars, terms.minAge,
        terms.limit, terms.from?.dayNumber, terms.until?.dayNumber,
        terms.stations.map(\.text).joined(separator: ","), closing(event.action, on: date),
        terms.starPrices.map(\.description).joined(separator: ","), entry,
      ])
  }

  func apply(_ event: RedemptionRequested, on date: LocalDate, entry: Int64) throws {
    try db.run(
      """
      INSERT INTO redemption
        (number, member, offer, kind, price, station, code, date, until_day, state, journaled, entry)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'requested', ?, ?)
      """,
      [
        event.redemption.value, event.member.value, event.offer.text, event.kind.rawValue, event.price.count,
        event.station.text, event.collectionCode, date.dayNumber, event.until.dayNumber, entry, entry,
      ])
  }

  func apply(_ event: RedemptionReleased, entry: Int64) throws {
    try db.run(
      "UPDATE redemption SET state = ?, reason = ?, entry = ? WHERE number = ?",
      [event.cause.rawValue, event.reason, entry, event.redemption.value])
  }

  func fulfil(_ redemption: RedemptionNumber, entry: Int64) throws {
    try db.run(
      "UPDATE redemption SET state = 'fulfilled', fulfilled = ?1, entry = ?1 WHERE number = ?2",
      [entry, redemption.value])
  }
}
