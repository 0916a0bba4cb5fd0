import Ledger
import LineProtocol
import Rules
import Store

/// Honours, and recommendations for those that others give: `honour add|decide|withdraw|list`.
enum HonourDesk {
  static func add(_ request: Request, _ bank: ChangeContext) throws -> Reply {
    let (subject, _) = try StarDesk.subject(request, bank.read)
    try bank.read.requireOwnOpen(subject)
    let level = request.text("level").flatMap { HonourStep.Honour.Level(rawValue: $0) } ?? .station
    guard bank.read.caller.role == .admin || level == .station else { throw Refusal.honourAbove(level) }
    try refuseName(of: subject, in: request, bank)
    let honour = HonourStep.Honour(
      subject: subject, code: try request.neededCode("code"), level: level,
      isRecommended: request.text("state") == "recommended", period: try period(request),
      ballot: try ballot(request, of: subject, bank), title: try request.neededText("title"))
    let known = try bank.books.honours(HonourFilter(subjects: [subject], code: honour.code)).first {
      $0.isInForce && $0.honour.period == honour.period
    }
    if let known { throw Refusal.honourKnown(known.number, honour.code) }
    guard let number = HonourNumber(try bank.books.nextHonourNumber()) else {
      throw Refusal.internalDefect("honour numbers have run out")
    }
    return try reply(HonourStep(honour: number, step: .added(honour)), at: try bank.read.station(of: subject), bank)
  }

  static func decide(_ request: Request, _ bank: ChangeContext) throws -> Reply {
    let stored = try ownHonour(request, bank)
    guard stored.state == .recommended else { throw Refusal.honourNot(.recommended, stored) }
    let step = HonourStep.Step.decided(
      of: stored.honour.subject, isGiven: try request.neededText("state") == "given", reason: request.text("reason"))
    return try reply(HonourStep(honour: stored.number, step: step), at: stored.station, bank)
  }

  static func withdraw(_ request: Request, _ bank: ChangeContext) throws -> Reply {
    let stored = try ownHonour(request, bank)
    guard stored.isInForce else { throw Refusal.honourNot(.given, stored) }
    let step = HonourStep.Step.withdrawn(of: stored.honour.subject, reason: try request.neededText("reason"))
    return try reply(HonourStep(honour: stored.number, step: step), at: stored.station, bank)
  }

  static func list(_ request: Request, _ bank: ReadContext) throws -> Reply {
    let page = try request.numberedPage()
    var filter = HonourFilter(
      state: request.text("state").flatMap { StoredHonour.State(rawValue: $0) }, code: request.code("code"),
      ballot: request.code("ballot"))
    if request.integer("member") != nil || request.code("team") != nil {
      filter.subjects = [try StarDesk.subject(request, bank).subject]
    }
    let honours = try bank.books.honours(filter, page)
    return try .page(honours, page, key: { .number($0.number) }, row: { try row($0, bank) })
  }

  private static func row(_ stored: StoredHonour, _ bank: ReadContext) throws -> Reply.Row {
    let honour = stored.honour
    let isOwn = bank.caller.loggedIn.map { honour.subject == .member($0) } ?? false
    let isRead = try isOwn || bank.actsFor(bank.station(of: honour.subject))
    return [Field("honour", .number(stored.number))] + (try bank.subjectFields(honour.subject)) + [
      Field("code", .code(honour.code)), Field("title", .optional(honour.title, Value.text)),
      Field("level", .text(honour.level.rawValue)), Field("period", .optional(honour.period, Value.code)),
      Field("ballot", .optional(honour.ballot, Value.code)), Field("state", .text(stored.state.rawValue)),
      Field("date", .date(stored.date)), Field("reason", .optional(isRead ? stored.reason : nil, Value.text)),
      Field("entry", .integer(stored.entry)),
    ]
  }

  /// The honour that a request names, of a member or team whose station the caller acts for.
  private static func ownHonour(_ request: Request, _ bank: ChangeContext) throws -> StoredHonour {
    let number: HonourNumber = try request.neededNumber("honour")
    guard let stored = try bank.books.honour(number),
      try bank.read.actsFor(bank.read.station(of: stored.honour.subject))
    else { throw Refusal.noHonour(number) }
    // What is above the station an operator has not given, and does not take back.
    guard bank.read.caller.role == .admin || stored.honour.level == .station else { throw Refusal.noHonour(number) }
    return stored
  }

  /// Titles stand beside masked names on the public page of credit.
  private static func refuseName(of subject: StarSubject, in request: Request, _ bank: ChangeContext) throws {
    guard case .member(let number) = subject else { return }
    let (title, name) = (try request.neededText("title"), try bank.read.requireMember(number).person.name)
    if title.contains(name) { throw Refusal.honourNames(title) }
  }

  private static func period(_ request: Request) throws -> Code? {
    guard let period = request.code("period") else { return nil }
    let isYear = LocalDate(period.text + "-01-01") != nil
    guard isYear || MonthFigures(month: period.text) != nil else {
      throw Refusal.badValue(
        "period", period.text, Localized("请写 2026 或 2026-05 这样的年或月", "must be a year or a month, as 2026 or 2026-05"))
    }
    return period
  }

  /// The ballot that an honour rests on: it must have chosen the one who gets it.
  private static func ballot(_ request: Request, of subject: StarSubject, _ bank: ChangeContext) throws -> Code? {
    guard let code = request.code("ballot") else { return nil }
    let ballot = try bank.read.requireBallot(code)
    guard ballot.state == .counted else { throw Refusal.noResultYet(ballot) }
    guard try BallotDesk.elected(in: ballot, bank.read).contains(subject) else { throw Refusal.notElected(code) }
    return code
  }

  private static func reply(_ step: HonourStep, at station: Code?, _ bank: ChangeContext) throws -> Reply {
    let entry = try bank.append(.honour(step), station: station)
    let state = try bank.books.honour(step.honour)?.state.rawValue ?? ""
    return Reply(fields: [Field("honour", .number(step.honour)), Field("state", .text(state)), entry])
  }
}

extension StoredHonour {
  /// Whether it was given, or may still be.
  fileprivate var isInForce: Bool { state == .given || state == .recommended }
}
