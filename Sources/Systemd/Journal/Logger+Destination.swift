public import Logging

extension Logger {
  /// A logger for whoever reads this process's standard error: fields for the journal, readable lines for a person.
  public static func forStandardError(label: String, threshold: LogThreshold) -> Logger {
    let isJournal = JournalStream.isStandardError
    return Logger(label: label) { _ in
      if isJournal { return JournalLogHandler(threshold: threshold) }
      return StandardErrorLogHandler(threshold: threshold)
    }
  }
}
