import Bank
public import LineProtocol

/// Why the daemon could not begin to serve; the text says what to do.
public struct StartError: Error, Hashable, Sendable {
  /// What kind of trouble it is; decides the exit status.
  public enum Kind: Hashable, Sendable {
    /// Another daemon serves the same sockets.
    case alreadyRunning
    /// A path is too long, or something else stands there.
    case unusablePath
    /// The operating system refused.
    case system
  }

  /// The kind.
  public let kind: Kind
  /// What is told to the person who started the daemon.
  public let text: Localized

  /// Describes why.
  public init(_ kind: Kind, _ text: Localized) {
    self.kind = kind
    self.text = text
  }

  /// The exit status, after sysexits.h.
  public var exitStatus: Int32 {
    switch kind {
    case .alreadyRunning: 75
    case .unusablePath: 78
    case .system: 71
    }
  }
}

extension StartError {
  /// What the operating system said of a path.
  static func system(_ code: Int32, path: String) -> StartError {
    let reason = SystemReason.text(code)
    return StartError(
      .system,
      Localized(
        "无法使用 \(path):\(reason.chinese);请确认文件夹存在且可以写入,或用 --socket、--admin-socket 或配置项 [listen] 换一个路径",
        "cannot use \(path): \(reason.english); make sure that the folder exists and can be written to, or choose another "
          + "path with --socket, --admin-socket or [listen] in the configuration"))
  }
}
