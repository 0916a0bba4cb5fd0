import Ledger
import Rules
import Store

/// What happens because time goes by and nobody does anything.
///
/// The first commit of a day does it before anything else, so that every change is judged on books in which all that
/// was due has happened; a commit that fails leaves it to the next. It happens in the order of the days on which it
/// fell due, however long the daemon was away.
struct TimePassing {
  /// The most that one commit does of it; bounds how long a request can wait.
  static let largestStep = 1000

  private let bank: ChangeContext

  init(_ bank: ChangeContext) {
    self.bank = bank
  }

  /// Journals what is due.
  ///
  /// - Returns: How many pieces of work it took; ``largestStep`` where more may be due.
  func run() throws -> Int {
    let limit = TimePassing.largestStep
    let all =
      try EndOfAttendance.due(limit, bank) + EndOfHold.due(limit, bank) + EndOfNotice.due(limit, bank)
      + EndOfHours.due(limit, through: bank.today, bank) + MonthlyAllowance.due(bank) + EndOfApproval.due(limit, bank)
      + ActivityReminder.due(limit, bank)
    let due = all.sorted().prefix(limit)
    for work in due { try work.carryOut(bank) }
    if due.count < limit { try EndOfHours.noteDone(through: bank.today, bank) }
    return due.count
  }
}

/// Something that fell due on a day.
struct DueWork {
  /// What comes first among what fell due on one day.
  enum Sort: Int {
    case endOfAttendance, endOfHold, endOfNotice, endOfHours, allowance, endOfApproval, reminder
  }

  let day: LocalDate
  let sort: Sort
  /// Tells apart what is of one sort.
  let number: Int64
  let carryOut: (ChangeContext) throws -> Void
}

extension DueWork: Comparable {
  static func == (left: DueWork, right: DueWork) -> Bool { left.rank == right.rank }

  static func < (left: DueWork, right: DueWork) -> Bool { left.rank < right.rank }

  private var rank: (LocalDate, Int, Int64) { (day, sort.rawValue, number) }
}
