import Ledger
public import Rules

extension PolicySet {
  /// The rules that the settings say.
  ///
  /// - Throws: `PolicyFault` where they say none.
  func rules() throws(PolicyFault) -> Policy {
    try Policy(version: Int(clamping: version), settings: settings.map { (name: $0.name, value: $0.value) })
  }
}

extension StoredPolicy {
  /// The rules that the settings say.
  ///
  /// - Throws: `StoreError.damaged` where they say none.
  public func rules() throws -> Policy {
    do {
      return try policy.rules()
    } catch {
      throw StoreError.damaged(Damage(entry: entry.value, place: "policy", reason: "cannot be read: \(error)"))
    }
  }
}

extension BookReader {
  /// The rules that stars follow, or nil before the bank was opened.
  func starRules() throws -> Policy? { try starPolicy()?.rules() }
}
