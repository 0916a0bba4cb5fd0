import DaemonLog
import Foundation
public import Ledger
public import LineProtocol
public import Logging
import Rules
public import Store
import Synchronization

/// What a bank is opened with besides its database.
public struct BankEnvironment: Sendable {
  /// The user that the daemon runs as; on the socket for administration always an administrator.
  public let ownUser: UInt32
  /// Groups that have a role by configuration.
  public let roles: ConfiguredRoles
  /// Where the time comes from.
  public let clock: BankClock
  /// A clock that counts since the machine started, sleep included, and that nobody sets.
  public let bootClock: BankClock
  /// Where randomness comes from.
  public let randomness: Randomness
  /// The server's users and groups.
  public let directory: UserDirectory
  /// How dear it is to try a PIN: the binary logarithm of scrypt's rounds; memory is 2^cost KiB.
  public let pinCost: Int
  /// The bank's keys for identity numbers; nil where it takes none.
  public let identityKeys: IdentityKeys?
  /// How many days it is kept who looked at whose data.
  public let accessLogDays: Int
  /// What reads rules that people wrote.
  public let ruleReader: RuleReader
  /// Where backups go; nil where none are made.
  public let backups: BackupSettings?
  /// Where the daemon tells what an administrator should know; never names or texts of people.
  public let logger: Logger
  /// What the bank says of its own version.
  public let version: String
  /// How large the log of the database grows before it is warned of.
  public let largeLogBytes: Int64
  /// How often a log that has grown is warned of.
  let largeLogQuota = LogQuota(perMinute: 1)
  /// How often a full disk is logged.
  let fullDiskQuota = LogQuota(perMinute: 1)

  /// Describes the surroundings of a bank.
  public init(
    ownUser: UInt32, roles: ConfiguredRoles = ConfiguredRoles(), clock: BankClock = .system,
    bootClock: BankClock = .boot, randomness: Randomness = .system, directory: UserDirectory = .system,
    pinCost: Int = 15, identityKeys: IdentityKeys? = nil, accessLogDays: Int = 1095, ruleReader: RuleReader,
    backups: BackupSettings? = nil, largeLogBytes: Int64 = LedgerBank.largeLogBytes, logger: Logger, version: String
  ) {
    self.ownUser = ownUser
    self.roles = roles
    self.clock = clock
    self.bootClock = bootClock
    self.randomness = randomness
    self.directory = directory
    self.pinCost = pinCost
    self.identityKeys = identityKeys
    self.accessLogDays = accessLogDays
    self.ruleReader = ruleReader
    self.backups = backups
    self.largeLogBytes = largeLogBytes
    self.logger = logger
    self.version = version
  }
}

/// The bank over a ledger in SQLite: one writer with group commit, a few readers beside it.
public final class LedgerBank: BankService {
  /// The bank's name as its journal has it.
  public var name: String { profile.name }

  let database: LedgerDatabase
  let profile: BankProfile
  let environment: BankEnvironment
  let standing: BankStanding
  private let writer: WriteQueue
  private let readers: ReadPool
  private let accessLog = AccessLog()
  private let forcing = LogForcing()
  private let backups: BackupDesk
  let pins = PINQueue()
  private let keptPINCost: Atomic<Int>

  /// Opens the bank in a database; an empty one is founded, one that exists keeps what its journal says.
  ///
  /// Checks the newest entries before it serves; see ``checkAll(completion:)`` for the rest.
  ///
  /// - Throws: `StoreError`, or `BankFault` where the founding cannot be read back.
  public init(database: LedgerDatabase, founding: Founding, environment: BankEnvironment) throws {
    self.database = database
    self.environment = environment
    keptPINCost = Atomic(environment.pinCost)
    let tail = try Founder(database, environment).tail(founding)
    profile = try Founder.profile(of: database)
    let damage =
      try database.knownDamage() ?? database.checkSchema() ?? database.checkAcknowledged()
      ?? database.checkNewest(entries: 1000)
    if damage == nil { database.noteAcknowledged(tail) }
    let authority = Authority(
      ownUser: environment.ownUser, configured: environment.roles, grants: try database.read { try $0.grants() })
    standing = BankStanding(
      tail: tail, authority: authority, damage: damage, schema: try database.read { try $0.schemaVersion() },
      verified: try database.lastProof())
    backups = BackupDesk(database, profile, environment, standing)
    readers = ReadPool(width: 3)
    writer = WriteQueue(
      database: database, profile: profile, environment: environment, standing: standing, tail: tail,
      accessLog: accessLog, forcing: forcing)
    try holdRestoredBooks()
    if let damage { DamageAlarm(database: database, logger: environment.logger).raise(damage) }
    warnOfClock(ahead: tail.at)
    backups.noteNewest()
    // Of damaged books nobody knows which ballots are open, and restored ones may yet be taken back; a later start does it.
    if damage == nil, standing.restore == nil { writer.destroyKeys(but: try database.read { try $0.openBallotKeys() }) }
  }

  /// Finishes what is in flight and closes the database.
  ///
  /// Batches and imports that are under way are rolled back and answered `shutting-down`.
  ///
  /// - Throws: `StoreError` where the database could not be closed; nothing that was acknowledged is lost then.
  public func close() throws {
    // First: a PIN that is being checked waits for the writer.
    pins.stop()
    writer.stop()
    readers.stop()
    try database.close()
  }

  /// Tells the writer to give up long work at its next step; short requests are still finished.
  public func beginShutdown() {
    standing.beginShutdown()
    // What waits there gives up at once; its answers must be out before nobody takes them any more.
    pins.stop()
  }

  /// Takes over the groups that have a role by configuration; holds for every request from now on.
  public func setConfiguredRoles(_ roles: ConfiguredRoles) { standing.setConfiguredRoles(roles) }

  /// The most PINs that wait to be checked or set; more are answered `busy`.
  public static let pinsAtOnce = PINQueue.length

  /// How large the log of the database grows before it is warned of, in bytes: far beyond what ordinary reads cause.
  public static let largeLogBytes: Int64 = 160 * 1024 * 1024

  /// Takes over how dear it is to try a PIN; holds for PINs that are set from now on.
  public func setPINCost(_ cost: Int) { keptPINCost.store(cost, ordering: .relaxed) }

  /// How dear it is to try a PIN that is set now.
  var pinCost: Int { keptPINCost.load(ordering: .relaxed) }

  /// Takes over where backups go and how many are kept; holds from the next backup on.
  public func setBackups(_ settings: BackupSettings) { backups.setSettings(settings) }

  /// How the bank is now.
  public var health: BankHealth { standing.health }

  /// Calls back when the books were proved, found damaged or rebuilt, or a backup was made.
  public func observeHealth(_ observer: @escaping @Sendable (BankHealth) -> Void) -> HeadObservation {
    standing.observeHealth(observer)
  }

  /// Sends an empty job the way of every change, to see that the writer answers.
  public func roundTrip(completion: @escaping @Sendable () -> Void) {
    let daemon = Peer(user: environment.ownUser, groups: [], userName: "", door: .administration)
    writer.submit(
      WriteJob(work: .roundTrip, peer: daemon) { outcome in
        if case .unknown = outcome { return }
        completion()
      })
  }

  /// Leaves books that were restored from a backup as they are until a second administrator vouches for them, where the
  /// configuration asks for that.
  private func holdRestoredBooks() throws {
    guard let note = RestoreNote(of: database.path) else { return }
    let isPending = try database.read { books in
      guard try books.entry(note.entry)?.hash == note.head else { return false }
      return try !books.isRestoreConfirmed(at: note.at, after: note.entry)
    }
    guard isPending else { return RestoreNote.remove(of: database.path) }
    standing.setRestore(note)
    if standing.heldRestore != nil { environment.logger.report(.restoreHeld, [.entries: "\(note.entry)"]) }
  }

  /// Takes no more changes, since the disk failed in a commit; the daemon ends.
  func stopWriting(reason: String) { writer.giveUp(reason: reason) }

  /// Says where the clock is so far ahead of the newest entry that it may be wrong; a bank that rested is no fault.
  private func warnOfClock(ahead last: Instant) {
    let days = (environment.clock.now.milliseconds - last.milliseconds) / 86_400_000
    if days > 30 { environment.logger.report(.clockFarAhead, [.days: "\(days)"]) }
  }

  /// Has the writer journal what is due since the last time: holds that lapse and the like.
  ///
  /// Nothing, as long as the clock has leapt and nobody has vouched for it.
  public func passTime() {
    guard writer.clockIsTrusted() else { return }
    let day = profile.calendar.date(of: now)
    guard standing.damage == nil, standing.heldRestore == nil, !standing.isShuttingDown, writer.isDue(on: day) else {
      return
    }
    let before = headNumber
    roundTrip { [weak self] in
      // One commit does so much of it; where none was possible, another would fare no better.
      guard let self, headNumber > before else { return }
      passTime()
    }
  }

  /// A number that grows whenever the writer gets on, within long work too.
  public var writerSteps: UInt64 { standing.writerSteps }

  /// This moment, never before the newest entry.
  var now: Instant { max(environment.clock.now, standing.tail.at) }

  /// Who a peer is at this moment.
  public func caller(for peer: Peer) -> Caller { standing.authority.caller(for: peer) }

  /// Refuses with `denied` where the caller's role may not use the command, or not for the station that it names.
  public func checkPermission(_ request: Request, caller: Caller) throws(Refusal) {
    try Road.checkPermission(request, caller: caller)
  }

  /// Queues a changing request for the writer.
  public func change(
    _ request: Request, peer: Peer, progress: (@Sendable (_ done: Int, _ total: Int) -> Void)?,
    completion: @escaping @Sendable (ChangeOutcome) -> Void
  ) {
    if request.command.pin != nil { return changePIN(request, peer: peer, completion: completion) }
    submit(work(for: request, progress), peer, completion)
  }

  /// Queues work for the writer.
  func submit(_ work: WriteJob.Work, _ peer: Peer, _ completion: @escaping @Sendable (ChangeOutcome) -> Void) {
    writer.submit(WriteJob(work: work, peer: peer, completion: completion))
  }

  private func work(for request: Request, _ progress: (@Sendable (Int, Int) -> Void)?) -> WriteJob.Work {
    guard request.command.name == "rebuild" else { return .request(request, pin: nil, progress) }
    return .exclusive(request) { [self] in
      let tail = try rebuildNow(progress: progress)
      return Reply(fields: [Field("entries", .integer(tail.number)), Field("head", .text(tail.hash.description))])
    }
  }

  /// Queues a batch for the writer.
  public func commit(
    _ lines: [Request], key: String?, isDry: Bool, peer: Peer,
    progress: (@Sendable (_ done: Int, _ total: Int) -> Void)?, completion: @escaping @Sendable (ChangeOutcome) -> Void
  ) {
    let batch = Batch(lines: lines, key: key, isDry: isDry, progress: progress)
    writer.submit(WriteJob(work: .batch(batch), peer: peer, completion: completion))
  }

  /// Carries out a reading request beside the writer.
  public func read(
    _ request: Request, peer: Peer, progress: (@Sendable (_ done: Int, _ total: Int) -> Void)?,
    completion: @escaping @Sendable (Result<Reply, Refusal>) -> Void
  ) {
    switch request.command.name {
    case "verify": submit(request, peer, isLong: true, completion) { [self] in try verify(request, peer, progress) }
    case "backup": backUp(request, peer, progress, completion)
    case "backup list":
      submit(request, peer, completion) { [self] in
        try Road.checkPermission(request, caller: caller(for: peer))
        return try backups.list()
      }
    case "balance" where request.instant("at") == nil:
      submit(request, peer, completion) { [self] in try wallet(request, peer) }
    // They read as much as is asked of them, the notice for anybody: balances and lists are not kept waiting by them.
    case "notice", "report hours", "report inactive", "report limits", "report unusual", "report best":
      submit(request, peer, isLong: true, completion) { [self] in try answer(request, peer) }
    default: submit(request, peer, completion) { [self] in try answer(request, peer) }
    }
  }

  /// Gives a wallet that was read since the last commit; nothing else is at hand.
  public func answerAtHand(to request: Request) -> Reply? {
    guard request.command.name == "balance", request.instant("at") == nil,
      let number: MemberNumber = request.number("member")
    else { return nil }
    return standing.hotWallets.wallet(of: number, at: now)?.reply(for: number)
  }

  /// Reads a wallet and keeps it at hand.
  private func wallet(_ request: Request, _ peer: Peer) throws -> Reply {
    let mark = standing.hotWallets.mark(day: profile.calendar.dayAround(now))
    return try withReadContext(peer) { bank in
      try Road.checkPermission(request, caller: bank.caller)
      let number: MemberNumber = try request.neededNumber("member")
      let wallet = try HourDesk.wallet(of: number, bank)
      // Where midnight has come in between, it is the wallet of another day.
      if mark.holds(at: bank.now) {
        forcing.afterwards { [standing] in standing.hotWallets.keep(wallet, of: number, mark) }
      }
      return wallet.reply(for: number)
    }
  }

  private func submit(
    _ request: Request, _ peer: Peer, isLong: Bool = false,
    _ completion: @escaping @Sendable (Result<Reply, Refusal>) -> Void, _ work: @escaping @Sendable () throws -> Reply
  ) {
    readers.submit(isLong: isLong) { [self] in
      let result = attempt(Defects.Subject(request, peer), work)
      forcing.afterwards { completion(result) }
    }
  }

  /// A second backup is refused at once, and does not wait behind the first.
  private func backUp(
    _ request: Request, _ peer: Peer, _ progress: (@Sendable (_ done: Int, _ total: Int) -> Void)?,
    _ completion: @escaping @Sendable (Result<Reply, Refusal>) -> Void
  ) {
    do throws(Refusal) {
      try Road.checkPermission(request, caller: caller(for: peer))
      try backups.begin()
    } catch {
      return completion(.failure(error))
    }
    submit(request, peer, isLong: true, completion) { [self] in
      defer { backups.end() }
      let pause = StepPause()
      let isShuttingDown = { [standing] in if standing.isShuttingDown { throw Refusal.shuttingDown } }
      try isShuttingDown()
      defer { database.releaseMemory() }
      return try backups.make(
        pause: { [self] in try pause.wait(while: { isBusy }, giveUp: isShuttingDown) }, progress: progress)
    }
  }

  /// Whether requests are waiting or being carried out.
  var isBusy: Bool { writer.isBusy || readers.isBusy }

  /// Runs long work beside the requests.
  func checkInBackground(_ work: @escaping @Sendable () -> Void) {
    readers.submit(isLong: true, work)
  }

  /// The number of the newest durable entry.
  public var headNumber: Int64 { standing.tail.number }

  /// Calls back after every commit that journaled something.
  public func observeHead(_ observer: @escaping @Sendable (Int64) -> Void) -> HeadObservation {
    standing.observe(observer)
  }

  /// Reads journaled entries after a number that the caller may read.
  public func events(
    after: Int64, limit: Int, kinds: Set<EntryKind>?, peer: Peer,
    completion: @escaping @Sendable (Result<(events: [Reply.Row], through: Int64), Refusal>) -> Void
  ) {
    readers.submit(isLong: false) { [self] in
      let result = attempt(Defects.Subject(command: "watch", user: peer.user)) {
        try withReadContext(peer) { bank in
          let (end, isPastAll) = after.addingReportingOverflow(Int64(limit))
          let tail = try bank.books.tail().number
          let through = isPastAll ? tail : min(tail, end)
          let entries = try bank.books.entries(
            after: after, through: through, kinds: kinds, stations: JournalDesk.readable(bank.caller))
          return (events: entries.map { JournalDesk.row($0, bank) }, through: max(through, after))
        }
      }
      forcing.afterwards { completion(result) }
    }
  }

  private func answer(_ request: Request, _ peer: Peer) throws -> Reply {
    let (reply, look) = try withReadContext(peer) { bank in
      let reply = try Road.perform(request, in: bank)
      return (reply, Look(request, reply, bank.caller, at: bank.now))
    }
    if let look { try note(look) }
    return reply
  }

  /// Has the writer keep it with its next commit; nobody waits for that.
  private func note(_ look: Look) throws {
    let (isTaken, mustAnnounce) = accessLog.add(look)
    if mustAnnounce {
      let daemon = Peer(user: environment.ownUser, groups: [], userName: "", door: .administration)
      writer.submit(WriteJob(work: .looks, peer: daemon, completion: { _ in }))
    }
    guard isTaken else { throw Refusal.looksUnwritten(AccessLog.capacity) }
  }

  private func verify(
    _ request: Request, _ peer: Peer, _ progress: (@Sendable (Int, Int) -> Void)?
  ) throws -> Reply {
    try Road.checkPermission(request, caller: caller(for: peer))
    let tail = try check(request, progress)
    return Reply(fields: [
      Field("verdict", .text("clean")), Field("entries", .integer(tail.number)),
      Field("head", .text(tail.hash.description)),
      Field("heads", .integer(try database.read { try $0.publishedHeadCount() })),
    ])
  }

  /// Checks all, or from an entry on whose hash was published.
  private func check(_ request: Request, _ progress: ((Int, Int) -> Void)?) throws -> JournalTail {
    let published = try request.text("head").map { text throws(Refusal) in
      guard let digest = Digest(hex: text) else { throw .notAHash(text) }
      return digest
    }
    guard let since = request.integer("since") else {
      if published != nil { throw Refusal.missingParameter("since") }
      return try checkNow(progress: progress)
    }
    return try checkNow(since: since, published: published, progress: progress)
  }

  private func withReadContext<Value>(_ peer: Peer, _ body: (ReadContext) throws -> Value) throws -> Value {
    let caller = caller(for: peer)
    let now = now
    return try database.read { books in
      try body(
        ReadContext(
          books: books, profile: profile, rules: HeldRules { [profile] in try profile.shelf.rules(in: books) },
          ruleReader: environment.ruleReader, caller: caller, configured: standing.authority.configured,
          now: now, today: profile.calendar.date(of: now),
          serverVersion: environment.version, isReadOnly: standing.damage != nil || standing.heldRestore != nil,
          directory: environment.directory, identityKey: environment.identityKeys?.newest,
          bankKey: environment.identityKeys?.bankKey,
          upkeep: { [standing, database] in Upkeep(standing.health, database) }))
    }
  }

  func attempt<Value>(_ subject: Defects.Subject, _ body: () throws -> Value) -> Result<Value, Refusal> {
    do {
      return .success(try body())
    } catch {
      return .failure(Defects(environment).refusal(for: error, of: subject))
    }
  }
}

/// What keeps a bank from being opened.
public enum BankFault: Error, Sendable {
  /// The journal does not begin with a founding that can be read.
  case noFounding(String)
}
