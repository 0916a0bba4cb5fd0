import Ledger
import LineProtocol
import Rules
import Store

/// The figures of a month that are reported upwards: `report month`.
enum MonthDesk {
  static func show(_ request: Request, _ bank: ReadContext) throws -> Reply {
    let stations = try ReportDesk.stations(request, bank)
    let month = request.code("month")?.text ?? lastMonth(bank.today)
    guard var figures = MonthFigures(month: month), figures.first <= bank.today else {
      throw Refusal.badValue(
        "month", month,
        Localized("请写 2026-05 这样的月份,不晚于本月", "must be a month such as 2026-05, this one or one before"))
    }
    try collect(&figures, at: stations, bank)
    return Reply(
      rows: MonthFigures.Item.allCases.map { item in
        [
          Field("area", .text(item.area.rawValue)), Field("item", .text(item.rawValue)),
          Field("count", .integer(figures.count(of: item))),
          Field("minutes", .optional(figures.minutes(of: item), Value.duration)),
          Field("mean", .optional(figures.mean(of: item)) { .text($0.decimal) }),
        ]
      }, fields: [Field("from", .date(figures.first)), Field("until", .date(figures.last))])
  }

  private static func collect(_ figures: inout MonthFigures, at stations: Set<Code>?, _ bank: ReadContext) throws {
    let books = bank.books
    let filter = ReportFilter(stations: stations, from: figures.first, until: figures.last)
    try books.eachPerson(at: stations) { figures.addMember(registered: $0, closed: $1, born: $2) }
    try books.reportedServices(filter, hasActivity: true) { try figures.addService($0) }
    try books.eachTraining(filter) { try figures.addTraining(of: $0, $1) }
    // Honours and scores are of the day on which they were entered.
    let (first, last) = try ReportDesk.entries(of: filter, bank)
    for change in try books.starChanges(Page(), from: first + 1, through: last) {
      guard try stations?.contains(bank.station(of: change.subject)) ?? true else { continue }
      figures.addStars(of: change.subject, was: change.was, now: change.stars)
    }
    for issuer in try books.certificateStations(after: first, through: last)
    where issuer.map({ stations?.contains($0) ?? true }) ?? (stations == nil) {
      figures.addCertificate()
    }
    for subject in try books.honoured(after: first, through: last)
    where try stations?.contains(bank.station(of: subject)) ?? true {
      figures.addHonour()
    }
    try books.eachScore(after: first, through: last, at: stations) { figures.addScore($1, of: $0) }
  }

  /// The last month that is over.
  static func lastMonth(_ today: LocalDate) -> String {
    (today.adding(days: -today.parts.day) ?? today).monthText
  }
}
