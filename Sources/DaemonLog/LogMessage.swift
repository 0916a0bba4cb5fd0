public import Logging

/// The catalogue of everything that the daemon logs: one fixed id, level and text for each message.
///
/// An id never changes and is never used again, so that `journalctl MESSAGE_ID=…` and whatever watches the journal go on
/// working. A text is fixed too; what varies stands in ``LogField``s.
public enum LogMessage: String, CaseIterable, Sendable {
  /// The bank was opened: version, schema version, entries and head hash; once at every start.
  case started
  /// Connections are accepted.
  case ready
  /// No more requests are taken; what is under way is finished and answered.
  case stopping
  /// The books are closed.
  case stopped
  /// The daemon ends before it serves, or with an error; the reason tells what to do.
  case startFailed
  /// The configuration was read again: what changed and took effect, and what did not.
  case reloaded
  /// A fault of the configuration, at a start, a check or a reload; one message for each.
  case configurationRefused
  /// The daemon runs where it cannot tell its peers apart, and takes no changes from those.
  case peersHidden
  /// Fewer connections are accepted than configured.
  case connectionsLowered
  /// The writer has neither answered nor moved on for half the watchdog's time; soon systemd ends the daemon.
  case writerStalled
  /// A complete check has found every entry and every projection as it must be.
  case booksProved
  /// The books contradict themselves: no change is taken until a rebuild or a restored backup.
  case damageFound
  /// The next start will not know of the damage until its check has found it anew.
  case damageNotKept
  /// A check has found nothing wrong, and the next start will not know when.
  case proofNotKept
  /// The projections were made anew from the journal; changes are taken again.
  case booksRebuilt
  /// A change was refused because the disk is full; nothing of it was kept.
  case diskFull
  /// Nothing of that commit was answered and the daemon ends; clients repeat under their keys.
  case outcomeUnknown
  /// A request ended in a defect of the program; its reply carries the same reference.
  case internalDefect
  /// Somebody asked for a change that the role or station does not allow.
  case requestDenied
  /// Somebody typed a wrong PIN for a member's number at a kiosk.
  case wrongPIN
  /// Wrong PINs have locked a member out for a while.
  case memberLocked
  /// A rule or the state of the books spoke against a change.
  case requestRefused
  /// A change is durable.
  case changeMade
  /// A connection broke.
  case connectionFailed
  /// Something could not be closed at the end; nothing that was acknowledged is lost.
  case closingFailed
  /// The schema of the database was brought up to date at the start.
  case migrated
  /// A backup was made and verified.
  case backupMade
  /// A backup could not be made; the last good one stays.
  case backupFailed
  /// A backup that the rotation does not keep could not be removed.
  case oldBackupKept
  /// What fell due because a day came was journaled: holds that lapse, notices that end and the like.
  case timePassed
  /// What was due because time went by could not be journaled; it is tried again on the next day or start.
  case timeNotPassed
  /// The wall clock leapt: nothing that falls due by time is carried out until an administrator vouches for it.
  case clockLeapt
  /// The wall clock is trusted again, since it came back or an administrator vouched for it.
  case clockTrusted
  /// At the start the wall clock was long after the newest entry.
  case clockFarAhead
  /// Books restored from a backup wait for a second administrator and are read-only until then.
  case restoreHeld
  /// The log of the database has grown far beyond its ordinary size, since somebody reads for long.
  case logGrown
  /// The key of a ballot that has ended could not be destroyed; the next start tries again.
  case ballotKeyKept

  /// The 128-bit id in 32 hexadecimal digits, the journal's `MESSAGE_ID`.
  public var id: String {
    switch self {
    case .started: "2316b492d2194105988bf73e6ecd1b71"
    case .ready: "1dc26ebe59fc4deeae709c0adb9f683f"
    case .stopping: "3114c37bfb0b431595dffad426e51035"
    case .stopped: "f3c1a449ebe4491685d6fafae43ed986"
    case .startFailed: "ca58ceb967024fc7a9c297dd19261199"
    case .reloaded: "5df1ab91f4c04df9b15bc65c4bbf8cf4"
    case .configurationRefused: "10c4bb540fb2486d9d169a6073fe6fc5"
    case .peersHidden: "780048294abf4b8cb80286c3da000d7c"
    case .connectionsLowered: "491cedabbbdb4a2ba156e117daa48a43"
    case .writerStalled: "a3904c5bc5aa45c1ad3acde7c57d4f7b"
    case .booksProved: "03e26b4184e2456daf7148295ce44eea"
    case .damageFound: "821ccbd901504a0bb07d81fa6f9da46c"
    case .damageNotKept: "48cedb0c9a544e148d981677d08e3f2c"
    case .proofNotKept: "7be1c0a4d95f4e2c8f0b6a3d52c7e914"
    case .booksRebuilt: "07dd8dac69114f559030f102ca12713b"
    case .diskFull: "0968f0f860804608aa8f4d1d2ce59f9e"
    case .outcomeUnknown: "9b26ded1af5c4b1f814aa7178ac1f337"
    case .internalDefect: "4e8885db36ec42f4a5160ceb03691fd9"
    case .requestDenied: "a0ad50edfb914cc197e6e2a3398c1253"
    case .wrongPIN: "5d0a7c1f3e9b4c6ab2f4d1b86c7e9035"
    case .memberLocked: "c94e6b2d8f0145a79d3eb7a1052c6f88"
    case .requestRefused: "27b5c2e5ae574f54b4c9d6f202517afb"
    case .changeMade: "68296a499eb44deb9aba979409bf3013"
    case .connectionFailed: "4a60f73eda674ae49a0b0c8a7f522e1b"
    case .closingFailed: "18db042230d5416597b07565da60068d"
    case .migrated: "114c79ee7b8741f3b6fd94a0461e6a14"
    case .backupMade: "aca2486bdc3d49a9ba07b772accd962d"
    case .backupFailed: "23f98a6a54474363aa8ab32c5839c08d"
    case .oldBackupKept: "a0bbc5b843414b22adb784664ea801d1"
    case .timePassed: "6191708e840b42dbaad389fd891adaaf"
    case .timeNotPassed: "c775c5e9542640858e741c5959e6d844"
    case .clockLeapt: "cedc8de735984ad49c2e115bfe9270f1"
    case .clockTrusted: "bdd6012b63944355b36c51b9f64c0ec5"
    case .clockFarAhead: "50bf453c74b84702ba2ef884ebf7f60f"
    case .restoreHeld: "7b0e4f5ac3d84a2f9d16c2a83e57f0b4"
    case .logGrown: "e1a96d3b58f74c0c8b27d4f0916ac35e"
    case .ballotKeyKept: "8f2d6c41b9e04d7fa35c1e07d96b2a84"
    }
  }

  /// How much the message matters to whoever runs the server.
  ///
  /// `critical` needs a person now, `error` soon, `warning` at leisure; `notice` is rare and good to know, `info` the
  /// ordinary course of things, `debug` each request.
  public var level: Logger.Level {
    switch self {
    case .peersHidden, .damageFound, .outcomeUnknown, .clockLeapt: .critical
    case .startFailed, .configurationRefused, .writerStalled, .damageNotKept, .diskFull, .internalDefect,
      .closingFailed,
      .backupFailed, .timeNotPassed:
      .error
    case .connectionsLowered, .proofNotKept, .oldBackupKept, .clockFarAhead, .restoreHeld, .logGrown,
      .ballotKeyKept:
      .warning
    case .memberLocked, .clockTrusted, .reloaded, .booksRebuilt, .migrated: .notice
    case .started, .ready, .stopping, .stopped, .booksProved, .requestDenied, .wrongPIN, .backupMade, .timePassed: .info
    case .requestRefused, .changeMade, .connectionFailed: .debug
    }
  }

  /// What happened, in one line.
  public var text: String {
    switch self {
    case .started: "the bank is open"
    case .ready: "ready"
    case .stopping: "stopping"
    case .stopped: "stopped"
    case .startFailed: "the daemon cannot start"
    case .reloaded: "the configuration was read again"
    case .configurationRefused: "the configuration is faulty and not taken over"
    case .peersHidden:
      "peers are hidden and changes refused; remove PrivateUsers= from the service"
    case .connectionsLowered: "the system allows fewer open files than listen.connections needs; raise LimitNOFILE="
    case .writerStalled: "the writer does not answer the watchdog"
    case .booksProved: "the books are proved"
    case .damageFound: "the books are damaged and read-only"
    case .damageNotKept: "the damage could not be kept for the next start"
    case .proofNotKept: "the time of the proof could not be kept"
    case .booksRebuilt: "the projections were rebuilt"
    case .diskFull: "the disk is full"
    case .outcomeUnknown: "the disk failed in a commit whose outcome is unknown"
    case .internalDefect: "a request met a defect"
    case .requestDenied: "a change was denied"
    case .wrongPIN: "a wrong PIN was typed"
    case .memberLocked: "wrong PINs locked a member"
    case .requestRefused: "a change was refused"
    case .changeMade: "a change was made"
    case .connectionFailed: "a connection failed"
    case .closingFailed: "the daemon did not close cleanly"
    case .migrated: "the database was brought to a newer schema"
    case .backupMade: "a backup was made"
    case .backupFailed: "a backup failed"
    case .oldBackupKept: "an old backup could not be removed"
    case .timePassed: "what was due was journaled"
    case .timeNotPassed: "what was due could not be journaled"
    case .clockLeapt: "the clock leapt; what is due waits for clock confirm"
    case .clockTrusted: "the clock is trusted again"
    case .clockFarAhead: "the clock is long after the newest entry"
    case .restoreHeld: "restored books wait for restore confirm and are read-only"
    case .logGrown: "the log of the database has grown large; somebody reads for very long"
    case .ballotKeyKept: "the key of a ballot that has ended could not be destroyed"
    }
  }
}
