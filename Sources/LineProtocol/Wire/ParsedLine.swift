/// One word of a line: a bare or quoted word, or `name=value`.
public struct Word: Sendable {
  /// The name before the `=`, or nil for a word without one.
  public let name: String?
  /// The value after unquoting; may be empty.
  public let value: String
  /// Where the word begins in its line, in bytes from 0; says nothing of what the word is.
  public let position: Int

  /// Makes a word.
  public init(name: String?, value: String, position: Int = 0) {
    self.name = name
    self.value = value
    self.position = position
  }
}

extension Word: Hashable {
  /// Compares name and value, wherever the words stand.
  public static func == (left: Word, right: Word) -> Bool {
    left.name == right.name && left.value == right.value
  }

  /// Hashes name and value.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(name)
    hasher.combine(value)
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
