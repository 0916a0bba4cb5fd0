public import Ledger

/// The other end of a connection as the kernel names it.
public struct Peer: Hashable, Sendable {
  /// Which of the daemon's sockets a connection came in by.
  public enum Door: Sendable {
    /// The clients' socket, where nobody is ever admin.
    case clients
    /// The socket for administration.
    case administration
  }

  /// The Unix user.
  public let user: UInt32
  /// The primary group and the supplementary ones.
  public let groups: Set<UInt32>
  /// The user's name on this server, or the number in digits where it has none.
  public let userName: String
  /// The socket.
  public let door: Door
  /// The member who has logged in on this connection, where it is a kiosk's.
  public var member: MemberNumber?

  /// Describes a peer.
  public init(user: UInt32, groups: Set<UInt32>, userName: String, door: Door) {
    self.user = user
    self.groups = groups
    self.userName = userName
    self.door = door
  }
}

/// Who speaks, and what that allows; asked anew at every request.
public struct Caller: Hashable, Sendable {
  /// The Unix user.
  public let user: UInt32
  /// The user's name on this server.
  public let userName: String
  /// The role that counts at this moment.
  public let role: Role
  /// The stations of an operator; empty for all other roles.
  public let stations: Set<Code>
  /// The member that this operator is, where the bank was told, or who has logged in.
  public let ownMember: MemberNumber?

  /// Describes a caller.
  public init(user: UInt32, userName: String, role: Role, stations: Set<Code>, ownMember: MemberNumber?) {
    self.user = user
    self.userName = userName
    self.role = role
    self.stations = stations
    self.ownMember = ownMember
  }
}
