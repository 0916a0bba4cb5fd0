public import Ledger

/// Who may answer a complaint, and when it is overdue.
public enum ComplaintRules {
  /// Why somebody may not answer a complaint.
  public enum Bias: Hashable, Sendable {
    /// It is about the one who would answer.
    case isSubject
    /// It is about a team that the one who would answer is in.
    case isOfTeam(Code)
    /// It is about the station for which the one who would answer works.
    case isOfStation
    /// It was made by the one who would answer.
    case isComplainant
    /// It was entered by the one who would answer.
    case hasEntered
  }

  /// What keeps somebody from answering; nil where nothing does.
  ///
  /// - Parameters:
  ///   - answerer: The member who would answer, where the user is one.
  ///   - teams: The teams and brigades that this member is in.
  ///   - isOfStation: Whether the user works for the station, and not for the bank as a whole.
  ///   - hasEntered: Whether the user has entered the complaint.
  public static func bias(
    of answerer: MemberNumber?, in teams: [Code], isOfStation: Bool, hasEntered: Bool,
    subject: ComplaintStep.Subject, complainant: MemberNumber?
  ) -> Bias? {
    switch subject {
    case .member(let member) where member == answerer: return .isSubject
    case .team(let team) where teams.contains(team): return .isOfTeam(team)
    case .station where isOfStation: return .isOfStation
    default: break
    }
    if answerer != nil, answerer == complainant { return .isComplainant }
    return hasEntered && isOfStation ? .hasEntered : nil
  }
}
