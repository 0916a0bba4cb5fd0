import Ledger
import LineProtocol

/// A page that `timebank page` makes.
enum PageKind: String, CaseIterable {
  /// The public notice of a period.
  case notice
  /// A station's month.
  case station
  /// A member's passbook.
  case passbook
  /// A certificate of service.
  case certificate
  /// A member's personal file.
  case file
  /// What stations have on their shelves.
  case stock
  /// What hours buy.
  case catalogue
  /// An empty sign-in sheet.
  case signIn = "sign-in"
  /// The roster of an activity, to be signed by those who come.
  case roster
  /// A report, with its chart.
  case report
  /// The public page of credit.
  case credit
  /// A ballot's list, or its result.
  case ballot

  /// What it is.
  var summary: Localized {
    switch self {
    case .notice: Localized("一期公示(姓名已遮挡)", "the public notice of a period, names masked")
    case .station: Localized("服务站月报,带图表", "a station's month, with charts")
    case .passbook: Localized("成员存折", "a member's passbook")
    case .certificate: Localized("志愿服务记录证明", "a certificate of service")
    case .file: Localized("成员个人档案", "all that is held on a member")
    case .stock: Localized("礼品库存表", "the list of stock")
    case .catalogue: Localized("兑换项目目录", "the catalogue of what hours buy")
    case .signIn: Localized("空白签到表", "an empty sign-in sheet")
    case .roster: Localized("活动名单,供签名", "the roster of an activity, to be signed")
    case .report: Localized("统计表,带图表", "a report with its chart")
    case .credit: Localized("信用公示(本人同意,姓名已遮挡)", "the public page of credit: who agreed to it, names masked")
    case .ballot: Localized("评选名单或结果", "a ballot's list, or its result")
    }
  }

  /// The options that must be there.
  var needed: [String] {
    switch self {
    case .station: ["station", "month"]
    case .passbook, .file: ["member"]
    case .certificate: ["certificate"]
    case .signIn: ["station", "activity"]
    case .roster: ["activity"]
    case .report: ["of"]
    case .ballot: ["ballot"]
    case .notice, .stock, .catalogue, .credit: []
    }
  }

  /// The options that may be left out.
  var optional: [String] {
    switch self {
    case .notice: ["since", "through", "station"]
    case .passbook: ["from", "until"]
    case .certificate: ["leader", "handler", "contact"]
    case .stock, .catalogue, .credit: ["station"]
    case .signIn: ["date", "team", "lines", "sheet"]
    case .report: ["station", "month", "from", "until"]
    case .station, .file, .roster, .ballot: []
    }
  }

  /// All its options.
  var options: [String] { needed + optional }

  /// How it is typed, behind `timebank page`.
  var usage: String {
    let words = needed.map { "--\($0) \($0.uppercased())" } + optional.map { "[--\($0) \($0.uppercased())]" }
    return ([rawValue] + words).joined(separator: " ")
  }

  /// The options of all kinds.
  static let allOptions: [String] = allCases.reduce(into: []) { all, kind in
    all += kind.options.filter { !all.contains($0) }
  }
}

/// What a report is of.
enum ReportKind: String, CaseIterable {
  case member, team, station, activity, kind, age, week, month
  case inactive, near, limits, unusual, figures

  /// The chapter's title.
  var title: Localized {
    switch self {
    case .member: Localized("按成员统计", "Hours by person")
    case .team: Localized("按服务队统计", "Hours by team")
    case .station: Localized("按服务站统计", "Hours by station")
    case .activity: Localized("按活动统计", "Hours by activity")
    case .kind: Localized("按服务类别统计", "Hours by kind of service")
    case .age: Localized("按年龄段统计", "Hours by age")
    case .week: Localized("按周统计", "Hours by week")
    case .month: Localized("按月统计", "Hours by month")
    case .inactive: Localized("久未服务的成员", "Members who have not served for long")
    case .near: Localized("将升星的成员", "Members near the next star")
    case .limits: Localized("单日时长超限", "Days over the limit")
    case .unusual: Localized("供核查的异常", "What an auditor may ask about")
    case .figures: Localized("月度统计(五类信息)", "A month in five groups of figures")
    }
  }

  /// The options of `page report` that it takes: stars are near today, and who is inactive is so up to today.
  var options: [String] {
    switch self {
    case .near: ["of", "station"]
    case .inactive: ["of", "station", "from"]
    case .figures: ["of", "station", "month"]
    default: PageKind.report.options
    }
  }
}

/// What `timebank page` was asked to do.
struct PageOptions: Hashable {
  let kind: PageKind
  /// Where the page goes; `-` is standard output.
  let path: String
  private let values: [String: String]

  /// Checks the options against the kind of page; what they say is left to the daemon, which says what is wrong with it.
  ///
  /// - Throws: `missing-parameter`, `unknown-parameter`, `bad-value`.
  init(kind: PageKind, path: String, values: [String: String]) throws(Refusal) {
    self.kind = kind
    self.path = path
    self.values = values
    for name in kind.needed where values[name, default: ""].isEmpty { throw .missingOption(name, of: kind) }
    for name in values.keys.sorted() where !kind.options.contains(name) { throw .foreignOption(name, of: kind) }
    if let month = values["month"], Self.days(of: month) == nil { throw .badOption("month", month, "2026-05") }
    if values["month"] != nil, let day = ["from", "until"].first(where: { values[$0] != nil }) {
      throw .monthAndDay(day)
    }
    if let lines = values["lines"], !(Int(lines).map { (1...200).contains($0) } ?? false) {
      throw .badOption("lines", lines, "20")
    }
    if let sheet = values["sheet"], SheetNumber(sheet) == nil { throw .badOption("sheet", sheet, "7K3M-Q9TW-C") }
    if let of = values["of"] {
      guard let report = ReportKind(rawValue: of) else {
        throw .badOption("of", of, ReportKind.allCases.map(\.rawValue).joined(separator: "|"))
      }
      for name in values.keys.sorted() where !report.options.contains(name) { throw .foreignOption(name, of: report) }
    }
  }

  /// The value of an option; nil where it was not given.
  subscript(name: String) -> String? { values[name].flatMap { $0.isEmpty ? nil : $0 } }

  /// What a report is of.
  var report: ReportKind { values["of"].flatMap { ReportKind(rawValue: $0) } ?? .month }
  /// The number of a sheet that is printed again.
  var sheet: SheetNumber? { self["sheet"].flatMap { SheetNumber($0) } }
  /// The first day asked for.
  var from: String? { values["month"].flatMap { Self.days(of: $0)?.from } ?? self["from"] }
  /// The last day asked for.
  var until: String? { values["month"].flatMap { Self.days(of: $0)?.until } ?? self["until"] }

  /// The first and the last day of `2026-05`.
  static func days(of month: String) -> (from: String, until: String)? {
    guard let first = LocalDate(month + "-01") else { return nil }
    let (year, number, _) = first.parts
    let last = LocalDate(year: year, month: number, day: LocalDate.daysInMonth(year: year, month: number))
    return last.map { (first.description, $0.description) }
  }
}

extension Refusal {
  fileprivate static func missingOption(_ name: String, of kind: PageKind) -> Refusal {
    Refusal(
      .missingParameter, [Field("name", .text(name))],
      Localized(
        "请用 --\(name) 写明。用法:timebank page \(kind.usage) --file FILE",
        "--\(name) is missing. Usage: timebank page \(kind.usage) --file FILE"))
  }

  fileprivate static func foreignOption(_ name: String, of kind: PageKind) -> Refusal {
    Refusal(
      .unknownParameter, [Field("name", .text(name))],
      Localized(
        "page \(kind.rawValue) 没有 --\(name) 这个选项。用法:timebank page \(kind.usage) --file FILE",
        "page \(kind.rawValue) has no option --\(name). Usage: timebank page \(kind.usage) --file FILE"))
  }

  fileprivate static func foreignOption(_ name: String, of report: ReportKind) -> Refusal {
    let taken = report.options.filter { $0 != "of" }.map { "--\($0)" }
    return Refusal(
      .unknownParameter, [Field("name", .text(name))],
      Localized(
        "page report --of \(report.rawValue) 没有 --\(name) 这个选项,可用 \(taken.joined(separator: "、"))",
        "page report --of \(report.rawValue) has no option --\(name); it takes \(taken.joined(separator: ", "))"))
  }

  fileprivate static func badOption(_ name: String, _ value: String, _ example: String) -> Refusal {
    Refusal(
      .badValue, [Field("name", .text(name)), Field("value", .text(value))],
      Localized("--\(name) 应写成 \(example)", "--\(name) takes \(example)"))
  }

  fileprivate static func monthAndDay(_ name: String) -> Refusal {
    Refusal(
      .badValue, [Field("name", .text(name))],
      Localized("--month 和 --\(name) 只能写一个", "Give --month or --\(name), not both"))
  }
}
