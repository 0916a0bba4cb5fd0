import Ledger
import LineProtocol

/// Refusals about things that a request names: missing, there already, closed, in another state.
extension Refusal {
  static func noMember(_ number: MemberNumber) -> Refusal {
    .notFound(
      "member", .number(number),
      Localized("没有 \(number) 号成员。可用 member find 查找", "There is no member \(number). member find helps to look"))
  }

  static func noStation(_ code: Code) -> Refusal {
    .notFound(
      "station", .code(code),
      Localized("没有服务站 \(code)。可用 station list 查看", "There is no station \(code). station list shows all"))
  }

  static func noTeam(_ code: Code) -> Refusal {
    .notFound(
      "team", .code(code),
      Localized("没有服务队 \(code)。可用 team list 查看", "There is no team \(code). team list shows all"))
  }

  static func noRecord(_ number: RecordNumber) -> Refusal {
    .notFound(
      "record", .number(number),
      Localized("没有第 \(number) 号服务记录。可用 service list 查看", "There is no record \(number). service list shows all"))
  }

  static func noOffer(_ code: Code) -> Refusal {
    .notFound(
      "offer", .code(code),
      Localized("没有兑换项目 \(code)。可用 offer list 查看", "There is no offer \(code). offer list shows all"))
  }

  static func noRedemption(_ number: RedemptionNumber) -> Refusal {
    .notFound(
      "redemption", .number(number),
      Localized("没有第 \(number) 号兑换。可用 redeem list 查看", "There is no redemption \(number). redeem list shows all"))
  }

  static func noEntry(_ number: Int64) -> Refusal {
    .notFound(
      "entry", .integer(number),
      Localized("没有第 \(number) 号分录。可用 head 查看最新分录号", "There is no entry \(number). head shows the newest one"))
  }

  static func noImport(_ number: Int64) -> Refusal {
    .notFound(
      "import", .integer(number),
      Localized("没有第 \(number) 号导入。请先用 import open", "There is no import \(number). Begin with import open"))
  }

  static func noGrantee(_ name: String, _ value: String) -> Refusal {
    .notFound(
      name, .text(value),
      name == "user"
        ? Localized("服务器上没有用户 \(value),或未授予角色", "The server has no user \(value), or no role was given")
        : Localized("服务器上没有用户组 \(value),或未授予角色", "The server has no group \(value), or no role was given"))
  }

  static func exists(_ name: String, _ value: Value, _ text: Localized) -> Refusal {
    Refusal(.exists, [Field(name, value)], text)
  }

  static func stationClosed(_ code: Code) -> Refusal {
    Refusal(
      .closed, [Field("station", .code(code))],
      Localized("服务站 \(code) 已关闭。请改用其他服务站", "Station \(code) is closed. Use another one"))
  }

  static func teamClosed(_ code: Code) -> Refusal {
    Refusal(
      .closed, [Field("team", .code(code))],
      Localized("服务队 \(code) 已解散。请改用其他服务队", "Team \(code) is closed. Use another one"))
  }

  static func memberClosed(_ number: MemberNumber) -> Refusal {
    Refusal(
      .closed, [Field("member", .number(number))],
      Localized("\(number) 号成员已注销", "Member \(number) has been closed"))
  }

  static func offerClosed(_ code: Code) -> Refusal {
    Refusal(
      .closed, [Field("offer", .code(code))],
      Localized("兑换项目 \(code) 已停止。可用 offer list 查看其他项目", "Offer \(code) is closed. offer list shows others"))
  }

  static func wrongState(_ details: [Field], _ text: Localized) -> Refusal {
    Refusal(.wrongState, details, text)
  }

  static func alreadyReversed(_ record: RecordNumber, entry: Int64) -> Refusal {
    Refusal(
      .alreadyReversed, [Field("record", .number(record)), Field("entry", .integer(entry))],
      Localized(
        "第 \(record) 号记录已由第 \(entry) 号分录冲正。如需恢复请重新记录",
        "Record \(record) was reversed by entry \(entry). Record the service anew instead"))
  }
}
