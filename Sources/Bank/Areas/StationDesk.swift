import Ledger
import LineProtocol
import Store

/// Stations: `station add|set|close|list|show`.
enum StationDesk {
  static func add(_ request: Request, _ bank: ChangeContext) throws -> Reply {
    let code = try request.neededCode("station")
    guard try bank.books.station(code) == nil else {
      throw Refusal.exists(
        "station", .code(code),
        Localized("服务站 \(code) 已存在。更改请用 station set", "Station \(code) exists. Change it with station set"))
    }
    let parent = request.code("parent")
    if let parent { try bank.read.requireOpenStation(parent) }
    let change = StationChange(
      action: .add, station: code, name: try request.neededText("name"), parent: parent)
    return try reply(change, bank)
  }

  static func set(_ request: Request, _ bank: ChangeContext) throws -> Reply {
    let station = try openStation(request, bank)
    let parent = request.emptied.contains("parent") ? nil : request.code("parent") ?? station.parent
    if let parent, parent != station.parent {
      try bank.read.requireOpenStation(parent)
      guard try !isBelow(parent, station.code, bank.books) else {
        throw Refusal.wrongState(
          [Field("station", .code(station.code)), Field("parent", .code(parent))],
          Localized(
            "\(parent) 是 \(station.code) 的下级,不能作其总站", "\(parent) is below \(station.code) and cannot be above it"))
      }
    }
    let change = StationChange(
      action: .set, station: station.code, name: request.text("name") ?? station.name, parent: parent)
    return try reply(change, bank)
  }

  static func close(_ request: Request, _ bank: ChangeContext) throws -> Reply {
    let station = try openStation(request, bank)
    let ties = try bank.books.ties(of: station.code)
    guard ties == .none else { throw Refusal.stationInUse(station.code, ties) }
    return try reply(
      StationChange(action: .close, station: station.code, name: station.name, parent: station.parent), bank)
  }

  static func list(_ request: Request, _ bank: ReadContext) throws -> Reply {
    Reply(rows: try bank.books.stations().map(row))
  }

  static func show(_ request: Request, _ bank: ReadContext) throws -> Reply {
    let code = try request.neededCode("station")
    guard let station = try bank.books.station(code) else { throw Refusal.noStation(code) }
    return Reply(rows: [row(station)])
  }

  private static func openStation(_ request: Request, _ bank: ChangeContext) throws -> StoredStation {
    let code = try request.neededCode("station")
    guard let station = try bank.books.station(code) else { throw Refusal.noStation(code) }
    guard station.closed == nil else { throw Refusal.stationClosed(code) }
    return station
  }

  private static func isBelow(_ station: Code, _ other: Code, _ books: BookReader) throws -> Bool {
    var current: Code? = station
    while let code = current {
      if code == other { return true }
      current = try books.station(code)?.parent
    }
    return false
  }

  private static func reply(_ change: StationChange, _ bank: ChangeContext) throws -> Reply {
    let entry = try bank.append(.station(change), station: change.station)
    guard let station = try bank.books.station(change.station) else { throw Refusal.noStation(change.station) }
    return Reply(rows: [row(station)], fields: [entry])
  }

  private static func row(_ station: StoredStation) -> Reply.Row {
    [
      Field("station", .code(station.code)), Field("name", .text(station.name)),
      Field("parent", .optional(station.parent, Value.code)),
      Field("state", .text(station.closed == nil ? "open" : "closed")), Field("members", .integer(station.members)),
    ]
  }
}
