/// A signed amount on one account; positive adds to it.
public struct Posting: Hashable, Sendable {
  /// The account that the amount goes to.
  public let account: Account
  /// Minutes or pieces, as the account's unit says; never zero.
  public let amount: Int64

  /// Makes a posting.
  public init(_ account: Account, _ amount: Int64) {
    self.account = account
    self.amount = amount
  }
}

/// The postings of one entry: none, or at least two that add up to zero in each unit.
public struct Postings: Hashable, Sendable {
  /// The postings in the order in which they are written.
  public let all: [Posting]

  /// No postings: the entry is a fact.
  public static let none = Postings()

  private init() { all = [] }

  /// Checks that the postings balance.
  ///
  /// - Throws: `LedgerError` where there is a single one, an account stands twice, an amount is zero, or a unit's sum is
  ///   not zero or overflows.
  public init(_ postings: [Posting]) throws(LedgerError) {
    guard postings.count != 1 else { throw .singlePosting }
    if postings.count == 2, Postings.isMove(postings[0], postings[1]) {
      all = postings
      return
    }
    var sums: [Unit: Int64] = [:]
    var accounts: Set<Account> = []
    for posting in postings {
      guard posting.amount != 0 else { throw .zeroPosting(posting.account) }
      guard accounts.insert(posting.account).inserted else { throw .repeatedAccount(posting.account) }
      let unit = posting.account.unit
      let (sum, overflow) = sums[unit, default: 0].addingReportingOverflow(posting.amount)
      guard !overflow else { throw .overflow }
      sums[unit] = sum
    }
    if let (unit, sum) = sums.first(where: { $0.value != 0 }) { throw .unbalanced(unit: unit, sum: sum) }
    all = postings
  }

  /// Whether two postings are good by themselves, as nearly all are; the reason why not is found by the long way.
  private static func isMove(_ from: Posting, _ to: Posting) -> Bool {
    let (sum, overflow) = from.amount.addingReportingOverflow(to.amount)
    return sum == 0 && !overflow && from.amount != 0 && from.account != to.account
      && from.account.unit == to.account.unit
  }

  /// Moves an amount from one account to another of the same unit.
  public static func move(_ amount: Int64, from source: Account, to target: Account) throws(LedgerError) -> Postings {
    let (taken, overflow) = Int64.zero.subtractingReportingOverflow(amount)
    guard !overflow else { throw .overflow }
    return try Postings([Posting(source, taken), Posting(target, amount)])
  }
}
