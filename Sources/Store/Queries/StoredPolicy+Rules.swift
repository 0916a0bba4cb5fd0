import Ledger
public import Rules

extension StoredPolicy {
  /// The rules that the settings say.
  ///
  /// - Throws: `StoreError.damaged` where they say none.
  public func rules() throws -> Policy {
    do {
      return try Policy(
        version: Int(clamping: policy.version), settings: policy.settings.map { (name: $0.name, value: $0.value) })
    } catch {
      throw StoreError.damaged(Damage(entry: entry.value, place: "policy", reason: "cannot be read: \(error)"))
    }
  }
}

extension BookReader {
  /// The rules that stars follow, or nil before the bank was opened.
  func starRules() throws -> Policy? { try starPolicy()?.rules() }
}
