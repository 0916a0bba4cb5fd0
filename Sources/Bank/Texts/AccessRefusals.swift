import Ledger
import LineProtocol
import Rules

/// Refusals around members' own access.
extension Refusal {
  static func loginRequired(_ command: String) -> Refusal {
    Refusal(
      .loginRequired, [Field("command", .text(command))],
      Localized(
        "请先用成员号和密码登录(login),再办理“\(command)”", "Log in with member number and PIN first (login), then \"\(command)\""))
  }

  /// Says the same whether there is such a member or not, or one without a PIN.
  static func wrongPIN(_ member: MemberNumber) -> Refusal {
    Refusal(
      .wrongPIN, [Field("member", .number(member))],
      Localized(
        "成员号或密码不对。连续输错 \(PINLock.mostWrong) 次将锁定 \(PINLock.lockSeconds / 60) 分钟;没有密码或忘记密码,请到服务站设置",
        "Member number or PIN is wrong. \(PINLock.mostWrong) wrong ones in a row lock it for "
          + "\(PINLock.lockSeconds / 60) minutes; the station sets a PIN for whoever has none or forgot it"))
  }

  /// - Parameter until: RFC 3339 in the bank's time zone; the text says the time of day alone, since it is near.
  static func pinLocked(_ member: MemberNumber, until: String) -> Refusal {
    let time = until.dropFirst("2026-05-04T".count).prefix("18:15".count)
    return Refusal(
      .locked, [Field("member", .number(member)), Field("until", .text(until))],
      Localized(
        "\(member) 号因密码连续输错已锁定,到 \(time) 自动解除;也可请服务站解除",
        "Member \(member) is locked after wrong PINs until \(time); the station can open the lock earlier"))
  }

  static func notLocked(_ member: MemberNumber) -> Refusal {
    Refusal(
      .wrongState, [Field("member", .number(member))],
      Localized("\(member) 号没有锁定,无须解除", "Member \(member) is not locked; there is nothing to open"))
  }

  static func loggedInAlready(_ member: MemberNumber) -> Refusal {
    Refusal(
      .wrongState, [Field("member", .number(member))],
      Localized("\(member) 号已经登录,请先用 logout 退出", "Member \(member) is logged in; say logout first"))
  }

  static let pinsBusy = Refusal(
    .busy, [],
    Localized("正在核对的密码太多,请稍后再试", "Too many PINs are being checked; try again in a moment"))

  /// Nobody is shown people's data of which it could not be noted.
  static func looksUnwritten(_ count: Int) -> Refusal {
    Refusal(
      .busy, [Field("waiting", .integer(Int64(count)))],
      Localized(
        "谁看过谁的资料暂时记不下来(\(count) 条在等),所以现在不能看个人资料。请管理员检查磁盘,然后再试",
        "Who looked at whom cannot be written down (\(count) looks wait): no data are shown; have the disk looked after"
      ))
  }

  static func notOwn(_ name: String) -> Refusal {
    Refusal(
      .denied, [Field("name", .text(name))],
      Localized("登录后只能办理本人的事;\(name)= 不能这样写", "Whoever has logged in acts for nobody else; \(name)= cannot be this"))
  }

  static let giftAtDesk = Refusal(
    .denied, [Field("kind", .text("gift"))],
    Localized("礼品请到服务站凭领取码领取,由操作员办理", "A gift is handed out at the station's desk, for its code"))
}
