/// What may stand beside a log message, and nothing else.
///
/// Numbers, codes chosen by operators, paths on the server; never a name, phone, PIN or text of a person. Users are
/// logged by their Unix number.
public enum LogField: String, CaseIterable, Sendable {
  /// The reference that the reply of a request with a defect carries.
  case reference
  /// The number of the Unix user who asked.
  case user
  /// The role in which the user asked.
  case role
  /// A member's number.
  case member
  /// A station's code.
  case station
  /// An entry's number.
  case entry
  /// The error code of a refusal.
  case code
  /// The command, as in the catalogue.
  case command
  /// The daemon's version.
  case version
  /// The version of the database's schema.
  case schema
  /// The number of entries in the journal.
  case entries
  /// The hash of the newest entry.
  case head
  /// The path of the clients' socket.
  case socket
  /// The path of the socket for administration.
  case adminSocket = "admin-socket"
  /// The path of the database.
  case database
  /// The path of a file: a configuration or a backup.
  case file
  /// The line of a file, from 1.
  case line
  /// A key of the configuration.
  case key
  /// Keys that took effect at a reload.
  case applied
  /// Keys whose change needs a restart.
  case restart
  /// Keys whose change an existing bank does not take from the file.
  case kept
  /// The table or part of the books that is damaged.
  case place
  /// Why, in the words of the program or of the operating system.
  case reason
  /// How many connections.
  case connections
  /// How many files the process may have open.
  case openFiles = "open-files"
  /// The exit status.
  case status
  /// How many bytes.
  case bytes
  /// By how many seconds; negative for back.
  case seconds
  /// How many days.
  case days
  /// How many like messages were left out before this one.
  case suppressed

  /// The name of the field in the journal: upper case, after `TIMEBANK_`.
  public var journalName: String { LogField.journalName(of: rawValue) }

  /// The name in the journal of any value that a library logs: upper case, after `TIMEBANK_`, at most the 64 characters
  /// that the journal takes.
  public static func journalName(of key: String) -> String {
    let characters = key.uppercased().unicodeScalars.map { scalar in
      ("A"..."Z").contains(scalar) || ("0"..."9").contains(scalar) ? Character(scalar) : "_"
    }
    return String(("TIMEBANK_" + String(characters)).prefix(64))
  }
}
