import Glibc
public import Logging

/// Writes log lines to the standard error: with date and time for a person, with the level as systemd wants it where
/// systemd reads them.
public struct StandardErrorLogHandler: LogHandler {
  /// Values that stand on every line.
  public var metadata: Logger.Metadata = [:]
  /// What is less important is not written.
  public var logLevel: Logger.Level
  private let isForJournal: Bool

  /// Makes a handler.
  ///
  /// - Parameter isForJournal: Whether the journal adds the time itself and reads the level from the line's start.
  public init(level: Logger.Level, isForJournal: Bool) {
    logLevel = level
    self.isForJournal = isForJournal
  }

  /// Makes a handler for whoever reads this process's standard error.
  public init(level: Logger.Level) {
    self.init(level: level, isForJournal: getenv("JOURNAL_STREAM") != nil)
  }

  /// A value that stands on every line.
  public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  /// Writes a line.
  public func log(event: LogEvent) {
    let bytes = Array(line(level: event.level, message: event.message, metadata: event.metadata ?? [:]).utf8)
    // One call, so that lines of several threads do not mix; one that cannot be written is lost.
    _ = write(STDERR_FILENO, bytes, bytes.count)
  }

  func line(level: Logger.Level, message: Logger.Message, metadata own: Logger.Metadata) -> String {
    let start = isForJournal ? "<\(level.syslogPriority)>" : "\(Self.localTime()) \(level.rawValue): "
    let values = metadata.merging(own) { _, new in new }.sorted { $0.key < $1.key }
    let text = ([message.description] + values.map { "\($0.key)=\($0.value)" }).joined(separator: " ")
    // One event, one line, whatever an error's description holds.
    return start + text.split(whereSeparator: \.isNewline).joined(separator: " ") + "\n"
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
