public import LineProtocol

/// One mistake in a configuration file: where it stands and what would be right.
public struct ConfigurationFault: Hashable, Sendable {
  /// The file as it was named.
  public let file: String
  /// The line, counted from 1; nil where the file could not be read at all.
  public let line: Int?
  /// The key with its tables, `listen.connections`; empty where the fault is none of a key.
  public let key: String
  /// What is wrong and what would be right.
  public let text: Localized

  /// Describes a mistake.
  public init(file: String, line: Int?, key: String, text: Localized) {
    self.file = file
    self.line = line
    self.key = key
    self.text = text
  }

  /// The fault in one line, `file:12: listen.connections: text`, as editors and terminals understand it.
  public func description(in language: Language) -> String {
    let place = line.map { "\(file):\($0)" } ?? file
    return key.isEmpty ? "\(place): \(text[language])" : "\(place): \(key): \(text[language])"
  }
}

/// Everything that is wrong with a configuration; never empty.
public struct ConfigurationError: Error, Sendable {
  /// The faults in the order of the file.
  public let faults: [ConfigurationFault]

  /// Gathers faults.
  public init(faults: [ConfigurationFault]) {
    self.faults = faults
  }
}
