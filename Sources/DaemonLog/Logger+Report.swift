public import Logging

extension Logger {
  /// The metadata key under which a message's id travels to the handler.
  public static let messageIDKey = "message-id"

  /// Logs a message of the catalogue at its level.
  ///
  /// - Parameter fields: Asked for only where the message is wanted at all.
  public func report(
    _ message: LogMessage, _ fields: @autoclosure () -> [LogField: String] = [:], file: String = #fileID,
    function: String = #function, line: UInt = #line
  ) {
    guard logLevel <= message.level else { return }
    var metadata: Metadata = [Logger.messageIDKey: .string(message.id)]
    for (field, value) in fields() { metadata[field.rawValue] = .string(value) }
    log(level: message.level, "\(message.text)", metadata: metadata, file: file, function: function, line: line)
  }
}
