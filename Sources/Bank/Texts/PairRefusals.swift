import Ledger
import LineProtocol
import Store

/// Refusals about pairs and their visits.
extension Refusal {
  static func noPair(_ number: PairNumber) -> Refusal {
    Refusal(
      .notFound, [Field("pair", .number(number))],
      Localized("没有第 \(number) 号结对。请用 pair list 查看", "There is no pair \(number); pair list shows them"))
  }

  static func paired(_ pair: StoredPair) -> Refusal {
    exists(
      "pair", .number(pair.number),
      Localized(
        "\(pair.volunteer) 号与 \(pair.resident) 号已经结对(第 \(pair.number) 号)。要改约定请先用 pair end 结束",
        "Members \(pair.volunteer) and \(pair.resident) are pair \(pair.number) already. End it first to agree on something else"
      ))
  }

  static func pairEnded(_ pair: StoredPair) -> Refusal {
    wrongState(
      [Field("pair", .number(pair.number)), Field("until", .optional(pair.terms.until, Value.date))],
      Localized(
        "第 \(pair.number) 号结对已于 \(pair.days.upperBound) 结束。请用 pair add 重新结对",
        "Pair \(pair.number) ended on \(pair.days.upperBound). Pair them anew with pair add"))
  }

  static func outsidePair(_ pair: StoredPair, _ date: LocalDate) -> Refusal {
    wrongState(
      [
        Field("pair", .number(pair.number)), Field("date", .date(date)), Field("from", .date(pair.terms.from)),
        Field("until", .optional(pair.terms.until, Value.date)),
      ],
      Localized(
        "\(date) 不在第 \(pair.number) 号结对的期间内(\(pair.terms.from) 起\(pair.terms.until.map { ",\($0) 止" } ?? ""))。请核对日期",
        "\(date) is outside of pair \(pair.number), from \(pair.terms.from)\(pair.terms.until.map { " to \($0)" } ?? ""). Check the date"
      ))
  }

  static func visited(_ pair: PairNumber, on date: LocalDate) -> Refusal {
    Refusal(
      .duplicate, [Field("pair", .number(pair)), Field("date", .date(date))],
      Localized(
        "第 \(pair) 号结对 \(date) 已有探访,一天只算一次。记错的请用 pair unvisit 撤销,有时长的用 service reverse 冲正",
        "Pair \(pair) has a visit on \(date); a day counts once. Undo a wrong one with pair unvisit, or with service reverse where it has hours"
      ))
  }

  static func noCall(_ pair: PairNumber, on date: LocalDate) -> Refusal {
    Refusal(
      .notFound, [Field("pair", .number(pair)), Field("date", .date(date))],
      Localized(
        "第 \(pair) 号结对 \(date) 没有不计时长的探访。有时长的请用 service reverse 冲正",
        "Pair \(pair) has no call without hours on \(date). One with hours is undone with service reverse"))
  }
}
