import Ledger
import LineProtocol
import Rules
import Store

/// Whom to ask: `need candidates`.
extension NeedDesk {
  /// Those who may claim the need, in the order of all candidates.
  static func candidates(_ request: Request, _ bank: ReadContext) throws -> Reply {
    let number: NeedNumber = try request.neededNumber("need")
    guard let need = try bank.books.need(number) else { throw Refusal.noNeed(number) }
    guard need.state.allows(.claim) else { throw Refusal.needState(need) }
    let station = request.code("station") ?? need.station
    try bank.requireStation(station)
    if let team = request.code("team") { _ = try bank.requireTeam(team) }
    let members = try bank.books.members(
      Page(after: nil, limit: nil), station: station, team: request.code("team"), teamOn: bank.today, isClosed: false)
    let requirement = Requirement(date: bank.today, skills: need.opening.skills)
    let facts = try members.compactMap { member in
      let violation = try bank.careViolation(of: member, for: need.member, skills: need.opening.skills)
      return violation == nil ? try CandidateDesk.facts(of: member, for: requirement, bank) { false } : nil
    }
    let ranked = CandidateRules.ranked(facts, for: requirement)
    return try .sliced(ranked, request.numberedPage()) { rank, candidate in
      try CandidateDesk.row(rank, candidate, bank)
    }
  }
}
