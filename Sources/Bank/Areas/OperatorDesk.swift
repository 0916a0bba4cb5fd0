import Ledger
import LineProtocol
import Store

/// Roles of the server's users and groups: `operator add|set|remove|list`.
enum OperatorDesk {
  static func add(_ request: Request, _ bank: ChangeContext) throws -> Reply {
    let (grantee, name) = try grantee(request, bank)
    guard try bank.books.grant(to: grantee) == nil else {
      throw Refusal.exists(
        request.text("user") == nil ? "group" : "user", .text(name),
        Localized("\(name) 已有角色。更改请用 operator set", "\(name) has a role already. Change it with operator set"))
    }
    guard let role = request.text("role").flatMap(Role.init(rawValue:)) else { throw Refusal.missingParameter("role") }
    let stations = request.codes("stations") ?? []
    let member: MemberNumber? = request.number("member")
    return try give(.add, grantee, name: name, role: role, stations: stations, member: member, bank)
  }

  static func set(_ request: Request, _ bank: ChangeContext) throws -> Reply {
    let (grantee, name) = try grantee(request, bank)
    guard let grant = try bank.books.grant(to: grantee) else { throw notGranted(request, name) }
    let role = request.text("role").flatMap(Role.init(rawValue:)) ?? grant.role
    let kept = role == .operator ? grant.stations : []
    let stations = request.emptied.contains("stations") ? [] : request.codes("stations") ?? kept
    let member = request.emptied.contains("member") ? nil : request.number("member") ?? grant.member
    return try give(
      .set, grantee, name: name, role: role, stations: stations, member: member, bank)
  }

  static func remove(_ request: Request, _ bank: ChangeContext) throws -> Reply {
    let (grantee, name) = try grantee(request, bank)
    guard let grant = try bank.books.grant(to: grantee) else { throw notGranted(request, name) }
    let ended = RoleGrant(
      action: .close, grantee: grantee, name: grant.name, role: grant.role, stations: grant.stations,
      member: grant.member)
    return Reply(rows: [row(ended)], fields: [try bank.append(.grant(ended))])
  }

  static func list(_ request: Request, _ bank: ReadContext) throws -> Reply {
    Reply(rows: try bank.books.grants().map(row))
  }

  private static func give(
    _ action: ChangeAction, _ grantee: RoleGrant.Grantee, name: String, role: Role, stations: [Code],
    member: MemberNumber?, _ bank: ChangeContext
  ) throws -> Reply {
    if role == .operator && stations.isEmpty { throw Refusal.missingParameter("stations") }
    if role != .operator, !stations.isEmpty {
      throw Refusal.badValue(
        "stations", stations.map(\.text).joined(separator: ","),
        Localized("只有操作员(role=operator)才限定服务站", "Only role=operator is bound to stations; leave stations= out"))
    }
    for station in stations { try bank.read.requireOpenStation(station) }
    if let member { _ = try bank.read.requireMember(member) }
    let unique = stations.reduce(into: [Code]()) { if !$0.contains($1) { $0.append($1) } }
    let grant = RoleGrant(
      action: action, grantee: grantee, name: name, role: role, stations: unique, member: member)
    return Reply(rows: [row(grant)], fields: [try bank.append(.grant(grant))])
  }

  private static func grantee(
    _ request: Request, _ bank: ChangeContext
  ) throws -> (grantee: RoleGrant.Grantee, name: String) {
    switch (request.text("user"), request.text("group")) {
    case (let name?, nil):
      guard let id = bank.directory.userID(name) ?? UInt32(name) else { throw Refusal.noGrantee("user", name) }
      return (.user(id), name)
    case (nil, let name?):
      guard let id = bank.directory.groupID(name) ?? UInt32(name) else { throw Refusal.noGrantee("group", name) }
      return (.group(id), name)
    case (nil, nil): throw Refusal.missingParameter("user")
    case (.some, .some):
      throw Refusal.badValue(
        "group", request.text("group") ?? "",
        Localized("user= 与 group= 只能写一个", "Give either user= or group=, not both"))
    }
  }

  private static func notGranted(_ request: Request, _ name: String) -> Refusal {
    .noGrantee(request.text("user") == nil ? "group" : "user", name)
  }

  private static func row(_ grant: RoleGrant) -> Reply.Row {
    let (kind, id) =
      switch grant.grantee {
      case .user(let id): ("user", id)
      case .group(let id): ("group", id)
      }
    return [
      Field("kind", .text(kind)), Field("id", .integer(Int64(id))), Field("name", .text(grant.name)),
      Field("role", .text(grant.role.rawValue)), Field("stations", .list(grant.stations.map(\.text))),
      Field("member", .optional(grant.member, Value.number)),
    ]
  }
}
