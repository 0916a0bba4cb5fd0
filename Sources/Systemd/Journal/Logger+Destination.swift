import Glibc
public import Logging

extension Logger {
  /// A logger for whoever reads this process's standard error: fields for the journal, readable lines for a person.
  public static func forStandardError(label: String, threshold: LogThreshold) -> Logger {
    let isJournal = JournalStream.isStandardError
    // Where a sandbox hides it, libsystemd would drop every message without a word.
    let takesFields = isJournal && access("/run/systemd/journal/socket", W_OK) == 0
    return Logger(label: label) { _ in
      if takesFields { return JournalLogHandler(threshold: threshold) }
      return StandardErrorLogHandler(threshold: threshold, isForJournal: isJournal)
    }
  }
}
