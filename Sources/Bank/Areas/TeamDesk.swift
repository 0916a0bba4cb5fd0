import Ledger
import LineProtocol
import Rules
import Store

/// Teams and who is in them: `team add|set|close|list|show|join|leave`.
enum TeamDesk {
  static func add(_ request: Request, _ bank: ChangeContext) throws -> Reply {
    let code = try request.neededCode("team")
    guard code.text != "none" else {
      throw Refusal.badValue("team", "none", Localized("none 表示不计入任何队,不能作队名", "none means no team and cannot name one"))
    }
    let station = try request.neededCode("station")
    guard try bank.books.team(code) == nil else {
      throw Refusal.exists(
        "team", .code(code),
        Localized("服务队 \(code) 已存在。请换一个代码", "Team \(code) exists. Choose another code"))
    }
    try bank.read.requireOpenStation(station)
    let parent = request.code("parent")
    if let parent {
      let brigade = try bank.read.requireTeam(parent)
      guard brigade.closed == nil else { throw Refusal.teamClosed(parent) }
    }
    let change = TeamChange(
      action: .add, team: code, name: try request.neededText("name"), station: station, parent: parent)
    return try reply(change, bank)
  }

  static func set(_ request: Request, _ bank: ChangeContext) throws -> Reply {
    let team = try openTeam(request, bank)
    let change = TeamChange(
      action: .set, team: team.code, name: try request.neededText("name"), station: team.station, parent: team.parent)
    return try reply(change, bank)
  }

  static func close(_ request: Request, _ bank: ChangeContext) throws -> Reply {
    let team = try openTeam(request, bank)
    let children = try bank.books.openChildren(of: team.code)
    guard children.isEmpty else {
      throw Refusal.wrongState(
        [Field("team", .code(team.code)), Field("teams", .list(children.map(\.text)))],
        Localized(
          "大队下还有服务队 \(children.map(\.text).joined(separator: "、")),请先解散或改属",
          "The brigade still has teams \(children.map(\.text).joined(separator: ", ")); close them first"))
    }
    let lasting = try bank.books.memberships(in: team.code).filter {
      $0.until == nil || ($0.until ?? bank.today) > bank.today
    }
    if let into = request.code("into") {
      try move(lasting, from: team, into: into, bank)
    } else {
      guard lasting.isEmpty else {
        throw Refusal.wrongState(
          [Field("team", .code(team.code)), Field("members", .integer(Int64(lasting.count)))],
          Localized(
            "该队还有 \(lasting.count) 名队员。请用 into= 并入另一队,或先办离队",
            "The team still has \(lasting.count.counted("member")). Move them with into=, or let them leave first"))
      }
    }
    let change = TeamChange(
      action: .close, team: team.code, name: team.name, station: team.station, parent: team.parent)
    return try reply(change, bank)
  }

  static func list(_ request: Request, _ bank: ReadContext) throws -> Reply {
    let station = request.code("station")
    if let station { try bank.requireStation(station) }
    return Reply(rows: try bank.books.teams(station: station).map { try row($0, bank) })
  }

  static func show(_ request: Request, _ bank: ReadContext) throws -> Reply {
    let team = try bank.requireTeam(try request.neededCode("team"))
    return Reply(rows: try bank.books.memberships(in: team.code).map { try row($0, bank) })
  }

  static func join(_ request: Request, _ bank: ChangeContext) throws -> Reply {
    let number: MemberNumber = try request.neededNumber("member")
    let member = try bank.read.requireMember(number)
    let team = try openTeam(request, bank)
    guard member.closed == nil else { throw Refusal.memberClosed(number) }
    let from = try bank.read.date(request, "from") ?? bank.today
    guard from <= bank.today else { throw Refusal.futureDate(from, today: bank.today) }
    guard from >= member.person.registered else {
      throw Refusal.beforeRegistration(from, registered: member.person.registered)
    }
    let periods = try bank.books.memberships(of: number, in: team.code)
    if let clash = periods.first(where: { $0.until.map { $0 >= from } ?? true }) {
      throw Refusal.exists(
        "team", .code(team.code),
        Localized(
          "\(number) 号自 \(clash.from) 起已在队\(clash.until.map { ",至 \($0)" } ?? "")",
          "Member \(number) is in the team since \(clash.from)\(clash.until.map { " until \($0)" } ?? "") already"))
    }
    try checkRecordsWithoutTeam(of: number, joining: team.code, from: from, bank)
    return try journal(MembershipChange(team: team.code, member: number, from: from, until: nil), on: from, bank)
  }

  /// Records of days on which the member was in no team count for none; in this one they would have counted for it.
  private static func checkRecordsWithoutTeam(
    of member: MemberNumber, joining team: Code, from: LocalDate, _ bank: ChangeContext
  ) throws {
    let contradicting = try bank.books.recordsWithoutTeam(of: member, from: from, to: nil).filter { number in
      guard let date = try bank.books.record(number)?.date else { return false }
      return try bank.books.teams(of: member, on: date).isEmpty
    }
    guard contradicting.isEmpty else {
      let list = contradicting.map(\.description)
      throw Refusal.wrongState(
        [Field("team", .code(team)), Field("records", .list(list))],
        Localized(
          "自 \(from) 起已有未计入任何队的服务记录 \(list.joined(separator: "、"))。请改晚 from=,或先冲正、入队后重新记录",
          """
          Records \(list.joined(separator: ", ")) since \(from) count for no team; join from a later date, or reverse them, \
          join and record them anew
          """))
    }
  }

  static func leave(_ request: Request, _ bank: ChangeContext) throws -> Reply {
    let team = try existingTeam(request, bank)
    let number: MemberNumber = try request.neededNumber("member")
    _ = try bank.read.requireMember(number)
    let until = try bank.read.date(request, "until") ?? bank.today
    guard until <= bank.today else { throw Refusal.futureDate(until, today: bank.today) }
    let periods = try bank.books.memberships(of: number, in: team.code)
    guard let period = periods.last(where: { $0.until == nil && $0.from <= until }) else {
      throw Refusal.notInTeam(team.code, member: number, on: until)
    }
    let later = try bank.books.records(of: number, countedFor: team.code, after: until)
    guard later.isEmpty else {
      throw Refusal.wrongState(
        [Field("team", .code(team.code)), Field("records", .list(later.map(\.description)))],
        Localized(
          "\(until) 之后还有计入该队的服务记录 \(later.map(\.description).joined(separator: "、")),请先更正",
          """
          Records \(later.map(\.description).joined(separator: ", ")) after \(until) count for this team; correct them \
          first
          """))
    }
    return try journal(
      MembershipChange(team: team.code, member: number, from: period.from, until: until), on: until, bank)
  }

  private static func move(
    _ memberships: [MembershipChange], from team: StoredTeam, into code: Code, _ bank: ChangeContext
  ) throws {
    let target = try bank.read.requireTeam(code)
    guard target.closed == nil, code != team.code else { throw Refusal.teamClosed(code) }
    guard bank.read.actsFor(target.station) else { throw Refusal.noTeam(code) }
    for membership in memberships {
      // Who was moved here today is in the team from tomorrow, and cannot end before beginning.
      let last = max(bank.today, membership.from)
      guard let next = last.adding(days: 1) else { throw Refusal.internalDefect("the calendar ends") }
      let ended = MembershipChange(team: team.code, member: membership.member, from: membership.from, until: last)
      _ = try bank.append(.membership(ended), station: team.station)
      let periods = try bank.books.memberships(of: membership.member, in: code)
      if periods.contains(where: { $0.until == nil }) { continue }
      let joined = MembershipChange(team: code, member: membership.member, from: next, until: nil)
      _ = try bank.append(.membership(joined), date: next, station: target.station)
    }
  }

  private static func journal(_ change: MembershipChange, on date: LocalDate, _ bank: ChangeContext) throws -> Reply {
    let station = try bank.read.requireTeam(change.team).station
    let entry = try bank.append(.membership(change), date: date, station: station)
    return Reply(rows: [try row(change, bank.read)], fields: [entry])
  }

  private static func existingTeam(_ request: Request, _ bank: ChangeContext) throws -> StoredTeam {
    let team = try bank.read.requireTeam(try request.neededCode("team"))
    guard bank.read.actsFor(team.station) else { throw Refusal.noTeam(team.code) }
    return team
  }

  private static func openTeam(_ request: Request, _ bank: ChangeContext) throws -> StoredTeam {
    let team = try existingTeam(request, bank)
    guard team.closed == nil else { throw Refusal.teamClosed(team.code) }
    return team
  }

  private static func reply(_ change: TeamChange, _ bank: ChangeContext) throws -> Reply {
    let entry = try bank.append(.team(change), station: change.station)
    return Reply(rows: [try row(bank.read.requireTeam(change.team), bank.read)], fields: [entry])
  }

  private static func row(_ team: StoredTeam, _ bank: ReadContext) throws -> Reply.Row {
    [
      Field("team", .code(team.code)), Field("name", .text(team.name)), Field("station", .code(team.station)),
      Field("parent", .optional(team.parent, Value.code)),
      Field("state", .text(team.closed == nil ? "open" : "closed")),
      Field("members", .integer(try bank.books.memberCount(of: team.code, on: bank.today))),
      Field("stars", .integer(Int64(try StarBook(bank).standing(of: .team(team.code)).stars))),
    ]
  }

  private static func row(_ period: MembershipChange, _ bank: ReadContext) throws -> Reply.Row {
    let member = try bank.requireMember(period.member)
    return [
      Field("team", .code(period.team)), Field("member", .number(period.member)),
      Field("name", .text(bank.nameShown(member))), Field("from", .date(period.from)),
      Field("until", .optional(period.until, Value.date)),
    ]
  }
}
