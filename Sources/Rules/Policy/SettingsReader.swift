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

  func integer(_ key: String) throws(PolicyFault) -> Int {
    let text = try text(key)
    guard let value = SettingsReader.canonicalInteger(text) else { throw malformed(key, text, .integer) }
    return value
  }

  func optionalInteger(_ key: String) throws(PolicyFault) -> Int? {
    let text = try text(key)
    if text == "none" { return nil }
    guard let value = SettingsReader.canonicalInteger(text) else { throw malformed(key, text, .integerOrNone) }
    return value
  }

  func minutes(_ key: String) throws(PolicyFault) -> Minutes {
    Minutes(Int64(try integer(key)))
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

  func flag(_ key: String) throws(PolicyFault) -> Bool {
    let text = try text(key)
    guard let value = Bool(text) else { throw malformed(key, text, .flag) }
    return value
  }

  func word<Word: CaseIterable & RawRepresentable<String>>(_ key: String) throws(PolicyFault) -> Word {
    let text = try text(key)
    guard let word = Word(rawValue: text) else { throw malformed(key, text, .word(Word.allCases.map(\.rawValue))) }
    return word
  }

  /// A setting that older versions of the rules do not have.
  func word<Word: CaseIterable & RawRepresentable<String>>(
    _ key: String, default fallback: Word
  ) throws(PolicyFault) -> Word {
    values[prefix + key] == nil ? fallback : try word(key)
  }

  /// Words with commas between, in the order of all cases without repetition, so that one policy has one form; a
  /// setting that older versions of the rules do not have.
  func words<Word: CaseIterable & RawRepresentable<String> & Hashable>(
    _ key: String, default fallback: Set<Word>
  ) throws(PolicyFault) -> Set<Word> {
    guard let text = values[prefix + key] else { return fallback }
    let words = text.isEmpty ? [] : text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    let known = Word.allCases.map(\.rawValue)
    guard words == known.filter(words.contains) else { throw malformed(key, text, .words(known)) }
    return Set(words.compactMap(Word.init(rawValue:)))
  }

  private func text(_ key: String) throws(PolicyFault) -> String {
    guard let value = values[prefix + key] else { throw PolicyFault(key: key, reason: .missing) }
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
