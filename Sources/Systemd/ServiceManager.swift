import CSystemd

/// Tells systemd how the daemon is; without systemd nothing happens.
public struct ServiceManager: Sendable {
  /// What can be told.
  public enum State: Hashable, Sendable {
    /// The daemon serves, for the first time or again after a reload.
    case ready
    /// The daemon reads its configuration again, since an instant of `CLOCK_MONOTONIC` in microseconds.
    ///
    /// Without the instant systemd takes the message for one of an earlier reload and waits for ever.
    case reloading(sinceMonotonicMicroseconds: UInt64)
    /// The daemon is about to end.
    case stopping
    /// What `systemctl status` shows, one line.
    case status(String)
    /// The daemon is alive.
    case watchdog
    /// Start or stop take so many microseconds more, from now on.
    case extendTimeout(microseconds: UInt64)

    /// The line as `sd_notify(3)` wants it.
    var line: String {
      switch self {
      case .ready: "READY=1"
      case .reloading(let instant): "RELOADING=1\nMONOTONIC_USEC=\(instant)"
      case .stopping: "STOPPING=1"
      case .status(let text): "STATUS=" + text.split(whereSeparator: \.isNewline).joined(separator: " ")
      case .watchdog: "WATCHDOG=1"
      case .extendTimeout(let microseconds): "EXTEND_TIMEOUT_USEC=\(microseconds)"
      }
    }
  }

  /// The time within which systemd wants to hear ``State/watchdog``, in microseconds; nil where it watches nothing.
  public let watchdogMicroseconds: UInt64?
  private let send: @Sendable (String) -> Void

  /// Makes one that sends messages elsewhere, so that tests see them.
  public init(watchdogMicroseconds: UInt64? = nil, send: @escaping @Sendable (String) -> Void) {
    self.watchdogMicroseconds = watchdogMicroseconds
    self.send = send
  }

  /// The service manager that started this process, if any.
  ///
  /// A message that cannot be sent is dropped: systemd sees the same soon enough, and serving matters more.
  public static let system = ServiceManager(watchdogMicroseconds: systemWatchdog()) { _ = sd_notify(0, $0) }

  /// Tells states in one message.
  public func notify(_ states: State...) {
    send(states.map(\.line).joined(separator: "\n"))
  }

  private static func systemWatchdog() -> UInt64? {
    var microseconds: UInt64 = 0
    return sd_watchdog_enabled(0, &microseconds) > 0 ? microseconds : nil
  }
}
