import Ledger
import LineProtocol
import Rules
import Store

/// What a handler knows: the books as they are, the bank, who asks, and what day it is.
///
/// An object, as is ``ChangeContext``: it is handed on many times for every request.
final class ReadContext {
  let books: BookReader
  let profile: BankProfile
  let rules: HeldRules
  let ruleReader: RuleReader
  let caller: Caller
  /// What the configuration says of acts that take two.
  let configured: ConfiguredRoles
  let now: Instant
  let serverVersion: String
  let isReadOnly: Bool
  /// The server's users and groups.
  let directory: UserDirectory
  /// The name of the key under which identity numbers are kept; nil where there is none.
  let identityKey: Code?
  /// By what other banks know what this one signs; nil where it has no key.
  let bankKey: BankKey?
  /// How the database is cared for; asks the file system.
  let upkeep: () -> Upkeep
  /// The bank's current day.
  let today: LocalDate

  init(
    books: BookReader, profile: BankProfile, rules: HeldRules, ruleReader: RuleReader, caller: Caller,
    configured: ConfiguredRoles, now: Instant, today: LocalDate, serverVersion: String, isReadOnly: Bool,
    directory: UserDirectory, identityKey: Code?, bankKey: BankKey?,
    upkeep: @escaping () -> Upkeep
  ) {
    self.books = books
    self.profile = profile
    self.rules = rules
    self.ruleReader = ruleReader
    self.caller = caller
    self.configured = configured
    self.now = now
    self.today = today
    self.serverVersion = serverVersion
    self.isReadOnly = isReadOnly
    self.directory = directory
    self.identityKey = identityKey
    self.bankKey = bankKey
    self.upkeep = upkeep
  }

  /// The rules for services and redeeming.
  var policy: Policy { get throws { try rules.current().newest } }
  /// The rules for stars.
  var starPolicy: Policy { get throws { try rules.current().stars } }

  /// The day that a typed date means.
  func date(_ input: DateInput) throws(Refusal) -> LocalDate {
    switch input {
    case .on(let date): return date
    case .today: return today
    case .yesterday:
      guard let date = today.adding(days: -1) else { throw .internalDefect("the calendar has no yesterday") }
      return date
    }
  }

  /// The day that a typed date means, where one was typed.
  func date(_ request: Request, _ name: String) throws(Refusal) -> LocalDate? {
    guard let input = request.date(name) else { return nil }
    return try date(input)
  }

  /// Whether the caller works for the bank, at a station or above.
  var isStaff: Bool { [.admin, .operator, .auditor, .daemon].contains(caller.role) }

  /// Whether the caller acts for a station: administrators and auditors for all, operators for theirs.
  func actsFor(_ station: Code) -> Bool {
    caller.role == .operator ? caller.stations.contains(station) : true
  }
}

/// What a handler of a change has besides: the journal, and randomness.
final class ChangeContext {
  let read: ReadContext
  /// In whose name it is journaled: the caller's, or the daemon's own.
  let actor: Actor
  let transaction: JournalTransaction
  let randomness: Randomness
  let directory: UserDirectory
  /// The keys of ballots that are being voted in.
  let ballotKeys: BallotKeyFiles
  /// The restore that nobody has vouched for yet.
  let restore: RestoreNote?
  /// The user that the daemon runs as.
  let ownUser: UInt32
  let key: String?
  /// The bank's keys for identity numbers; nil where it has none.
  let identityKeys: IdentityKeys?
  /// What was made of the PIN that the request brings, where it brings one.
  let pin: HashedPIN?
  /// Whether the daemon wants to stop: long work gives up then.
  let isInterrupted: () -> Bool
  /// Told now and then by long work how far it has come, where the request asked for it.
  let progress: ((_ done: Int, _ total: Int) -> Void)?

  init(
    read: ReadContext, actor: Actor, transaction: JournalTransaction, randomness: Randomness, directory: UserDirectory,
    ballotKeys: BallotKeyFiles, restore: RestoreNote?, ownUser: UInt32, key: String?, identityKeys: IdentityKeys?,
    pin: HashedPIN?,
    isInterrupted: @escaping () -> Bool, progress: ((_ done: Int, _ total: Int) -> Void)?
  ) {
    self.read = read
    self.actor = actor
    self.transaction = transaction
    self.randomness = randomness
    self.directory = directory
    self.ballotKeys = ballotKeys
    self.restore = restore
    self.ownUser = ownUser
    self.key = key
    self.identityKeys = identityKeys
    self.pin = pin
    self.isInterrupted = isInterrupted
    self.progress = progress
  }

  var books: BookReader { read.books }
  var policy: Policy { get throws { try read.policy } }
  var today: LocalDate { read.today }

  /// Journals an event in the actor's name.
  func append(
    _ event: JournalEvent, date: LocalDate? = nil, station: Code? = nil, postings: Postings = .none
  ) throws -> Field {
    Field("entry", .number(try journal(event, date: date, station: station, postings: postings).number))
  }

  /// Journals an event in the actor's name and gives the balances after it too.
  func journal(
    _ event: JournalEvent, date: LocalDate? = nil, station: Code? = nil, postings: Postings = .none
  ) throws -> AppendedEntry {
    let origin = JournalTransaction.Origin(
      actor: actor, role: read.caller.role, station: station, key: key)
    return try transaction.append(event, date: date ?? today, origin: origin, postings: postings)
  }
}
