import Ledger
import LineProtocol
import Store

/// Refusals about honours and the page of credit.
extension Refusal {
  static func noHonour(_ number: HonourNumber) -> Refusal {
    Refusal(
      .notFound, [Field("honour", .number(number))],
      Localized("没有第 \(number) 号荣誉。请用 honour list 查看", "There is no honour \(number); honour list shows them"))
  }

  static func honourAbove(_ level: HonourStep.Honour.Level) -> Refusal {
    Refusal(
      .notAllowed, [Field("level", .text(level.rawValue))],
      Localized(
        "操作员只能登记服务站授予的荣誉;本行和市级的请管理员登记",
        "An operator notes honours of the station; those of the bank and the city are an administrator's"))
  }

  static func honourKnown(_ number: HonourNumber, _ code: Code) -> Refusal {
    .exists(
      "honour", .number(number),
      Localized(
        "同一时期的 \(code) 已登记(第 \(number) 号)。记错的请先用 honour withdraw 撤销",
        "The \(code) of this time is there already, as honour \(number). Withdraw that one if it is wrong"))
  }

  /// The honour is not where it would have to be.
  static func honourNot(_ wanted: StoredHonour.State, _ stored: StoredHonour) -> Refusal {
    let text =
      wanted == .recommended
      ? Localized(
        "第 \(stored.number) 号荣誉不是待批的推荐,不用再决定", "Honour \(stored.number) is no recommendation that waits to be decided")
      : Localized("第 \(stored.number) 号荣誉已不再有效", "Honour \(stored.number) is in force no more")
    return .wrongState([Field("honour", .number(stored.number)), Field("state", .text(stored.state.rawValue))], text)
  }

  static func honourNames(_ title: String) -> Refusal {
    .badValue(
      "title", title,
      Localized("荣誉名称会公示,不能写成员姓名", "is shown in public and must not contain the member's name"))
  }

  static func notElected(_ ballot: Code) -> Refusal {
    Refusal(
      .notAllowed, [Field("ballot", .code(ballot))],
      Localized(
        "评选 \(ballot) 没有评上这一位。请用 ballot result 核对", "Ballot \(ballot) did not choose this one; ballot result tells whom"
      ))
  }

  static func tooYoungForCredit(_ age: Int) -> Refusal {
    Refusal(
      .tooYoung, [Field("age", .integer(Int64(age))), Field("needed", .integer(14))],
      Localized(
        "未满 14 周岁(现 \(age) 岁)的不列入信用公示", "Nobody under 14 stands on the page of credit; this member is \(age)"))
  }

  static func guardianConsents(_ age: Int) -> Refusal {
    Refusal(
      .notAllowed, [Field("age", .integer(Int64(age)))],
      Localized(
        "未满 18 周岁(现 \(age) 岁)须由监护人到服务站办理", "At \(age) the guardian has to agree, at the station"))
  }

  static func consentKnown(_ member: MemberNumber, isGiven: Bool, entry: Int64) -> Refusal {
    let fields = [Field("member", .number(member)), Field("entry", .integer(entry))]
    return .wrongState(
      fields,
      isGiven
        ? Localized("\(member) 号已同意列入信用公示(第 \(entry) 号分录)", "Member \(member) has agreed already, by entry \(entry)")
        : Localized("\(member) 号已表示不列入信用公示(第 \(entry) 号分录)", "Member \(member) has refused already, by entry \(entry)"))
  }
}
