import Ledger
import LineProtocol
import Store

/// Members and teams alike, where both can be chosen and honoured.
extension ReadContext {
  /// Whom a row is about: numbers of members are for staff and for oneself, names as the caller may see them.
  func subjectFields(_ subject: StarSubject) throws -> [Field] {
    switch subject {
    case .member(let number):
      let member = try requireMember(number)
      let isNumbered = [.admin, .operator, .auditor].contains(caller.role) || caller.loggedIn == number
      return [
        Field("member", isNumbered ? .number(number) : .absent), Field("team", .absent),
        Field("name", .text(nameShown(member))), Field("station", .code(member.person.station)),
      ]
    case .team(let code):
      let team = try requireTeam(code)
      return [
        Field("member", .absent), Field("team", .code(code)), Field("name", .text(team.name)),
        Field("station", .code(team.station)),
      ]
    }
  }

  /// The station that a member or a team belongs to.
  func station(of subject: StarSubject) throws -> Code {
    switch subject {
    case .member(let number): try requireMember(number).person.station
    case .team(let code): try requireTeam(code).station
    }
  }

  /// Refuses a member or a team that has left, and for an operator one of another station.
  func requireOwnOpen(_ subject: StarSubject) throws {
    switch subject {
    case .member(let number):
      let member = try requireMember(number)
      guard actsFor(member.person.station) else { throw Refusal.noMember(number) }
      guard member.closed == nil else { throw Refusal.memberClosed(number) }
    case .team(let code):
      let team = try requireTeam(code)
      guard actsFor(team.station) else { throw Refusal.noTeam(code) }
      guard team.closed == nil else { throw Refusal.teamClosed(code) }
    }
  }
}
