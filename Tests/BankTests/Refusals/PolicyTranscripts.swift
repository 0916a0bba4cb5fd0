extension RefusalTranscripts {
  /// Rules that the default has not.
  static let strictRules = #"""
    root> service record member=17 station=jindu date=2026-02-02 minutes=1:00
    ERR too-old date=2026-02-02 earliest=2026-02-03 days=90 text="日期 2026-02-02 超过补录期限 90 天(最早 2026-02-03)。请找管理员办理"
    ERR too-old date=2026-02-02 earliest=2026-02-03 days=90 text="2026-02-02 is more than 90 days back; the \#
    earliest is 2026-02-03. Ask an administrator"

    root> service record member=17 station=jindu date=2026-05-04 minutes=1:30
    ERR granularity minutes=1:30 granularity=1:00 text="时长 1:30 不是 1:00 的整倍数"
    ERR granularity minutes=1:30 granularity=1:00 text="1:30 is no multiple of the bank's unit of 1:00"

    root> service correct record=1 date=2026-02-02 reason=写错
    ERR too-old date=2026-02-02 earliest=2026-02-03 days=90 text="日期 2026-02-02 超过补录期限 90 天(最早 2026-02-03)。请找管理员办理"
    ERR too-old date=2026-02-02 earliest=2026-02-03 days=90 text="2026-02-02 is more than 90 days back; the \#
    earliest is 2026-02-03. Ask an administrator"

    root> service correct record=1 minutes=1:30 reason=写错
    ERR granularity minutes=1:30 granularity=1:00 text="时长 1:30 不是 1:00 的整倍数"
    ERR granularity minutes=1:30 granularity=1:00 text="1:30 is no multiple of the bank's unit of 1:00"

    root> offer add offer=tea name=茶叶 kind=gift price=1:00
    ERR not-allowed kind=gift text="本时间银行不兑换礼品,只兑换服务"
    ERR not-allowed kind=gift text="This bank gives no goods for hours, only services"

    root> redeem request member=18 offer=lesson
    ERR not-allowed earned=1:00 needed=2:00 text="首次兑换前须累计服务 2:00,李四现有 1:00"
    ERR not-allowed earned=1:00 needed=2:00 text="A first redemption asks for 2:00 of service; 李四 has 1:00"

    root> redeem fulfil redemption=1 provider=18 date=2026-02-02
    ERR too-old date=2026-02-02 earliest=2026-02-03 days=90 text="日期 2026-02-02 超过补录期限 90 天(最早 2026-02-03)。请找管理员办理"
    ERR too-old date=2026-02-02 earliest=2026-02-03 days=90 text="2026-02-02 is more than 90 days back; the \#
    earliest is 2026-02-03. Ask an administrator"

    root> redeem fulfil redemption=1 provider=18 minutes=0:30
    ERR granularity minutes=0:30 granularity=1:00 text="时长 0:30 不是 1:00 的整倍数"
    ERR granularity minutes=0:30 granularity=1:00 text="0:30 is no multiple of the bank's unit of 1:00"
    """#

  /// A month without redemption.
  static let closedMonth = #"""
    root> redeem request member=17 offer=lesson
    ERR not-redeemable-now month=5 open=1,2 text="5 月不办理兑换,办理月份:1、2"
    ERR not-redeemable-now month=5 open=1,2 text="Redemption is closed in month 5; it is open in months 1, 2"
    """#
}
