import Ledger
import Rules
import Store

/// Opens the books of a new bank and reads back what an existing one was founded with.
struct Founder {
  private let database: LedgerDatabase
  private let environment: BankEnvironment

  init(_ database: LedgerDatabase, _ environment: BankEnvironment) {
    self.database = database
    self.environment = environment
  }

  /// The end of the journal; of an empty one after the founding entries were written.
  func tail(_ founding: Founding) throws -> JournalTail {
    let tail = try database.readTail()
    guard tail.number == 0 else { return tail }
    guard let calendar = BankCalendar(timeZone: founding.timeZone) else {
      throw BankFault.noFounding("the time zone \(founding.timeZone) is unknown")
    }
    let salt = { environment.randomness.bytes(SealedText.saltByteCount) }
    return try database.commit(tail: tail, at: environment.clock.now, makeSalt: salt) { transaction in
      let today = calendar.date(of: transaction.now)
      let origin = JournalTransaction.Origin(actor: .daemon, role: .daemon, station: nil, key: nil)
      let settings = founding.policy.settings.map { PolicySet.Setting(name: $0.name, value: $0.value) }
      try transaction.append(
        .bank(BankOpened(name: founding.name, timeZone: calendar.identifier)), date: today, origin: origin)
      try transaction.append(.policy(PolicySet(version: 1, settings: settings)), date: today, origin: origin)
      if let pool = founding.policy.redemption.wallet.cap?.pool {
        try transaction.append(
          .pool(PoolChange(action: .add, pool: pool, terms: PoolChange.Terms(name: pool.text))), date: today,
          origin: origin)
      }
    }
  }

  /// What the journal says of the bank.
  static func profile(of database: any BookSource) throws -> BankProfile {
    try database.read { books in
      guard let bank = try books.bank(), let calendar = BankCalendar(timeZone: bank.timeZone) else {
        throw BankFault.noFounding("the bank's name or time zone is missing")
      }
      let profile = BankProfile(name: bank.name, calendar: calendar)
      _ = try profile.shelf.rules(in: books)
      return profile
    }
  }
}
