import Dispatch
import Glibc

/// Time that only moves forward, and calls that it makes later; passed in so that tests hold the clock.
public struct Timekeeper: Sendable {
  /// Microseconds of `CLOCK_MONOTONIC`, as systemd counts them.
  public let nowMicroseconds: @Sendable () -> UInt64
  /// Calls back once, after so many microseconds.
  public let call: @Sendable (_ afterMicroseconds: UInt64, _ body: @escaping @Sendable () -> Void) -> Void

  /// Makes one from a clock and a way to be called back.
  public init(
    nowMicroseconds: @escaping @Sendable () -> UInt64,
    call: @escaping @Sendable (_ afterMicroseconds: UInt64, _ body: @escaping @Sendable () -> Void) -> Void
  ) {
    self.nowMicroseconds = nowMicroseconds
    self.call = call
  }

  /// The system's clock, with calls on a queue of their own.
  public static let system: Timekeeper = {
    let queue = DispatchQueue(label: "timebank.timekeeper")
    return Timekeeper(nowMicroseconds: monotonicMicroseconds) { delay, body in
      queue.asyncAfter(deadline: .now() + .microseconds(Int(clamping: delay)), execute: DispatchWorkItem(block: body))
    }
  }()

  /// The system's clock.
  @Sendable public static func monotonicMicroseconds() -> UInt64 {
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    return UInt64(now.tv_sec) * 1_000_000 + UInt64(now.tv_nsec) / 1000
  }
}
