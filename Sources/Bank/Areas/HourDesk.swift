import Ledger
import LineProtocol
import Rules
import Store

/// Wallets: `balance`, `statement`, `opening`.
enum HourDesk {
  static func balance(_ request: Request, _ bank: ReadContext) throws -> Reply {
    let number: MemberNumber = try request.neededNumber("member")
    guard let at = request.instant("at") else { return try wallet(of: number, bank).reply(for: number) }
    let member = try bank.requireMember(number)
    let through = try bank.books.lastEntry(at: at)
    let then = try then(at, through, bank)
    let years = try then?.years(of: .member(number)) ?? []
    let stars = try (then ?? StarBook(bank)).stars(heldBy: .member(member.number), years: years)
    let wallet = Wallet(
      available: Minutes(try bank.books.balance(of: .available(number), through: through)),
      held: Minutes(try bank.books.balance(of: .held(number), through: through)),
      donatable: Minutes(try bank.books.balance(of: .donatable(number), through: through)), earned: try years.total(),
      stars: stars)
    return wallet.reply(for: number)
  }

  /// What a member's wallet holds now.
  static func wallet(of number: MemberNumber, _ bank: ReadContext) throws -> Wallet {
    _ = try bank.requireMember(number)
    let years = try bank.books.years(of: number)
    return Wallet(
      available: Minutes(try bank.books.balance(of: .available(number))),
      held: Minutes(try bank.books.balance(of: .held(number))),
      donatable: Minutes(try bank.books.balance(of: .donatable(number))), earned: try years.total(),
      stars: try StarBook(bank).stars(heldBy: .member(number), years: years))
  }

  /// The stars as they were at the instant of `at=`, under the rules of then.
  private static func then(_ at: Instant, _ through: Int64, _ bank: ReadContext) throws -> StarBook? {
    guard through > 0 else { return nil }
    return try StarBook(bank, through: through, on: bank.profile.calendar.date(of: at))
  }

  static func statement(_ request: Request, _ bank: ReadContext) throws -> Reply {
    let member = try bank.requireMember(try request.neededNumber("member"))
    let isOpen = bank.sees(member)
    let calendar = bank.profile.calendar
    let page = try request.numberedPage()
    let (after, last) = try entries(request, bank)
    let statement = try bank.books.statement(of: member.number, after: after, through: last, page)
    let reply = Reply.page(statement.lines, page, key: { .integer($0.entry) }) { line in
      [
        Field("entry", .integer(line.entry)), Field("date", .date(line.date)),
        Field("kind", .text(line.kind.rawValue)), Field("minutes", .duration(line.change)),
        Field("available", .duration(line.available)),
        Field("text", .text([line.offer?.text, isOpen ? line.text : nil].compactMap { $0 }.joined(separator: " "))),
        Field("at", .text(calendar.rfc3339(line.at))), Field("held", .duration(line.held)),
      ]
    }
    let shown = statement.lines.prefix(page.limit ?? statement.lines.count)
    return Reply(
      rows: reply.rows ?? [],
      fields: [
        Field("opening", .duration(statement.openingAvailable)),
        Field("available", .duration(shown.last?.available ?? statement.openingAvailable)),
        Field("in", .duration(try total(shown) { $0.isPositive ? $0 : .zero })),
        Field("out", .duration(try total(shown) { $0.isPositive ? .zero : try Minutes.zero.subtracting($0) })),
        Field("held", .duration(shown.last?.held ?? statement.openingHeld)),
        Field("holder", .text(bank.nameShown(member))),
      ] + reply.fields)
  }

  /// The entries of the days that a request names: after which, and through which.
  private static func entries(_ request: Request, _ bank: ReadContext) throws -> (after: Int64, last: Int64) {
    func last(before day: LocalDate?) throws -> Int64? {
      guard let start = day.map({ bank.profile.calendar.startOfDay($0) }) else { return nil }
      return try bank.books.lastEntry(at: Instant(milliseconds: start.milliseconds - 1))
    }
    return (
      try last(before: try bank.date(request, "from")) ?? 0,
      try last(before: try bank.date(request, "until")?.adding(days: 1)) ?? .max
    )
  }

  private static func total(
    _ lines: ArraySlice<StatementLine>, _ part: (Minutes) throws -> Minutes
  ) throws -> Minutes {
    try lines.reduce(.zero) { try $0.adding(part($1.change)) }
  }

  static func opening(_ request: Request, _ bank: ChangeContext) throws -> Reply {
    let member = try bank.read.requireMember(try request.neededNumber("member"))
    guard member.closed == nil else { throw Refusal.memberClosed(member.number) }
    let minutes = try request.neededAmount("minutes")
    let opening = OpeningMade(member: member.number, reason: try request.neededText("reason"))
    let entry = try open(opening, minutes, bank)
    let available = Minutes(try bank.books.balance(of: .available(member.number)))
    return Reply(
      rows: [[Field("member", .number(member.number)), Field("available", .duration(available))]], fields: [entry])
  }
}

extension HourDesk {
  /// Journals a balance from older books; also the way of an imported row.
  static func open(_ opening: OpeningMade, _ minutes: Minutes, _ bank: ChangeContext) throws -> Field {
    try bank.read.requireRoom(for: minutes, in: opening.member)
    return try bank.append(
      .opening(opening), station: try bank.read.requireMember(opening.member).person.station,
      postings: .move(minutes.count, from: .opening, to: .available(opening.member)))
  }
}

extension [YearTotal] {
  /// The minutes of all years.
  func total() throws -> Minutes {
    try reduce(Minutes.zero) { try $0.adding($1.minutes) }
  }
}
