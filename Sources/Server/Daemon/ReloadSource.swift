public import Configuration

/// Where a running daemon hears that it shall read its configuration again, and where it reads it.
public struct ReloadSource: Sendable {
  /// One element for each time that somebody asked; the daemon has one reader of it.
  public let requests: AsyncStream<Void>
  /// Reads the file again, with whatever goes before it on the command line.
  public let load: @Sendable () throws(ConfigurationError) -> Configuration
  /// Takes over what belongs to whoever made the daemon: the log level.
  public let apply: @Sendable (Configuration) -> Void

  /// Puts a source together.
  public init(
    requests: AsyncStream<Void>, load: @escaping @Sendable () throws(ConfigurationError) -> Configuration,
    apply: @escaping @Sendable (Configuration) -> Void
  ) {
    self.requests = requests
    self.load = load
    self.apply = apply
  }
}
