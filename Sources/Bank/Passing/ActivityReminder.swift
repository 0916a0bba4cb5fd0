import Ledger
import Store

/// Reminds those who signed up of tomorrow's activities.
enum ActivityReminder {
  /// The activities of tomorrow that nobody was reminded of yet; one that was moved is told of again before its new day.
  static func due(_ limit: Int, _ bank: ChangeContext) throws -> [DueWork] {
    guard let tomorrow = bank.today.adding(days: 1) else { return [] }
    return try bank.books.activitiesToRemindOf(on: tomorrow, limit: limit).map { due in
      DueWork(day: bank.today, sort: .reminder, number: due.number.value) { bank in
        _ = try bank.append(.activity(ActivityStep(activity: due.number, step: .reminded)), station: due.station)
      }
    }
  }
}
