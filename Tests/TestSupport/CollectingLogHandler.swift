public import Logging

/// A log handler that collects what is logged.
public struct CollectingLogHandler: LogHandler {
  /// One logged message.
  public struct Line: Hashable, Sendable {
    /// Its level.
    public let level: Logger.Level
    /// Its text.
    public let message: String
    /// Its values.
    public let values: [String: String]
  }

  /// Values that stand on every line; not collected.
  public var metadata: Logger.Metadata = [:]
  /// What is less important is not collected.
  public var logLevel: Logger.Level
  private let lines: Collector<Line>

  /// A logger that collects here.
  public static func logger(_ lines: Collector<Line>, level: Logger.Level = .trace) -> Logger {
    Logger(label: "test") { _ in CollectingLogHandler(logLevel: level, lines: lines) }
  }

  /// A value that stands on every line.
  public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  /// Collects a message.
  public func log(event: LogEvent) {
    let values = (event.metadata ?? [:]).mapValues(\.description)
    lines.add(Line(level: event.level, message: event.message.description, values: values))
  }
}
