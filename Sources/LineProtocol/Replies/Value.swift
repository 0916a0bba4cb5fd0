public import Ledger

/// One value of a reply, before it is written as a word or as JSON.
public enum Value: Hashable, Sendable {
  /// Nothing; written `""`.
  case absent
  /// A whole number.
  case integer(Int64)
  /// A length of time, written `H:MM`.
  case duration(Minutes)
  /// A date, written `YYYY-MM-DD`.
  case date(LocalDate)
  /// Text, a code, an instant in RFC 3339: whatever is written as it is.
  case text(String)
  /// `true` or `false`.
  case flag(Bool)
  /// A list, written `a,b,c`.
  case list([String])
  /// A sentence for people, written in the language of the connection.
  case phrase(Localized)

  /// A given number.
  public static func number<Subject>(_ number: Number<Subject>) -> Value { .integer(number.value) }

  /// A code.
  public static func code(_ code: Code) -> Value { .text(code.text) }

  /// A value where there is one, else ``absent``.
  public static func optional<Wrapped>(_ wrapped: Wrapped?, _ make: (Wrapped) -> Value) -> Value {
    wrapped.map(make) ?? .absent
  }

  /// The value as plain text, before quoting.
  public func plain(in language: Language) -> String {
    switch self {
    case .absent: ""
    case .integer(let value): String(value)
    case .duration(let value): value.description
    case .date(let value): value.description
    case .text(let value): value
    case .flag(let value): value ? "true" : "false"
    case .list(let values): values.joined(separator: ",")
    case .phrase(let text): text[language]
    }
  }
}

/// A named value of a reply.
public struct Field: Hashable, Sendable {
  /// The name, as the catalogue has it.
  public let name: String
  /// The value.
  public let value: Value

  /// Names a value.
  public init(_ name: String, _ value: Value) {
    self.name = name
    self.value = value
  }
}
