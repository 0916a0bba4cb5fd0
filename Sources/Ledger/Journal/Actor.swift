/// Who did what an entry says.
public enum Actor: Hashable, Sendable {
  /// A Unix user of the server, by number.
  case user(UInt32)
  /// A member logged in at a kiosk that runs as this Unix user.
  case member(MemberNumber, atKiosk: UInt32)
  /// The daemon itself: lapse, expiry, the end of a notice.
  case daemon
}

extension Actor: CustomStringConvertible {
  /// The actor as it stands in an entry's bytes: `uid:1000`, `uid:1000/member:17` or `daemon`.
  public var description: String {
    switch self {
    case .user(let id): "uid:\(id)"
    case .member(let number, let id): "uid:\(id)/member:\(number)"
    case .daemon: "daemon"
    }
  }

  /// Reads an actor as written by `description`, or nil.
  public init?(_ text: some StringProtocol) {
    if text == "daemon" {
      self = .daemon
      return
    }
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard let first = parts.first, first.hasPrefix("uid:"), let id = UInt32(first.dropFirst(4)) else { return nil }
    switch parts.count {
    case 1:
      self = .user(id)
    case 2:
      guard parts[1].hasPrefix("member:"), let value = Int64(parts[1].dropFirst(7)) else { return nil }
      guard let member = MemberNumber(value) else { return nil }
      self = .member(member, atKiosk: id)
    default:
      return nil
    }
  }
}

/// In which role the actor spoke.
public enum Role: String, CaseIterable, Sendable {
  /// Deploys, sets the rules, may do everything.
  case admin
  /// Records for named stations.
  case `operator`
  /// Reads all, changes nothing.
  case auditor
  /// A shared screen at a station, before a member logs in.
  case kiosk
  /// A member who has logged in at a kiosk with number and PIN.
  case member
  /// Anybody who can reach the clients' socket.
  case `public`
  /// The daemon itself.
  case daemon
}
