import Foundation
public import LineProtocol
public import Rules

/// Everything that the configuration file decides; each key is documented in `config/timebank.toml`.
public struct Configuration: Sendable, Equatable {
  /// The table `[bank]`: what the bank is called and where it lives.
  public struct Bank: Sendable, Equatable {
    /// The name in the greeting and in reports.
    public var name = "时间银行"
    /// The identifier of the time zone that decides which day it is.
    public var timeZone = "Asia/Shanghai"
    /// The language of those who have not chosen one.
    public var language = Language.chinese
  }

  /// The table `[storage]`: where the books are.
  public struct Storage: Sendable, Equatable {
    /// The path of the database.
    public var database: String
    /// The path of the folder for backups.
    public var backupFolder: String
    /// How many backups are kept.
    public var backupKeep = BackupKeep()

    /// Where the backups of a database go that was chosen for one run: beside it, so that whoever tries out a copy does
    /// not fill the bank's own folder.
    public static func backupFolder(beside database: String) -> String {
      let folder = database.lastIndex(of: "/").map { String(database[..<$0]) } ?? "."
      return folder + "/backups"
    }

    /// Takes another database for this run; a folder for backups that was not chosen goes with it.
    public mutating func choose(database path: String, places: Places) {
      database = path
      guard path != places.database, backupFolder == places.backupFolder else { return }
      backupFolder = Storage.backupFolder(beside: path)
    }
  }

  /// The table `[listen]`: where clients are received, how many and how long.
  public struct Listen: Sendable, Equatable {
    /// The path of the clients' socket.
    public var socket: String
    /// The path of the socket for administration.
    public var adminSocket: String
    /// The most connections at once.
    public var connections = 1024
    /// The most connections of one Unix user at once.
    public var connectionsPerUser = 1024
    /// How long a connection may wait before its first request; 0 for ever.
    public var idleSeconds = 600
    /// How long a line may take from its first byte to its end; 0 for ever.
    public var partialLineSeconds = 60
    /// How long a member who has logged in may do nothing.
    public var loginIdleSeconds = 120
    /// How long a client may take nothing of what it was sent; 0 for ever.
    public var unreadSeconds = 600
  }

  /// The table `[roles]`: who may do what without being named.
  public struct Roles: Sendable, Equatable {
    /// Groups whose people are administrators, on the socket for administration.
    public var adminGroups: Set<UInt32> = []
    /// Groups whose people read everything and change nothing.
    public var auditorGroups: Set<UInt32> = []
    /// Groups whose users are shared screens at a station, where members log in with number and PIN.
    public var kioskGroups: Set<UInt32> = []
    /// How dear it is to try a PIN: the binary logarithm of scrypt's rounds; memory is 2^cost KiB.
    public var pinCost = 15
    /// The acts for which a second administrator has to agree.
    public var fourEyes: Set<FourEyesAct> = []
    /// How many days such an act waits for the second.
    public var fourEyesDays = 14

    /// Whether a second administrator has to vouch for restored books.
    public var restoreTakesTwo: Bool { fourEyes.contains(.restore) }
  }

  /// The table `[privacy]`: how the data of people are kept.
  public struct Privacy: Sendable, Equatable {
    /// The file with the keys for identity numbers where systemd passes none; nil where there is none.
    public var identityKey: String?
    /// How many days it is kept who looked at whose data.
    public var accessLogDays = 1095
  }

  /// The table `[hooks]`: what the programs that carry messages out of the bank are told.
  public struct Hooks: Sendable, Equatable {
    /// Whether messages tell the phones of those whom they are for.
    public var phone = false
  }

  /// How much is logged.
  public enum LogLevel: String, CaseIterable, Comparable, Sendable {
    case trace, debug, info, notice, warning, error, critical

    /// Less is logged at the greater level.
    public static func < (left: LogLevel, right: LogLevel) -> Bool {
      (allCases.firstIndex(of: left) ?? 0) < (allCases.firstIndex(of: right) ?? 0)
    }
  }

  /// What the bank is called and where it lives.
  public var bank: Bank
  /// Where the books are.
  public var storage: Storage
  /// Where clients are received, and how many.
  public var listen: Listen
  /// Who may do what without being named.
  public var roles: Roles
  /// How the data of people are kept.
  public var privacy: Privacy
  /// What the programs that carry messages out are told.
  public var hooks: Hooks
  /// The rules of a new bank: its first policy.
  ///
  /// A bank that has one already keeps it.
  public var policy: Policy
  /// How much is logged.
  public var logLevel: LogLevel

  /// The configuration of a daemon whose file says nothing.
  public init(places: Places = .system) {
    bank = Bank()
    storage = Storage(database: places.database, backupFolder: places.backupFolder)
    listen = Listen(socket: places.socket, adminSocket: places.adminSocket)
    roles = Roles()
    privacy = Privacy()
    hooks = Hooks()
    policy = .community
    logLevel = .info
  }
}

extension Configuration {
  /// Reads a configuration file.
  ///
  /// - Parameters:
  ///   - file: The path of the file.
  ///   - places: What holds where the file names no socket or database.
  ///   - groups: Where names of groups are looked up.
  /// - Throws: Every fault of the file, not only the first.
  public static func load(
    file: String, places: Places = .system, groups: GroupDirectory = .system
  ) throws(ConfigurationError) -> Configuration {
    let text: String
    do {
      text = try String(contentsOfFile: file, encoding: .utf8)
    } catch {
      let reason = error.localizedDescription
      throw ConfigurationError(faults: [
        ConfigurationFault(
          file: file, line: nil, key: "",
          text: Localized(
            "无法读取此文件,请检查它是否存在、可读、为 UTF-8 编码(\(reason))",
            "cannot be read; check that it exists, is readable and is UTF-8 (\(reason))"))
      ])
    }
    return try read(text, file: file, places: places, groups: groups)
  }

  /// Reads the text of a configuration file; see ``load(file:places:groups:)``.
  public static func read(
    _ text: String, file: String, places: Places = .system, groups: GroupDirectory = .system
  ) throws(ConfigurationError) -> Configuration {
    var reader = try SettingsReader(text: text, file: file)
    let configuration = Configuration(reading: &reader, places: places, groups: groups)
    reader.refuseUnknownKeys()
    guard reader.faults.isEmpty else { throw ConfigurationError(faults: reader.faults) }
    return configuration
  }

  /// Every key that a file may have, `listen.connections`, in the order of the documentation.
  public static func knownKeys() throws(ConfigurationError) -> [String] {
    var reader = try SettingsReader(text: "", file: "")
    _ = Configuration(reading: &reader, places: .system, groups: .system)
    return reader.knownKeys
  }

  private init(reading reader: inout SettingsReader, places: Places, groups: GroupDirectory) {
    self.init(places: places)
    bank.name = reader.name("bank.name", default: bank.name)
    bank.timeZone = reader.timeZone("bank.timezone", default: bank.timeZone)
    bank.language = reader.choice("bank.language", default: bank.language)
    storage.read(&reader)
    listen.read(&reader)
    roles.adminGroups = reader.groups("roles.admin_groups", directory: groups)
    roles.auditorGroups = reader.groups("roles.auditor_groups", directory: groups)
    roles.kioskGroups = reader.groups("roles.kiosk_groups", directory: groups)
    roles.pinCost = reader.integer("roles.pin_cost", 12...18, default: roles.pinCost)
    roles.fourEyes = reader.choices("roles.four_eyes", default: roles.fourEyes)
    roles.fourEyesDays = reader.integer("roles.four_eyes_days", 1...366, default: roles.fourEyesDays)
    privacy.identityKey = reader.path(ifPresent: "privacy.identity_key", maxBytes: 4000)
    privacy.accessLogDays = reader.integer(
      "privacy.access_log_days", 30...36_525, default: privacy.accessLogDays)
    hooks.phone = reader.flag("hooks.phone", default: hooks.phone)
    policy = reader.policy(default: policy)
    logLevel = reader.choice("log.level", default: logLevel)
  }
}

extension Configuration.Storage {
  fileprivate mutating func read(_ reader: inout SettingsReader) {
    database = reader.path("storage.database", maxBytes: 4000, default: database)
    backupFolder = reader.path("storage.backup_folder", maxBytes: 4000, default: backupFolder)
    backupKeep.daily = reader.integer("storage.backup_keep.daily", 0...366, default: backupKeep.daily)
    backupKeep.weekly = reader.integer("storage.backup_keep.weekly", 0...520, default: backupKeep.weekly)
    backupKeep.monthly = reader.integer("storage.backup_keep.monthly", 0...1200, default: backupKeep.monthly)
  }
}

extension Configuration.Listen {
  /// The longest path of a Unix socket that the kernel takes, in bytes.
  public static let maxSocketPathBytes = 103

  fileprivate mutating func read(_ reader: inout SettingsReader) {
    socket = reader.path("listen.socket", maxBytes: Self.maxSocketPathBytes, default: socket)
    adminSocket = reader.path("listen.admin_socket", maxBytes: Self.maxSocketPathBytes, default: adminSocket)
    if socket == adminSocket {
      reader.fault(
        "listen.admin_socket", Localized("两个套接字不能用同一路径", "the two sockets cannot have the same path"))
    }
    connections = reader.integer("listen.connections", 1...100_000, default: connections)
    connectionsPerUser = reader.integer("listen.connections_per_user", 1...100_000, default: connectionsPerUser)
    idleSeconds = reader.integer("listen.idle_seconds", 0...86_400, default: idleSeconds)
    partialLineSeconds = reader.integer("listen.partial_line_seconds", 0...3600, default: partialLineSeconds)
    loginIdleSeconds = reader.integer("listen.login_idle_seconds", 10...3600, default: loginIdleSeconds)
    unreadSeconds = reader.integer("listen.unread_seconds", 0...86_400, default: unreadSeconds)
  }
}
