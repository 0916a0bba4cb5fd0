import CSystemd

/// Tells systemd how the daemon is; without systemd nothing happens.
public struct ServiceManager: Sendable {
  /// What can be told.
  public enum State: Hashable, Sendable {
    /// The daemon serves.
    case ready
    /// The daemon is about to end.
    case stopping
    /// What `systemctl status` shows, one line.
    case status(String)

    /// The line as `sd_notify(3)` wants it.
    var line: String {
      switch self {
      case .ready: "READY=1"
      case .stopping: "STOPPING=1"
      case .status(let text): "STATUS=" + text.split(whereSeparator: \.isNewline).joined(separator: " ")
      }
    }
  }

  private let send: @Sendable (String) -> Void

  /// Makes one that sends messages elsewhere, so that tests see them.
  public init(send: @escaping @Sendable (String) -> Void) {
    self.send = send
  }

  /// The service manager that started this process, if any.
  ///
  /// A message that cannot be sent is dropped: systemd sees the same soon enough, and serving matters more.
  public static let system = ServiceManager { _ = sd_notify(0, $0) }

  /// Tells states in one message.
  public func notify(_ states: State...) {
    send(states.map(\.line).joined(separator: "\n"))
  }
}
