/// The type of a parameter: what may be typed, and how it is read.
public enum ParameterType: Hashable, Sendable {
  /// A whole number within bounds.
  case integer(ClosedRange<Int64>)
  /// A number given by the bank: member, record, redemption, entry, import.
  case number
  /// A length of time: `H:MM`, `90m`, `2h30m`, `2.5h`; a sign is read and left to the rules.
  case duration
  /// A date: `YYYY-MM-DD`, `today`, `yesterday`.
  case date
  /// A time of day: `HH:MM`.
  case time
  /// A point in time: RFC 3339 with offset.
  case instant
  /// A short code.
  case code
  /// Several short codes: `a,b,c`.
  case codes
  /// Several whole numbers: `12,13`.
  case integers
  /// Text of at most this many characters.
  case text(maxCharacters: Int)
  /// Text of at most this many characters that usually stands in a file; the client sends the file's for `@FILE`.
  case document(maxCharacters: Int)
  /// A secret of 4 to 12 digits, not all the same; never logged, shown or kept as typed.
  case pin
  /// The identity number of a resident, 18 characters; never logged, shown or kept as typed.
  case identity
  /// Whom an elector chooses, `1,3` by their places on the list; never logged, shown or kept as typed.
  case choices
  /// `true` or `false`.
  case flag
  /// One of these words.
  case choice([String])

  /// Whether what is typed must be neither shown nor kept.
  public var isSecret: Bool { self == .pin || self == .identity || self == .choices }

  /// The type's name in `describe` and in the help.
  public var name: String {
    switch self {
    case .integer: "integer"
    case .number: "number"
    case .duration: "duration"
    case .date: "date"
    case .time: "time"
    case .instant: "instant"
    case .code: "code"
    case .codes: "codes"
    case .integers: "integers"
    case .text: "text"
    case .document: "document"
    case .pin: "pin"
    case .identity: "identity"
    case .choices: "choices"
    case .flag: "flag"
    case .choice(let words): words.joined(separator: "|")
    }
  }
}

/// The type of a result column: how JSON shows it.
public enum ColumnType: String, Hashable, Sendable {
  /// A whole number; a JSON number.
  case integer
  /// A length of time, `H:MM`.
  case duration
  /// A date, `YYYY-MM-DD`.
  case date
  /// A point in time, RFC 3339 with offset.
  case instant
  /// A short word of `[a-z0-9-]`, of people's choice or the protocol's.
  case code
  /// Any text.
  case text
  /// `true` or `false`; a JSON boolean.
  case flag
  /// Several texts, `a,b,c`; a JSON array.
  case list
}
