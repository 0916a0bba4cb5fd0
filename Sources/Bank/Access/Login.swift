import DaemonLog
import Dispatch
import Ledger
public import LineProtocol
import Logging
import Rules
import Store
import Synchronization

extension LedgerBank {
  /// Checks a member's PIN; one at a time, off the writer and the event loops.
  ///
  /// Says as little as possible of why not: there may be no such member, one who has left, or one without a PIN. How often
  /// a PIN was wrong is durable before the answer.
  public func login(
    _ request: Request, peer: Peer, completion: @escaping @Sendable (Result<Reply, Refusal>) -> Void
  ) {
    let isTaken = pins.submit { [self] in
      completion(attempt(Defects.Subject(request, peer)) { try login(request, peer) })
    }
    if !isTaken { completion(.failure(.pinsBusy)) }
  }

  private func login(_ request: Request, _ peer: Peer) throws -> Reply {
    if standing.isShuttingDown { throw Refusal.shuttingDown }
    let caller = caller(for: peer)
    try Road.checkPermission(request, caller: caller)
    if let member = caller.loggedIn { throw Refusal.loggedInAlready(member) }
    if let damage = standing.damage { throw Refusal.readOnly(damage) }
    if let restore = standing.heldRestore { throw Refusal.restoreWaits(restore) }
    let number: MemberNumber = try request.neededNumber("member")
    let (member, known) = try database.read { (try $0.member(number), try $0.pin(of: number)) }
    let now = now
    if let until = known?.lockedUntil, PINLock.isLocked(until: until, now: now) {
      throw Refusal.pinLocked(number, until: profile.calendar.rfc3339(until))
    }
    let isRight = try isRight(try request.neededText("pin"), known?.pin)
    if let known { try note(isRight, known, of: number, now: now, peer) }
    guard isRight, let member, member.closed == nil else {
      environment.logger.report(.wrongPIN, [.member: "\(number)", .user: "\(peer.user)"])
      throw Refusal.wrongPIN(number)
    }
    return Reply(fields: [Field("member", .number(number)), Field("name", .text(member.person.name))])
  }

  /// Takes as long where there is no PIN, so that a clock tells nobody whether there is one.
  private func isRight(_ pin: String, _ stored: StoredPIN?) throws -> Bool {
    if let stored { return try hashing.matches(pin, stored) }
    _ = try hashing.hash(pin, cost: pinCost)
    return false
  }

  private func note(
    _ isRight: Bool, _ known: PINStanding, of member: MemberNumber, now: Instant, _ peer: Peer
  ) throws {
    if isRight, known.wrong == 0, known.lockedUntil == nil { return }
    let (wrong, until) = isRight ? (0, nil) : PINLock.afterWrong(known.wrong, now: now)
    let noted = DispatchSemaphore(value: 0)
    let refusal = Mutex<Refusal?>(nil)
    // Waits on the queue for PINs, never on the writer's or an event loop: the next PIN must not be judged by what was
    // known before this one.
    submit(.pinTried(member, wrong: wrong, lockedUntil: until), peer) { outcome in
      switch outcome {
      case .done: break
      case .refused(let why): refusal.withLock { $0 = why }
      case .unknown: refusal.withLock { $0 = .shuttingDown }
      }
      noted.signal()
    }
    noted.wait()
    if let refusal = refusal.withLock({ $0 }) { throw refusal }
    if until != nil { environment.logger.report(.memberLocked, [.member: "\(member)", .user: "\(peer.user)"]) }
  }

  /// Hashes the PIN of a change, then sends it the way of every change.
  func changePIN(_ request: Request, peer: Peer, completion: @escaping @Sendable (ChangeOutcome) -> Void) {
    do throws(Refusal) {
      try Road.checkPermission(request, caller: caller(for: peer))
    } catch {
      return completion(.refused(error))
    }
    let isTaken = pins.submit { [self] in
      switch attempt(Defects.Subject(request, peer), { try hashed(request, peer) }) {
      case .success(let pin): submit(.request(request, pin: pin, nil), peer, completion)
      case .failure(let refusal): completion(.refused(refusal))
      }
    }
    if !isTaken { completion(.refused(.pinsBusy)) }
  }

  private func hashed(_ request: Request, _ peer: Peer) throws -> HashedPIN {
    if standing.isShuttingDown { throw Refusal.shuttingDown }
    let pin = try request.neededText("pin")
    return HashedPIN(
      stored: try hashing.hash(pin, cost: pinCost),
      mark: try request.key.map { try hashing.mark(pin, key: $0, user: peer.user, cost: pinCost) })
  }

  private var hashing: PINHashing { PINHashing(randomness: environment.randomness) }
}
