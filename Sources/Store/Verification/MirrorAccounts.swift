import Ledger

/// The accounts as the journal alone makes them: keys in the order in which they were first used, balances within their
/// bounds, debts, and the entry that moved each last.
///
/// A city has hundreds of thousands of wallets; they are told by a number each, so that all fit into a few dozen megabytes.
struct MirrorAccounts {
  /// What an account has come to.
  struct State {
    fileprivate(set) var balance: Int64 = 0
    fileprivate(set) var debt: Int64 = 0
    fileprivate(set) var entry: Int64 = 0
  }

  private var states: [State] = []
  /// Of each account the wallet by number, or one less than nothing and on down a place among the others.
  private var names: [Int64] = []
  private var wallets: [Int64: Int32] = [:]
  private var others: [Account: Int32] = [:]
  private var otherNames: [Account] = []

  /// How many there are; their keys are 1 and on.
  var count: Int { states.count }

  /// What the account of a key has come to.
  func state(of key: Int64) -> State { states[Int(key) - 1] }

  /// The account of a key; nil only where its number is none, which cannot be.
  func account(of key: Int64) -> Account? {
    let name = names[Int(key) - 1]
    guard name >= 0 else { return otherNames[Int(-1 - name)] }
    guard let member = MemberNumber(name >> 2) else { return nil }
    switch name & 3 {
    case 0: return .available(member)
    case 1: return .held(member)
    default: return .donatable(member)
    }
  }

  /// Lowers the floor of a wallet by what a forced reversal needs.
  ///
  /// - Throws: `StoreError.damaged` where the wallet is below that already.
  mutating func allowDebt(of event: JournalEvent, entry: Int64) throws {
    guard let debt = event.debt else { return }
    let account = Account.available(debt.member)
    let place = place(of: account)
    guard MirrorAccounts.isWithin(account.bounds, states[place].balance, debt: debt.minutes.count) else {
      throw MirrorAccounts.beyond(account, entry)
    }
    states[place].debt = debt.minutes.count
  }

  /// Moves an account, and proves the row that is stored of it.
  ///
  /// - Throws: `StoreError.damaged` where the balance leaves its bounds, or where the row says another.
  mutating func post(_ posting: Posting, _ row: PostingRow, entry: Int64) throws {
    let place = place(of: posting.account)
    var state = states[place]
    let (balance, overflow) = state.balance.addingReportingOverflow(posting.amount)
    let bounds = posting.account.bounds
    guard !overflow, MirrorAccounts.isWithin(bounds, balance, debt: state.debt) else {
      throw MirrorAccounts.beyond(posting.account, entry)
    }
    // What comes back pays the debt off, and a debt once paid off is no leave to sink again.
    if state.debt > 0 { state.debt = max(0, bounds.lowerBound - balance) }
    state.balance = balance
    state.entry = entry
    states[place] = state
    guard row.accountID == Int64(place) + 1, row.balance == balance else {
      throw EntryCheck.damage(entry, "posting", "row \(row.accountID), \(entry) is not what the journal says")
    }
  }

  private static func isWithin(_ bounds: ClosedRange<Int64>, _ balance: Int64, debt: Int64) -> Bool {
    let (floor, isUnbounded) = bounds.lowerBound.subtractingReportingOverflow(debt)
    return balance <= bounds.upperBound && (isUnbounded || balance >= floor)
  }

  private static func beyond(_ account: Account, _ entry: Int64) -> StoreError {
    EntryCheck.damage(entry, "entry", "the balance of \(account) leaves its bounds")
  }

  private mutating func place(of account: Account) -> Int {
    if let wallet = MirrorAccounts.wallet(account) {
      if let known = wallets[wallet] { return Int(known) }
      wallets[wallet] = Int32(states.count)
      names.append(wallet)
    } else {
      if let known = others[account] { return Int(known) }
      others[account] = Int32(states.count)
      names.append(Int64(-1 - otherNames.count))
      otherNames.append(account)
    }
    states.append(State())
    return states.count - 1
  }

  /// The number of a wallet; nil for other accounts, and for members beyond all numbering.
  private static func wallet(_ account: Account) -> Int64? {
    let (member, part): (MemberNumber, Int64)
    switch account {
    case .available(let number): (member, part) = (number, 0)
    case .held(let number): (member, part) = (number, 1)
    case .donatable(let number): (member, part) = (number, 2)
    default: return nil
    }
    return member.value < 1 << 60 ? member.value << 2 | part : nil
  }
}
