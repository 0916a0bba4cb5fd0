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
    let requirement = Requirement(date: bank.today, skills: need.opening.skills)
    return try CandidateDesk.ranked(
      for: requirement, at: need.station, request, bank,
      mayTakePart: { try bank.careViolation(of: $0, for: need.member, skills: need.opening.skills) == nil })
  }
}
