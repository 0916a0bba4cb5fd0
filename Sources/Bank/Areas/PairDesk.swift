import Ledger
import LineProtocol
import Rules
import Store

/// Volunteers and the residents whom they visit: `pair add|group|visit|unvisit|end|list`.
enum PairDesk {
  static func add(_ request: Request, _ bank: ChangeContext) throws -> Reply {
    let volunteer = try bank.read.requireMember(try request.neededNumber("volunteer"))
    let resident = try bank.requireOwnMember(try request.neededNumber("resident"))
    let terms = try terms(request, bank)
    try check(volunteer, resident, bank)
    let (number, entry) = try agree(volunteer, resident, terms, bank)
    return try changed(number, entry, bank)
  }

  /// Neighbours who help each other: each visits the next of the list, and the last one the first, so that nobody is left out.
  static func group(_ request: Request, _ bank: ChangeContext) throws -> Reply {
    let members = try neighbours(request, bank)
    let terms = try terms(request, bank)
    let circle = Array(zip(members, members.dropFirst() + members.prefix(1)))
    for (volunteer, resident) in circle { try check(volunteer, resident, bank) }
    let agreed = try circle.map { try agree($0, $1, terms, bank) }
    let rows = try agreed.map { try changed($0.number, $0.entry, bank).rows ?? [] }
    return Reply(rows: rows.flatMap { $0 }, fields: agreed.last.map { [$0.entry] } ?? [])
  }

  /// Notes a visit: with its length it becomes a service record, without it stays a call.
  static func visit(_ request: Request, _ bank: ChangeContext) throws -> Reply {
    let pair = try known(request, bank)
    let date = try bank.read.date(request.date("date") ?? .today)
    guard date <= bank.today else { throw Refusal.futureDate(date, today: bank.today) }
    guard pair.days.contains(date) else { throw Refusal.outsidePair(pair, date) }
    guard try !bank.books.visits(of: pair, within: date...date).contains(date) else {
      throw Refusal.visited(pair.number, on: date)
    }
    guard request.minutes("minutes") == nil else {
      let resident = try bank.read.requireMember(pair.resident)
      let posted = try bank.recordVisit(
        request, by: pair.volunteer, to: resident, kind: nil, for: .pair(pair.number))
      return try changed(pair.number, posted.entry, record: posted.record, bank)
    }
    for name in ["start", "end", "team"] where request.values[name] != nil { throw Refusal.missingParameter("minutes") }
    return try journal(.visited(note: request.text("note")), pair, on: date, bank)
  }

  static func unvisit(_ request: Request, _ bank: ChangeContext) throws -> Reply {
    let pair = try known(request, bank)
    guard let date = try bank.read.date(request, "date") else { throw Refusal.missingParameter("date") }
    guard try bank.books.hasCall(of: pair.number, on: date) else { throw Refusal.noCall(pair.number, on: date) }
    return try journal(.withdrawn(reason: try request.neededText("reason")), pair, on: date, bank)
  }

  static func end(_ request: Request, _ bank: ChangeContext) throws -> Reply {
    let pair = try known(request, bank)
    guard pair.isActive(on: bank.today) else { throw Refusal.pairEnded(pair) }
    return try journal(.ended(reason: try request.neededText("reason")), pair, on: bank.today, bank)
  }

  static func list(_ request: Request, _ bank: ReadContext) throws -> Reply {
    let page = try request.numberedPage()
    let filter = PairFilter(
      volunteer: request.number("volunteer"), resident: request.number("resident"), station: request.code("station"),
      group: request.code("group"))
    for member in [filter.volunteer, filter.resident].compactMap({ $0 }) { _ = try bank.requireMember(member) }
    if let station = filter.station { try bank.requireStation(station) }
    let wanted = request.text("state")
    let pairs = try bank.books.pairs(filter).filter { pair in
      isOfCaller(pair, bank) && (wanted.map { $0 == state(of: pair, bank) } ?? true)
    }
    return try .sliced(pairs, page) { _, pair in try row(pair, bank) }
  }

  private static func neighbours(_ request: Request, _ bank: ChangeContext) throws -> [StoredMember] {
    let numbers = request.integers("members") ?? []
    guard numbers.count >= 2, Set(numbers).count == numbers.count else {
      throw Refusal.badValue(
        "members", numbers.map(String.init).joined(separator: ","),
        Localized("请写至少两个不同的成员号,如 17,18,19", "must be two or more members, each once: 17,18,19"))
    }
    return try numbers.map { value in
      guard let number = MemberNumber(value) else {
        throw Refusal.badValue("members", "\(value)", Localized("应为成员号", "must be numbers of members"))
      }
      return try bank.requireOwnMember(number)
    }
  }

  /// Refuses two who cannot be paired, or are already.
  private static func check(_ volunteer: StoredMember, _ resident: StoredMember, _ bank: ChangeContext) throws {
    for member in [volunteer, resident] where member.closed != nil { throw Refusal.memberClosed(member.number) }
    try bank.checkVolunteer(volunteer, for: resident.number, skills: [])
    let known = try bank.books.pairs(PairFilter(volunteer: volunteer.number, resident: resident.number))
    if let pair = known.first(where: { $0.isActive(on: bank.today) }) { throw Refusal.paired(pair) }
  }

  private static func agree(
    _ volunteer: StoredMember, _ resident: StoredMember, _ terms: PairStep.Terms, _ bank: ChangeContext
  ) throws -> (number: PairNumber, entry: Field) {
    guard let number = PairNumber(try bank.books.nextPairNumber()) else {
      throw Refusal.internalDefect("pair numbers have run out")
    }
    let event = PairStep(
      pair: number, volunteer: volunteer.number, resident: resident.number, step: .agreed(terms))
    return (number, try bank.append(.pair(event), station: resident.person.station))
  }

  private static func terms(_ request: Request, _ bank: ChangeContext) throws -> PairStep.Terms {
    let typed = request.text("visits") ?? "1/month"
    guard let visits = VisitPlan(typed) else {
      throw Refusal.badValue(
        "visits", typed,
        Localized(
          "请写 2/month 这样的次数:1 到 31 次,每 week、month 或 quarter",
          "must be such as 2/month: 1 to 31 in a week, month or quarter"))
    }
    let from = try bank.read.date(request, "from") ?? bank.today
    let until = try bank.read.date(request, "until")
    if let until, until < from { throw Refusal.periodEndsFirst(from, until) }
    return PairStep.Terms(visits: visits, from: from, until: until, group: request.code("group"))
  }
}

/// The pair that a request names, and what is told of it.
extension PairDesk {
  private static func known(_ request: Request, _ bank: ChangeContext) throws -> StoredPair {
    let number: PairNumber = try request.neededNumber("pair")
    guard let pair = try bank.books.pair(number), isOfCaller(pair, bank.read),
      bank.read.caller.loggedIn != pair.resident
    else { throw Refusal.noPair(number) }
    return pair
  }

  /// Whether a caller may know of a pair: operators of its station, and the two themselves.
  private static func isOfCaller(_ pair: StoredPair, _ bank: ReadContext) -> Bool {
    guard let own = bank.caller.loggedIn else { return bank.actsFor(pair.station) }
    return [pair.volunteer, pair.resident].contains(own)
  }

  private static func journal(
    _ step: PairStep.Step, _ pair: StoredPair, on date: LocalDate, _ bank: ChangeContext
  ) throws -> Reply {
    let event = PairStep(pair: pair.number, volunteer: pair.volunteer, resident: pair.resident, step: step)
    return try changed(pair.number, try bank.append(.pair(event), date: date, station: pair.station), bank)
  }

  private static func changed(
    _ number: PairNumber, _ entry: Field, record: RecordNumber? = nil, _ bank: ChangeContext
  ) throws -> Reply {
    guard let pair = try bank.books.pair(number) else { throw Refusal.noPair(number) }
    return Reply(
      rows: [try row(pair, bank.read) + [Field("record", .optional(record, Value.number))]], fields: [entry])
  }

  private static func state(of pair: StoredPair, _ bank: ReadContext) -> String {
    pair.isActive(on: bank.today) ? "paired" : "ended"
  }

  private static func row(_ pair: StoredPair, _ bank: ReadContext) throws -> Reply.Row {
    let plan = pair.terms.visits
    let period = VisitRules.period(plan.period, containing: bank.today)
    let standing = VisitRules.standing(
      of: plan, agreed: pair.days, days: try bank.books.visits(of: pair, within: period), on: bank.today)
    func name(_ number: MemberNumber) throws -> Value {
      let member = try bank.requireMember(number)
      // The two know each other.
      return .text(bank.caller.loggedIn == nil ? bank.nameShown(member) : member.person.name)
    }
    return [
      Field("pair", .number(pair.number)), Field("state", .text(state(of: pair, bank))),
      Field("volunteer", .number(pair.volunteer)), Field("volunteer-name", try name(pair.volunteer)),
      Field("member", .number(pair.resident)), Field("name", try name(pair.resident)),
      Field("station", .code(pair.station)), Field("group", .optional(pair.terms.group, Value.code)),
      Field("visits", .text(plan.description)), Field("from", .date(pair.terms.from)),
      Field("until", .optional(pair.terms.until, Value.date)), Field("since", .date(period.lowerBound)),
      Field("due", .integer(Int64(standing.due))), Field("made", .integer(Int64(standing.made))),
      Field("missing", .integer(Int64(standing.missing))), Field("late", .flag(standing.isLate)),
      Field("reason", .optional(pair.reason, Value.text)), Field("entry", .integer(pair.entry)),
    ]
  }
}
