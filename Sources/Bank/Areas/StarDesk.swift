import Ledger
import LineProtocol
import Rules
import Store

/// Stars: `stars show|list|explain`.
enum StarDesk {
  static func show(_ request: Request, _ bank: ReadContext) throws -> Reply {
    let (subject, name) = try subject(request, bank)
    let book = try StarBook(bank)
    let year = bank.today.year
    let years = try book.years(of: subject)
    let isBrigade = try book.isBrigade(subject)
    let stars = try book.stars(heldBy: subject, years: years, isBrigade: isBrigade)
    let minutes = years.first { $0.year == year }?.minutes ?? .zero
    return Reply(rows: [
      [
        Field("stars", .integer(Int64(stars))), Field("year", .integer(Int64(year))),
        Field("minutes", .duration(minutes)), Field("subject", .text(subject.description)),
        Field("name", .text(name)),
      ] + recognitionFields(book.recognition(of: subject, stars: stars, years: years, isBrigade: isBrigade))
    ])
  }

  static func list(_ request: Request, _ bank: ReadContext) throws -> Reply {
    let minimum = Int(clamping: request.integer("min") ?? 1)
    let rows =
      request.text("kind") == "team"
      ? try teamRows(minimum, bank) : try memberRows(minimum, bank)
    let after = request.text("after")
    let rest = after.flatMap { after in
      rows.firstIndex { $0.first?.value == .text(after) }.map { rows[rows.index(after: $0)...] }
    }
    if let after, rest == nil {
      throw Refusal.badValue("after", after, Localized("名单中没有 \(after)", "The list has no \(after)"))
    }
    let shown = Array(rest ?? rows[...])
    let page = Page<String>(after: after, limit: request.integer("limit").map { Int(clamping: $0) })
    return Reply.page(shown, page, key: { $0.first?.value ?? .absent }, row: { $0 })
  }

  /// The name of the level, the honour and the awards that have come due.
  private static func recognitionFields(_ recognition: Recognition) -> [Field] {
    [
      Field("level", .optional(recognition.level) { .phrase($0.localized) }),
      Field("honour", .optional(recognition.honour) { .phrase($0.name.localized) }),
      Field("awards", .integer(Int64(recognition.awards))),
    ]
  }

  private static func memberRows(_ minimum: Int, _ bank: ReadContext) throws -> [Reply.Row] {
    let book = try StarBook(bank)
    // Where stars follow from age or time of membership too, the journal may not have them yet.
    let journaled = try bank.starPolicy.memberStars.minMembershipMonths > 0 ? 0 : minimum
    return try bank.books.members(withStars: journaled).compactMap { member in
      let subject = StarSubject.member(member.number)
      let years = try book.years(of: subject)
      let stars = try book.stars(heldBy: subject, years: years)
      guard stars >= minimum else { return nil }
      return row(
        subject, name: bank.nameShown(member), station: member.person.station, stars: stars, years: years,
        book.recognition(of: subject, stars: stars, years: years, isBrigade: false), bank)
    }
  }

  private static func teamRows(_ minimum: Int, _ bank: ReadContext) throws -> [Reply.Row] {
    let book = try StarBook(bank)
    return try bank.books.teams(withStars: minimum).compactMap { team in
      let subject = StarSubject.team(team.code)
      let years = try book.years(of: subject)
      let isBrigade = try book.isBrigade(subject)
      let stars = try book.stars(heldBy: subject, years: years, isBrigade: isBrigade)
      guard stars >= minimum else { return nil }
      return row(
        subject, name: team.name, station: team.station, stars: stars, years: years,
        book.recognition(of: subject, stars: stars, years: years, isBrigade: isBrigade), bank)
    }
  }

  private static func row(
    _ subject: StarSubject, name: String, station: Code, stars: Int, years: [YearTotal], _ recognition: Recognition,
    _ bank: ReadContext
  ) -> Reply.Row {
    [
      Field("subject", .text(subject.description)), Field("name", .text(name)), Field("station", .code(station)),
      Field("stars", .integer(Int64(stars))),
      Field("minutes", .duration(years.first { $0.year == bank.today.year }?.minutes ?? .zero)),
    ] + recognitionFields(recognition)
  }

  static func explain(_ request: Request, _ bank: ReadContext) throws -> Reply {
    let (subject, name) = try subject(request, bank)
    let book = try book(on: bank.date(request, "on"), bank)
    let totals = try book.years(of: subject)
    let isBrigade = try book.isBrigade(subject)
    let policy = book.starPolicy(subject, isBrigade: isBrigade)
    let grounds = try book.grounds(of: subject, years: totals, isBrigade: isBrigade)
    let evidence = try book.evaluate(subject, grounds, isBrigade: isBrigade)
    let explanation = StarExplanation(
      name: name, policy: policy, evidence: evidence, currentYear: grounds.currentYear, today: book.today,
      isPast: book.today != bank.today, waiting: try book.waiting(for: subject, isBrigade: isBrigade),
      uncounted: try UncountedService(of: subject, isBrigade: isBrigade, in: book),
      recognition: book.recognition(of: subject, stars: evidence.stars, years: grounds.years, isBrigade: isBrigade),
      place: try place(of: subject, in: book))
    let rows = explanation.years.map { year in
      explanation.row(of: year, subject: subject, served: totals.first { $0.year == year.year })
    }
    return Reply(
      rows: rows,
      fields: [
        Field("stars", .integer(Int64(evidence.stars))), Field("max", .integer(Int64(policy.maxStars))),
        Field("window", .text(policy.window.rawValue)), Field("carry", .flag(policy.carry)),
        Field("policy", .integer(Int64(book.policy.version))),
        Field("uncounted", .duration(explanation.uncounted.minutes)),
      ] + recognitionFields(explanation.recognition) + [Field("text", .phrase(explanation.summary))])
  }

  /// Which teams stand above and beneath a team, on the day of the question.
  private static func place(of subject: StarSubject, in book: StarBook) throws -> Localized? {
    guard case .team(let team) = subject else { return nil }
    let tree = try TeamTree(book.books, through: book.last)
    let above = try tree.above(team).map(\.text)
    let beneath = try tree.beneath(team).map(\.text)
    var parts: [Localized] = []
    if !above.isEmpty {
      parts.append(
        Localized(
          "所属大队:\(above.joined(separator: "、"))。", "It belongs to the brigade \(above.joined(separator: ", "))."))
    }
    if !beneath.isEmpty {
      parts.append(
        Localized(
          "下属服务队:\(beneath.joined(separator: "、"))。",
          "It is the brigade of the teams \(beneath.joined(separator: ", "))."))
    }
    guard !parts.isEmpty else { return nil }
    return Localized(parts.map(\.chinese).joined(), parts.map(\.english).joined(separator: " "))
  }

  /// The stars as they are, or as they were at the end of a day.
  private static func book(on date: LocalDate?, _ bank: ReadContext) throws -> StarBook {
    guard let date, date != bank.today else { return try StarBook(bank) }
    guard date < bank.today, let next = date.adding(days: 1) else { throw Refusal.notYet(date, today: bank.today) }
    let end = bank.profile.calendar.startOfDay(next)
    let last = try bank.books.lastEntry(at: Instant(milliseconds: end.milliseconds - 1))
    return try StarBook(bank, through: last, on: date)
  }

  /// Those to whom little is missing to the next star, the nearest first.
  static func near(_ request: Request, _ bank: ReadContext) throws -> Reply {
    let within = try request.neededMinutes("within")
    let wantsTeams = request.text("kind") == "team"
    let book = try StarBook(bank)
    var found: [(subject: StarSubject, evidence: StarEvidence, missing: Minutes)] = []
    try bank.books.eachSubject { subject, isBrigade, years in
      let isTeam = if case .team = subject { true } else { false }
      guard isTeam == wantsTeams else { return }
      // What waits for an assessment counts too: who is near then can still reach the star in time.
      let all = StarGrounds(years: years, currentYear: bank.today.year)
      note(subject, try book.evaluate(subject, all, isBrigade: isBrigade), within, &found)
    }
    found.sort { ($0.missing, $0.subject) < ($1.missing, $1.subject) }
    return Reply(
      rows: try found.compactMap { subject, evidence, missing in
        try nearRow(subject, evidence, missing, bank)
      })
  }

  private static func note(
    _ subject: StarSubject, _ evidence: StarEvidence, _ within: Minutes,
    _ found: inout [(subject: StarSubject, evidence: StarEvidence, missing: Minutes)]
  ) {
    guard let missing = evidence.missing, missing <= within else { return }
    found.append((subject, evidence, missing))
  }

  /// A row of those who can still rise; nil for a member or a team that is closed.
  private static func nearRow(
    _ subject: StarSubject, _ evidence: StarEvidence, _ missing: Minutes, _ bank: ReadContext
  ) throws -> Reply.Row? {
    let name: String
    let station: Code
    switch subject {
    case .member(let number):
      let member = try bank.requireMember(number)
      guard member.closed == nil else { return nil }
      (name, station) = (bank.nameShown(member), member.person.station)
    case .team(let code):
      let team = try bank.requireTeam(code)
      guard team.closed == nil else { return nil }
      (name, station) = (team.name, team.station)
    }
    return [
      Field("subject", .text(subject.description)), Field("name", .text(name)), Field("station", .code(station)),
      Field("stars", .integer(Int64(evidence.stars))), Field("next", .optional(evidence.next, Value.duration)),
      Field("missing", .duration(missing)),
    ]
  }

  /// Who rose and fell in a time.
  static func changes(_ request: Request, _ bank: ReadContext) throws -> Reply {
    let calendar = bank.profile.calendar
    let from = try bank.date(request, "from").map { calendar.startOfDay($0) }
    let end = try bank.date(request, "until")?.adding(days: 1).map { calendar.startOfDay($0) }
    let first = try from.map { try bank.books.lastEntry(at: Instant(milliseconds: $0.milliseconds - 1)) + 1 } ?? 1
    let last = try end.map { try bank.books.lastEntry(at: Instant(milliseconds: $0.milliseconds - 1)) } ?? .max
    let page = try changesPage(request)
    return try Reply.page(
      bank.books.starChanges(page, from: first, through: last), page,
      key: { .text("\($0.entry)/\($0.subject)") },
      row: { change in
        [
          Field("entry", .integer(change.entry)), Field("date", .date(calendar.date(of: change.at))),
          Field("subject", .text(change.subject.description)), Field("name", .text(try name(of: change.subject, bank))),
          Field("was", .integer(Int64(change.was))), Field("stars", .integer(Int64(change.stars))),
          Field("policy", .integer(change.policy)),
          Field("period", .optional(change.period) { .text($0.description) }),
          Field("amends", .optional(change.amends, Value.integer)),
        ]
      })
  }

  private static func changesPage(_ request: Request) throws -> Page<(entry: Int64, subject: String)> {
    let limit = request.integer("limit").map { Int(clamping: $0) }
    guard let after = request.text("after") else { return Page(limit: limit) }
    let parts = after.split(separator: "/", maxSplits: 1)
    guard parts.count == 2, let entry = Int64(parts[0]) else {
      throw Refusal.badValue(
        "after", after, Localized("after= 应为上一页 more= 的值", "after= is the more= of the page before"))
    }
    return Page(after: (entry, String(parts[1])), limit: limit)
  }

  /// What a subject is called, as the caller may see it.
  static func name(of subject: StarSubject, _ bank: ReadContext) throws -> String {
    switch subject {
    case .member(let number): bank.nameShown(try bank.requireMember(number))
    case .team(let code): try bank.requireTeam(code).name
    }
  }

  /// The member or the team that a request names, and what it is called.
  static func subject(
    _ request: Request, _ bank: ReadContext
  ) throws -> (subject: StarSubject, name: String) {
    switch (request.number("member", of: Numbered.Member.self), request.code("team")) {
    case (let number?, nil):
      let member = try bank.requireMember(number)
      return (.member(number), bank.nameShown(member))
    case (nil, let code?):
      return (.team(code), try bank.requireTeam(code).name)
    case (nil, nil): throw Refusal.missingParameter("member")
    case (.some, .some(let code)):
      throw Refusal.badValue(
        "team", code.text, Localized("member= 与 team= 只能写一个", "Give either member= or team=, not both"))
    }
  }
}
