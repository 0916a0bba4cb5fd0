import Ledger
import LineProtocol
import Rules
import Store

/// Planning activities: `activity add|set|publish|cancel|list|show`.
enum ActivityDesk {
  static func add(_ request: Request, _ bank: ChangeContext) throws -> Reply {
    let station = try request.neededCode("station")
    try bank.read.requireOpenStation(station)
    guard let start = request.time("start") else { throw Refusal.missingParameter("start") }
    guard let end = request.time("end") else { throw Refusal.missingParameter("end") }
    let date = try bank.read.date(request.date("date") ?? .today)
    let blank = ActivityStep.Plan(name: try request.neededText("name"), date: date, start: start, end: end)
    let plan = try ActivityPlanning.changed(blank, by: request, bank.read)
    let weeks = Int(clamping: request.integer("weeks") ?? 1)
    let first = try nextNumber(bank)
    var added: [ActivityNumber] = []
    var entry = Field("entry", .absent)
    for week in 0..<weeks {
      let number = week == 0 ? first : try nextNumber(bank)
      var plan = plan
      guard let day = date.adding(days: 7 * week) else { throw Refusal.noSuchWeek(week, after: date) }
      plan.date = day
      let step = ActivityStep.Step.planned(plan, series: weeks > 1 ? first : nil)
      entry = try bank.append(.activity(ActivityStep(activity: number, step: step)), station: station)
      added.append(number)
    }
    return Reply(rows: try added.map { try row(bank.read.requireActivity($0), bank.read) }, fields: [entry])
  }

  static func set(_ request: Request, _ bank: ChangeContext) throws -> Reply {
    let activity = try bank.requireOwnActivity(request)
    guard activity.state.isOpen else { throw Refusal.activityState(activity) }
    var plan = activity.plan
    if let name = request.text("name") { plan.name = name }
    if let date = try bank.read.date(request, "date") { plan.date = date }
    if let start = request.time("start") { plan.start = start }
    if let end = request.time("end") { plan.end = end }
    plan = try ActivityPlanning.changed(plan, by: request, bank.read)
    if let capacity = plan.capacity, capacity < activity.taken {
      throw Refusal.placesTaken(activity.number, taken: activity.taken, capacity: capacity)
    }
    try SignUpLedger(bank).judgeRoster(of: activity, under: plan)
    var entry = try step(.changed(plan), activity, bank)
    let promoted = try SignUpLedger(bank).moveUp(in: activity.number)
    if let last = promoted.last { entry = last.entry }
    return try reply(activity.number, entry, promoted, bank)
  }

  static func publish(_ request: Request, _ bank: ChangeContext) throws -> Reply {
    let activity = try bank.requireOwnActivity(request)
    guard activity.state == .planned else { throw Refusal.activityState(activity) }
    try bank.read.requireOpenStation(activity.station)
    return try reply(activity.number, try step(.published, activity, bank), [], bank)
  }

  static func cancel(_ request: Request, _ bank: ChangeContext) throws -> Reply {
    let activity = try bank.requireOwnActivity(request)
    guard activity.state.isOpen else { throw Refusal.activityState(activity) }
    let entry = try step(.cancelled(reason: try request.neededText("reason")), activity, bank)
    return try reply(activity.number, entry, [], bank)
  }

  static func list(_ request: Request, _ bank: ReadContext) throws -> Reply {
    let page = try request.numberedPage()
    var filter = ActivityFilter()
    filter.station = request.code("station")
    filter.from = try bank.date(request, "from")
    filter.until = try bank.date(request, "until")
    filter.state = request.text("state").flatMap(ActivityState.init(rawValue:))
    filter.isPublic = !bank.isStaff
    if let station = filter.station { try bank.requireStation(station) }
    return .page(try bank.books.activities(filter, page), page, key: { .number($0.number) }, row: { row($0, bank) })
  }

  static func show(_ request: Request, _ bank: ReadContext) throws -> Reply {
    Reply(rows: [row(try bank.requireActivity(try request.neededNumber("activity")), bank)])
  }

  private static func nextNumber(_ bank: ChangeContext) throws -> ActivityNumber {
    guard let number = ActivityNumber(try bank.books.nextActivityNumber()) else {
      throw Refusal.internalDefect("activity numbers have run out")
    }
    return number
  }

  private static func step(
    _ step: ActivityStep.Step, _ activity: StoredActivity, _ bank: ChangeContext
  ) throws -> Field {
    try bank.append(.activity(ActivityStep(activity: activity.number, step: step)), station: activity.station)
  }

  private static func reply(
    _ number: ActivityNumber, _ entry: Field, _ promoted: [SignUpLedger.Promotion], _ bank: ChangeContext
  ) throws -> Reply {
    Reply(
      rows: [row(try bank.read.requireActivity(number), bank.read)],
      fields: [Field("promoted", .list(promoted.map(\.member.description))), entry])
  }

  private static func row(_ activity: StoredActivity, _ bank: ReadContext) -> Reply.Row {
    let plan = activity.plan
    return [
      Field("activity", .number(activity.number)), Field("name", .optional(plan.name, Value.text)),
      Field("station", .code(activity.station)), Field("date", .date(plan.date)),
      Field("start", .text(plan.start.description)), Field("end", .text(plan.end.description)),
      Field("state", .text(activity.state.rawValue)),
      Field("capacity", .optional(plan.capacity) { .integer(Int64($0)) }),
      Field("taken", .integer(Int64(activity.taken))), Field("waiting", .integer(Int64(activity.waiting))),
      Field("team", .optional(plan.team, Value.code)),
      Field("leader", bank.isStaff ? .optional(plan.leader, Value.number) : .absent),
      Field("kind", .optional(plan.kind, Value.code)), Field("place", .optional(plan.place, Value.text)),
      Field("min-stars", .integer(Int64(plan.minStars))),
      Field("min-age", .optional(plan.minAge) { .integer(Int64($0)) }),
      Field("skills", .list(plan.skills.map(\.text))), Field("courses", .optional(plan.courses, Value.text)),
      Field("course", .optional(plan.course, Value.text)), Field("insurance", .flag(plan.isInsured)),
      Field("risk", .optional(plan.risk, Value.text)), Field("series", .optional(activity.series, Value.number)),
      Field("reason", bank.isStaff ? .optional(activity.reason, Value.text) : .absent),
      Field("entry", .integer(activity.entry)),
    ]
  }
}

extension ReadContext {
  /// An activity that the caller may see: what is only planned is the stations' own.
  func requireActivity(_ number: ActivityNumber) throws -> StoredActivity {
    guard let activity = try books.activity(number), isStaff || activity.state != .planned else {
      throw Refusal.noActivity(number)
    }
    return activity
  }
}

extension ChangeContext {
  /// The activity that a change names: there, and of a station of the caller.
  func requireOwnActivity(_ request: Request) throws -> StoredActivity {
    let activity = try read.requireActivity(try request.neededNumber("activity"))
    guard read.actsFor(activity.station) else { throw Refusal.noActivity(activity.number) }
    return activity
  }
}
