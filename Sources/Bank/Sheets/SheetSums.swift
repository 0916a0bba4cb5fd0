import Ledger
import LineProtocol
import Store

/// What the good lines of a sheet come to, by member or by team.
struct SheetSums {
  private let services: [JudgedService]

  init(_ verdicts: [SheetVerdict]) {
    services = verdicts.compactMap { verdict in
      if case .service(let judged) = verdict.outcome { judged } else { nil }
    }
  }

  func byMember(_ bank: ReadContext) throws -> [Reply.Row] {
    try Dictionary(grouping: services, by: \.draft.member).sorted { $0.key < $1.key }.map { number, services in
      try row(member: number, name: bank.nameShown(bank.requireMember(number)), team: nil, services)
    }
  }

  func byTeam(_ bank: ReadContext) throws -> [Reply.Row] {
    let groups = Dictionary(grouping: services, by: \.team)
    let ordered = groups.sorted { ($0.key?.text ?? "~") < ($1.key?.text ?? "~") }
    return try ordered.map { team, services in
      try row(member: nil, name: try team.map { try bank.requireTeam($0).name } ?? "", team: team, services)
    }
  }

  private func row(
    member: MemberNumber?, name: String, team: Code?, _ services: [JudgedService]
  ) throws -> Reply.Row {
    let minutes = try services.reduce(Minutes.zero) { try $0.adding($1.draft.minutes) }
    return [
      Field("line", .absent), Field("verdict", .text("good")), Field("code", .absent),
      Field("member", .optional(member, Value.number)), Field("name", .text(name)), Field("date", .absent),
      Field("minutes", .duration(minutes)), Field("team", .optional(team, Value.code)),
      Field("records", .integer(Int64(services.count))), Field("text", .absent),
    ]
  }
}
