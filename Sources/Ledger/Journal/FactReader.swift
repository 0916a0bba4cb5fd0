/// Gives typed access to the facts of an entry that was read back.
///
/// Every getter throws `LedgerError.malformed` where a needed fact is missing or is not of its type.
public struct FactReader: Sendable {
  private let facts: [String: [String]]
  private let commitments: [String: Digest]
  private let texts: [String: String]

  /// Wraps an entry's facts.
  ///
  /// - Parameter texts: What lies beside the chain for this entry; a text that was erased is missing.
  public init(_ entry: DecodedEntry, texts: [String: String]) {
    facts = Dictionary(grouping: entry.facts, by: \.name).mapValues { $0.map(\.value) }
    commitments = Dictionary(entry.commitments.map { ($0.name, $0.digest) }, uniquingKeysWith: { first, _ in first })
    self.texts = texts
  }

  /// The value of a fact, or nil where there is none.
  public func string(ifPresent name: String) -> String? { facts[name]?.first }

  /// The value of a fact.
  public func string(_ name: String) throws(LedgerError) -> String {
    guard let value = string(ifPresent: name) else { throw .malformed(reason: "fact \(name) is missing") }
    return value
  }

  /// All values of a repeated fact, in their order.
  public func strings(_ name: String) -> [String] { facts[name] ?? [] }

  /// The text beside the chain; nil where there never was one or it has been erased.
  public func text(_ name: String) -> String? { texts[name] }

  /// Whether the chain commits to a text of this name, erased or not.
  public func hasText(_ name: String) -> Bool { commitments[name] != nil }

  /// A value that a failable initialiser reads from text, or nil where there is none.
  public func value<Value>(ifPresent name: String, _ read: (String) -> Value?) throws(LedgerError) -> Value? {
    guard let text = string(ifPresent: name) else { return nil }
    guard let value = read(text) else { throw .malformed(reason: "fact \(name) has the value \(text)") }
    return value
  }

  /// A value that a failable initialiser reads from text.
  public func value<Value>(_ name: String, _ read: (String) -> Value?) throws(LedgerError) -> Value {
    guard let value = try value(ifPresent: name, read) else { throw .malformed(reason: "fact \(name) is missing") }
    return value
  }

  /// All values of a repeated fact that a failable initialiser reads from text.
  public func values<Value>(_ name: String, _ read: (String) -> Value?) throws(LedgerError) -> [Value] {
    var values: [Value] = []
    for text in strings(name) {
      guard let value = read(text) else { throw .malformed(reason: "fact \(name) has the value \(text)") }
      values.append(value)
    }
    return values
  }

  /// A whole number.
  public func integer(_ name: String) throws(LedgerError) -> Int64 { try value(name) { Int64($0) } }

  /// A whole number, or nil where there is none.
  public func integer(ifPresent name: String) throws(LedgerError) -> Int64? { try value(ifPresent: name) { Int64($0) } }

  /// A length of time.
  public func minutes(_ name: String) throws(LedgerError) -> Minutes { Minutes(try integer(name)) }

  /// A length of time, or nil where there is none.
  public func minutes(ifPresent name: String) throws(LedgerError) -> Minutes? {
    try integer(ifPresent: name).map { Minutes($0) }
  }

  /// A date.
  public func date(_ name: String) throws(LedgerError) -> LocalDate { try value(name) { LocalDate($0) } }

  /// A date, or nil where there is none.
  public func date(ifPresent name: String) throws(LedgerError) -> LocalDate? {
    try value(ifPresent: name) { LocalDate($0) }
  }

  /// A time of day, or nil where there is none.
  public func time(ifPresent name: String) throws(LedgerError) -> LocalTime? {
    try value(ifPresent: name) { LocalTime($0) }
  }

  /// A code.
  public func code(_ name: String) throws(LedgerError) -> Code { try value(name) { Code($0) } }

  /// A code, or nil where there is none.
  public func code(ifPresent name: String) throws(LedgerError) -> Code? { try value(ifPresent: name) { Code($0) } }

  /// A given number.
  public func number<Subject>(_ name: String) throws(LedgerError) -> Number<Subject> {
    try value(name) { Int64($0).flatMap { Number<Subject>($0) } }
  }

  /// A given number, or nil where there is none.
  public func number<Subject>(ifPresent name: String) throws(LedgerError) -> Number<Subject>? {
    try value(ifPresent: name) { Int64($0).flatMap { Number<Subject>($0) } }
  }
}
