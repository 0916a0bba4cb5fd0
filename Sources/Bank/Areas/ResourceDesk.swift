import Ledger
import LineProtocol
import Store

/// What a station can draw on, and what it does: `resource add|set|remove|list` and `station services`.
enum ResourceDesk {
  static func add(_ request: Request, _ bank: ChangeContext) throws -> Reply {
    let code = try request.neededCode("resource")
    let station = try request.neededCode("station")
    try bank.read.requireOpenStation(station)
    if let known = try bank.books.resource(code) { throw Refusal.resourceKnown(known) }
    let change = ResourceChange(
      action: .add, resource: code, nature: try nature(request) ?? .other, name: try request.neededText("name"),
      note: request.text("note"))
    return try reply(change, at: station, bank)
  }

  static func set(_ request: Request, _ bank: ChangeContext) throws -> Reply {
    let known = try openResource(request, bank)
    let note = request.emptied.contains("note") ? nil : request.text("note") ?? known.note
    let change = ResourceChange(
      action: .set, resource: known.code, nature: try nature(request) ?? known.nature,
      name: request.text("name") ?? known.name, note: note)
    return try reply(change, at: known.station, bank)
  }

  static func remove(_ request: Request, _ bank: ChangeContext) throws -> Reply {
    let known = try openResource(request, bank)
    let change = ResourceChange(
      action: .close, resource: known.code, nature: known.nature, name: known.name, note: known.note)
    return try reply(change, at: known.station, bank)
  }

  static func list(_ request: Request, _ bank: ReadContext) throws -> Reply {
    let station = request.code("station")
    if let station { try bank.requireStation(station) }
    let isClosed = request.text("state").map { $0 == "closed" }
    return Reply(rows: try bank.books.resources(station: station, isClosed: isClosed).map { row($0, bank) })
  }

  /// What a station does for people: activities to come that are open to sign-ups, and services for hours.
  static func services(_ request: Request, _ bank: ReadContext) throws -> Reply {
    let station = try request.neededCode("station")
    try bank.requireStation(station)
    var filter = ActivityFilter()
    filter.station = station
    filter.from = bank.today
    filter.state = .published
    let activities = try bank.books.activities(filter, Page(after: nil, limit: nil))
      .sorted { ($0.plan.date, $0.plan.start, $0.number) < ($1.plan.date, $1.plan.start, $1.number) }
    let offers = try bank.books.offers().filter { offer in
      let terms = offer.terms
      return terms.kind == .service && offer.closed == nil && terms.until.map { $0 >= bank.today } ?? true
        && (terms.stations.isEmpty || terms.stations.contains(station))
    }
    return Reply(rows: activities.map(row) + offers.map(row))
  }

  private static func nature(_ request: Request) throws -> ResourceChange.Nature? {
    request.text("kind").flatMap(ResourceChange.Nature.init(rawValue:))
  }

  /// The resource that a change names: there, of a station of the caller, and not struck off.
  private static func openResource(_ request: Request, _ bank: ChangeContext) throws -> StoredResource {
    let code = try request.neededCode("resource")
    guard let resource = try bank.books.resource(code), bank.read.actsFor(resource.station) else {
      throw Refusal.noResource(code)
    }
    guard resource.closed == nil else { throw Refusal.resourceClosed(code) }
    return resource
  }

  private static func reply(_ change: ResourceChange, at station: Code, _ bank: ChangeContext) throws -> Reply {
    let entry = try bank.append(.resource(change), station: station)
    guard let resource = try bank.books.resource(change.resource) else { throw Refusal.noResource(change.resource) }
    return Reply(rows: [row(resource, bank.read)], fields: [entry])
  }

  private static func row(_ resource: StoredResource, _ bank: ReadContext) -> Reply.Row {
    [
      Field("resource", .code(resource.code)), Field("station", .code(resource.station)),
      Field("kind", .text(resource.nature.rawValue)), Field("name", .optional(resource.name, Value.text)),
      Field("note", bank.actsFor(resource.station) ? .optional(resource.note, Value.text) : .absent),
      Field("state", .text(resource.closed == nil ? "open" : "closed")),
    ]
  }

  private static func row(_ activity: StoredActivity) -> Reply.Row {
    let free = activity.plan.capacity.map { max(0, $0 - activity.taken) }
    return [
      Field("kind", .text("activity")), Field("id", .text(activity.number.description)),
      Field("name", .optional(activity.plan.name, Value.text)), Field("date", .date(activity.plan.date)),
      Field("start", .text(activity.plan.start.description)), Field("end", .text(activity.plan.end.description)),
      Field("free", .optional(free) { .integer(Int64($0)) }), Field("price", .absent),
    ]
  }

  private static func row(_ offer: StoredOffer) -> Reply.Row {
    [
      Field("kind", .text("offer")), Field("id", .text(offer.code.text)), Field("name", .text(offer.terms.name)),
      Field("date", .absent), Field("start", .absent), Field("end", .absent), Field("free", .absent),
      Field("price", .duration(offer.terms.price)),
    ]
  }
}
