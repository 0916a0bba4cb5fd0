import Ledger
import LineProtocol
import Store

/// Who lives together: `household join|leave|list`; decides between whom hours may be transferred.
enum HouseholdDesk {
  static func join(_ request: Request, _ bank: ChangeContext) throws -> Reply {
    let member = try bank.requireOwnMember(try request.neededNumber("member"))
    guard member.closed == nil else { throw Refusal.memberClosed(member.number) }
    let household = try request.neededCode("household")
    let relation = request.text("relation").flatMap(Relation.init(rawValue:)) ?? .other
    let home = try bank.books.home(of: member.number)
    if let home, home.household != household { throw Refusal.livesElsewhere(member.number, home.household) }
    if home?.relation == relation { throw Refusal.livesThere(member.number, household) }
    let others = try bank.books.housemates(household).filter { $0.member != member.number }
    if relation == .head, let head = others.first(where: { $0.relation == .head }) {
      throw Refusal.hasHead(household, head.member)
    }
    let event = HouseholdChange(
      action: home == nil ? .add : .set, household: household, member: member.number, relation: relation)
    let entry = try bank.append(.household(event), station: member.person.station)
    return Reply(rows: try bank.books.home(of: member.number).map { [try row($0, bank.read)] }, fields: [entry])
  }

  static func leave(_ request: Request, _ bank: ChangeContext) throws -> Reply {
    let member = try bank.requireOwnMember(try request.neededNumber("member"))
    guard let home = try bank.books.home(of: member.number) else { throw Refusal.livesNowhere(member.number) }
    let event = HouseholdChange(
      action: .close, household: home.household, member: member.number, relation: home.relation)
    let entry = try bank.append(.household(event), station: member.person.station)
    return Reply(rows: [try row(home, bank.read)], fields: [entry])
  }

  static func list(_ request: Request, _ bank: ReadContext) throws -> Reply {
    guard let number = request.number("member", of: Numbered.Member.self) else {
      return Reply(rows: try bank.books.housemates(request.code("household")).map { try row($0, bank) })
    }
    _ = try bank.requireMember(number)
    guard let home = try bank.books.home(of: number), request.code("household").map({ $0 == home.household }) ?? true
    else { return Reply(rows: []) }
    return Reply(rows: try bank.books.housemates(home.household).map { try row($0, bank) })
  }

  private static func row(_ housemate: StoredHousemate, _ bank: ReadContext) throws -> Reply.Row {
    [
      Field("household", .code(housemate.household)), Field("member", .number(housemate.member)),
      Field("name", .text(bank.nameShown(try bank.requireMember(housemate.member)))),
      Field("relation", .text(housemate.relation.rawValue)),
    ]
  }
}
