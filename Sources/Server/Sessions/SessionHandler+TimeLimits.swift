import Bank
import NIOCore

/// How long a client may say nothing at first, and what must not stand still later.
extension SessionHandler {
  func startIdleTimer(_ context: ChannelHandlerContext) {
    let seconds = Int64(environment.limits.idleSeconds)
    guard seconds > 0 else { return }
    // The end of the connection cancels it. A weak reference would make every other one to the handler slower.
    idleTimer = context.eventLoop.assumeIsolated().scheduleTask(in: .seconds(seconds)) { [self] in
      guard !session.hasSpoken else { return }
      end(reason: "idle")
    }
  }

  static func watches(_ limits: ServerLimits) -> [StandstillWatch] {
    [
      // A line whose end the client owes.
      StandstillWatch("partial-line", afterSeconds: limits.partialLineSeconds) { handler, _ in
        handler.session.isMidLine ? handler.session.lineCount : nil
      },
      // A member who has logged in and may have gone away.
      StandstillWatch("login-idle", afterSeconds: limits.loginIdleSeconds) { handler, _ in
        handler.session.peer.member == nil ? nil : handler.session.lineCount
      },
      // A client that does not take what it was sent. Nothing more is taken from it meanwhile, so that it costs no memory;
      // but its place is another's in the end. A slow reader is none that has stopped.
      StandstillWatch("unread", afterSeconds: limits.unreadSeconds) { handler, context in
        context.channel.isWritable ? nil : UInt64(clamping: handler.takenByteCount(context))
      },
    ]
  }

  private func takenByteCount(_ context: ChannelHandlerContext) -> Int {
    sentByteCount - ((try? context.channel.syncOptions?.getOption(.bufferedWritableBytes)) ?? 0)
  }
}
