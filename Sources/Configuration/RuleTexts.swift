public import Rules

extension Configuration {
  /// Reads rules alone, written as in the configuration file, on top of others.
  ///
  /// - Parameters:
  ///   - base: What holds where the text says nothing.
  ///   - version: The version of the policy to make.
  /// - Throws: Every fault of the text; a key that is none of a rule is one.
  public static func rules(
    _ text: String, onTopOf base: Policy, version: Int
  ) throws(ConfigurationError) -> Policy {
    var reader = try SettingsReader(text: text, file: "")
    let policy = reader.policy(default: base)
    reader.refuseUnknownKeys()
    guard reader.faults.isEmpty else { throw ConfigurationError(faults: reader.faults) }
    do {
      return try policy.numbered(version)
    } catch {
      throw ConfigurationError(faults: [
        ConfigurationFault(file: "", line: nil, key: error.key, text: error.text)
      ])
    }
  }
}
