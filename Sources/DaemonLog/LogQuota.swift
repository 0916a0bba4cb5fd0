import Synchronization

/// Lets only so many like messages through in a minute, so that nobody can fill the journal by asking often enough.
public final class LogQuota: Sendable {
  private struct State {
    var minute: Int64 = .min
    var count = 0
    var suppressed = 0
  }

  private let perMinute: Int
  private let state = Mutex(State())

  /// Allows so many messages in each minute.
  public init(perMinute: Int) {
    self.perMinute = perMinute
  }

  /// Asks for one message.
  ///
  /// - Parameter seconds: The time now, of any clock.
  /// - Returns: How many were left out since the last one that was allowed; nil where this one is to be left out too.
  public func take(seconds: Int64) -> Int? {
    state.withLock { state in
      let minute = seconds / 60
      if minute != state.minute {
        state.minute = minute
        state.count = 0
      }
      guard state.count < perMinute else {
        state.suppressed += 1
        return nil
      }
      state.count += 1
      defer { state.suppressed = 0 }
      return state.suppressed
    }
  }
}
