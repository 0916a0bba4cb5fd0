import DaemonLog
import Dispatch
import Ledger
import LineProtocol
import Logging
import Store
import Synchronization

/// Several requests that are carried out in one transaction, all or nothing.
struct Batch: Sendable {
  let lines: [Request]
  let key: String?
  let isDry: Bool
  let progress: (@Sendable (_ done: Int, _ total: Int) -> Void)?

  /// The whole batch as one request, for each of the bank's keys; see ``Request/canonicals(_:)``.
  func canonicals(_ keys: IdentityKeys?) -> [String] {
    let lines = lines.map { $0.canonicals(keys) }
    let count = lines.map(\.count).max() ?? 1
    return (0..<count).map { index in
      "commit\n" + lines.map { $0.count > index ? $0[index] : $0[0] }.joined(separator: "\n")
    }
  }
}

/// One thing for the writer to do, and whom to tell.
struct WriteJob: Sendable {
  enum Work: Sendable {
    case request(Request, pin: HashedPIN?, (@Sendable (_ done: Int, _ total: Int) -> Void)?)
    case batch(Batch)
    /// Work on the whole database, outside a commit.
    case exclusive(Request, @Sendable () throws -> Reply)
    /// Notes what has become of a member's attempts to log in; journals nothing.
    case pinTried(MemberNumber, wrong: Int, lockedUntil: Instant?)
    /// Notes who looked at whose data; the queue has it from ``AccessLog``.
    case looks
    /// Nothing but an answer, to see that the writer lives.
    case roundTrip

    var isExclusive: Bool {
      if case .exclusive = self { true } else { false }
    }

    /// Whether it is done in no time: one request of somebody who waits for it.
    var isShort: Bool {
      switch self {
      case .request(let request, _, _): !request.command.tellsProgress
      case .pinTried, .looks, .roundTrip: true
      case .batch, .exclusive: false
      }
    }
  }

  let work: Work
  let peer: Peer
  let completion: @Sendable (ChangeOutcome) -> Void

  /// What a log message says of the job, where something goes wrong with it.
  var subject: Defects.Subject {
    switch work {
    case .request(let request, _, _), .exclusive(let request, _): Defects.Subject(request, peer)
    case .batch: Defects.Subject(command: "commit", user: peer.user)
    case .pinTried: Defects.Subject(command: "login", user: peer.user)
    case .roundTrip, .looks: Defects.Subject(command: nil, user: nil)
    }
  }
}

/// A group of jobs while it is carried out.
private struct OpenGroup {
  var jobs: [WriteJob]
  /// Whether nobody may join it.
  let isAlone: Bool
  /// Whether the next group is carried out while this one is forced to disk.
  let isForcedBeside: Bool
  /// Who looked at whose data since the last commit.
  let looks: [Look]
  /// The last day for which everything due has happened.
  var passedDay: LocalDate?
  var outcomes: [ChangeOutcome] = []
  var effects = CommitEffects()
  /// Whether its commit is about to be readable, and may not be on disk.
  var hasBegun = false

  /// The jobs as they are carried out anew after the group has failed: the one that failed by itself, or each by itself where
  /// the end of the commit did.
  var parts: [[WriteJob]] {
    let failed = outcomes.count
    guard failed < jobs.count else { return jobs.map { [$0] } }
    return [Array(jobs[..<failed]), [jobs[failed]], Array(jobs[(failed + 1)...])].filter { !$0.isEmpty }
  }
}

/// A group of jobs whose commit is readable, and what there is to tell of it.
private struct CommittedGroup: Sendable {
  let jobs: [WriteJob]
  let outcomes: [ChangeOutcome]
  let tail: JournalTail
  let effects: CommitEffects

  /// Tells everybody the outcome.
  func complete() {
    for (job, outcome) in zip(jobs, outcomes) { job.completion(outcome) }
  }
}

/// Group commit: one writer takes what has queued up, makes it durable in one commit, and answers only then.
///
/// Refusals and replays wait for the commit too, since they rest on uncommitted neighbours. While one commit waits for
/// the disk the next group gathers and is carried out, so that the more clients there are, the fewer commits each costs.
final class WriteQueue: Sendable {
  /// The most requests of one commit; bounds how long the first of them waits for its answer.
  private static let largestGroup = 256
  /// How many commits, or entries, there are between two looks at the size of the log.
  private static let commitsPerLook = 16
  private static let entriesPerLook: Int64 = 1000

  private struct State {
    var jobs: [WriteJob] = []
    var isRunning = false
    var isStopped = false
  }

  private let state = Mutex(State())
  /// The end of the journal; touched on `queue` alone.
  private let tail: Mutex<JournalTail>
  /// The last day for which everything due has happened; touched on `queue` alone.
  private let passedDay = Mutex<LocalDate?>(nil)
  /// Whether the database's log may still hold somebody who was erased; touched on `queue` alone.
  private let owesTruncation = Mutex(false)
  /// The commits since the last look at the size of the log, and the newest entry then; touched on `queue` alone.
  private let lastLook = Mutex<(commits: Int, entry: Int64)>((0, 0))
  /// Whether the last group was one of several requests; touched on `queue` alone.
  private let sharesDisk = Mutex(false)
  private let forcing: LogForcing
  private let queue = DispatchQueue(label: "timebank.write", qos: .userInitiated)
  private let database: LedgerDatabase
  private let environment: BankEnvironment
  private let standing: BankStanding
  private let clerk: Clerk
  private let ballotKeys: BallotKeyFiles
  private let accessLog: AccessLog

  init(
    database: LedgerDatabase, profile: BankProfile, environment: BankEnvironment, standing: BankStanding,
    tail: JournalTail, accessLog: AccessLog, forcing: LogForcing
  ) {
    self.database = database
    self.environment = environment
    self.standing = standing
    self.tail = Mutex(tail)
    self.accessLog = accessLog
    self.forcing = forcing
    ballotKeys = BallotKeyFiles(beside: database.path)
    clerk = Clerk(
      profile: profile, environment: environment, standing: standing, database: database,
      clockGuard: ClockGuard(wall: environment.clock, boot: environment.bootClock), ballotKeys: ballotKeys)
  }

  /// Queues a job; jobs take effect in the order of the calls.
  func submit(_ job: WriteJob) {
    let (mayStart, isStopped) = state.withLock { state -> (Bool, Bool) in
      guard !state.isStopped else { return (false, true) }
      state.jobs.append(job)
      guard !state.isRunning else { return (false, false) }
      state.isRunning = true
      return (true, false)
    }
    if isStopped { job.completion(.refused(.shuttingDown)) }
    if mayStart { queue.async { self.drain() } }
  }

  /// Whether a day has begun for which nothing that is due has happened yet.
  func isDue(on day: LocalDate) -> Bool { passedDay.withLock { $0 }.map { $0 < day } ?? true }

  /// Looks at the clock, and says whether what is due by it may be carried out.
  func clockIsTrusted() -> Bool { clerk.clockIsTrusted() }

  /// Whether jobs are waiting or being carried out.
  var isBusy: Bool { state.withLock { $0.isRunning } }

  /// Finishes what has been queued and takes nothing more.
  func stop() {
    state.withLock { $0.isStopped = true }
    queue.sync {}
    forcing.finish()
  }

  private func drain() {
    while let group = takeGroup() {
      if let job = group.first, case .exclusive(let request, let body) = job.work {
        carryOut(job, request, body)
      } else {
        commit(group)
      }
    }
  }

  private func carryOut(_ job: WriteJob, _ request: Request, _ body: () throws -> Reply) {
    do {
      forcing.wait()
      try forcing.requireNoFailure()
      try Road.checkPermission(request, caller: standing.authority.caller(for: job.peer))
      if request.isDry { throw Refusal.neverDry(request.command.name) }
      let reply = try body()
      let fresh = try database.readTail()
      tail.withLock { $0 = fresh }
      let tellWatchers = standing.publish(fresh, grants: try database.read { try $0.grants() })
      job.completion(.done(reply))
      tellWatchers()
    } catch StoreError.outcomeUnknown(let reason) {
      giveUp([job], reason: reason)
    } catch {
      job.completion(.refused(Defects(environment).refusal(for: error, of: job.subject)))
    }
  }

  private func takeGroup() -> [WriteJob]? {
    state.withLock { state in
      guard !state.jobs.isEmpty else {
        state.isRunning = false
        return nil
      }
      let isExclusive = state.jobs.first?.work.isExclusive ?? false
      let group =
        isExclusive
        ? Array(state.jobs.prefix(1))
        : Array(state.jobs.prefix(WriteQueue.largestGroup).prefix { !$0.work.isExclusive })
      state.jobs.removeFirst(group.count)
      return group
    }
  }

  /// What has queued up while a group was carried out, which then shares its commit; nothing that may take long, since
  /// the group's answers would wait for it.
  private func takeLatecomers(to group: [WriteJob]) -> ArraySlice<WriteJob> {
    state.withLock { state in
      let room = max(0, WriteQueue.largestGroup - group.count)
      let taken = state.jobs.prefix(room).prefix { $0.work.isShort }
      state.jobs.removeFirst(taken.count)
      return taken
    }
  }

  /// Carries out a group in one commit and has it answered once that is on disk.
  ///
  /// - Parameter isAlone: Whether nobody may join the group.
  private func commit(_ jobs: [WriteJob], isAlone: Bool = false) {
    var group = open(jobs, isAlone: isAlone)
    do {
      let after = try commit(&group)
      tail.withLock { $0 = after }
      passedDay.withLock { $0 = group.passedDay }
      let committed = CommittedGroup(jobs: group.jobs, outcomes: group.outcomes, tail: after, effects: group.effects)
      if group.isForcedBeside, group.effects.isNone, !owesTruncation.withLock({ $0 }) {
        forceBeside(committed)
      } else {
        if group.isForcedBeside { try force(after) }
        answer(committed)
      }
      watchLog(at: after.number)
    } catch {
      accessLog.putBack(group.looks)
      recover(group, from: error)
    }
  }

  private func open(_ jobs: [WriteJob], isAlone: Bool) -> OpenGroup {
    // A request that nobody else follows would gain nothing by being forced beside the writer.
    let isForcedBeside = sharesDisk.withLock { last in
      defer { last = jobs.count > 1 }
      return last || jobs.count > 1
    }
    return OpenGroup(
      jobs: jobs, isAlone: isAlone, isForcedBeside: isForcedBeside, looks: accessLog.take(),
      passedDay: passedDay.withLock { $0 })
  }

  private func commit(_ group: inout OpenGroup) throws -> JournalTail {
    let commit = group.isForcedBeside ? database.commitUnforced : database.commit
    let salt = { self.environment.randomness.bytes(SealedText.saltByteCount) }
    return try commit(tail.withLock { $0 }, environment.clock.now, salt) { transaction in
      try carryOut(&group, in: transaction)
    }
  }

  private func carryOut(_ group: inout OpenGroup, in transaction: JournalTransaction) throws {
    var desk = clerk.desk(for: transaction)
    group.passedDay = try desk.passTime(since: group.passedDay)
    try desk.note(group.looks)
    group.outcomes.reserveCapacity(group.jobs.count)
    while group.outcomes.count < group.jobs.count {
      group.outcomes.append(try desk.carryOut(group.jobs[group.outcomes.count]))
      guard group.outcomes.count == group.jobs.count else { continue }
      // As long as the disk is busy there is time for those who have come meanwhile.
      if forcing.wait(), !group.isAlone { group.jobs += takeLatecomers(to: group.jobs) }
    }
    try forcing.requireNoFailure()
    group.effects = desk.effects
    guard group.isForcedBeside else { return }
    forcing.begin()
    group.hasBegun = true
  }

  /// Has a commit forced to disk while the writer goes on, then answered.
  private func forceBeside(_ group: CommittedGroup) {
    forcing.force {
      try self.database.forceLog(through: group.tail)
    } publish: { result in
      if case .failure(let error) = result {
        return { self.giveUp(group.jobs, reason: Defects.description(of: error)) }
      }
      let tellWatchers = self.standing.publish(group.tail, grants: nil)
      return {
        group.complete()
        tellWatchers()
      }
    }
  }

  /// Waits for the disk before what the commit has changed beside the books takes effect.
  private func force(_ tail: JournalTail) throws {
    try database.forceLog(through: tail)
    forcing.end()
  }

  private func answer(_ group: CommittedGroup) {
    let tellWatchers = standing.publish(group.tail, grants: group.effects.grants)
    if group.effects.hasConfirmedRestore { endRestore() }
    destroy(group.effects.endedBallots)
    if group.effects.hasErased || owesTruncation.withLock({ $0 }) { truncateLog() }
    group.complete()
    tellWatchers()
  }

  /// Warns of a log that has grown, since somebody reads for so long that nothing of it can be given back; looks at it
  /// now and then only, since each look asks the file system.
  private func watchLog(at entry: Int64) {
    let isTime = lastLook.withLock { last in
      last.commits += 1
      guard last.commits >= WriteQueue.commitsPerLook || entry - last.entry >= WriteQueue.entriesPerLook else {
        return false
      }
      last = (0, entry)
      return true
    }
    guard isTime else { return }
    let bytes = database.logByteCount
    guard bytes > environment.largeLogBytes,
      environment.largeLogQuota.take(seconds: environment.clock.now.milliseconds / 1000) != nil
    else { return }
    environment.logger.report(.logGrown, [.bytes: "\(bytes)"])
  }

  /// The journal knows that somebody vouched for the books; the note beside them has had its day.
  private func endRestore() {
    standing.setRestore(nil)
    RestoreNote.remove(of: database.path)
  }

  /// What was sealed to them is counted, or never will be; a key that stays is destroyed at the next start.
  func destroy(_ keys: [BallotKey]) {
    for key in keys {
      do {
        try ballotKeys.destroy(key)
      } catch {
        environment.logger.report(.ballotKeyKept, [.file: ballotKeys.path(of: key)])
      }
    }
  }

  /// Destroys the keys beside the database but those of open ballots.
  func destroyKeys(but kept: [BallotKey]) {
    for file in ballotKeys.destroyAll(but: kept) { environment.logger.report(.ballotKeyKept, [.file: file]) }
  }

  /// Takes nothing more, tells nobody an outcome, and has the daemon end: nobody knows what is on the disk.
  func giveUp(_ group: [WriteJob] = [], reason: String) {
    environment.logger.report(.outcomeUnknown, [.reason: reason])
    let abandoned = state.withLock { state in
      state.isStopped = true
      defer { state.jobs = [] }
      return state.jobs
    }
    // Also where nobody had asked for the commit: what is due by time, a check that notes its end.
    standing.noteStorageFailure()
    for job in group + abandoned { job.completion(.unknown) }
  }

  /// Tried again after the next commit where a reader still needs the log.
  private func truncateLog() {
    let isDone = (try? database.truncateLog()) ?? false
    owesTruncation.withLock { $0 = !isDone }
  }

  /// A commit that failed has changed nothing, unless nobody knows; then nobody is told anything.
  private func recover(_ group: OpenGroup, from error: any Error) {
    if case StoreError.outcomeUnknown(let reason) = error { return giveUp(group.jobs, reason: reason) }
    if group.hasBegun { forcing.end() }
    // Neighbours of a job that cannot be carried out shall not suffer for it.
    guard group.jobs.count == 1, let job = group.jobs.first else {
      for part in group.parts {
        // Nothing is committed after a part of which nobody knows whether it is on disk.
        guard !standing.health.storageHasFailed else {
          for job in part { job.completion(.unknown) }
          continue
        }
        commit(part, isAlone: true)
      }
      return
    }
    if case StoreError.damaged(let damage) = error {
      standing.setDamage(damage)
      DamageAlarm(database: database, logger: environment.logger).raise(damage)
    }
    job.completion(.refused(Defects(environment).refusal(for: error, of: job.subject)))
  }
}
