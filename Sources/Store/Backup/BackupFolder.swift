import Foundation
public import Ledger

/// The folder that holds the backups of a bank; other files in it, and backups of other banks, are left alone.
public struct BackupFolder: Sendable {
  /// Where the folder is.
  public let path: String
  private let pageLimit: Int?

  /// Names a folder, which must exist when a backup is made.
  public init(path: String) {
    self.init(path: path, pageLimit: nil)
  }

  /// Names a folder.
  ///
  /// - Parameter pageLimit: The most pages that a backup may have; lets tests have a disk that is full behind them.
  package init(path: String, pageLimit: Int?) {
    self.path = path
    self.pageLimit = pageLimit
  }

  /// The backups of the bank whose first entry has this hash, newest first.
  ///
  /// - Throws: `BackupFault.folder` where the folder cannot be read.
  public func backups(of bank: Digest) throws(BackupFault) -> [StoredBackup] {
    let names = try files().compactMap(BackupName.init)
    let found = names.compactMap { StoredBackup(name: $0, in: path) }.filter { $0.bank == bank }
    return found.sorted { ($0.name.at, $0.name.entries) > ($1.name.at, $1.name.entries) }
  }

  /// Makes a backup of a database that may be written meanwhile: copied beside under a temporary name, proved, made
  /// durable, and only then given its name.
  ///
  /// - Parameters:
  ///   - now: The instant that the name carries; a second or more later where that name is taken.
  ///   - pause: Called between short steps; lets requests go first, and throws to give up.
  ///   - progress: Told how many of the database's pages are copied.
  ///   - prove: Proves the whole copy and gives the end of its journal; throws `StoreError.damaged` otherwise.
  /// - Throws: `BackupFault`, or what `pause` and `prove` throw; nothing half-made stays behind.
  public func make(
    of database: LedgerDatabase, at now: Instant, pause: () throws -> Void,
    progress: (_ done: Int, _ total: Int) -> Void, prove: (LedgerCopy) throws -> JournalTail
  ) throws -> StoredBackup {
    let lock = try self.lock()
    defer { lock.release() }
    do {
      try removeLeftOvers()
      guard try database.byteCount() <= DiskSpace.freeBytes(at: path) ?? Int64.max else { throw StoreError.diskFull }
      let unfinished = full(UnfinishedName(BackupName(at: now, entries: try database.readTail().number)).text)
      try DurableFile.create(unfinished)
      defer { try? removeLeftOvers() }
      let copy = PageCopy(source: database, path: unfinished, pageLimit: pageLimit)
      try copy.run(pause: pause, progress: progress)
      try copy.settle()
      let tail = try proved(unfinished, prove)
      try DurableFile.sync(unfinished)
      let name = free(BackupName(at: now, entries: tail.number))
      try DurableFile.rename(unfinished, to: full(name.text))
      try DurableFile.sync(path, isFolder: true)
      guard let backup = StoredBackup(name: name, in: path), backup.head == tail.hash else {
        throw BackupFault.failed("the backup cannot be read back")
      }
      return backup
    } catch let error as StoreError {
      throw BackupFault.sorting(error, folder: path)
    } catch let error as SystemFailure {
      let isFull = error.code == ENOSPC || error.code == EDQUOT
      throw isFull ? BackupFault.diskFull(path: path) : BackupFault.folder(path: error.path, code: error.code)
    }
  }

  /// Removes backups.
  ///
  /// - Throws: `BackupFault.folder` with the first that could not be removed, after all others were.
  public func remove(_ backups: [StoredBackup]) throws(BackupFault) {
    var fault: BackupFault?
    for backup in backups where unlink(full(backup.file)) != 0 && errno != ENOENT {
      fault = fault ?? .folder(path: full(backup.file), code: errno)
    }
    if let fault { throw fault }
  }

  private func proved(_ file: String, _ prove: (LedgerCopy) throws -> JournalTail) throws -> JournalTail {
    let copy = try LedgerCopy(path: file)
    defer { copy.close() }
    return try prove(copy)
  }

  /// One backup at a time, also of two daemons that share a folder: a second one would take the first one's file for
  /// left over.
  private func lock() throws(BackupFault) -> FileLock {
    do {
      return try FileLock(protecting: full(".timebank"))
    } catch {
      switch error {
      case .held: throw .busy
      case .system(let code, _): throw .folder(path: path, code: code)
      }
    }
  }

  private func removeLeftOvers() throws(BackupFault) {
    for file in try files() where UnfinishedName.isLeftOver(file) { unlink(full(file)) }
  }

  private func free(_ name: BackupName) -> BackupName {
    var name = name
    while FileStatus(path: full(name.text)) != nil { name = name.aSecondLater }
    return name
  }

  private func full(_ file: String) -> String { "\(path)/\(file)" }

  private func files() throws(BackupFault) -> [String] {
    guard let folder = opendir(path) else { throw .folder(path: path, code: errno) }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let capacity = MemoryLayout.size(ofValue: entry.pointee.d_name)
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: capacity) { String(cString: $0) }
      }
      names.append(name)
    }
    return names
  }
}
