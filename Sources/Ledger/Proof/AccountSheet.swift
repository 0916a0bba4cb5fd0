/// The balances of all accounts, carried along from posting to posting within their bounds.
public struct AccountSheet: Sendable {
  private struct State {
    var balance: Int64 = 0
    /// How far below its bounds the account may be.
    var debt: Int64 = 0
  }

  private var states: [Account: State] = [:]

  /// No account has been posted to.
  public init() {}

  /// Every account that was posted to, by name.
  public var balances: [(account: Account, balance: Int64)] {
    states.map { (name: $0.key.description, account: $0.key, balance: $0.value.balance) }
      .sorted { $0.name < $1.name }.map { (account: $0.account, balance: $0.balance) }
  }

  /// Allows what an entry forces, then posts it.
  ///
  /// - Returns: The first account whose balance leaves its bounds, with that balance; nil where none does.
  /// - Throws: `LedgerError.overflow` where a balance leaves the range of an `Int64`.
  public mutating func post(_ postings: Postings, debt: EntryReversed.Debt?) throws(LedgerError) -> Posting? {
    if let debt { states[.available(debt.member), default: State()].debt = debt.minutes.count }
    for posting in postings.all {
      var state = states[posting.account] ?? State()
      let (balance, overflow) = state.balance.addingReportingOverflow(posting.amount)
      guard !overflow else { throw .overflow }
      let bounds = posting.account.bounds
      state.balance = balance
      // What comes back pays the debt off, and a debt once paid off is no leave to sink again.
      if state.debt > 0 { state.debt = max(0, min(state.debt, AccountSheet.shortfall(of: balance, bounds))) }
      states[posting.account] = state
      let (floor, isUnbounded) = bounds.lowerBound.subtractingReportingOverflow(state.debt)
      if balance > bounds.upperBound || (!isUnbounded && balance < floor) { return Posting(posting.account, balance) }
    }
    return nil
  }

  /// How far a balance lies below the bounds; not more than 0 where it does not.
  private static func shortfall(of balance: Int64, _ bounds: ClosedRange<Int64>) -> Int64 {
    balance < bounds.lowerBound ? bounds.lowerBound - balance : 0
  }
}
