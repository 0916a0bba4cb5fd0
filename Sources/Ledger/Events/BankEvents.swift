/// The bank was opened: the first entry of every journal.
public struct BankOpened: Hashable, Sendable {
  /// The bank's name.
  public let name: String
  /// The identifier of its time zone, `Asia/Shanghai`; decides every local date from then on.
  public let timeZone: String

  /// Describes the opening.
  public init(name: String, timeZone: String) {
    self.name = name
    self.timeZone = timeZone
  }

  func write(to facts: inout FactWriter) {
    facts.put("name", name)
    facts.put("zone", timeZone)
  }

  init(_ facts: FactReader) throws(LedgerError) {
    name = try facts.string("name")
    timeZone = try facts.string("zone")
  }
}

/// A version of the rules, as a flat list of settings.
public struct PolicySet: Hashable, Sendable {
  /// One setting of the rules.
  public struct Setting: Hashable, Sendable, CustomStringConvertible {
    /// The name, `service.daily_limit`.
    public let name: String
    /// The value in its canonical form.
    public let value: String

    /// Names a value.
    public init(name: String, value: String) {
      self.name = name
      self.value = value
    }

    /// The setting as `name=value`.
    public var description: String { "\(name)=\(value)" }

    init?(_ text: String) {
      guard let equals = text.firstIndex(of: "=") else { return nil }
      name = String(text[..<equals])
      value = String(text[text.index(after: equals)...])
    }
  }

  /// The version, counted from 1.
  public let version: Int64
  /// All settings, in their canonical order.
  public let settings: [Setting]

  /// Describes a version.
  public init(version: Int64, settings: [Setting]) {
    self.version = version
    self.settings = settings
  }

  func write(to facts: inout FactWriter) {
    facts.put("version", version)
    facts.put("setting", each: settings)
  }

  init(_ facts: FactReader) throws(LedgerError) {
    version = try facts.integer("version")
    settings = try facts.values("setting") { Setting($0) }
  }
}

/// A user or group of the server got, changed or lost a role.
public struct RoleGrant: Hashable, Sendable {
  /// To whom a role is given.
  public enum Grantee: Hashable, Sendable, CustomStringConvertible {
    /// The Unix user of this number.
    case user(UInt32)
    /// The Unix group of this number.
    case group(UInt32)

    /// The grantee as `user:1000` or `group:100`.
    public var description: String {
      switch self {
      case .user(let id): "user:\(id)"
      case .group(let id): "group:\(id)"
      }
    }

    /// Reads a grantee as written by `description`, or nil.
    public init?(_ text: String) {
      if text.hasPrefix("user:"), let id = UInt32(text.dropFirst(5)) {
        self = .user(id)
      } else if text.hasPrefix("group:"), let id = UInt32(text.dropFirst(6)) {
        self = .group(id)
      } else {
        return nil
      }
    }
  }

  /// Whether the role was given, changed or taken back.
  public let action: ChangeAction
  /// Who has it.
  public let grantee: Grantee
  /// The grantee's name on the server when it was given.
  public let name: String
  /// The role.
  public let role: Role
  /// The stations of an operator.
  public let stations: [Code]
  /// The member that the operator is.
  public let member: MemberNumber?

  /// Describes a grant.
  public init(
    action: ChangeAction, grantee: Grantee, name: String, role: Role, stations: [Code], member: MemberNumber?
  ) {
    self.action = action
    self.grantee = grantee
    self.name = name
    self.role = role
    self.stations = stations
    self.member = member
  }

  func write(to facts: inout FactWriter) {
    facts.put("action", action.rawValue)
    facts.put("grantee", grantee)
    facts.putText("name", ifPresent: name)
    facts.put("role", role.rawValue)
    facts.put("at-station", each: stations)
    facts.put("member", ifPresent: member)
  }

  init(_ facts: FactReader) throws(LedgerError) {
    action = try facts.value("action") { ChangeAction(rawValue: $0) }
    grantee = try facts.value("grantee") { Grantee($0) }
    name = facts.text("name") ?? ""
    role = try facts.value("role") { Role(rawValue: $0) }
    stations = try facts.values("at-station") { Code($0) }
    member = try facts.number(ifPresent: "member")
  }
}
