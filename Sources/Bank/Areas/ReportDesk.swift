import Ledger
import LineProtocol
import Rules
import Store

/// What staff ask of a time: `report hours|inactive|limits|unusual`.
///
/// Operators see what was recorded at their stations; administrators and auditors all.
enum ReportDesk {
  /// Who has not served for so many days is inactive, unless the request says otherwise.
  private static let inactiveDays = 180
  /// What rules of places take for a day that needs no approval.
  private static let ordinaryDay = Minutes(480)

  static func hours(_ request: Request, _ bank: ReadContext) throws -> Reply {
    guard let grouping = ReportGrouping(rawValue: try request.neededText("by")) else {
      throw Refusal.missingParameter("by")
    }
    let filter = try filter(request, bank)
    var report = HoursReport(by: grouping)
    try bank.books.reportedServices(filter, hasActivity: grouping == .activity) { try report.add($0) }
    if HoursReport.countsRedemptions(grouping) { try bank.books.reportedRedemptions(filter) { try report.add($0) } }
    let sums = grouping == .station ? try StationSums(&report, filter, bank) : nil
    let total = report.total
    let reply = try Reply.sliced(report.lines, try request.numberedPage()) { number, line in
      let (member, name) = try named(line.group, grouping, bank)
      return [
        Field("line", .integer(number)), Field("group", .text(line.group)),
        Field("member", .optional(member, Value.number)), Field("name", .text(name)),
        Field("minutes", .duration(line.minutes)), Field("records", .integer(line.records)),
        Field("members", .integer(line.members)), Field("redeemed", .optional(line.redeemed, Value.duration)),
        Field("with-below", .optional(try sums?.minutes(withBelow: line.group), Value.duration)),
      ]
    }
    return Reply(
      rows: reply.rows ?? [],
      fields: period(filter) + [
        Field("minutes", .duration(total.minutes)), Field("records", .integer(total.records)),
        Field("members", .integer(total.members)), Field("redeemed", .optional(total.redeemed, Value.duration)),
      ] + reply.fields)
  }

  static func inactive(_ request: Request, _ bank: ReadContext) throws -> Reply {
    let stations = try stations(request, bank)
    let usual = bank.today.adding(days: -inactiveDays) ?? bank.today
    let since = try bank.date(request, "since") ?? usual
    guard since <= bank.today else { throw Refusal.periodEndsFirst(since, bank.today) }
    let page = try request.numberedPage()
    let found = try bank.books.inactive(since: since, stations: stations, page)
    let reply = try Reply.page(found, page, key: { .number($0.member) }) { found in
      let member = try bank.requireMember(found.member)
      let isSeen = bank.sees(member)
      let available = try bank.books.balance(of: .available(found.member))
      return [
        Field("member", .number(found.member)), Field("name", .text(bank.nameShown(member))),
        Field("station", .code(member.person.station)), Field("registered", .date(member.person.registered)),
        Field("last", .optional(found.last, Value.date)),
        Field("days", .optional(found.last) { .integer(Int64(bank.today.days(since: $0))) }),
        Field("available", isSeen ? .duration(Minutes(available)) : .absent),
      ]
    }
    return Reply(rows: reply.rows ?? [], fields: [Field("since", .date(since))] + reply.fields)
  }

  static func limits(_ request: Request, _ bank: ReadContext) throws -> Reply {
    let filter = try filter(request, bank)
    let over = request.minutes("over") ?? ordinaryDay
    let days = try bank.books.days(over: over, filter)
    let reply = try Reply.sliced(days, try request.numberedPage()) { number, day in
      let member = try bank.requireMember(day.member)
      return [
        Field("line", .integer(number)), Field("date", .date(day.date)),
        Field("member", .number(day.member)), Field("name", .text(bank.nameShown(member))),
        Field("station", .code(member.person.station)), Field("minutes", .duration(day.minutes)),
        Field("over", .duration(try day.minutes.subtracting(over))), Field("records", .integer(day.records)),
      ]
    }
    return Reply(rows: reply.rows ?? [], fields: period(filter) + reply.fields)
  }

  static func unusual(_ request: Request, _ bank: ReadContext) throws -> Reply {
    let filter = try filter(request, bank)
    let over = request.minutes("over") ?? UnusualRules.longDay
    var rows = try bank.books.days(over: over, filter).map { try row(of: $0, over: over, bank) }
    // What an operator did is told of the bank as a whole: entries of one station say nothing of the hand behind them.
    if filter.stations == nil {
      let (first, last) = try entries(of: filter, bank)
      let granularity = try bank.policy.service.granularity
      for (actor, work) in try bank.books.work(after: first, through: last) {
        rows += UnusualRules.signs(of: work, granularity: granularity).map { row(of: $0, actor, work) }
      }
    }
    return Reply(rows: rows, fields: period(filter))
  }

  private static func row(of day: ServedDay, over: Minutes, _ bank: ReadContext) throws -> Reply.Row {
    let member = try bank.requireMember(day.member)
    return row(
      .longDay, subject: "member:\(day.member)", name: bank.nameShown(member), station: member.person.station,
      date: day.date, count: day.records, of: nil, minutes: day.minutes,
      Localized(
        "一天服务 \(day.minutes),超过 \(over)", "\(day.minutes) of service on one day, more than \(over)"))
  }

  private static func row(of sign: UnusualRules.Sign, _ actor: Actor, _ work: UnusualRules.Work) -> Reply.Row {
    let name = JournalDesk.user(actor)
    let (count, whole) = sign == .reversals ? (work.reversals, work.records) : (work.round, work.typed)
    let text =
      sign == .reversals
      ? Localized(
        "\(name) 经手 \(whole) 条记录,冲正 \(count) 次", "\(name) made \(whole.counted("record")) and undid \(count)")
      : Localized(
        "\(name) 手工录入 \(whole) 条,其中 \(count) 条是整小时",
        "\(name) typed \(whole.counted("record")), \(count) of them of whole hours")
    return row(
      sign, subject: "user:\(name)", name: name, station: nil, date: nil, count: count, of: whole, minutes: nil, text)
  }

  private static func row(
    _ sign: UnusualRules.Sign, subject: String, name: String, station: Code?, date: LocalDate?, count: Int64,
    of whole: Int64?, minutes: Minutes?, _ text: Localized
  ) -> Reply.Row {
    [
      Field("sign", .text(sign.rawValue)), Field("subject", .text(subject)), Field("name", .text(name)),
      Field("station", .optional(station, Value.code)), Field("date", .optional(date, Value.date)),
      Field("count", .integer(count)), Field("of", .optional(whole, Value.integer)),
      Field("minutes", .optional(minutes, Value.duration)), Field("text", .phrase(text)),
    ]
  }

  /// The entries of a report's time: after the first number, up to the last.
  static func entries(of filter: ReportFilter, _ bank: ReadContext) throws -> (first: Int64, last: Int64) {
    let calendar = bank.profile.calendar
    let end = filter.until.adding(days: 1).map { calendar.startOfDay($0) } ?? bank.now
    return (
      try bank.books.lastEntry(at: before(calendar.startOfDay(filter.from))), try bank.books.lastEntry(at: before(end))
    )
  }

  private static func before(_ instant: Instant) -> Instant { Instant(milliseconds: instant.milliseconds - 1) }

  private static func named(
    _ group: String, _ grouping: ReportGrouping, _ bank: ReadContext
  ) throws -> (number: MemberNumber?, name: String) {
    switch grouping {
    case .member:
      guard let number = Int64(group).flatMap({ MemberNumber($0) }) else { return (nil, "") }
      return (number, bank.nameShown(try bank.requireMember(number)))
    case .team: return (nil, try Code(group).flatMap { try bank.books.team($0) }?.name ?? "")
    case .station: return (nil, try Code(group).flatMap { try bank.books.station($0) }?.name ?? "")
    case .activity, .kind, .age, .week, .month: return (nil, "")
    }
  }

  private static func filter(_ request: Request, _ bank: ReadContext) throws -> ReportFilter {
    let until = try bank.date(request, "until") ?? bank.today
    let january = LocalDate(year: until.year, month: 1, day: 1) ?? until
    let from = try bank.date(request, "from") ?? january
    guard from <= until else { throw Refusal.periodEndsFirst(from, until) }
    return ReportFilter(stations: try stations(request, bank), from: from, until: until)
  }

  private static func period(_ filter: ReportFilter) -> [Field] {
    [Field("from", .date(filter.from)), Field("until", .date(filter.until))]
  }

  /// The stations that a report is about; nil for all.
  static func stations(_ request: Request, _ bank: ReadContext) throws -> Set<Code>? {
    let isBelow = request.flag("below")
    guard let station = request.code("station") else {
      guard !isBelow else { throw Refusal.missingParameter("station") }
      return bank.caller.role == .operator ? bank.caller.stations : nil
    }
    try bank.requireStation(station)
    guard bank.actsFor(station) else { throw Refusal.denied(station: station, caller: bank.caller) }
    guard isBelow else { return [station] }
    let below = try StationTree.ofBank(bank).below(station)
    for other in below.sorted(by: { $0.text < $1.text }) where !bank.actsFor(other) {
      throw Refusal.denied(station: other, caller: bank.caller)
    }
    return below.union([station])
  }
}

extension StationTree {
  fileprivate static func ofBank(_ bank: ReadContext) throws -> StationTree {
    StationTree(try bank.books.stations().map { ($0.code, $0.parent) })
  }
}

/// The hours of main stations with those of the stations below them.
private struct StationSums {
  private let tree: StationTree
  private let stations: Set<Code>?
  private let minutes: [String: Minutes]

  /// Adds to a report by station the main stations at which nobody served, but below which somebody did.
  init(_ report: inout HoursReport, _ filter: ReportFilter, _ bank: ReadContext) throws {
    tree = try StationTree.ofBank(bank)
    stations = filter.stations
    minutes = Dictionary(report.lines.map { ($0.group, $0.minutes) }, uniquingKeysWith: { first, _ in first })
    for station in try bank.books.stations() where stations?.contains(station.code) ?? true {
      if tree.below(station.code).contains(where: { minutes[$0.text] != nil }) { report.include(station.code.text) }
    }
  }

  /// Hours at a station and at all below it; nil where none is below it, or where the report does not have them all.
  func minutes(withBelow group: String) throws -> Minutes? {
    guard let station = Code(group) else { return nil }
    let below = tree.below(station)
    guard !below.isEmpty, stations?.isSuperset(of: below) ?? true else { return nil }
    return try below.reduce(minutes[group] ?? .zero) { try $0.adding(minutes[$1.text] ?? .zero) }
  }
}
