import DaemonLog
import Logging

/// One log message as a person reads it: the text, then its values by name, all in one line.
enum LogLine {
  static func text(_ message: Logger.Message, _ values: Logger.Metadata) -> String {
    let shown = values.filter { $0.key != Logger.messageIDKey }.sorted { $0.key < $1.key }
    let parts = [message.description] + shown.map { "\($0.key)=\($0.value)" }
    // One event, one line, whatever an error's description holds.
    return parts.joined(separator: " ").split(whereSeparator: \.isNewline).joined(separator: " ")
  }
}
