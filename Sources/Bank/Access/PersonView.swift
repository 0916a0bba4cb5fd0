import Ledger
import LineProtocol
import Rules
import Store

/// What a caller may see of a person; the one place that decides it. See "Privacy" in the domain reference.
extension ReadContext {
  /// Whether the caller sees a member's data whole: operators of the member's station, administrators, auditors, and the
  /// member who has logged in.
  func sees(_ member: StoredMember) -> Bool {
    switch caller.role {
    case .admin, .auditor, .daemon: true
    case .operator: caller.stations.contains(member.person.station)
    case .member: caller.loggedIn == member.number
    case .kiosk, .messenger, .public: false
    }
  }

  /// A member's name as the caller may see it.
  ///
  /// What anybody can read names no child at all.
  func nameShown(_ member: StoredMember) -> String {
    if sees(member) { return member.person.name }
    return [.kiosk, .messenger, .public].contains(caller.role) ? nameInPublic(member) : Mask.name(member.person.name)
  }

  /// A member's name as it may stand where anybody reads it.
  func nameInPublic(_ member: StoredMember) -> String {
    PublicNaming.mayName(bornOn: member.person.birth, on: today) ? Mask.name(member.person.name) : ""
  }

  /// The number of a user of the server.
  func userID(_ name: String) -> UInt32? { directory.userID(name) }
}

/// How names and phones look to those who may not see them whole; see "Privacy" in the domain reference.
enum Mask {
  /// `张*民`: all but the first and, from three characters on, the last.
  static func name(_ name: String) -> String {
    guard let first = name.first, let last = name.last else { return "" }
    switch name.count {
    case 1: return "*"
    case 2: return "\(first)*"
    default: return "\(first)\(String(repeating: "*", count: name.count - 2))\(last)"
    }
  }

  /// `138****0017`: all but the first three and the last four characters.
  static func phone(_ phone: String) -> String {
    guard phone.count >= 11 else { return String(repeating: "*", count: phone.count) }
    return "\(phone.prefix(3))\(String(repeating: "*", count: phone.count - 7))\(phone.suffix(4))"
  }
}
