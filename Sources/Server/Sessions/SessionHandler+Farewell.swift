import NIOCore

/// The end of a connection: `BYE`, then patience until the client has read it.
extension SessionHandler {
  /// How long a client may take to read what was written before the end.
  private static let farewellTime = TimeAmount.seconds(5)
  /// How long the client's last requests are read and thrown away after `BYE`; closing with bytes unread would show
  /// the client a broken connection in place of an end.
  private static let lingerTime = TimeAmount.seconds(1)
  /// The same when the daemon itself is about to end.
  private static let shortLingerTime = TimeAmount.milliseconds(100)

  /// Sends what the session has written last and closes.
  func sayFarewell(_ context: ChannelHandlerContext) {
    isClosing = true
    cancelTimers()
    closeLater(context, in: Self.farewellTime)
    let sent = context.eventLoop.makePromise(of: Void.self)
    sent.futureResult.assumeIsolated().whenComplete { [weak self] _ in self?.farewellIsOut() }
    send(context, promise: sent)
    readIfHeld(context)
  }

  private func farewellIsOut() {
    guard let context else { return }
    isFarewellOut = true
    // Who was turned away takes no place while lingering, or turning away would be no limit.
    if inputHasEnded || session.address == nil { return context.close(promise: nil) }
    closeLater(context, in: environment.connections.isEnding ? Self.shortLingerTime : Self.lingerTime)
    context.close(mode: .output, promise: nil)
  }

  private func closeLater(_ context: ChannelHandlerContext, in time: TimeAmount) {
    closingTimer?.cancel()
    closingTimer = context.eventLoop.assumeIsolated().scheduleTask(in: time) { [weak self] in self?.close() }
  }
}
