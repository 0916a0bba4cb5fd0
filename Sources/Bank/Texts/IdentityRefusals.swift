import Ledger
import LineProtocol
import Rules

/// Refusals around identity numbers; none tells a digit of one.
extension Refusal {
  static let noIdentityKey = Refusal(
    .notAllowed, [Field("name", .text("identity"))],
    Localized(
      "服务器没有身份证号的密钥,不能登记身份证号。请管理员按说明书“隐私”一节设置密钥,或先不写 identity=",
      "The server has no key for identity numbers and takes none. Have an administrator set one up (README, Privacy), or "
        + "leave identity= out"))

  static func badIdentity(_ fault: IdentityNumber.Fault) -> Refusal {
    let text =
      switch fault {
      case .form: Localized("应为 17 位数字加一位数字或 X", "17 digits, then a digit or X")
      case .birth: Localized("其中的出生日期不存在", "the date of birth in it is no day of the calendar")
      case .checksum: Localized("校验码不符,可能有一位输错", "its check character is wrong, so that some digit was mistyped")
      }
    return badIdentity(
      Localized("身份证号不对:\(text.chinese)。请对照证件重新输入", "The identity number will not do: \(text.english). Type it anew"))
  }

  static let identityContradicts = badIdentity(
    Localized(
      "身份证号里的出生日期与 birth= 不同。请对照证件核对两者;只写身份证号也可以",
      "The date of birth in the identity number is not that of birth=. Check both; the identity number alone is enough")
  )

  static func identityOf(_ member: MemberNumber) -> Refusal {
    Refusal(
      .exists, [Field("name", .text("identity")), Field("member", .number(member))],
      Localized(
        "\(member) 号成员已用此身份证号登记。请用该成员号;确属重复登记的,由管理员用 member merge 合并",
        "Member \(member) is registered with this identity number. Use that one; an administrator merges doubles with "
          + "member merge"))
  }

  static func identityElsewhere(_ station: Code) -> Refusal {
    Refusal(
      .exists, [Field("name", .text("identity")), Field("station", .code(station))],
      Localized(
        "此身份证号已在服务站 \(station) 登记过。请联系该站或管理员核对、转入",
        "This identity number is registered at station \(station) already. Ask that station, or an administrator, to check "
          + "and move the member"))
  }

  private static func badIdentity(_ text: Localized) -> Refusal {
    Refusal(.badValue, [Field("name", .text("identity"))], text)
  }
}
