import Ledger
import LineProtocol
import Store

/// What members can do: `skill add|remove|list`.
enum SkillDesk {
  static func add(_ request: Request, _ bank: ChangeContext) throws -> Reply {
    try change(request, bank) { $0.union($1) }
  }

  static func remove(_ request: Request, _ bank: ChangeContext) throws -> Reply {
    try change(request, bank) { known, named in
      let missing = named.subtracting(known).sorted()
      guard missing.isEmpty else {
        throw Refusal.noSkills(missing, of: try request.neededNumber("member"), has: known.sorted())
      }
      return known.subtracting(named)
    }
  }

  static func list(_ request: Request, _ bank: ReadContext) throws -> Reply {
    let page = try request.numberedPage()
    return try .sliced(try bank.books.skilled(in: request.code("skill")), page) { _, found in
      let member = try bank.requireMember(found.member)
      return [
        Field("skill", .code(found.skill)), Field("member", .number(found.member)),
        Field("name", .text(bank.nameShown(member))), Field("station", .code(member.person.station)),
      ]
    }
  }

  private static func change(
    _ request: Request, _ bank: ChangeContext, _ changed: (_ known: Set<Code>, _ named: Set<Code>) throws -> Set<Code>
  ) throws -> Reply {
    let member = try MemberDesk.openMember(request, bank)
    guard let named = request.codes("skills") else { throw Refusal.missingParameter("skills") }
    let skills = try changed(Set(try bank.books.skills(of: member.number)), Set(named))
    guard skills.count <= largestCount else { throw Refusal.tooManySkills(skills.count, limit: largestCount) }
    let event = SkillsSet(member: member.number, skills: skills)
    let entry = try bank.append(.skills(event), station: member.person.station)
    return Reply(
      rows: [[Field("member", .number(member.number)), Field("skills", .list(event.skills.map(\.text)))]],
      fields: [entry])
  }

  private static let largestCount = 50
}
