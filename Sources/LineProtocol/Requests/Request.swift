public import Ledger

/// A date as it was typed; which day `today` is, the bank knows.
public enum DateInput: Hashable, Sendable {
  /// A day of the calendar.
  case on(LocalDate)
  /// The bank's current day.
  case today
  /// The day before the bank's current day.
  case yesterday
}

/// The value of a parameter after its type was checked.
public enum ParameterValue: Hashable, Sendable {
  /// A whole number, or a number given by the bank.
  case integer(Int64)
  /// A length of time; may be negative.
  case duration(Minutes)
  /// A date, perhaps `today`.
  case date(DateInput)
  /// A time of day.
  case time(LocalTime)
  /// A point in time.
  case instant(Instant)
  /// A short code.
  case code(Code)
  /// One or more short codes, in the order typed.
  case codes([Code])
  /// One or more whole numbers, in the order typed.
  case integers([Int64])
  /// Text, or one of the words of a choice.
  case text(String)
  /// `true` or `false`.
  case flag(Bool)
}

/// A request whose command is known and whose parameters have the catalogue's types.
public struct Request: Sendable {
  /// The catalogue's description of the command.
  public let command: CommandDescription
  /// Parameters by name; an optional parameter that was given empty (`parent=`) is in ``emptied`` instead.
  public let values: [String: ParameterValue]
  /// Optional parameters that were given with an empty value: in a `set` command, what is to be taken away.
  ///
  /// Never `key` or `dry`, whose empty values are refused.
  public let emptied: Set<String>
  /// Words after the command, where the command takes words.
  public let words: [String]
  /// The idempotency key, where one was given.
  public let key: String?
  /// Whether the request is only to be tried.
  public let isDry: Bool
  /// Command, names and values as typed, after unquoting, in one order: what makes two requests the same.
  ///
  /// Without a PIN or an identity number, which a hash of so few digits would give away.
  public var canonical: String { canonicalForm.text }
  private let canonicalForm: CanonicalForm

  /// Puts a checked request together.
  init(
    command: CommandDescription, values: [String: ParameterValue], emptied: Set<String>, words: [String], key: String?,
    isDry: Bool, canonical: CanonicalForm
  ) {
    self.command = command
    self.values = values
    self.emptied = emptied
    self.words = words
    self.key = key
    self.isDry = isDry
    canonicalForm = canonical
  }

  /// A whole number or given number, where the parameter was typed.
  public func integer(_ name: String) -> Int64? {
    if case .integer(let value) = values[name] { value } else { nil }
  }

  /// A length of time, where the parameter was typed.
  public func minutes(_ name: String) -> Minutes? {
    if case .duration(let value) = values[name] { value } else { nil }
  }

  /// A date, where the parameter was typed.
  public func date(_ name: String) -> DateInput? {
    if case .date(let value) = values[name] { value } else { nil }
  }

  /// A time of day, where the parameter was typed.
  public func time(_ name: String) -> LocalTime? {
    if case .time(let value) = values[name] { value } else { nil }
  }

  /// A point in time, where the parameter was typed.
  public func instant(_ name: String) -> Instant? {
    if case .instant(let value) = values[name] { value } else { nil }
  }

  /// A code, where the parameter was typed.
  public func code(_ name: String) -> Code? {
    if case .code(let value) = values[name] { value } else { nil }
  }

  /// Several codes, where the parameter was typed.
  public func codes(_ name: String) -> [Code]? {
    if case .codes(let value) = values[name] { value } else { nil }
  }

  /// Several whole numbers, where the parameter was typed.
  public func integers(_ name: String) -> [Int64]? {
    if case .integers(let value) = values[name] { value } else { nil }
  }

  /// Text or one of a choice of words, where the parameter was typed.
  public func text(_ name: String) -> String? {
    if case .text(let value) = values[name] { value } else { nil }
  }

  /// Whether a flag was typed as `true`.
  public func flag(_ name: String) -> Bool {
    if case .flag(let value) = values[name] { value } else { false }
  }

  /// A given number of one kind of thing, where the parameter was typed.
  public func number<Subject>(_ name: String, of subject: Subject.Type = Subject.self) -> Number<Subject>? {
    integer(name).flatMap { Number<Subject>($0) }
  }
}
