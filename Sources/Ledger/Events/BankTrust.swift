/// Another bank's key was taken for true, or is no more; the entry carries all that is held of that bank after it.
public struct BankTrust: Hashable, Sendable {
  /// What happened.
  public let action: ChangeAction
  /// What this bank calls the other one.
  public let bank: Code
  /// Its name.
  public let name: String
  /// What its signatures are known by.
  public let key: BankKey

  /// Describes a change.
  public init(action: ChangeAction, bank: Code, name: String, key: BankKey) {
    self.action = action
    self.bank = bank
    self.name = name
    self.key = key
  }

  func write(to facts: inout FactWriter) {
    facts.put("action", action.rawValue)
    facts.put("bank", bank)
    facts.putText("name", ifPresent: name)
    facts.put("key", key)
  }

  init(_ facts: FactReader) throws(LedgerError) {
    action = try facts.value("action") { ChangeAction(rawValue: $0) }
    bank = try facts.code("bank")
    name = facts.text("name") ?? ""
    key = try facts.value("key") { BankKey($0) }
  }
}
