/// One word of a line: a bare or quoted word, or `name=value`.
public struct Word: Hashable, Sendable {
  /// The name before the `=`, or nil for a word without one.
  public let name: String?
  /// The value after unquoting; may be empty.
  public let value: String

  /// Makes a word.
  public init(name: String?, value: String) {
    self.name = name
    self.value = value
  }
}

/// A line after tokenizing.
public struct ParsedLine: Hashable, Sendable {
  /// The tag without its `@`, where the line has one.
  public let tag: String?
  /// The words in order.
  public let words: [Word]

  /// Makes a line.
  public init(tag: String?, words: [Word]) {
    self.tag = tag
    self.words = words
  }
}
