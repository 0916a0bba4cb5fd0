import Glibc

/// What the client's machine knows of itself; read only where the daemon runs on the same machine.
struct MachineFacts: Hashable {
  /// The caller's name and the names of its groups.
  var user = ""
  var groups: [String] = []
  /// `ActiveState` of each unit that is installed; nil where systemd does not run or the bank has no units.
  var units: [String: String]?
  /// The zone's identifier, where the machine says it.
  var timeZone: String?
  /// Whether the clock is kept by NTP; nil where nobody says.
  var isClockSynchronised: Bool?

  /// Where the facts come from; tests bring their own.
  struct Source {
    var read: (_ start: Start) -> MachineFacts
    /// Seconds since 1970.
    var now: () -> Int64
    var fileStatus: (String) -> FileStatus?
  }

  typealias Start = (String, [String], Bool) throws(TransportError) -> ChildProcess

  static let unitNames = [
    "timebankd.service", "timebank.socket", "timebank-admin.socket", "timebank-backup.timer", "timebank-verify.timer",
  ]
}

/// What a folder says of one of its files.
struct FileStatus: Hashable {
  var mode: UInt32
  var isSocket: Bool
  /// Who owns it, by name where the machine knows one.
  var owner = "root"
  /// Its group's number, and its name where the machine knows one.
  var groupNumber: UInt32 = 0
  var group: String? = "root"
}

extension MachineFacts.Source {
  /// This machine.
  static var machine: MachineFacts.Source {
    MachineFacts.Source(
      read: { MachineFacts(start: $0) },
      now: { Int64(time(nil)) },
      fileStatus: { path in
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        return FileStatus(
          mode: status.st_mode & 0o7777, isSocket: status.st_mode & S_IFMT == S_IFSOCK,
          owner: UnixNames.user(status.st_uid), groupNumber: status.st_gid, group: UnixNames.group(status.st_gid))
      })
  }
}

extension MachineFacts {
  fileprivate init(start: Start) {
    user = UnixNames.user(geteuid())
    var ids = [gid_t](repeating: 0, count: Int(max(0, getgroups(0, nil))))
    let count = getgroups(Int32(ids.count), &ids)
    let own = [getegid()] + ids.prefix(Int(max(0, count))).filter { $0 != getegid() }
    groups = own.map { UnixNames.group($0) ?? String($0) }
    units = Self.units(start)
    let clock = Self.properties(
      Self.output(of: "timedatectl", ["show", "--property=Timezone", "--property=NTPSynchronized"], start) ?? "")
    timeZone = clock["Timezone"]
    isClockSynchronised = clock["NTPSynchronized"].map { $0 == "yes" }
  }

  private static func units(_ start: Start) -> [String: String]? {
    var units: [String: String] = [:]
    for unit in unitNames {
      let wanted = ["show", "--property=ActiveState", "--property=LoadState", unit]
      guard let text = output(of: "systemctl", wanted, start) else { return nil }
      let found = properties(text)
      if found["LoadState"] != "not-found" { units[unit] = found["ActiveState"] }
    }
    // A bank that somebody tries out by hand has no units, and needs none.
    return units.isEmpty ? nil : units
  }

  /// `Name=value` lines, as systemd's programs show them.
  static func properties(_ text: String) -> [String: String] {
    let pairs = text.split(separator: "\n").compactMap { line in
      line.firstIndex(of: "=").map { (String(line[..<$0]), String(line[$0...].dropFirst())) }
    }
    return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
  }

  private static func output(of program: String, _ arguments: [String], _ start: Start) -> String? {
    guard let child = try? start(program, arguments, false) else { return nil }
    defer { child.transport.close() }
    var bytes: [UInt8] = []
    while let more = try? child.transport.receive(5000), !more.isEmpty { bytes += more }
    return child.wait() == 0 ? String(decoding: bytes, as: UTF8.self) : nil
  }
}

/// Names that the machine has for numbers.
private enum UnixNames {
  static func user(_ id: uid_t) -> String { getpwuid(id).map { String(cString: $0.pointee.pw_name) } ?? String(id) }
  static func group(_ id: gid_t) -> String? { getgrgid(id).map { String(cString: $0.pointee.gr_name) } }
}
