import Ledger

extension ReviewPolicy {
  static let settings: [Setting<ReviewPolicy>] = [
    Setting(name: "review_over") { String($0.over.count) },
    Setting(name: "review_over_second") { String($0.overSecond.count) },
    Setting(name: "notice_days") { String($0.noticeDays) },
    Setting(name: "holidays") { list($0.workingDays.holidays) },
    Setting(name: "workdays") { list($0.workingDays.workdays) },
  ]

  private static func list(_ days: Set<LocalDate>) -> String {
    days.isEmpty ? "none" : days.sorted().map(\.description).joined(separator: ",")
  }

  init(_ reader: SettingsReader) throws(PolicyFault) {
    try self.init(
      over: reader.minutes("review_over", default: "0"), overSecond: reader.minutes("review_over_second", default: "0"),
      noticeDays: reader.integer("notice_days", default: "0"),
      workingDays: WorkingDays(holidays: reader.dates("holidays"), workdays: reader.dates("workdays")))
  }
}
