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
    let text = String(text)
    self.init(text.utf8.span)
  }

  /// Reads an actor where it lies, or nil as above.
  package init?(_ bytes: Span<UInt8>) {
    if bytes.holds("daemon", at: 0..<bytes.count) {
      self = .daemon
      return
    }
    guard bytes.count > 4, bytes.holds("uid:", at: 0..<4) else { return nil }
    let slash = bytes.first(UInt8(ascii: "/"), in: 4..<bytes.count)
    guard let id = bytes.integer(at: 4..<(slash ?? bytes.count)).flatMap({ UInt32(exactly: $0) }) else { return nil }
    guard let slash else {
      self = .user(id)
      return
    }
    let number = slash + 8
    guard number <= bytes.count, bytes.holds("member:", at: (slash + 1)..<number),
      let member = bytes.integer(at: number..<bytes.count).flatMap({ MemberNumber($0) })
    else { return nil }
    self = .member(member, atKiosk: id)
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
  /// Carries messages out of the bank, and sees no more of people than anybody.
  case messenger
  /// Anybody who can reach the clients' socket.
  case `public`
  /// The daemon itself.
  case daemon
}
