import Foundation
public import Ledger

/// Puts a backup in the place of a database, while no daemon runs.
///
/// What was there is moved aside under a dated name and never deleted, and at no moment is the place empty: a daemon
/// that starts finds the old ledger or the new one.
public struct LedgerRestore {
  /// Why a backup was not restored; unless it says otherwise nothing has changed.
  public enum Fault: Error, Sendable {
    /// The backup cannot be read or does not prove right.
    case backup(StoreError)
    /// The backup has a log beside it: it is a database that was in use, and no backup.
    case unsettled(log: String)
    /// The backup is the database itself.
    case sameFile
    /// A daemon has the database, or its lock cannot be had.
    case database(StoreError)
    /// There is a database, and nobody said that it may be replaced.
    case present(PresentLedger, backup: JournalTail)
    /// The operating system refused a file.
    case system(SystemFailure)
    /// The restored database does not prove right at its place; what was there lies at `aside`.
    case afterwards(StoreError, aside: String?)
  }

  /// What a restore has done.
  public struct Outcome: Sendable {
    /// What was there before.
    public let before: PresentLedger
    /// Where that lies now; nil where there was nothing.
    public let aside: String?
    /// The end of the restored journal.
    public var tail: JournalTail
    /// The members whom the books that were there knew as erased; the backup may still have their texts.
    public let erased: [MemberNumber]
    /// Those of them who were erased again.
    public var erasedAgain: [MemberNumber] = []
  }

  private let backup: String
  private let database: String
  private let now: Instant
  private let restorer: RestoreNote.Restorer?

  /// Prepares a restore.
  ///
  /// - Parameters:
  ///   - backup: The path of the backup's file.
  ///   - database: The path of the database, which need not exist.
  ///   - now: The instant in the name of what is moved aside.
  ///   - restorer: Who restores, where a second administrator has to vouch for it; a note for the daemon says so then.
  public init(backup: String, database: String, now: Instant, restorer: RestoreNote.Restorer? = nil) {
    self.backup = backup
    self.database = LedgerDatabase.realPath(database)
    self.now = now
    self.restorer = restorer
  }

  /// Carries it out.
  ///
  /// - Parameters:
  ///   - replaces: Whether a database that is there may be moved aside.
  ///   - found: Told what the backup holds once it is proved, and what lies at the place, before anything changes.
  ///   - prove: Proves a whole ledger and gives the end of its journal; called before and after.
  public func run(
    replaces: Bool, found: (JournalTail, PresentLedger) -> Void, prove: (LedgerCopy) throws -> JournalTail
  ) throws(Fault) -> Outcome {
    let lock = try takeLock()
    defer { lock.release() }
    let copy = try openBackup()
    defer { copy.close() }
    let tail = try proving(fault: { .backup($0) }) { try prove(copy) }
    let present = PresentLedger(path: database, against: copy)
    found(tail, present)
    guard replaces || present == .none else { throw .present(present, backup: tail) }
    let erased = PresentLedger.erasedMembers(path: database, present)
    let aside: String?
    do {
      aside = try exchange(present, tail, lock)
    } catch {
      throw .system(error)
    }
    let after = try proving(fault: { .afterwards($0, aside: aside) }) {
      let restored = try LedgerCopy(path: database)
      defer { restored.close() }
      return try prove(restored)
    }
    guard after == tail else {
      throw .afterwards(.sqlite("entry \(after.number) is not the backup's last"), aside: aside)
    }
    return Outcome(before: present, aside: aside, tail: after, erased: erased)
  }

  private func proving<Value>(
    fault: (StoreError) -> Fault, _ body: () throws -> Value
  ) throws(Fault) -> Value {
    do { return try body() } catch { throw fault(StoreError.sorting(error)) }
  }

  private func takeLock() throws(Fault) -> FileLock {
    do {
      let lock = try LedgerDatabase.lock(database)
      try giveToOwner(database + ".lock")
      return lock
    } catch let error as StoreError {
      throw .database(error)
    } catch let error as SystemFailure {
      throw .system(error)
    } catch {
      throw .database(.sqlite(StoreError.words(of: error)))
    }
  }

  private func openBackup() throws(Fault) -> LedgerCopy {
    let log = backup + "-wal"
    if let bytes = FileStatus(path: log)?.regularBytes, bytes > 0 { throw .unsettled(log: log) }
    if let one = FileStatus(path: LedgerDatabase.realPath(backup)), let other = FileStatus(path: database),
      one.isSameFile(as: other)
    {
      throw .sameFile
    }
    do {
      return try LedgerCopy(path: backup)
    } catch {
      throw .backup(error)
    }
  }

  /// Copies the backup beside the database, makes it durable, moves the old files aside and the copy into place.
  ///
  /// The note comes before the books that it is about: at no moment do they stand there without it.
  private func exchange(
    _ present: PresentLedger, _ tail: JournalTail, _ lock: FileLock
  ) throws(SystemFailure) -> String? {
    let unfinished = "\(folder)/.\(fileName).restore"
    unlink(unfinished)
    do throws(SystemFailure) {
      try DurableFile.create(unfinished)
      try copyBytes(to: unfinished)
      try giveToOwner(unfinished)
      try DurableFile.sync(unfinished)
      let aside = try moveAside(present)
      let acknowledged = lock.kept(AcknowledgedEnd.byteCount)
      do throws(SystemFailure) {
        // What is put back may be older, and whoever restores it knows.
        guard lock.keep([]) else { throw SystemFailure(path: database + ".lock", code: errno) }
        try leaveNote(tail)
        try DurableFile.rename(unfinished, to: database)
      } catch {
        lock.keep(acknowledged)
        if let aside { moveBack(from: aside) }
        throw error
      }
      try DurableFile.sync(folder, isFolder: true)
      return aside
    } catch {
      unlink(unfinished)
      throw error
    }
  }

  private func leaveNote(_ tail: JournalTail) throws(SystemFailure) {
    guard let restorer else { return RestoreNote.remove(of: database) }
    let unfinished = "\(folder)/.\(fileName).restored"
    try RestoreNote(at: now, restorer: restorer, tail: tail).write(to: unfinished)
    try giveToOwner(unfinished)
    try DurableFile.rename(unfinished, to: RestoreNote.path(of: database))
    try DurableFile.sync(folder, isFolder: true)
  }

  /// Gives the old database a second name, and another to its log, where it could not be played into the file: one left
  /// behind would be played into the new file.
  private func moveAside(_ present: PresentLedger) throws(SystemFailure) -> String? {
    guard FileStatus(path: database) != nil else { return nil }
    if case .ledger = present { try? PresentLedger.settle(path: database) }
    var aside = "\(database).before-restore-\(BackupName.stamp(now))"
    while FileStatus(path: aside) != nil { aside += "+" }
    // Not every file system has a second name for a file; then the place is empty for a moment.
    if link(database, aside) != 0 { try DurableFile.rename(database, to: aside) }
    do throws(SystemFailure) {
      for ending in LedgerRestore.companions where FileStatus(path: database + ending) != nil {
        try DurableFile.rename(database + ending, to: aside + ending)
      }
      try DurableFile.sync(folder, isFolder: true)
    } catch {
      moveBack(from: aside)
      throw error
    }
    return aside
  }

  private static let companions = ["-wal", "-shm", "-journal"]

  /// Makes the old ledger what it was, as far as the disk allows: a log that could not be played into the file belongs to
  /// it.
  private func moveBack(from aside: String) {
    for ending in LedgerRestore.companions where FileStatus(path: aside + ending) != nil {
      rename(aside + ending, database + ending)
    }
    // Where the file has two names, this takes the second one away.
    if FileStatus(path: database) == nil { rename(aside, database) } else { unlink(aside) }
  }

  private func copyBytes(to path: String) throws(SystemFailure) {
    let source = open(backup, O_RDONLY | O_CLOEXEC)
    guard source >= 0 else { throw SystemFailure(path: backup, code: errno) }
    defer { close(source) }
    let target = open(path, O_WRONLY | O_CLOEXEC | O_NOFOLLOW)
    guard target >= 0 else { throw SystemFailure(path: path, code: errno) }
    defer { close(target) }
    var buffer = [UInt8](repeating: 0, count: 1 << 20)
    while true {
      let count = read(source, &buffer, buffer.count)
      guard count >= 0 else { throw SystemFailure(path: backup, code: errno) }
      if count == 0 { return }
      var written = 0
      while written < count {
        let part = buffer.withUnsafeBytes { bytes in
          write(target, bytes.baseAddress.map { $0 + written }, count - written)
        }
        guard part > 0 else { throw SystemFailure(path: path, code: errno) }
        written += part
      }
    }
  }

  /// What root makes belongs to whoever the database belongs to, or else its folder: the daemon must be able to write.
  private func giveToOwner(_ path: String) throws(SystemFailure) {
    guard getuid() == 0, let model = FileStatus(path: database) ?? FileStatus(path: folder) else { return }
    guard lchown(path, model.owner, model.group) == 0 else { throw SystemFailure(path: path, code: errno) }
  }

  private var folder: String {
    guard let slash = database.lastIndex(of: "/") else { return "." }
    return slash == database.startIndex ? "/" : String(database[..<slash])
  }

  private var fileName: Substring {
    database.lastIndex(of: "/").map { database[database.index(after: $0)...] } ?? database[...]
  }
}
