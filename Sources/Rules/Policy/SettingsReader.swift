import Ledger

/// Reads the values of one group of settings; its faults name keys within the group.
struct SettingsReader {
  /// What stands before the names of this group, `stars.member.`.
  let prefix: String
  private let values: [String: String]

  /// Takes all settings, none of them unknown and none twice.
  init(_ settings: [(name: String, value: String)], known: Set<String>) throws(PolicyFault) {
    var values: [String: String] = [:]
    for (name, value) in settings {
      guard known.contains(name) else { throw PolicyFault(key: name, reason: .unknown) }
      guard values.updateValue(value, forKey: name) == nil else { throw PolicyFault(key: name, reason: .repeated) }
    }
    self.prefix = ""
    self.values = values
  }

  private init(prefix: String, values: [String: String]) {
    self.prefix = prefix
    self.values = values
  }

  func group(_ prefix: String) -> SettingsReader {
    SettingsReader(prefix: prefix, values: values)
  }

  func integer(_ key: String, default fallback: String? = nil) throws(PolicyFault) -> Int {
    let text = try text(key, fallback)
    guard let value = SettingsReader.canonicalInteger(text) else { throw malformed(key, text, .integer) }
    return value
  }

  func optionalInteger(_ key: String) throws(PolicyFault) -> Int? {
    let text = try text(key)
    if text == "none" { return nil }
    guard let value = SettingsReader.canonicalInteger(text) else { throw malformed(key, text, .integerOrNone) }
    return value
  }

  func minutes(_ key: String, default fallback: String? = nil) throws(PolicyFault) -> Minutes {
    Minutes(Int64(try integer(key, default: fallback)))
  }

  /// Numbers with commas between; nothing at all for none.
  func integers(_ key: String, default fallback: String) throws(PolicyFault) -> [Int] {
    let text = try text(key, fallback)
    guard text != "none" else { return [] }
    guard let values = SettingsReader.canonicalIntegers(text) else { throw malformed(key, text, .integers) }
    return values
  }

  /// Texts with commas between, or `none`.
  func texts(_ key: String) throws(PolicyFault) -> [String] {
    let text = try text(key, "none")
    return text == "none" ? [] : text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
  }

  /// Words in rising order without repetition, or the word for an empty list, so that one policy has one form.
  func words<Word: CaseIterable & RawRepresentable<String> & Hashable>(
    _ key: String, default fallback: String = "all", empty: String = "all"
  ) throws(PolicyFault) -> Set<Word> {
    let text = try text(key, fallback)
    if text == empty { return [] }
    let parts = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    let words = parts.compactMap { Word(rawValue: $0) }
    guard words.count == parts.count, SettingsReader.areRising(parts) else {
      throw malformed(key, text, .words(Word.allCases.map(\.rawValue).sorted()))
    }
    return Set(words)
  }

  /// Codes in rising order without repetition, or the word for an empty list.
  func codes(_ key: String, empty: String) throws(PolicyFault) -> Set<Code> {
    let text = try text(key, empty)
    if text == empty { return [] }
    let parts = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    let codes = parts.compactMap { Code($0) }
    guard codes.count == parts.count, SettingsReader.areRising(parts) else { throw malformed(key, text, .codes) }
    return Set(codes)
  }

  /// A code, or `none`, which is also what is not there.
  func code(_ key: String) throws(PolicyFault) -> Code? {
    let text = try text(key, "none")
    if text == "none" { return nil }
    guard let code = Code(text) else { throw malformed(key, text, .code) }
    return code
  }

  /// Dates in rising order without repetition, or `none`, which is also what is not there.
  func dates(_ key: String) throws(PolicyFault) -> Set<LocalDate> {
    let text = try text(key, "none")
    if text == "none" { return [] }
    let parts = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    let dates = parts.compactMap { LocalDate($0) }
    guard dates.count == parts.count, SettingsReader.areRising(parts) else { throw malformed(key, text, .dates) }
    return Set(dates)
  }

  private static func areRising(_ parts: [String]) -> Bool {
    zip(parts, parts.dropFirst()).allSatisfy { $0 < $1 }
  }

  func minutesList(_ key: String) throws(PolicyFault) -> [Minutes] {
    let text = try text(key)
    guard !text.isEmpty else { throw PolicyFault(key: key, reason: .empty) }
    guard let values = SettingsReader.canonicalIntegers(text) else { throw malformed(key, text, .integers) }
    return values.map { Minutes(Int64($0)) }
  }

  /// Months in rising order without repetition, so that one policy has one form.
  func months(_ key: String) throws(PolicyFault) -> Set<Int> {
    let text = try text(key)
    if text == "all" { return [] }
    guard let months = SettingsReader.canonicalIntegers(text) else { throw malformed(key, text, .integersOrAll) }
    for (month, next) in zip(months, months.dropFirst()) where next <= month {
      throw PolicyFault(key: key, reason: .notRising(value: Int64(next), after: Int64(month)))
    }
    return Set(months)
  }

  func flag(_ key: String, default fallback: String? = nil) throws(PolicyFault) -> Bool {
    let text = try text(key, fallback)
    guard let value = Bool(text) else { throw malformed(key, text, .flag) }
    return value
  }

  func word<Word: CaseIterable & RawRepresentable<String>>(
    _ key: String, default fallback: String? = nil
  ) throws(PolicyFault) -> Word {
    let text = try text(key, fallback)
    guard let word = Word(rawValue: text) else { throw malformed(key, text, .word(Word.allCases.map(\.rawValue))) }
    return word
  }

  private func text(_ key: String, _ fallback: String? = nil) throws(PolicyFault) -> String {
    guard let value = values[prefix + key] ?? fallback else { throw PolicyFault(key: key, reason: .missing) }
    return value
  }

  private func malformed(_ key: String, _ value: String, _ wanted: PolicyFault.ValueForm) -> PolicyFault {
    PolicyFault(key: key, reason: .malformed(value: value, wanted: wanted))
  }

  /// A number in the one form in which it is written: no plus, no leading zeros.
  private static func canonicalInteger(_ text: some StringProtocol) -> Int? {
    guard let value = Int(text), String(value) == text else { return nil }
    return value
  }

  private static func canonicalIntegers(_ text: String) -> [Int]? {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    let values = parts.compactMap { canonicalInteger($0) }
    return values.count == parts.count ? values : nil
  }
}
