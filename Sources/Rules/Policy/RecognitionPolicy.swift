public import Ledger

/// What levels are called, and what there is beyond the stars.
public struct RecognitionPolicy: Hashable, Sendable {
  /// A name in both languages.
  public struct Name: Hashable, Sendable {
    /// The name in Chinese.
    public let chinese: String
    /// The name in English.
    public let english: String

    /// Pairs the names.
    public init(chinese: String, english: String) {
      self.chinese = chinese
      self.english = english
    }
  }

  /// An honour for hours beyond the last star.
  public struct Honour: Hashable, Sendable {
    /// The hours that it needs, over all years.
    public let threshold: Minutes
    /// What it is called.
    public let name: Name

    /// Pairs hours with a name.
    public init(threshold: Minutes, name: Name) {
      self.threshold = threshold
      self.name = name
    }
  }

  /// What the levels are called, from one star on; where a level has none it is called by its stars.
  public let names: [Name]
  /// Honours by rising hours, at most 12.
  public let honours: [Honour]
  /// An award is due each time when so many hours are reached; zero for none.
  ///
  /// The stars do not depend on it.
  public let awardEvery: Minutes

  /// Levels are called by their stars and there is nothing beyond them.
  public static let none = RecognitionPolicy()

  private init() {
    names = []
    honours = []
    awardEvery = .zero
  }

  /// Checks names and hours.
  ///
  /// - Throws: `PolicyFault` with the key `names`, `honours`, `honour_names` or `award_every`.
  public init(
    names: [Name] = [], honours: [Honour] = [], awardEvery: Minutes = .zero
  ) throws(PolicyFault) {
    try RecognitionPolicy.check(names, key: "names")
    try RecognitionPolicy.check(honours.map(\.name), key: "honour_names")
    if !honours.isEmpty { try PolicyFault.checkRising(honours.map(\.threshold), key: "honours") }
    try PolicyFault.check(awardEvery.count, in: 0...StarPolicy.highestThresholdMinutes, key: "award_every")
    self.names = names
    self.honours = honours
    self.awardEvery = awardEvery
  }

  private static func check(_ names: [Name], key: String) throws(PolicyFault) {
    for name in names {
      guard isName(name.chinese) else { throw PolicyFault(key: key, reason: .badName(name.chinese)) }
      guard isName(name.english) else { throw PolicyFault(key: key + "_en", reason: .badName(name.english)) }
    }
  }

  /// The journal keeps the names in one line with commas between.
  private static func isName(_ text: String) -> Bool {
    (1...40).contains(text.count) && !text.contains(",")
      && !text.unicodeScalars.contains { $0.properties.generalCategory == .control }
  }

  /// Pairs names of both languages.
  ///
  /// - Throws: `PolicyFault` with the key of the English ones where there are more or fewer of them.
  public static func pair(
    _ chinese: [String], _ english: [String], key: String
  ) throws(PolicyFault) -> [Name] {
    guard chinese.count == english.count else {
      throw PolicyFault(
        key: key + "_en", reason: .notAsMany(count: english.count, wanted: chinese.count, key: key))
    }
    return zip(chinese, english).map { Name(chinese: $0, english: $1) }
  }

  /// Pairs hours of honours with their names.
  ///
  /// - Throws: `PolicyFault` with the key `honour_names` where there are more or fewer of them.
  public static func honours(_ hours: [Minutes], _ names: [Name]) throws(PolicyFault) -> [Honour] {
    guard hours.count == names.count else {
      throw PolicyFault(
        key: "honour_names", reason: .notAsMany(count: names.count, wanted: hours.count, key: "honours"))
    }
    return zip(hours, names).map { Honour(threshold: $0, name: $1) }
  }
}
