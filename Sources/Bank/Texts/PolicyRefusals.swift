import Ledger
import LineProtocol

/// Refusals about versions of the rules.
extension Refusal {
  static func noPolicy(_ version: Int64) -> Refusal {
    notFound(
      "policy", .integer(version),
      Localized("没有第 \(version) 版规则。policy list 列出全部", "There is no policy \(version). policy list shows all"))
  }

  static func beforeFounding(_ date: LocalDate) -> Refusal {
    badValue(
      "on", date.description,
      Localized("\(date) 时时间银行还未开办", "The bank was not open yet on \(date)"))
  }

  static func notYet(_ date: LocalDate, today: LocalDate) -> Refusal {
    badValue(
      "on", date.description,
      Localized("\(date) 还没有到,今天是 \(today)", "\(date) is still to come; today is \(today)"))
  }

  static func yearToCome(_ year: Int, today: LocalDate) -> Refusal {
    badValue(
      "year", String(year),
      Localized("\(year) 年还没有到,今天是 \(today)", "\(year) is still to come; today is \(today)"))
  }

  static func samePolicy(_ version: Int64) -> Refusal {
    wrongState(
      [Field("policy", .integer(version)), Field("state", .text("same"))],
      Localized(
        "所写规则与第 \(version) 版完全相同,未作改动",
        "These rules are just those of policy \(version); nothing was changed"))
  }

  static func policyInForce(_ version: Int64) -> Refusal {
    wrongState(
      [Field("policy", .integer(version)), Field("state", .text("in-force"))],
      Localized(
        "星级已按第 \(version) 版规则评定,无须再评", "Stars follow policy \(version) already; there is nothing to assess"))
  }

  static func oneOnly(_ name: String, _ value: String, besides other: String) -> Refusal {
    badValue(
      name, value,
      Localized("\(other)= 与 \(name)= 只能写一个", "Give either \(other)= or \(name)=, not both"))
  }

  static func badRules(_ fault: RuleTextFault) -> Refusal {
    let line = fault.line.map { Localized("第 \($0) 行 ", "line \($0): ") } ?? Localized("", "")
    let key = fault.key.isEmpty ? "" : "\(fault.key): "
    return Refusal(
      .badValue,
      [
        Field("name", .text("rules")), Field("line", .optional(fault.line, { .integer(Int64($0)) })),
        Field("key", .text(fault.key)),
      ],
      Localized(
        "规则未改动:\(line.chinese)\(key)\(fault.text.chinese)",
        "The rules were not changed: \(line.english)\(key)\(fault.text.english)"))
  }
}
