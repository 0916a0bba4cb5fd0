import Ledger
import LineProtocol
import Rules
import Store

/// Who has not yet served the hours that are asked of a volunteer in a year: `stars duty`.
enum DutyDesk {
  /// Twenty hours a year, by the national rules for registered volunteers of 2013.
  static let usual = Minutes(1200)

  static func list(_ request: Request, _ bank: ReadContext) throws -> Reply {
    let needed = request.minutes("minutes") ?? usual
    let year = Int(clamping: request.integer("year") ?? Int64(bank.today.year))
    guard year <= bank.today.year else { throw Refusal.yearToCome(year, today: bank.today) }
    let station = request.code("station")
    if let station { try bank.requireStation(station) }
    let book = try StarBook(bank)
    var behind: [(member: StoredMember, served: Minutes, stars: Int)] = []
    for (member, served) in try bank.books.service(in: year, station: station) where served < needed {
      let stars = try book.evaluate(.member(member.number), years: book.years(of: .member(member.number))).stars
      behind.append((member, served, stars))
    }
    // Who has stars is asked first.
    behind.sort { ($1.stars, $1.served, $0.member.number.value) < ($0.stars, $0.served, $1.member.number.value) }
    let rows = try behind.map { member, served, stars in
      try row(member, served: served, missing: needed.subtracting(served), stars: stars, bank)
    }
    return Reply(rows: rows, fields: [Field("year", .integer(Int64(year))), Field("needed", .duration(needed))])
  }

  private static func row(
    _ member: StoredMember, served: Minutes, missing: Minutes, stars: Int, _ bank: ReadContext
  ) -> Reply.Row {
    [
      Field("member", .number(member.number)), Field("name", .text(bank.nameShown(member))),
      Field("station", .code(member.person.station)), Field("stars", .integer(Int64(stars))),
      Field("minutes", .duration(served)), Field("missing", .duration(missing)),
    ]
  }
}
