extension RefusalTranscripts {
  /// Members' own access: PINs at the desk, logins at a kiosk, and what is not a logged-in member's own.
  static let access = #"""
    root> member pin member=99 pin=2580
    ERR not-found member=99 text="没有 99 号成员。可用 member find 查找"
    ERR not-found member=99 text="There is no member 99. member find helps to look"

    wang> member pin member=24 pin=2580
    ERR not-found member=24 text="没有 24 号成员。可用 member find 查找"
    ERR not-found member=24 text="There is no member 24. member find helps to look"

    root> member pin member=22 pin=2580
    ERR closed member=22 text="22 号成员已注销"
    ERR closed member=22 text="Member 22 has been closed"

    root> member unlock member=99
    ERR not-found member=99 text="没有 99 号成员。可用 member find 查找"
    ERR not-found member=99 text="There is no member 99. member find helps to look"

    root> member unlock member=17
    ERR wrong-state member=17 text="17 号没有锁定,无须解除"
    ERR wrong-state member=17 text="Member 17 is not locked; there is nothing to open"

    kiosk> login member=17 pin=1234
    ERR wrong-pin member=17 text="成员号或密码不对。连续输错 5 次将锁定 15 分钟;没有密码或忘记密码,请到服务站设置"
    ERR wrong-pin member=17 text="Member number or PIN is wrong. 5 wrong ones in a row lock it for 15 minutes; \#
    the station sets a PIN for whoever has none or forgot it"

    kiosk> login member=99 pin=1234
    ERR wrong-pin member=99 text="成员号或密码不对。连续输错 5 次将锁定 15 分钟;没有密码或忘记密码,请到服务站设置"
    ERR wrong-pin member=99 text="Member number or PIN is wrong. 5 wrong ones in a row lock it for 15 minutes; \#
    the station sets a PIN for whoever has none or forgot it"

    kiosk> login member=18 pin=1234
    ERR locked member=18 until=2026-05-04T18:15:00.000+08:00 text="18 号因密码连续输错已锁定,到 18:15 自动解除;也可请服务站解除"
    ERR locked member=18 until=2026-05-04T18:15:00.000+08:00 text="Member 18 is locked after wrong PINs until 18:15; \#
    the station can open the lock earlier"

    member> login member=17 pin=2580
    ERR wrong-state member=17 text="17 号已经登录,请先用 logout 退出"
    ERR wrong-state member=17 text="Member 17 is logged in; say logout first"

    kiosk> balance member=17
    ERR login-required command=balance text="请先用成员号和密码登录(login),再办理“balance”"
    ERR login-required command=balance text="Log in with member number and PIN first (login), then \"balance\""

    member> balance member=18
    ERR not-found member=18 text="没有 18 号成员。可用 member find 查找"
    ERR not-found member=18 text="There is no member 18. member find helps to look"

    member> stars show team=shuijiao
    ERR denied command="stars show" role=member text="您的身份(自助终端上的成员)不能使用“stars show”。请找管理员授权,或改用有权限的账号"
    ERR denied command="stars show" role=member text="As a member at a kiosk you may not use \"stars show\". Ask \#
    an administrator for the role"

    member> service record member=17 station=jindu date=2026-05-01 minutes=1:00 source=operator
    ERR denied name=source text="登录后只能办理本人的事;source= 不能这样写"
    ERR denied name=source text="Whoever has logged in acts for nobody else; source= cannot be this"

    buyer> redeem fulfil redemption=2
    ERR denied kind=gift text="礼品请到服务站凭领取码领取,由操作员办理"
    ERR denied kind=gift text="A gift is handed out at the station's desk, for its code"
    """#
}
