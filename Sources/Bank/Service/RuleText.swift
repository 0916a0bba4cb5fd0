public import LineProtocol
public import Rules

/// Reads rules from a text as people write them in the configuration file; passed in, since the bank knows no file
/// format.
public struct RuleReader: Sendable {
  private let parse: @Sendable (_ text: String, _ base: Policy, _ version: Int) throws(RuleTextFault) -> Policy

  /// Makes a reader from a function.
  ///
  /// - Parameter parse: Gets the text, the rules that hold where the text says nothing, and the version to make.
  public init(
    parse: @escaping @Sendable (_ text: String, _ base: Policy, _ version: Int) throws(RuleTextFault) -> Policy
  ) {
    self.parse = parse
  }

  /// The rules of a text, on top of others.
  func rules(_ text: String, onTopOf base: Policy, version: Int) throws(RuleTextFault) -> Policy {
    try parse(text, base, version)
  }
}

/// The first mistake in a text of rules: where it stands and what would be right.
public struct RuleTextFault: Error, Sendable {
  /// The line, counted from 1; nil where no line is to blame.
  public let line: Int?
  /// The key with its table, `stars.member.thresholds`; empty where the fault is none of a key.
  public let key: String
  /// What is wrong and what would be right.
  public let text: Localized

  /// Describes a mistake.
  public init(line: Int?, key: String, text: Localized) {
    self.line = line
    self.key = key
    self.text = text
  }
}
