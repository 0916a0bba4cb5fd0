import Ledger
import Store

/// Enters the check-outs that were forgotten.
enum EndOfAttendance {
  /// Those who ought to have left before today, the first of them first.
  static func due(_ limit: Int, _ bank: ChangeContext) throws -> [DueWork] {
    try bank.books.forgottenAttendances(before: bank.today, limit: limit).map { attendance in
      DueWork(
        day: attendance.event.closesOn.adding(days: 1) ?? bank.today, sort: .endOfAttendance,
        number: attendance.event.attendance.value
      ) { bank in
        _ = try DoorLedger(bank).forget(attendance)
      }
    }
  }
}
