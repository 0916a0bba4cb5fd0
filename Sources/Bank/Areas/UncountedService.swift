import Ledger
import LineProtocol
import Rules
import Store

/// What of a subject's service does not count for its stars, and by which rules.
struct UncountedService {
  /// Every omission, oldest first.
  let omissions: [CountingRules.Omission]

  init(of subject: StarSubject, isBrigade: Bool, in book: StarBook) throws {
    let counting = book.starPolicy(subject, isBrigade: isBrigade).counting
    guard counting != .everything else {
      omissions = []
      return
    }
    omissions = CountingRules.byDay(try book.books.served(for: subject, through: book.last))
      .flatMap { CountingRules.omissions(ofDay: $0, policy: counting) }
      .sorted { ($0.record.date, $0.record.number?.value ?? 0) < ($1.record.date, $1.record.number?.value ?? 0) }
  }

  /// All that does not count.
  var minutes: Minutes { Minutes(omissions.reduce(0) { $0 + $1.minutes.count }) }

  /// One sentence for each rule that left out service of a year.
  func sentences(in year: Int, policy: CountingPolicy) -> [Localized] {
    let ofYear = omissions.filter { $0.record.date.year == year }
    return NotCounted.allCases.compactMap { reason in
      let found = ofYear.filter { $0.reason == reason }
      guard !found.isEmpty else { return nil }
      let minutes = Minutes(found.reduce(0) { $0 + $1.minutes.count })
      let rule = UncountedService.rule(reason, policy)
      let records = UncountedService.records(found)
      return Localized(
        "有 \(minutes) 不计星级:\(rule.chinese)(\(records.chinese))。",
        "\(minutes) do not count for stars: \(rule.english) (\(records.english)).")
    }
  }

  private static func records(_ found: [CountingRules.Omission]) -> Localized {
    let numbers = found.compactMap(\.record.number)
    let shown = numbers.prefix(5).map(\.description)
    guard numbers.count > shown.count else {
      return Localized(
        "第 \(shown.joined(separator: "、")) 号记录",
        "\(shown.count == 1 ? "record" : "records") \(shown.joined(separator: ", "))")
    }
    return Localized(
      "第 \(shown.joined(separator: "、")) 号等 \(numbers.count) 条记录",
      "records \(shown.joined(separator: ", ")) and \(numbers.count - shown.count) more")
  }

  private static func rule(_ reason: NotCounted, _ policy: CountingPolicy) -> Localized {
    switch reason {
    case .source: Localized("这种来源的记录不计", "records of that source do not count")
    case .kind: Localized("这类服务不计", "that kind of service does not count")
    case .beforeRegistration: Localized("在登记之前", "it was before the registration")
    case .teamHours: Localized("在服务队中的服务不计入个人", "service in a team does not count for the member")
    case .tooYoung:
      Localized(
        "未满 \(policy.aloneFromAge) 周岁,只计在服务队中的服务",
        "under the age of \(policy.aloneFromAge) service counts in a team only")
    case .activityCap:
      Localized("一项活动每天最多计 \(policy.activityCap)", "one activity counts at most \(policy.activityCap) on a day")
    case .dayCap: Localized("每天最多计 \(policy.dayCap)", "one day counts at most \(policy.dayCap)")
    }
  }
}
