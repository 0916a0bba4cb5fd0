import Ledger
import Rules
import Store

/// Gives a pool's monthly allowances on their day: to every member who meets its criteria, once, or to nobody.
///
/// Where the pool has too little for all, nobody gets a part: who comes first would be chance. The month is journaled as
/// not given and is not tried again; an administrator can still grant by hand.
enum MonthlyAllowance {
  /// The months that have come due, by pool.
  static func due(_ bank: ChangeContext) throws -> [DueWork] {
    try bank.books.pools().enumerated().flatMap { index, pool -> [DueWork] in
      guard let allowance = pool.terms.allowance else { return [] }
      let last = try bank.books.lastAllowance(of: pool.code)?.month
      return AllowanceRules.due(allowance, after: last, through: bank.today).map { due in
        DueWork(day: due.day, sort: .allowance, number: Int64(index)) { bank in
          try give(allowance.minutes, of: pool, due, bank)
        }
      }
    }
  }

  private static func give(
    _ minutes: Minutes, of pool: StoredPool, _ due: AllowanceRules.Due, _ bank: ChangeContext
  ) throws {
    let criteria = PoolCriteria(pool.terms)
    let members = try bank.books.candidates(registeredBy: due.day).filter { member in
      // A wallet that is full needs nothing.
      try criteria.unmet(age: member.birth?.completedYears(on: due.day), tags: member.tags).isEmpty
        && bank.hasRoom(for: minutes, in: member.number)
    }
    let available = Minutes(try bank.books.balance(of: .pool(pool.code)))
    let (needed, isTooMuch) = minutes.count.multipliedReportingOverflow(by: Int64(members.count))
    let isGiven = !isTooMuch && needed <= available.count
    let event = AllowanceMonth(
      pool: pool.code, month: due.month, members: members.count, minutes: minutes, available: available,
      isGiven: isGiven)
    _ = try bank.append(.allowanceMonth(event), date: due.day)
    guard isGiven else { return }
    for member in members {
      // Many allowances are long work, which the watchdog shall see getting on; half of them is none.
      _ = bank.isInterrupted()
      let grant = PoolMovement(member: member.number, pool: pool.code, month: due.month, reason: due.month)
      _ = try bank.append(
        .allowance(grant), date: due.day, station: member.station,
        postings: .move(minutes.count, from: .pool(pool.code), to: .available(member.number)))
    }
  }
}
