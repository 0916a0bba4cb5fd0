import Glibc

/// Where the daemon keeps its sockets and its database when nothing else is said.
public struct Places: Hashable, Sendable {
  /// The clients' socket.
  public var socket: String
  /// The socket for administration.
  public var adminSocket: String
  /// The database.
  public var database: String
  /// The folder for backups.
  public var backupFolder: String
  /// Whether the folders belong to one person, who alone may enter them.
  public let isPersonal: Bool

  /// The configuration of the bank of this machine.
  public static let systemFile = "/etc/timebank/timebank.toml"

  /// The places of the bank of this machine.
  public static let system = Places(
    socket: "/run/timebank/timebank.sock", adminSocket: "/run/timebank/admin.sock",
    database: "/var/lib/timebank/bank.sqlite", backupFolder: "/var/backups/timebank", isPersonal: false)

  /// The places for the user who starts the daemon: the machine's for root and where the machine has a bank
  /// configured, else that person's own runtime and state folders.
  public static func standard() -> Places {
    standard(
      user: getuid(), environment: environmentVariable, isFile: { access($0, F_OK) == 0 }, isOwnFolder: folderIsOwn)
  }

  static func standard(
    user: UInt32, environment: (String) -> String?, isFile: (String) -> Bool, isOwnFolder: (String) -> Bool
  ) -> Places {
    if user == 0 || isFile(systemFile) { return system }
    let candidates = [environment("XDG_RUNTIME_DIR"), "/run/user/\(user)"].compactMap { $0 }
    let runtime = candidates.first { $0.hasPrefix("/") && isOwnFolder($0) }.map { $0 + "/timebank" }
    let folder = runtime ?? "/tmp/timebank-\(user)"
    let home = environment("HOME").flatMap { $0.hasPrefix("/") ? $0 : nil } ?? folder
    let state = environment("XDG_STATE_HOME").flatMap { $0.hasPrefix("/") ? $0 : nil } ?? home + "/.local/state"
    return Places(
      socket: folder + "/timebank.sock", adminSocket: folder + "/admin.sock",
      database: state + "/timebank/bank.sqlite", backupFolder: state + "/timebank/backups", isPersonal: true)
  }
}

private func environmentVariable(_ name: String) -> String? {
  guard let value = getenv(name), value.pointee != 0 else { return nil }
  return String(cString: value)
}

private func folderIsOwn(_ path: String) -> Bool {
  var status = stat()
  return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR && status.st_uid == getuid()
}
