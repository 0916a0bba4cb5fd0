import Ledger
import Rules
import Store
import Synchronization

/// The rules that hold: two versions, since a new one moves nobody's stars before it was assessed.
struct BankRules: Sendable {
  /// The newest version: what holds for services and for redeeming.
  let newest: Policy
  /// The version that was assessed last: what holds for stars.
  let stars: Policy

  /// Reads the rules that hold as the books stand.
  static func read(from books: BookReader) throws -> BankRules {
    guard let newest = try books.newestPolicy(), let stars = try books.starPolicy() else {
      throw BankFault.noFounding("the policy is missing")
    }
    let policy = try newest.rules()
    return BankRules(newest: policy, stars: stars.policy.version == newest.policy.version ? policy : try stars.rules())
  }
}

/// Keeps the rules that hold as read last, since they hardly ever change and every request asks for them.
final class RuleShelf: Sendable {
  private let kept = Mutex<(entry: Int64, rules: BankRules)?>(nil)

  /// The rules that hold in books of which everything is committed.
  func rules(in books: BookReader) throws -> BankRules {
    let entry = try books.rulesEntry()
    if let kept = kept.withLock({ $0 }), kept.entry == entry { return kept.rules }
    let rules = try BankRules.read(from: books)
    kept.withLock { $0 = (entry, rules) }
    return rules
  }
}

/// The rules that hold in one view of the books; read when first asked for.
final class HeldRules {
  private let read: () throws -> BankRules
  private var held: BankRules?

  init(_ read: @escaping () throws -> BankRules) {
    self.read = read
  }

  /// The rules.
  func current() throws -> BankRules {
    if let held { return held }
    let rules = try read()
    held = rules
    return rules
  }
}
