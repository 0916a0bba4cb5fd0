public import Ledger
public import LineProtocol

/// What the server needs of a bank: who speaks, one request or batch carried out, and the journal as it grows.
///
/// Completions are called exactly once, on a thread of the bank's; they must not block.
public protocol BankService: AnyObject, Sendable {
  /// The bank's name, for the greeting.
  var name: String { get }

  /// Who a peer is at this moment.
  func caller(for peer: Peer) -> Caller

  /// Refuses with `denied` where the caller's role may not use the command, or not for the station that it names.
  func checkPermission(_ request: Request, caller: Caller) throws(Refusal)

  /// Carries out a changing request: queued for the writer, answered after the commit that makes it durable.
  ///
  /// Requests take effect in the order of the calls. Permission is checked again when its turn comes.
  ///
  /// - Parameter progress: Called now and then by long work, where the request says `progress=true`.
  func change(
    _ request: Request, peer: Peer, progress: (@Sendable (_ done: Int, _ total: Int) -> Void)?,
    completion: @escaping @Sendable (ChangeOutcome) -> Void)

  /// Checks the number and the PIN of a member at a kiosk; the connection then speaks with `Peer.member` set.
  ///
  /// Refused with `wrong-pin`, `locked`, `busy`, `read-only`, `wrong-state` where somebody is logged in already, and with
  /// `denied` where the peer is no kiosk.
  func login(_ request: Request, peer: Peer, completion: @escaping @Sendable (Result<Reply, Refusal>) -> Void)

  /// Carries out a batch in one transaction, reads among it included: all of it or nothing.
  ///
  /// - Parameters:
  ///   - lines: The requests in order; their line numbers count from 1.
  ///   - key: The idempotency key of the whole batch, where `commit` had one.
  ///   - isDry: Whether everything is rolled back in the end and the reply marked `dry=true`.
  ///   - progress: Called now and then with the lines done so far and all of them, where `commit` asked for it.
  func commit(
    _ lines: [Request], key: String?, isDry: Bool, peer: Peer,
    progress: (@Sendable (_ done: Int, _ total: Int) -> Void)?, completion: @escaping @Sendable (ChangeOutcome) -> Void)

  /// Carries out a reading request on what is durable now.
  ///
  /// - Parameter progress: Called now and then by long work, where the request says `progress=true`.
  func read(
    _ request: Request, peer: Peer, progress: (@Sendable (_ done: Int, _ total: Int) -> Void)?,
    completion: @escaping @Sendable (Result<Reply, Refusal>) -> Void)

  /// The answer to a reading request that can be given on the spot, on what is durable now; nil where `read` has to be
  /// asked. Whoever asks has checked the permission.
  func answerAtHand(to request: Request) -> Reply?

  /// The number of the newest durable entry; 0 before the first.
  var headNumber: Int64 { get }

  /// Calls back after every commit that journaled something, with the new ``headNumber``.
  func observeHead(_ observer: @escaping @Sendable (Int64) -> Void) -> HeadObservation

  /// How the bank is now.
  var health: BankHealth { get }

  /// Calls back when the books were proved, found damaged or rebuilt, or a backup was made; not for every commit.
  func observeHealth(_ observer: @escaping @Sendable (BankHealth) -> Void) -> HeadObservation

  /// Sends an empty job the way of every change and calls back when the writer has answered it; journals nothing.
  ///
  /// Not called back where the writer hangs, or where a commit's outcome is unknown and the daemon must end.
  func roundTrip(completion: @escaping @Sendable () -> Void)

  /// Has the writer journal what is due because time has gone by; returns at once.
  ///
  /// Called now and then; every change sees to it too.
  func passTime()

  /// A number that grows whenever the writer gets on, within long work too.
  var writerSteps: UInt64 { get }

  /// Reads journaled entries after a number that the caller may read, oldest first.
  ///
  /// - Parameters:
  ///   - after: The number of the last entry already seen.
  ///   - limit: The most entries to look at.
  ///   - kinds: Only these kinds; nil for all.
  /// - Returns: The events, and the number up to which the journal was looked at.
  func events(
    after: Int64, limit: Int, kinds: Set<EntryKind>?, peer: Peer,
    completion: @escaping @Sendable (Result<(events: [Reply.Row], through: Int64), Refusal>) -> Void)
}

/// How a changing request ended.
public enum ChangeOutcome: Sendable {
  /// Durable, or rolled back as asked by `dry=true`; the reply's fields say `replayed=true` or `dry=true` themselves.
  case done(Reply)
  /// Refused; nothing has changed.
  case refused(Refusal)
  /// The disk failed in the very commit: nobody knows the outcome. The server answers nothing, says
  /// `BYE reason=storage`, and the daemon stops with an error.
  case unknown
}

/// Ends an observation of the head or of the health when cancelled.
public struct HeadObservation: Sendable {
  private let onCancel: @Sendable () -> Void

  /// Makes an observation that ends by calling a closure.
  public init(onCancel: @escaping @Sendable () -> Void) {
    self.onCancel = onCancel
  }

  /// Stops the callbacks.
  public func cancel() { onCancel() }
}
