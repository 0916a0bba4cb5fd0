/// Gives typed access to the facts of an entry that was read back.
///
/// Facts are looked for and read where they lie in the entry's bytes. Every getter throws `LedgerError.malformed` where a
/// needed fact is missing or is not of its type.
public struct FactReader: Sendable {
  private let entry: DecodedEntry
  private let texts: [(name: String, text: String)]

  /// Wraps an entry's facts.
  ///
  /// - Parameter texts: What lies beside the chain for this entry; a text that was erased is missing.
  public init(_ entry: DecodedEntry, texts: [String: String]) {
    self.entry = entry
    self.texts = texts.map { (name: $0.key, text: $0.value) }
  }

  /// Wraps an entry's facts, with what lies beside the chain as it is stored.
  public init(_ entry: DecodedEntry, beside texts: [SealedText]) {
    self.entry = entry
    self.texts = texts.map { (name: $0.name, text: $0.text) }
  }

  /// The value of a fact, or nil where there is none.
  public func string(ifPresent name: StaticString) -> String? {
    place(of: name).map { entry.canonical.span.unescaped(at: $0) }
  }

  /// The value of a fact.
  public func string(_ name: StaticString) throws(LedgerError) -> String {
    guard let value = string(ifPresent: name) else { throw missing(name) }
    return value
  }

  /// All values of a repeated fact, in their order.
  public func strings(_ name: StaticString) -> [String] {
    let bytes = entry.canonical.span
    var values: [String] = []
    for fact in entry.factPlaces where bytes.holds(name, at: fact.name) {
      values.append(bytes.unescaped(at: fact.value))
    }
    return values
  }

  /// The text beside the chain; nil where there never was one or it has been erased.
  public func text(_ name: String) -> String? { texts.first { $0.name == name }?.text }

  /// Whether the chain commits to a text of this name, erased or not.
  public func hasText(_ name: String) -> Bool { entry.commitments.contains { $0.name == name } }

  /// A value that a failable initialiser reads from text, or nil where there is none.
  public func value<Value>(ifPresent name: StaticString, _ read: (String) -> Value?) throws(LedgerError) -> Value? {
    guard let text = string(ifPresent: name) else { return nil }
    guard let value = read(text) else { throw odd(name, text) }
    return value
  }

  /// A value that a failable initialiser reads from text.
  public func value<Value>(_ name: StaticString, _ read: (String) -> Value?) throws(LedgerError) -> Value {
    guard let value = try value(ifPresent: name, read) else { throw missing(name) }
    return value
  }

  /// All values of a repeated fact that a failable initialiser reads from text.
  public func values<Value>(_ name: StaticString, _ read: (String) -> Value?) throws(LedgerError) -> [Value] {
    var values: [Value] = []
    for text in strings(name) {
      guard let value = read(text) else { throw odd(name, text) }
      values.append(value)
    }
    return values
  }

  /// A whole number.
  public func integer(_ name: StaticString) throws(LedgerError) -> Int64 {
    guard let value = try integer(ifPresent: name) else { throw missing(name) }
    return value
  }

  /// A whole number, or nil where there is none.
  public func integer(ifPresent name: StaticString) throws(LedgerError) -> Int64? {
    guard let place = place(of: name) else { return nil }
    guard let value = entry.canonical.span.integer(at: place) else { throw odd(name, at: place) }
    return value
  }

  /// A length of time.
  public func minutes(_ name: StaticString) throws(LedgerError) -> Minutes { Minutes(try integer(name)) }

  /// A length of time, or nil where there is none.
  public func minutes(ifPresent name: StaticString) throws(LedgerError) -> Minutes? {
    try integer(ifPresent: name).map { Minutes($0) }
  }

  /// A date.
  public func date(_ name: StaticString) throws(LedgerError) -> LocalDate {
    guard let value = try date(ifPresent: name) else { throw missing(name) }
    return value
  }

  /// A date, or nil where there is none.
  public func date(ifPresent name: StaticString) throws(LedgerError) -> LocalDate? {
    guard let place = place(of: name) else { return nil }
    guard let value = LocalDate(entry.canonical.span.extracting(place)) else { throw odd(name, at: place) }
    return value
  }

  /// A time of day, or nil where there is none.
  public func time(ifPresent name: StaticString) throws(LedgerError) -> LocalTime? {
    guard let place = place(of: name) else { return nil }
    guard let value = LocalTime(entry.canonical.span.extracting(place)) else { throw odd(name, at: place) }
    return value
  }

  /// A code.
  public func code(_ name: StaticString) throws(LedgerError) -> Code {
    guard let value = try code(ifPresent: name) else { throw missing(name) }
    return value
  }

  /// A code, or nil where there is none.
  public func code(ifPresent name: StaticString) throws(LedgerError) -> Code? {
    guard let place = place(of: name) else { return nil }
    guard let value = Code(entry.canonical.span.extracting(place)) else { throw odd(name, at: place) }
    return value
  }

  /// A given number.
  public func number<Subject>(_ name: StaticString) throws(LedgerError) -> Number<Subject> {
    guard let value: Number<Subject> = try number(ifPresent: name) else { throw missing(name) }
    return value
  }

  /// A given number, or nil where there is none.
  public func number<Subject>(ifPresent name: StaticString) throws(LedgerError) -> Number<Subject>? {
    guard let value = try integer(ifPresent: name) else { return nil }
    guard let number = Number<Subject>(value) else { throw odd(name, "\(value)") }
    return number
  }

  /// Where the value of a fact stands; of a repeated one the first.
  private func place(of name: StaticString) -> Range<Int>? {
    let bytes = entry.canonical.span
    for fact in entry.factPlaces where bytes.holds(name, at: fact.name) { return fact.value }
    return nil
  }

  private func missing(_ name: StaticString) -> LedgerError { .malformed(reason: "fact \(name) is missing") }

  private func odd(_ name: StaticString, at place: Range<Int>) -> LedgerError {
    odd(name, entry.canonical.span.unescaped(at: place))
  }

  private func odd(_ name: StaticString, _ value: String) -> LedgerError {
    .malformed(reason: "fact \(name) has the value \(value)")
  }
}
