import Ledger
import Rules
import Store

/// What happens because time goes by and nobody does anything: holds lapse.
///
/// The first commit of a day does it before anything else, so that every change is judged on books in which all that
/// was due has happened; a commit that fails leaves it to the next.
struct TimePassing {
  /// The most that one commit does of it; bounds how long a request can wait.
  static let largestStep = 1000

  private let transaction: JournalTransaction
  private let today: LocalDate

  init(_ transaction: JournalTransaction, today: LocalDate) {
    self.transaction = transaction
    self.today = today
  }

  /// Journals what is due.
  ///
  /// - Returns: How many entries it took; ``largestStep`` where more may be due.
  func run() throws -> Int {
    let due = try transaction.books.redemptionsDue(before: today, limit: TimePassing.largestStep)
    for redemption in due { try lapse(redemption.request) }
    return due.count
  }

  /// Gives held hours back, as of the day after the last one of the hold.
  private func lapse(_ redemption: RedemptionRequested) throws {
    let event = RedemptionReleased(
      redemption: redemption.redemption, member: redemption.member, cause: .lapsed, reason: nil)
    try transaction.append(
      .release(event), date: redemption.until.adding(days: 1) ?? today,
      origin: JournalTransaction.Origin(actor: .daemon, role: .daemon, station: redemption.station, key: nil),
      postings: .move(redemption.price.count, from: .held(redemption.member), to: .available(redemption.member)))
  }
}
