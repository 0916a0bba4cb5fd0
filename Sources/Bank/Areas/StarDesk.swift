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
    let minutes = try book.years(of: subject).first { $0.year == year }?.minutes ?? .zero
    return Reply(rows: [
      [
        Field("stars", .integer(Int64(try book.standing(of: subject).stars))), Field("year", .integer(Int64(year))),
        Field("minutes", .duration(minutes)), Field("subject", .text(subject.description)),
        Field("name", .text(name)),
      ]
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

  private static func memberRows(_ minimum: Int, _ bank: ReadContext) throws -> [Reply.Row] {
    let book = try StarBook(bank)
    return try bank.books.members(withStars: minimum).compactMap { member in
      let subject = StarSubject.member(member.number)
      let years = try book.years(of: subject)
      let stars = book.evaluate(subject, years: years).stars
      guard stars >= minimum else { return nil }
      return row(
        subject, name: bank.nameShown(member), station: member.person.station, stars: stars, years: years, bank)
    }
  }

  private static func teamRows(_ minimum: Int, _ bank: ReadContext) throws -> [Reply.Row] {
    let book = try StarBook(bank)
    return try bank.books.teams(withStars: minimum).compactMap { team in
      let subject = StarSubject.team(team.code)
      let years = try book.years(of: subject)
      let stars = try book.standing(of: subject).stars
      guard stars >= minimum else { return nil }
      return row(subject, name: team.name, station: team.station, stars: stars, years: years, bank)
    }
  }

  private static func row(
    _ subject: StarSubject, name: String, station: Code, stars: Int, years: [YearTotal], _ bank: ReadContext
  ) -> Reply.Row {
    [
      Field("subject", .text(subject.description)), Field("name", .text(name)), Field("station", .code(station)),
      Field("stars", .integer(Int64(stars))),
      Field("minutes", .duration(years.first { $0.year == bank.today.year }?.minutes ?? .zero)),
    ]
  }

  static func explain(_ request: Request, _ bank: ReadContext) throws -> Reply {
    let (subject, name) = try subject(request, bank)
    let book = try StarBook(bank)
    let totals = try book.years(of: subject)
    let isBrigade = try book.isBrigade(subject)
    let policy = book.starPolicy(subject, isBrigade: isBrigade)
    let evidence = book.evaluate(subject, years: totals, isBrigade: isBrigade)
    let explanation = StarExplanation(name: name, policy: policy, evidence: evidence, currentYear: bank.today.year)
    let rows = evidence.years.map { year in
      explanation.row(
        of: year, subject: subject, records: totals.first { $0.year == year.year }?.records ?? 0)
    }
    return Reply(
      rows: rows,
      fields: [
        Field("stars", .integer(Int64(evidence.stars))), Field("max", .integer(Int64(policy.maxStars))),
        Field("window", .text(policy.window.rawValue)), Field("carry", .flag(policy.carry)),
        Field("policy", .integer(Int64(try bank.starPolicy.version))), Field("text", .phrase(explanation.summary)),
      ])
  }

  private static func subject(
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
