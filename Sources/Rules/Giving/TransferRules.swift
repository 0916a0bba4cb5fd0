public import Ledger

/// What the bank knows that bears on a gift of hours from one member to another.
public struct TransferFacts: Hashable, Sendable {
  /// What a member is in a household.
  public struct Home: Hashable, Sendable {
    /// The household.
    public let household: Code
    /// What the member is to its head.
    public let relation: Relation

    /// Describes a home.
    public init(household: Code, relation: Relation) {
      self.household = household
      self.relation = relation
    }
  }

  /// Where the giver lives; nil where no household is on file.
  public let payerHome: Home?
  /// Where the receiver lives; nil where no household is on file.
  public let payeeHome: Home?
  /// The hours that the giver can spend; negative after a forced reversal.
  public let available: Minutes

  /// Collects the facts.
  public init(payerHome: Home?, payeeHome: Home?, available: Minutes) {
    self.payerHome = payerHome
    self.payeeHome = payeeHome
    self.available = available
  }
}

/// Why a gift of hours is refused.
public enum GivingViolation: Error, Equatable, Sendable {
  /// Nobody can give or receive hours of their own.
  case samePerson
  /// The rules do not allow a transfer between these two.
  case notAllowed(TransferPolicy)
  /// The giver owes hours.
  case inDebt(available: Minutes)
  /// The giver has not enough.
  case insufficient(available: Minutes, needed: Minutes)
}

/// Says whether hours may go from one member to another, or from a member to a pool.
public enum GivingRules {
  /// Judges a transfer.
  ///
  /// - Throws: `GivingViolation`, the first in the order of its cases.
  public static func judgeTransfer(
    of minutes: Minutes, from payer: MemberNumber, to payee: MemberNumber, facts: TransferFacts,
    policy: RedemptionPolicy
  ) throws(GivingViolation) {
    guard payer != payee else { throw .samePerson }
    guard isAllowed(facts, policy) else { throw .notAllowed(policy.transfer) }
    try judgeWallet(available: facts.available, needed: minutes)
  }

  /// Judges what every gift asks of the giver's wallet.
  ///
  /// - Throws: `GivingViolation.inDebt` or `.insufficient`.
  public static func judgeWallet(available: Minutes, needed: Minutes) throws(GivingViolation) {
    guard available >= .zero else { throw .inDebt(available: available) }
    guard available >= needed else { throw .insufficient(available: available, needed: needed) }
  }

  private static func isAllowed(_ facts: TransferFacts, _ policy: RedemptionPolicy) -> Bool {
    func isOneHousehold() -> Bool {
      guard let payer = facts.payerHome, let payee = facts.payeeHome else { return false }
      return payer.household == payee.household
    }
    func isNamed(_ home: TransferFacts.Home?) -> Bool {
      guard let home else { return false }
      return home.relation == .head || policy.relatives.contains(home.relation)
    }
    switch policy.transfer {
    case .none: return false
    case .household: return isOneHousehold()
    case .relatives: return isOneHousehold() && isNamed(facts.payerHome) && isNamed(facts.payeeHome)
    case .any: return true
    }
  }
}
