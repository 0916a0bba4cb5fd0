import DaemonLog
import Ledger
import LineProtocol
import Rules
import Store
import Synchronization

/// The backups of a bank: `backup` and `backup list`, one at a time.
final class BackupDesk: Sendable {
  private struct State {
    var settings: BackupSettings?
    var isUnderWay = false
  }

  private let state: Mutex<State>
  private let database: LedgerDatabase
  private let profile: BankProfile
  private let environment: BankEnvironment
  private let standing: BankStanding

  init(_ database: LedgerDatabase, _ profile: BankProfile, _ environment: BankEnvironment, _ standing: BankStanding) {
    state = Mutex(State(settings: environment.backups))
    self.database = database
    self.profile = profile
    self.environment = environment
    self.standing = standing
  }

  /// Takes over another folder, or another number of backups to keep.
  func setSettings(_ settings: BackupSettings) {
    state.withLock { $0.settings = settings }
    noteNewest()
  }

  /// Finds the last good backup: one that has its name was proved before it got it.
  func noteNewest() {
    guard let settings = state.withLock({ $0.settings }) else { return }
    standing.setBackup((try? backups(in: settings))?.first?.name.at)
  }

  /// Takes the turn for a backup; refuses with `busy` where another is waiting or under way.
  func begin() throws(Refusal) {
    let isFree = state.withLock { state in
      defer { state.isUnderWay = true }
      return !state.isUnderWay
    }
    guard isFree else { throw .backupUnderWay }
  }

  /// Gives the turn back.
  func end() {
    state.withLock { $0.isUnderWay = false }
  }

  /// Makes a backup and lets those go that the rotation does not keep.
  ///
  /// - Parameter pause: Called between short steps; lets requests go first, and throws to give up.
  func make(
    pause: @escaping () throws -> Void, progress: ((_ done: Int, _ total: Int) -> Void)?
  ) throws -> Reply {
    let settings = try neededSettings()
    let backup: StoredBackup
    do {
      if let damage = standing.damage { throw BackupFault.damaged(damage) }
      backup = try copy(to: BackupFolder(path: settings.folder), pause, progress)
    } catch let fault as BackupFault {
      throw refused(Refusal.noBackup(fault, folder: settings.folder))
    } catch let refusal as Refusal {
      throw refused(refusal)
    }
    standing.setBackup(backup.name.at)
    environment.logger.report(
      .backupMade,
      [.file: "\(settings.folder)/\(backup.file)", .entries: "\(backup.name.entries)", .head: "\(backup.head)"])
    rotate(settings)
    return Reply(fields: [
      Field("file", .text(backup.file)), Field("entries", .integer(backup.name.entries)),
      Field("head", .text(backup.head.description)), Field("bytes", .integer(backup.bytes)),
      Field("folder", .text(settings.folder)),
    ])
  }

  /// Lists the backups, newest first.
  func list() throws -> Reply {
    let settings = try neededSettings()
    let found: [StoredBackup]
    do {
      found = try backups(in: settings)
    } catch {
      throw Refusal.noBackup(error, folder: settings.folder)
    }
    let rows = zip(found, classes(of: found, settings)).map { backup, classes in
      [
        Field("file", .text(backup.file)), Field("at", .text(profile.calendar.rfc3339(backup.name.at))),
        Field("entries", .integer(backup.name.entries)), Field("head", .text(backup.head.description)),
        Field("bytes", .integer(backup.bytes)), Field("kept", .list(classes.map(\.rawValue))),
      ]
    }
    return Reply(rows: rows, fields: [Field("folder", .text(settings.folder))])
  }

  /// Pages first, then entries: both are counted on towards one total.
  private func copy(
    to folder: BackupFolder, _ pause: @escaping () throws -> Void, _ progress: ((_ done: Int, _ total: Int) -> Void)?
  ) throws -> StoredBackup {
    var pages = 0
    let entries = Int(clamping: standing.tail.number)
    return try folder.make(
      of: database, at: environment.clock.now, pause: pause,
      progress: { done, total in
        pages = total
        progress?(done, total + entries)
      },
      prove: { copy in
        try CopyProof.prove(copy, pause: pause) { done, total in progress?(pages + done, pages + total) }
      })
  }

  private func rotate(_ settings: BackupSettings) {
    do {
      let found = try backups(in: settings)
      let old = zip(found, classes(of: found, settings)).filter { $1.isEmpty }.map(\.0)
      try BackupFolder(path: settings.folder).remove(old)
    } catch {
      environment.logger.report(.oldBackupKept, [.reason: Refusal.reason(of: error).english])
    }
  }

  private func backups(in settings: BackupSettings) throws(BackupFault) -> [StoredBackup] {
    guard let first = try? database.read({ try $0.entry(1)?.hash }) else { return [] }
    return try BackupFolder(path: settings.folder).backups(of: first)
  }

  private func classes(of backups: [StoredBackup], _ settings: BackupSettings) -> [[BackupClass]] {
    BackupRotation.classes(
      of: backups.map {
        BackupRotation.Candidate(at: $0.name.at, date: profile.calendar.date(of: $0.name.at), schema: $0.schema)
      }, keep: settings.keep)
  }

  private func neededSettings() throws(Refusal) -> BackupSettings {
    guard let settings = state.withLock({ $0.settings }) else { throw .noBackupFolder }
    return settings
  }

  private func refused(_ refusal: Refusal) -> Refusal {
    environment.logger.report(.backupFailed, [.reason: refusal.text.english, .code: refusal.code.rawValue])
    return refusal
  }
}
