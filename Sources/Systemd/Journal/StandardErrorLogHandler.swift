import Glibc
public import Logging

/// Writes log lines to the standard error: with date and time for a person, with the level as systemd wants it where
/// systemd reads them.
public struct StandardErrorLogHandler: LogHandler {
  /// Values that stand on every line.
  public var metadata: Logger.Metadata = [:]
  /// What is less important is not written; a logger's own level goes before the shared one.
  public var logLevel: Logger.Level {
    get { ownLevel ?? threshold.level }
    set { ownLevel = newValue }
  }

  private var ownLevel: Logger.Level?
  private let threshold: LogThreshold
  private let isForJournal: Bool

  /// Makes a handler.
  ///
  /// - Parameters:
  ///   - threshold: The least level, shared so that a reload reaches every logger.
  ///   - isForJournal: Whether the journal adds the time itself and reads the level from the line's start.
  public init(threshold: LogThreshold, isForJournal: Bool = false) {
    self.threshold = threshold
    self.isForJournal = isForJournal
  }

  /// Makes a handler with a level of its own, for whoever reads this process's standard error.
  public init(level: Logger.Level) {
    self.init(threshold: LogThreshold(level), isForJournal: JournalStream.isStandardError)
  }

  /// A value that stands on every line.
  public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  /// Writes a line.
  public func log(event: LogEvent) {
    write(
      level: event.level, message: event.message,
      values: metadata.merging(event.metadata ?? [:]) { _, new in new })
  }

  func write(level: Logger.Level, message: Logger.Message, values: Logger.Metadata) {
    let bytes = Array(line(level: level, message: message, values: values).utf8)
    // One call, so that lines of several threads do not mix; one that cannot be written is lost.
    _ = Glibc.write(STDERR_FILENO, bytes, bytes.count)
  }

  func line(level: Logger.Level, message: Logger.Message, values: Logger.Metadata) -> String {
    let start = isForJournal ? "<\(level.syslogPriority)>" : "\(Self.localTime()) \(level.rawValue): "
    return start + LogLine.text(message, values) + "\n"
  }

  private static func localTime() -> String {
    var now = time(nil)
    var parts = tm()
    localtime_r(&now, &parts)
    var buffer = [CChar](repeating: 0, count: 32)
    let count = strftime(&buffer, buffer.count, "%F %T", &parts)
    return String(decoding: buffer.prefix(count).map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}

extension Logger.Level {
  /// The level as syslog and `sd-daemon(3)` number it.
  var syslogPriority: Int {
    switch self {
    case .trace, .debug: 7
    case .info: 6
    case .notice: 5
    case .warning: 4
    case .error: 3
    case .critical: 2
    }
  }
}
