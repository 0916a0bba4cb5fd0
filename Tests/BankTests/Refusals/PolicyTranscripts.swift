extension RefusalTranscripts {
  /// Versions of the rules.
  static let policies = #"""
    root> policy show policy=9
    ERR not-found policy=9 text="没有第 9 版规则。policy list 列出全部"
    ERR not-found policy=9 text="There is no policy 9. policy list shows all"

    root> stars assess period=2025-H2
    ERR wrong-state policy=1 state=continuous text="按第 1 版规则,星级随服务随时变动,不按期评定"
    ERR wrong-state policy=1 state=continuous text="Under policy 1 stars move at once; there is no assessment by period"

    root> policy preview policy=9
    ERR not-found policy=9 text="没有第 9 版规则。policy list 列出全部"
    ERR not-found policy=9 text="There is no policy 9. policy list shows all"

    root> policy preview policy=1 preset=national
    ERR bad-value name=policy value=1 text="preset= 与 policy= 只能写一个"
    ERR bad-value name=policy value=1 text="Give either preset= or policy=, not both"

    root> policy set
    ERR missing-parameter name=rules text="缺少 rules=。请补上后重试"
    ERR missing-parameter name=rules text="rules= is missing. Add it and try again"

    root> policy set preset=national rules="service.granularity = 60"
    ERR bad-value name=preset value=national text="rules= 与 preset= 只能写一个"
    ERR bad-value name=preset value=national text="Give either rules= or preset=, not both"

    root> policy set rules="stars.member.max_stars = 5"
    ERR wrong-state policy=1 state=same text="所写规则与第 1 版完全相同,未作改动"
    ERR wrong-state policy=1 state=same text="These rules are just those of policy 1; nothing was changed"

    root> policy set rules="stars.member.thresholds = [200, 100]"
    ERR bad-value name=rules line=1 key=stars.member.thresholds text="规则未改动:第 1 行 stars.member.thresholds: 每个数都要比前一个大,100 却排在 200 之后"
    ERR bad-value name=rules line=1 key=stars.member.thresholds text="The rules were not changed: line 1: stars.member.thresholds: each number must be higher than the one before; 100 \#
    stands after 200"

    root> policy set rules="stars.member.treshold = [200]"
    ERR bad-value name=rules line=1 key=stars.member.treshold text="规则未改动:第 1 行 stars.member.treshold: 没有这个设置项,是否想写 stars.member.thresholds?"
    ERR bad-value name=rules line=1 key=stars.member.treshold text="The rules were not changed: line 1: stars.member.treshold: no such key; did you mean stars.member.thresholds?"

    root> stars assess policy=9
    ERR not-found policy=9 text="没有第 9 版规则。policy list 列出全部"
    ERR not-found policy=9 text="There is no policy 9. policy list shows all"

    root> stars duty station=beiyuan
    ERR not-found station=beiyuan text="没有服务站 beiyuan。可用 station list 查看"
    ERR not-found station=beiyuan text="There is no station beiyuan. station list shows all"

    root> stars duty year=2027
    ERR bad-value name=year value=2027 text="2027 年还没有到,今天是 2026-05-04"
    ERR bad-value name=year value=2027 text="2027 is still to come; today is 2026-05-04"

    root> stars assess policy=1
    ERR wrong-state policy=1 state=in-force text="星级已按第 1 版规则评定,无须再评"
    ERR wrong-state policy=1 state=in-force text="Stars follow policy 1 already; there is nothing to assess"
    """#

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
