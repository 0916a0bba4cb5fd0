import DaemonLog
public import Logging

/// Writes log messages to the journal with a field for every value, so that they can be asked for by message id, member
/// number, station or error code.
public struct JournalLogHandler: LogHandler {
  /// Values that stand in every entry.
  public var metadata: Logger.Metadata = [:]
  /// What is less important is not written; a logger's own level goes before the shared one.
  public var logLevel: Logger.Level {
    get { ownLevel ?? threshold.level }
    set { ownLevel = newValue }
  }

  private var ownLevel: Logger.Level?
  private let threshold: LogThreshold
  private let send: JournalSender
  private let fallback: StandardErrorLogHandler

  /// Makes a handler.
  ///
  /// - Parameters:
  ///   - threshold: The least level, shared so that a reload reaches every logger.
  ///   - send: Where entries go; what it does not take is written to the standard error.
  public init(threshold: LogThreshold, send: JournalSender = .system) {
    self.threshold = threshold
    self.send = send
    fallback = StandardErrorLogHandler(threshold: threshold, isForJournal: true)
  }

  /// A value that stands in every entry.
  public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  /// Writes an entry.
  public func log(event: LogEvent) {
    let values = metadata.merging(event.metadata ?? [:]) { _, new in new }
    if send(fields(level: event.level, message: event.message, values: values)) { return }
    fallback.write(level: event.level, message: event.message, values: values)
  }

  private func fields(
    level: Logger.Level, message: Logger.Message, values: Logger.Metadata
  ) -> [(name: String, value: String)] {
    var fields = [
      (name: "MESSAGE", value: LogLine.text(message, values)),
      (name: "PRIORITY", value: "\(level.syslogPriority)"),
      (name: "SYSLOG_IDENTIFIER", value: "timebankd"),
    ]
    if let id = values[Logger.messageIDKey] { fields.append((name: "MESSAGE_ID", value: "\(id)")) }
    for (key, value) in values.sorted(by: { $0.key < $1.key }) where key != Logger.messageIDKey {
      fields.append((name: LogField.journalName(of: key), value: "\(value)"))
    }
    return fields
  }
}
