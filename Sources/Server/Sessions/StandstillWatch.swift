import NIOCore

/// Ends a conversation in which something that must go on has stood still for too long.
///
/// One timer at a time looks again when it fires, so that ordinary traffic costs no timers. Used on one event loop.
final class StandstillWatch {
  /// How far it has come; nil while nothing is awaited.
  typealias Progress = (SessionHandler, ChannelHandlerContext) -> UInt64?

  private let reason: String
  private let limit: TimeAmount
  private let progress: Progress
  private var last: (progress: UInt64, since: NIODeadline)?
  private var timer: Scheduled<Void>?
  private var isOver = false

  /// Describes what must go on.
  ///
  /// - Parameters:
  ///   - reason: What `BYE` says when it has not.
  ///   - seconds: How long it may stand still; 0 for ever.
  init(_ reason: String, afterSeconds seconds: Int, progress: @escaping Progress) {
    self.reason = reason
    limit = .seconds(Int64(seconds))
    self.progress = seconds > 0 ? progress : { _, _ in nil }
  }

  /// Notes how far it has come.
  func look(_ handler: SessionHandler, _ context: ChannelHandlerContext) {
    note(progress(handler, context), at: context.eventLoop.now)
    if timer == nil { start(handler, context) }
  }

  /// Watches no more.
  func cancel() {
    isOver = true
    timer?.cancel()
  }

  private func note(_ progress: UInt64?, at now: NIODeadline) {
    if last?.progress != progress { last = progress.map { ($0, now) } }
  }

  private func start(_ handler: SessionHandler, _ context: ChannelHandlerContext) {
    guard let last, !isOver else { return }
    timer = context.eventLoop.assumeIsolated().scheduleTask(deadline: last.since + limit) { [weak self, weak handler] in
      guard let self, let handler, let context = handler.context else { return }
      fire(handler, context)
    }
  }

  private func fire(_ handler: SessionHandler, _ context: ChannelHandlerContext) {
    let now = context.eventLoop.now
    timer = nil
    note(progress(handler, context), at: now)
    guard let last, last.since + limit <= now else { return start(handler, context) }
    // What is under way is answered first; nobody needs to be told twice that this is the end.
    isOver = true
    handler.end(reason: reason)
  }
}
