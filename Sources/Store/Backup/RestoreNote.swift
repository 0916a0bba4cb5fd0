import Foundation
public import Ledger

/// The note that a restore leaves beside the database for the second administrator: `<database>.restored`.
///
/// A file, since a backup of an older schema has no table for it. It counts only where the journal has its entry, and
/// until the journal says that somebody has vouched for it. Whoever can write to the folder can take it away: it keeps
/// colleagues honest, not an intruder.
public struct RestoreNote: Hashable, Sendable {
  /// Who restores.
  public struct Restorer: Hashable, Sendable {
    /// The Unix user of the process.
    public let user: UInt32
    /// The user who had logged in, where the system knows.
    public let login: UInt32?

    /// Describes somebody.
    public init(user: UInt32, login: UInt32?) {
      self.user = user
      self.login = login
    }

    /// Whoever runs this process: by the audit subsystem of the kernel, else by what sudo says.
    public static var current: Restorer {
      let audited = (try? String(contentsOfFile: "/proc/self/loginuid", encoding: .utf8))
        .flatMap { UInt32($0.filter(\.isNumber)) }
      let unset = UInt32.max
      if let audited, audited != unset { return Restorer(user: getuid(), login: audited) }
      let sudo = ProcessInfo.processInfo.environment["SUDO_UID"].flatMap { UInt32($0) }
      return Restorer(user: getuid(), login: getuid() == 0 ? sudo : nil)
    }
  }

  /// When it was restored.
  public let at: Instant
  /// The Unix user of the process that restored it.
  public let user: UInt32
  /// The user who had logged in to do so, where the system knows.
  public let login: UInt32?
  /// The last entry of the backup.
  public let entry: Int64
  /// Its hash.
  public let head: Digest

  init(at: Instant, restorer: Restorer, tail: JournalTail) {
    self.at = at
    user = restorer.user
    login = restorer.login
    entry = tail.number
    head = tail.hash
  }

  /// Reads the note beside a database; nil where there is none that can be read.
  public init?(of database: String) {
    guard let text = try? String(contentsOfFile: RestoreNote.path(of: database), encoding: .utf8) else { return nil }
    let words = text.split(separator: "\n").map { $0.split(separator: " ") }
    let values = Dictionary(words.compactMap { $0.count == 2 ? ($0[0], $0[1]) : nil }, uniquingKeysWith: { $1 })
    guard let at = values["at"].flatMap({ Int64($0) }), let user = values["user"].flatMap({ UInt32($0) }),
      let entry = values["entry"].flatMap({ Int64($0) }), let head = values["head"].flatMap({ Digest(hex: $0) })
    else { return nil }
    self.at = Instant(milliseconds: at)
    self.user = user
    login = values["login"].flatMap { UInt32($0) }
    self.entry = entry
    self.head = head
  }

  /// Takes the note away that is beside a database.
  public static func remove(of database: String) { unlink(path(of: database)) }

  static func path(of database: String) -> String { LedgerDatabase.realPath(database) + ".restored" }

  /// Writes the note to a file that is on disk when this returns.
  func write(to path: String) throws(SystemFailure) {
    unlink(path)
    try DurableFile.create(path)
    let text =
      "at \(at.milliseconds)\nuser \(user)\n" + (login.map { "login \($0)\n" } ?? "") + "entry \(entry)\nhead \(head)\n"
    let descriptor = open(path, O_WRONLY | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else { throw SystemFailure(path: path, code: errno) }
    defer { close(descriptor) }
    let bytes = Array(text.utf8)
    guard Foundation.write(descriptor, bytes, bytes.count) == bytes.count, fsync(descriptor) == 0 else {
      throw SystemFailure(path: path, code: errno)
    }
  }
}
