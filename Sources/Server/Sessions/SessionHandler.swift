import Bank
import DaemonLog
import LineProtocol
import Logging
import NIOCore

/// Ties a session to its channel: bytes, back pressure, time limits and the end of the connection.
final class SessionHandler: ChannelDuplexHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  let environment: SessionEnvironment
  let session: Session
  private let peer: Peer
  /// Set while the channel is active.
  private(set) var context: ChannelHandlerContext?

  private var isSettling = false
  /// Set by ``sayFarewell(_:)``; from then on input is thrown away.
  var isClosing = false
  /// Whether `BYE` has been handed to the kernel.
  var isFarewellOut = false
  private(set) var inputHasEnded = false
  /// Whether the channel asked to read while there was too much unread already.
  var readIsHeld = false
  var idleTimer: Scheduled<Void>?
  var closingTimer: Scheduled<Void>?
  private let watches: [StandstillWatch]
  /// How many bytes have been handed to the channel.
  private(set) var sentByteCount = 0

  init(environment: SessionEnvironment, peer: Peer) {
    self.environment = environment
    self.peer = peer
    session = Session(environment: environment, peer: peer)
    watches = Self.watches(environment.limits)
  }

  func channelActive(context: ChannelHandlerContext) {
    self.context = context
    if let refusal = environment.connections.refusal(for: peer) {
      session.turnAway(refusal)
    } else {
      session.address = NIOLoopBound(self, eventLoop: context.eventLoop)
      session.greet()
      environment.connections.add(self, peer: peer)
      startIdleTimer(context)
    }
    settle()
    context.fireChannelActive()
  }

  func channelInactive(context: ChannelHandlerContext) {
    isClosing = true
    cancelTimers()
    closingTimer?.cancel()
    session.detach()
    environment.connections.remove(self, peer: peer)
    self.context = nil
    context.fireChannelInactive()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    if !isClosing { session.take(unwrapInboundIn(data)) }
  }

  func channelReadComplete(context: ChannelHandlerContext) {
    settle()
    context.fireChannelReadComplete()
  }

  func channelWritabilityChanged(context: ChannelHandlerContext) {
    settle()
    context.fireChannelWritabilityChanged()
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    guard case ChannelEvent.inputClosed? = event as? ChannelEvent else {
      return context.fireUserInboundEventTriggered(event)
    }
    inputHasEnded = true
    if isClosing {
      if isFarewellOut { context.close(promise: nil) }
    } else {
      session.inputEnded()
      settle()
    }
  }

  func read(context: ChannelHandlerContext) {
    if isClosing || session.wantsInput { context.read() } else { readIsHeld = true }
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    environment.logger.report(.connectionFailed, [.user: "\(peer.user)", .reason: "\(error)"])
    context.close(promise: nil)
  }

  /// Takes in what the bank sent; ``settle()`` follows.
  func receive(_ letter: Mailbox.Letter) { session.receive(letter) }

  /// Ends the conversation once what is under way has been answered.
  func end(reason: String) {
    session.end(reason: reason)
    settle()
  }

  /// Refuses the reads that are still under way.
  func giveUpReads() {
    session.giveUpReads()
    settle()
  }

  /// Waits for the client no longer.
  func cancelTimers() {
    idleTimer?.cancel()
    for watch in watches { watch.cancel() }
  }

  /// Closes whatever the state.
  func close() { context?.close(promise: nil) }

  /// Carries on with all that is possible now and sends what has come of it.
  func settle() {
    guard let context, !isSettling, !isClosing else { return }
    isSettling = true
    repeat {
      session.pump(isWritable: context.channel.isWritable)
      if session.phase != .over { send(context, promise: nil) }
    } while session.canGoOn && context.channel.isWritable
    isSettling = false
    if session.phase == .over { return sayFarewell(context) }
    for watch in watches { watch.look(self, context) }
    if session.wantsInput { readIfHeld(context) }
  }

  /// Makes up for a read that was asked for at a bad time.
  func readIfHeld(_ context: ChannelHandlerContext) {
    guard readIsHeld else { return }
    readIsHeld = false
    context.read()
  }

  /// Hands all that is gathered to the channel.
  func send(_ context: ChannelHandlerContext, promise: EventLoopPromise<Void>?) {
    guard !session.output.isEmpty else { return promise?.succeed() ?? () }
    sentByteCount += session.output.count
    let buffer = context.channel.allocator.buffer(bytes: session.output)
    session.output.removeAll(keepingCapacity: session.output.count <= ServerLimits.gatheredOutputBytes)
    context.writeAndFlush(wrapOutboundOut(buffer), promise: promise)
  }
}
