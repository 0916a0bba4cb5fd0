import DaemonLog
import Ledger
import LineProtocol
import Logging
import Rules
import Store

/// A refusal that came after the first write of its request; the commit that it stood in must not happen.
///
/// It is rare. A sheet that is broken off while it is posted relies on it, since a savepoint around so many rows is dear.
struct LateRefusal: Error {
  let refusal: Refusal
}

/// What a commit changes beside the books, which must not happen before it is on disk.
struct CommitEffects: Sendable {
  /// The roles after it, where a job has changed them.
  var grants: [RoleGrant]?
  /// Whether stars, services or redeeming follow other rules from now on.
  var hasChangedRules = false
  /// Whether somebody has vouched for restored books.
  var hasConfirmedRestore = false
  /// Whether somebody was erased, or sealed choices were, which the log of the database must not keep.
  var hasErased = false
  /// The keys of ballots that end with it.
  var endedBallots: [BallotKey] = []

  /// Whether the books are all that it changes.
  var isNone: Bool {
    grants == nil && !hasChangedRules && !hasConfirmedRestore && !hasErased && endedBallots.isEmpty
  }
}

/// Carries out the writer's jobs within one commit.
struct Clerk: Sendable {
  let profile: BankProfile
  let environment: BankEnvironment
  let standing: BankStanding
  let database: LedgerDatabase
  let clockGuard: ClockGuard
  let ballotKeys: BallotKeyFiles

  /// Looks at the clock; a leap is told loudly, once.
  func clockIsTrusted() -> Bool {
    let leap = clockGuard.leapSeconds()
    if standing.setClockLeap(leap) {
      environment.logger.report(leap == nil ? .clockTrusted : .clockLeapt, leap.map { [.seconds: "\($0)"] } ?? [:])
    }
    return leap == nil
  }

  func desk(for transaction: JournalTransaction) -> Desk {
    Desk(clerk: self, transaction: transaction, authority: standing.authority)
  }

  /// The state of one commit: roles may change in the middle of it.
  struct Desk {
    let clerk: Clerk
    let transaction: JournalTransaction
    var authority: Authority
    /// What this commit changes beside the books.
    private(set) var effects = CommitEffects()
    private var rules: HeldRules
    /// The day of this commit.
    private let today: LocalDate

    init(clerk: Clerk, transaction: JournalTransaction, authority: Authority) {
      self.clerk = clerk
      self.transaction = transaction
      self.authority = authority
      today = clerk.profile.calendar.date(of: transaction.now)
      rules = HeldRules { try clerk.profile.shelf.rules(in: transaction.books) }
    }

    /// Journals what is due because time has gone by, once a day.
    ///
    /// What cannot be done is logged and left to the next day or start: it must not keep requests from being answered.
    ///
    /// - Parameter last: The last day for which it is known to be done.
    /// - Returns: The day for which it is done with this commit.
    func passTime(since last: LocalDate?) throws -> LocalDate? {
      if let last, last >= today { return last }
      guard clerk.standing.damage == nil, clerk.standing.heldRestore == nil, clerk.clockIsTrusted() else { return last }
      do {
        let count = try transaction.allOrNothing { try TimePassing(daemonContext()).run() }
        try forgetOldLooks()
        if count > 0 { clerk.environment.logger.report(.timePassed, [.entries: "\(count)"]) }
        return count < TimePassing.largestStep ? today : last
      } catch let error as StoreError {
        throw error
      } catch {
        clerk.environment.logger.report(.timeNotPassed, [.reason: Defects.description(of: error)])
        return today
      }
    }

    /// Keeps who looked at whose data since the last commit.
    func note(_ looks: [Look]) throws {
      // Damaged books are left as they are.
      guard clerk.standing.damage == nil else { return }
      try transaction.note(looks)
    }

    private func forgetOldLooks() throws {
      let age = Int64(clerk.environment.accessLogDays) * 86_400_000
      try transaction.forgetLooks(before: Instant(milliseconds: transaction.now.milliseconds - age))
    }

    /// Carries out a job; a refusal is an outcome, anything else that is thrown fails the commit.
    ///
    /// - Throws: ``LateRefusal`` where a refusal came after entries were written, which only the commit's end can undo.
    mutating func carryOut(_ job: WriteJob) throws -> ChangeOutcome {
      let before = transaction.tail.number
      _ = clerk.standing.takeStep()
      do {
        switch job.work {
        case .roundTrip, .looks: return .done(Reply())
        case .request(let request, let pin, let progress):
          return .done(try carryOut(request, job.peer, pin, progress))
        case .pinTried(let member, let wrong, let until):
          try refuseWhereReadOnly()
          try transaction.noteWrongPINs(wrong, lockedUntil: until, of: member)
          return .done(Reply())
        case .batch(let batch): return .done(try carryOut(batch, job.peer))
        case .exclusive(let request, _): throw Refusal.notInBatch(request.command.name)
        }
      } catch let refusal as Refusal where refusal.code != .internal {
        guard transaction.tail.number == before else { throw LateRefusal(refusal: refusal) }
        return .refused(refusal)
      }
    }

    private mutating func carryOut(
      _ request: Request, _ peer: Peer, _ pin: HashedPIN?, _ progress: ((_ done: Int, _ total: Int) -> Void)?
    ) throws -> Reply {
      try refuseWhereReadOnly(but: request.command.name)
      let reply = try Road.perform(request, in: context(peer, key: request.key, pin: pin, progress: progress))
      try noteChange(by: request, reply)
      return reply
    }

    private mutating func carryOut(_ batch: Batch, _ peer: Peer) throws -> Reply {
      try refuseWhereReadOnly()
      let before = (authority, effects, rules)
      do {
        if batch.isDry {
          var reply = try transaction.tentatively { try lines(of: batch, peer) }
          (authority, effects, rules) = before
          reply.fields.append(Field("dry", .flag(true)))
          return reply
        }
        guard let key = batch.key else { return try transaction.allOrNothing { try lines(of: batch, peer) } }
        let ring = KeyRing(context(peer, key: key))
        let canonicals = batch.canonicals(clerk.environment.identityKeys)
        return try transaction.allOrNothing { try ring.once(key, canonicals) { try lines(of: batch, peer) } }
      } catch {
        (authority, effects, rules) = before
        throw error
      }
    }

    private mutating func lines(of batch: Batch, _ peer: Peer) throws -> Reply {
      var rows: [Reply.Row] = []
      for (index, request) in batch.lines.enumerated() {
        if clerk.standing.takeStep() { throw Refusal.shuttingDown }
        let reply: Reply
        do {
          reply = try line(request, peer)
        } catch let refusal as Refusal where refusal.code != .internal {
          throw Refusal.batch(line: index + 1, refusal)
        }
        let number = Field("line", .integer(Int64(index + 1)))
        let shown = reply.rows ?? (reply.fields.isEmpty ? [] : [reply.fields])
        rows += shown.map { [number] + $0 }
        if (index + 1).isMultiple(of: 100) { batch.progress?(index + 1, batch.lines.count) }
      }
      return Reply(rows: rows, fields: [Field("lines", .integer(Int64(batch.lines.count)))])
    }

    private mutating func line(_ request: Request, _ peer: Peer) throws -> Reply {
      guard Road.leads(request.command.name), request.command.pin == nil, !request.command.standsAlone else {
        throw Refusal.notInBatch(request.command.name)
      }
      guard request.command.effect == .change else {
        let caller = authority.caller(for: peer)
        let reply = try Road.perform(request, in: readContext(caller))
        if let look = Look(request, reply, caller, at: transaction.now) { try transaction.note([look]) }
        return reply
      }
      let reply = try Road.perform(request, in: context(peer, key: request.key))
      try noteChange(by: request, reply)
      return reply
    }

    /// Sees to it that the requests that follow know of new roles and rules.
    private mutating func noteChange(by request: Request, _ reply: Reply) throws {
      guard !request.isDry else { return }
      if request.command.name == "member erase" { effects.hasErased = true }
      if ["ballot close", "ballot void"].contains(request.command.name) {
        effects.hasErased = true
        let key = try request.code("ballot").flatMap { try transaction.books.ballot($0)?.key }
        effects.endedBallots += key.map { [$0] } ?? []
      }
      if request.command.name.hasPrefix("operator ") || request.command.name == "member merge" { try readGrantsAnew() }
      if request.command.name == "clock confirm", !reply.fields.contains(where: { $0.name == "replayed" }) {
        clerk.clockGuard.vouch()
        _ = clerk.clockIsTrusted()
      }
      if request.command.name == "restore confirm", !reply.fields.contains(where: { $0.name == "replayed" }) {
        effects.hasConfirmedRestore = true
      }
      guard ["policy set", "stars assess", "approval confirm"].contains(request.command.name) else { return }
      effects.hasChangedRules = true
      // What is not durable yet stays off the shelf, where questions would find it.
      let books = transaction.books
      rules = HeldRules { try BankRules.read(from: books) }
    }

    private mutating func readGrantsAnew() throws {
      let grants = try transaction.books.grants()
      authority.replaceGrants(grants)
      effects.grants = grants
    }

    /// - Parameter command: The command, where it is asked for alone: one ends the waiting of restored books.
    private func refuseWhereReadOnly(but command: String? = nil) throws {
      if let damage = clerk.standing.damage { throw Refusal.readOnly(damage) }
      if let restore = clerk.standing.heldRestore, command != "restore confirm" {
        throw Refusal.restoreWaits(restore)
      }
    }

    private func readContext(_ caller: Caller) -> ReadContext {
      ReadContext(
        books: transaction.books, profile: clerk.profile, rules: rules,
        ruleReader: clerk.environment.ruleReader, caller: caller,
        configured: authority.configured, now: transaction.now, today: today,
        serverVersion: clerk.environment.version, isReadOnly: false,
        directory: clerk.environment.directory, identityKey: clerk.environment.identityKeys?.newest,
        bankKey: clerk.environment.identityKeys?.bankKey,
        upkeep: { [clerk] in Upkeep(clerk.standing.health, clerk.database) })
    }

    private func context(
      _ peer: Peer, key: String?, pin: HashedPIN? = nil, progress: ((_ done: Int, _ total: Int) -> Void)? = nil
    ) -> ChangeContext {
      let caller = authority.caller(for: peer)
      return changeContext(caller, caller.actor, key: key, pin: pin, progress: progress)
    }

    /// What the daemon does by itself, because time has gone by.
    private func daemonContext() -> ChangeContext {
      let daemon = Caller(user: 0, userName: "daemon", role: .daemon, stations: [], ownMember: nil)
      return changeContext(daemon, .daemon, key: nil, pin: nil, progress: nil)
    }

    private func changeContext(
      _ caller: Caller, _ actor: Actor, key: String?, pin: HashedPIN?, progress: ((_ done: Int, _ total: Int) -> Void)?
    ) -> ChangeContext {
      ChangeContext(
        read: readContext(caller), actor: actor, transaction: transaction, randomness: clerk.environment.randomness,
        directory: clerk.environment.directory, ballotKeys: clerk.ballotKeys, restore: clerk.standing.restore,
        ownUser: clerk.environment.ownUser, key: key, identityKeys: clerk.environment.identityKeys, pin: pin,
        isInterrupted: { clerk.standing.takeStep() },
        progress: progress)
    }
  }
}
