public import Bank
import Configuration
import LineProtocol

extension RuleReader {
  /// Reads rules as they stand in the configuration file.
  public static let configuration = RuleReader { text, base, version throws(RuleTextFault) in
    do throws(ConfigurationError) {
      return try Configuration.rules(text, onTopOf: base, version: version)
    } catch {
      let fault = error.faults.first
      throw RuleTextFault(
        line: fault?.line, key: fault?.key ?? "", text: fault?.text ?? Localized("规则有误", "the rules are wrong"))
    }
  }
}
