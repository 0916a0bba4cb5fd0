import Bank
import NIOCore

/// How long a client may say nothing at first, and how long it may leave a line unfinished.
extension SessionHandler {
  func startIdleTimer(_ context: ChannelHandlerContext) {
    let seconds = Int64(environment.limits.idleSeconds)
    guard seconds > 0 else { return }
    idleTimer = context.eventLoop.assumeIsolated().scheduleTask(in: .seconds(seconds)) { [weak self] in
      guard let self, !session.hasSpoken else { return }
      end(reason: "idle")
    }
  }

  /// Watches over an unfinished line with one timer at a time: it looks again when it fires, so that ordinary traffic
  /// costs no timers.
  func watchLine(_ context: ChannelHandlerContext) {
    guard environment.limits.partialLineSeconds > 0, session.isMidLine else {
      unfinishedLine = nil
      return
    }
    if unfinishedLine?.number != session.lineCount {
      unfinishedLine = (session.lineCount, context.eventLoop.now)
    }
    if lineTimer == nil { startLineTimer(context) }
  }

  private var lineDeadline: NIODeadline? {
    unfinishedLine.map { $0.since + .seconds(Int64(environment.limits.partialLineSeconds)) }
  }

  private func startLineTimer(_ context: ChannelHandlerContext) {
    guard let lineDeadline else { return }
    lineTimer = context.eventLoop.assumeIsolated().scheduleTask(deadline: lineDeadline) { [weak self] in
      guard let self, let context = self.context else { return }
      lineTimer = nil
      guard let due = self.lineDeadline else { return }
      if due <= context.eventLoop.now { end(reason: "partial-line") } else { startLineTimer(context) }
    }
  }

  /// Watches over a member who has logged in and may have gone away, with one timer at a time.
  func watchLogin(_ context: ChannelHandlerContext) {
    guard session.peer.member != nil else {
      lastLine = nil
      return
    }
    if lastLine?.number != session.lineCount { lastLine = (session.lineCount, context.eventLoop.now) }
    if loginTimer == nil { startLoginTimer(context) }
  }

  private var loginDeadline: NIODeadline? {
    lastLine.map { $0.since + .seconds(Int64(environment.limits.loginIdleSeconds)) }
  }

  private func startLoginTimer(_ context: ChannelHandlerContext) {
    guard let loginDeadline else { return }
    loginTimer = context.eventLoop.assumeIsolated().scheduleTask(deadline: loginDeadline) { [weak self] in
      guard let self, let context = self.context else { return }
      loginTimer = nil
      guard let due = self.loginDeadline else { return }
      if due <= context.eventLoop.now { end(reason: "login-idle") } else { startLoginTimer(context) }
    }
  }

  /// Watches over a client that does not take what it was sent, with one timer at a time.
  ///
  /// Nothing more is taken from it meanwhile, so that it costs no memory; but its place is another's in the end.
  func watchReader(_ context: ChannelHandlerContext) {
    guard environment.limits.unreadSeconds > 0, !context.channel.isWritable else {
      lastTaken = nil
      return
    }
    let taken = takenByteCount(context)
    if lastTaken?.count != taken { lastTaken = (taken, context.eventLoop.now) }
    if unreadTimer == nil { startUnreadTimer(context) }
  }

  private func takenByteCount(_ context: ChannelHandlerContext) -> Int {
    sentByteCount - ((try? context.channel.syncOptions?.getOption(.bufferedWritableBytes)) ?? 0)
  }

  private var unreadDeadline: NIODeadline? {
    lastTaken.map { $0.since + .seconds(Int64(environment.limits.unreadSeconds)) }
  }

  private func startUnreadTimer(_ context: ChannelHandlerContext) {
    guard let unreadDeadline else { return }
    unreadTimer = context.eventLoop.assumeIsolated().scheduleTask(deadline: unreadDeadline) { [weak self] in
      guard let self, let context = self.context else { return }
      unreadTimer = nil
      guard let last = lastTaken else { return }
      // A slow reader is none that has stopped: what the kernel has taken since then gives it time anew.
      let taken = takenByteCount(context)
      if taken != last.count { lastTaken = (taken, context.eventLoop.now) }
      guard let due = self.unreadDeadline else { return }
      if due <= context.eventLoop.now { end(reason: "unread") } else { startUnreadTimer(context) }
    }
  }
}
