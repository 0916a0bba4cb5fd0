import Bank
import Ledger
import LineProtocol
import NIOCore

/// One connection's conversation: requests in, replies out, in order; confined to the event loop.
///
/// Changes are handed to the bank at once, one after another, so that one group commit can carry many of a connection.
/// Everything else waits until all earlier changes are answered and holds up what comes later: a read sees every
/// earlier change of its connection and none sent later.
final class Session {
  /// How far the conversation has come; moves forward only.
  enum Phase: Equatable {
    /// Requests are taken.
    case open
    /// No more requests are taken; what is under way will be answered.
    case ending(reason: String)
    /// `BYE` has been written.
    case over
  }

  /// A request that waits for the changes before it.
  struct Waiting {
    let request: Request
    let tag: String?
    let byteCount: Int
  }

  let environment: SessionEnvironment
  /// Who speaks; changed by `login` and `logout`, between requests only.
  private(set) var peer: Peer
  /// Where the bank's answers are sent; set while the connection is open.
  var address: Mailbox.Address?

  /// Changed by ``pump(isWritable:)`` and the ways to end.
  private(set) var phase = Phase.open
  /// Bytes for the client; the handler takes them.
  var output: [UInt8] = []
  /// Set by `hello`; every request keeps the one of its time.
  var encoder: ReplyEncoder
  /// Requests under way.
  var replies = ReplyQueue()
  /// The batch between `begin` and `commit`.
  var batch: Batch?
  /// Ends the batch's time.
  var batchTimer: Scheduled<Void>?
  /// Set by `watch`.
  var watch: Watch?
  var lastWatchNumber: UInt64 = 0
  /// Whether a request is under way that nothing may overtake.
  var isHeldUp = false
  /// Whether a line, even a faulty one, has come.
  private(set) var hasSpoken = false

  /// The lines taken in so far.
  private(set) var lineCount: UInt64 = 0

  private var framer = LineFramer()
  private var waiting: Waiting?
  private var inputHasEnded = false
  /// Whether the input holds no whole line.
  private var isStarved = true

  init(environment: SessionEnvironment, peer: Peer) {
    self.environment = environment
    self.peer = peer
    encoder = ReplyEncoder(language: environment.language)
  }

  /// Whether more input would be of use now.
  var wantsInput: Bool { framer.bufferedByteCount < ServerLimits.bufferedInputBytes }

  /// Whether a line has begun whose end the client has not sent, although it could.
  var isMidLine: Bool { phase == .open && isStarved && framer.isMidLine }

  /// Whether another request could be taken up now, as far as the bank is concerned.
  var canGoOn: Bool { phase == .open && canTakeRequest && (waiting == nil ? !isStarved : replies.isEmpty) }

  /// Writes the greeting.
  func greet() {
    let caller = environment.bank.caller(for: peer)
    let greeting = Greeting(
      server: environment.version, bank: environment.bank.name, user: peer.userName, role: caller.role,
      stations: caller.stations.sorted())
    encoder.append(greeting, to: &output)
  }

  /// Takes bytes from the client.
  func take(_ bytes: ByteBuffer) {
    guard phase == .open else { return }
    framer.append(bytes)
    isStarved = false
  }

  /// The client will send no more.
  func inputEnded() {
    inputHasEnded = true
    isStarved = false
  }

  /// Carries on with whatever is possible now, until about one write's worth of replies is gathered.
  func pump(isWritable: Bool) {
    replies.write(to: &output)
    while isWritable, phase == .open, output.count < ServerLimits.gatheredOutputBytes, takeNext() {}
    if isWritable { readJournal() }
    concludeIfDone()
  }

  /// Takes no more requests; what is under way is still answered.
  func end(reason: String) {
    guard phase == .open else { return }
    phase = .ending(reason: reason)
    dropBatch()
    framer.discard()
    waiting = nil
  }

  /// Ends at once: nothing that is under way is answered.
  func breakOff(reason: String) {
    guard phase != .over else { return }
    end(reason: reason)
    replies.abandon()
    stopWatching()
    sayBye(reason)
  }

  /// The connection is gone; what the bank still answers is dropped.
  func detach() {
    end(reason: "gone")
    replies.abandon()
    stopWatching()
    phase = .over
    address = nil
  }

  private var canTakeRequest: Bool { !isHeldUp && replies.count < ServerLimits.requestsInFlight }

  private func takeNext() -> Bool {
    guard canTakeRequest else { return false }
    if let request = waiting {
      guard replies.isEmpty else { return false }
      waiting = nil
      perform(request)
      return true
    }
    let frame = framer.next()
    if frame != nil { lineCount += 1 }
    switch frame {
    case .line(let bytes): read(bytes)
    case .tooLong(let tag): refuse(.tooLong, tag: tag)
    case nil:
      isStarved = true
      if inputHasEnded { finishInput() }
      return false
    }
    return true
  }

  private func finishInput() {
    if case .incomplete(let tag) = framer.remainder() { refuse(.incompleteLine, tag: tag) }
    end(reason: Self.endOfInput)
  }

  private func read(_ bytes: ByteBuffer) {
    switch LineParser.parse(bytes.readableBytesView) {
    case .ignored: break
    case .fault(let tag, let refusal): refuse(refusal, tag: tag)
    case .line(let line):
      hasSpoken = true
      do throws(Refusal) {
        let request = try environment.catalogue.bind(line, as: peer.member)
        accept(Waiting(request: request, tag: line.tag, byteCount: bytes.readableBytes + 1))
      } catch {
        refuse(error, tag: line.tag)
      }
    }
  }

  private func accept(_ item: Waiting) {
    if replies.isEmpty || (item.request.isPipelined && batch == nil) {
      perform(item)
    } else {
      waiting = item
    }
  }

  private func perform(_ item: Waiting) {
    do throws(Refusal) {
      try checkPermission(item.request)
      switch item.request.command.effect {
      case .session: try converse(item.request, tag: item.tag)
      case .change where batch != nil && (item.request.command.pin != nil || item.request.command.standsAlone):
        throw .notInBatch(item.request.command.name)
      case .read where batch != nil, .change where batch != nil: try queue(item)
      case .read: askBank(item.request, tag: item.tag)
      case .change: changeBank(item.request, tag: item.tag)
      }
    } catch {
      if item.request.command.effect == .change {
        environment.requestLog.note(error, of: item.request, from: peer)
      }
      refuse(error, tag: item.tag)
    }
  }

  private func checkPermission(_ request: Request) throws(Refusal) {
    if request.command.effect == .change, environment.namespace.hides(peer.user) { throw UserNamespace.refusal }
    try environment.bank.checkPermission(request, caller: environment.bank.caller(for: peer))
  }

  /// Narrows the connection to a member, or with nil to the kiosk again.
  func narrow(to member: MemberNumber?) { peer.member = member }

  /// Answers a request that needed nothing of the bank.
  func succeed(_ reply: Reply, tag: String?) { finish(.success(reply), tag: tag) }

  /// Refuses a line; within a batch this spoils it.
  func refuse(_ refusal: Refusal, tag: String?) {
    hasSpoken = true
    if batch != nil { spoilBatch(refusal) }
    finish(.refusal(refusal), tag: tag)
  }

  /// Answers at once, in the request's turn.
  func finish(_ answer: ReplyQueue.Answer, tag: String?) {
    if replies.isEmpty {
      encoder.append(answer, tag: tag, to: &output)
    } else {
      replies.answer(replies.open(tag: tag, encoder: encoder), answer)
    }
  }

  private static let endOfInput = "end-of-input"

  private func concludeIfDone() {
    guard case .ending(let reason) = phase, replies.isEmpty else { return }
    if reason == Self.endOfInput, !hasReadWholeJournal() { return }
    stopWatching()
    sayBye(reason)
  }

  private func sayBye(_ reason: String, retryAfterSeconds: Int? = nil) {
    phase = .over
    encoder.appendBye(reason: reason, retryAfterSeconds: retryAfterSeconds, to: &output)
  }

  /// Refuses the whole connection in the greeting's place.
  func turnAway(_ refusal: Refusal) {
    encoder.append(refusal, tag: nil, to: &output)
    sayBye("busy", retryAfterSeconds: ServerLimits.retryAfterSeconds)
  }
}

extension Request {
  /// Whether it may be handed to the bank while others are under way: a change that nothing has to be made ready for.
  fileprivate var isPipelined: Bool { command.effect == .change && command.pin == nil }
}
