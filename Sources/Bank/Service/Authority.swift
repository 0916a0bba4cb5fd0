import Ledger
public import LineProtocol

/// What the configuration says of who may do and see what: groups that have a role, by numbers, which acts take two, and
/// whether messages tell phones.
public struct ConfiguredRoles: Hashable, Sendable {
  /// Groups whose users are administrators on the socket for administration.
  public var adminGroups: Set<UInt32>
  /// Groups whose users are auditors.
  public var auditorGroups: Set<UInt32>
  /// Groups whose users are shared screens at a station, where members log in.
  public var kioskGroups: Set<UInt32>
  /// The acts for which a second administrator has to agree.
  public var fourEyes: Set<FourEyesAct>
  /// How many days such an act waits for the second, the day on which it was asked for not counted.
  public var fourEyesDays: Int
  /// Whether messages tell the phones of those whom they are for.
  public var messagesTellPhones: Bool

  /// Describes the groups and the acts.
  public init(
    adminGroups: Set<UInt32> = [], auditorGroups: Set<UInt32> = [], kioskGroups: Set<UInt32> = [],
    fourEyes: Set<FourEyesAct> = [], fourEyesDays: Int = 14, messagesTellPhones: Bool = false
  ) {
    self.adminGroups = adminGroups
    self.auditorGroups = auditorGroups
    self.kioskGroups = kioskGroups
    self.fourEyes = fourEyes
    self.fourEyesDays = fourEyesDays
    self.messagesTellPhones = messagesTellPhones
  }
}

/// Who may speak in which role; see "Conversation" in the protocol.
struct Authority: Sendable {
  /// The user that the daemon runs as; with root, admin from the first start.
  let ownUser: UInt32
  /// Roles that groups have by configuration; replaced at a reload.
  var configured: ConfiguredRoles
  /// Roles that were given with `operator add`.
  private(set) var grants: [RoleGrant.Grantee: RoleGrant]
  /// The stations of each grant, made once: every request asks for them.
  private var stations: [RoleGrant.Grantee: Set<Code>] = [:]

  init(ownUser: UInt32, configured: ConfiguredRoles, grants: [RoleGrant]) {
    self.ownUser = ownUser
    self.configured = configured
    self.grants = [:]
    replaceGrants(grants)
  }

  mutating func replaceGrants(_ grants: [RoleGrant]) {
    self.grants = Dictionary(grants.map { ($0.grantee, $0) }, uniquingKeysWith: { first, _ in first })
    stations = self.grants.mapValues { Set($0.stations) }
  }

  /// The role of a peer at this moment: the user's own grant counts before those of groups, and those before the
  /// configuration's; nobody is ever admin on the clients' socket.
  ///
  /// A login narrows a kiosk to its member, and an administrator who tries what members see; who is neither any more is
  /// nobody until the login ends.
  func caller(for peer: Peer) -> Caller {
    let caller = callerByServer(for: peer)
    guard let member = peer.member else { return caller }
    return [.admin, .kiosk].contains(caller.role)
      ? self.caller(peer, .member, member: member) : self.caller(peer, .public)
  }

  private func callerByServer(for peer: Peer) -> Caller {
    if peer.door == .administration, peer.user == 0 || peer.user == ownUser {
      return caller(peer, .admin)
    }
    if let grant = grants[.user(peer.user)], allows(grant.role, at: peer.door) {
      return caller(peer, grant.role, stations: stations[grant.grantee] ?? [], member: grant.member)
    }
    let ofGroups = peer.groups.sorted().compactMap { grants[.group($0)] }.filter { allows($0.role, at: peer.door) }
    if peer.door == .administration, !peer.groups.isDisjoint(with: configured.adminGroups) {
      return caller(peer, .admin)
    }
    for role in [Role.admin, .operator, .auditor, .kiosk, .messenger] {
      let grants = ofGroups.filter { $0.role == role }
      if !grants.isEmpty { return caller(peer, role, stations: Set(grants.flatMap(\.stations))) }
      if role == .auditor, !peer.groups.isDisjoint(with: configured.auditorGroups) { return caller(peer, .auditor) }
      if role == .kiosk, !peer.groups.isDisjoint(with: configured.kioskGroups) { return caller(peer, .kiosk) }
    }
    return caller(peer, .public)
  }

  private func allows(_ role: Role, at door: Peer.Door) -> Bool {
    role != .admin || door == .administration
  }

  private func caller(
    _ peer: Peer, _ role: Role, stations: Set<Code> = [], member: MemberNumber? = nil
  ) -> Caller {
    Caller(
      user: peer.user, userName: peer.userName, role: role, stations: role == .operator ? stations : [],
      ownMember: member)
  }
}
