/// A day as the model counts it: days since 1970-01-01, with nothing of the bank's own calendar in it.
struct PlainDay: Hashable, Comparable {
  let number: Int

  init(_ number: Int) {
    self.number = number
  }

  /// The day that an instant lies in, eight hours east of Greenwich.
  init(milliseconds: Int64) {
    let local = milliseconds + 8 * 3_600_000
    number = Int((local - (local % 86_400_000 + 86_400_000) % 86_400_000) / 86_400_000)
  }

  init?(_ text: String) {
    let parts = text.split(separator: "-").compactMap { Int($0) }
    guard parts.count == 3 else { return nil }
    self.init(year: parts[0], month: parts[1], day: parts[2])
  }

  init(year: Int, month: Int, day: Int) {
    var days = 0
    for past in 1970..<max(1970, year) { days += PlainDay.isLeap(past) ? 366 : 365 }
    for past in year..<max(1970, year) { days -= PlainDay.isLeap(past) ? 366 : 365 }
    for past in 1..<month { days += PlainDay.length(year: year, month: past) }
    number = days + day - 1
  }

  var parts: (year: Int, month: Int, day: Int) {
    var year = 1970
    var rest = number
    while rest < 0 {
      year -= 1
      rest += PlainDay.isLeap(year) ? 366 : 365
    }
    while rest >= (PlainDay.isLeap(year) ? 366 : 365) {
      rest -= PlainDay.isLeap(year) ? 366 : 365
      year += 1
    }
    var month = 1
    while rest >= PlainDay.length(year: year, month: month) {
      rest -= PlainDay.length(year: year, month: month)
      month += 1
    }
    return (year, month, rest + 1)
  }

  var year: Int { parts.year }

  var text: String {
    let (year, month, day) = parts
    return "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
  }

  /// Full years from this day to another; nil where the other is earlier.
  func age(on other: PlainDay) -> Int? {
    guard other >= self else { return nil }
    let (born, now) = (parts, other.parts)
    let hadBirthday = (now.month, now.day) >= (born.month, born.day)
    return now.year - born.year - (hadBirthday ? 0 : 1)
  }

  static func < (left: PlainDay, right: PlainDay) -> Bool { left.number < right.number }
  static func + (day: PlainDay, days: Int) -> PlainDay { PlainDay(day.number + days) }
  static func - (day: PlainDay, days: Int) -> PlainDay { PlainDay(day.number - days) }

  private static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  private static func length(year: Int, month: Int) -> Int {
    [31, isLeap(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
  }
}
