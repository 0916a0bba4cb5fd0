extension RefusalTranscripts {
  /// Service records.
  static let service = #"""
    root> service record member=99 station=jindu date=2026-05-04 minutes=1:00
    ERR not-found member=99 text="没有 99 号成员。可用 member find 查找"
    ERR not-found member=99 text="There is no member 99. member find helps to look"

    root> service record member=17 station=beiyuan date=2026-05-04 minutes=1:00
    ERR not-found station=beiyuan text="没有服务站 beiyuan。可用 station list 查看"
    ERR not-found station=beiyuan text="There is no station beiyuan. station list shows all"

    root> service record member=17 station=jindu date=2026-05-04 minutes=1:00 team=wudui
    ERR not-found team=wudui text="没有服务队 wudui。可用 team list 查看"
    ERR not-found team=wudui text="There is no team wudui. team list shows all"

    wang> service record member=17 station=xincheng date=2026-05-04 minutes=1:00
    ERR denied station=xincheng text="您无权办理服务站 xincheng 的业务。请找管理员把该站授权给您"
    ERR denied station=xincheng text="You may not act for station xincheng. Ask an administrator to give it to you"

    li> service record member=17 station=jindu date=2026-05-04 minutes=1:00
    ERR denied command="service record" role=auditor text="您的身份(审计员)不能使用“service record”。请找管理员授权,或改用有权限的账号"
    ERR denied command="service record" role=auditor text="As an auditor you may not use \"service record\". \#
    Ask an administrator for the role"

    zhao> service record member=17 station=jindu date=2026-05-04 minutes=1:00
    ERR denied command="service record" role=public text="您的身份(访客)不能使用“service record”。请找管理员授权,或改用有权限的账号"
    ERR denied command="service record" role=public text="As a guest you may not use \"service record\". Ask an \#
    administrator for the role"

    root> service record member=22 station=jindu date=2026-05-04 minutes=1:00
    ERR closed member=22 text="22 号成员已注销"
    ERR closed member=22 text="Member 22 has been closed"

    root> service record member=17 station=jindu date=2026-05-04 minutes=1:00 team=jiedui
    ERR closed team=jiedui text="服务队 jiedui 已解散。请改用其他服务队"
    ERR closed team=jiedui text="Team jiedui is closed. Use another one"

    root> service record member=17 station=jiuzhan date=2026-05-04 minutes=1:00
    ERR closed station=jiuzhan text="服务站 jiuzhan 已关闭。请改用其他服务站"
    ERR closed station=jiuzhan text="Station jiuzhan is closed. Use another one"

    root> service record member=17 station=jindu date=2026-05-05 minutes=1:00
    ERR future-date date=2026-05-05 today=2026-05-04 text="日期 2026-05-05 在今天(2026-05-04)之后。请核对日期"
    ERR future-date date=2026-05-05 today=2026-05-04 text="2026-05-05 is after today, 2026-05-04. Check the date"

    root> service record member=17 station=jindu date=2024-01-04 minutes=1:00
    ERR before-registration date=2024-01-04 registered=2024-01-05 text="日期 2024-01-04 早于登记日期 2024-01-05。请核对日期"
    ERR before-registration date=2024-01-04 registered=2024-01-05 text="2024-01-04 is before the registration \#
    on 2024-01-05. Check the date"

    root> service record member=17 station=jindu date=2026-05-04 minutes=0:00
    ERR granularity minutes=0:00 text="时长 0:00 须大于零"
    ERR granularity minutes=0:00 text="The length 0:00 must be more than zero"

    root> service record member=17 station=jindu date=2026-05-04 minutes=-1:00
    ERR granularity minutes=-1:00 text="时长 -1:00 须大于零"
    ERR granularity minutes=-1:00 text="The length -1:00 must be more than zero"

    root> service record member=17 station=jindu date=2026-05-04 minutes=2:01 start=08:00 end=10:00
    ERR times-disagree minutes=2:01 between=2:00 text="时长 2:01 与起止时间(相隔 2:00)不符。请核对"
    ERR times-disagree minutes=2:01 between=2:00 text="2:01 does not fit between start and end, which are 2:00 \#
    apart. Check them"

    root> service record member=17 station=jindu date=2026-05-04 minutes=1:00 start=08:00 end=08:00
    ERR times-disagree minutes=1:00 between=0:00 text="时长 1:00 与起止时间(相隔 0:00)不符。请核对"
    ERR times-disagree minutes=1:00 between=0:00 text="1:00 does not fit between start and end, which are 0:00 \#
    apart. Check them"

    root> service record member=17 station=jindu date=2026-05-04 minutes=1:00 end=08:00
    ERR times-disagree minutes=1:00 text="只写了结束时间,请补上开始时间"
    ERR times-disagree minutes=1:00 text="There is an end but no start; give the start too"

    root> service record member=17 station=jindu date=2026-05-04 minutes=1:00 team=yijian
    ERR not-in-team team=yijian member=17 date=2026-05-04 text="17 号在 2026-05-04 不在服务队 yijian。请核对,或先用 team join \#
    办理入队"
    ERR not-in-team team=yijian member=17 date=2026-05-04 text="Member 17 was not in team yijian on 2026-05-04. \#
    Check it, or let them join with team join first"

    root> service record member=17 station=jindu date=2026-05-01 minutes=1:00 start=08:30
    ERR duplicate record=1 text="与第 1 号记录重复。如确是另一次服务,请写明开始时间"
    ERR duplicate record=1 text="This repeats record 1. If it was another service, give its start time"

    root> service record member=17 station=jindu date=2026-05-02 minutes=10:00 activity=环境清洁
    ERR duplicate record=2 text="与第 2 号记录重复。如确是另一次服务,请写明开始时间"
    ERR duplicate record=2 text="This repeats record 2. If it was another service, give its start time"

    root> service record member=17 station=jindu date=2026-05-02 minutes=2:01
    ERR daily-limit total=12:01 limit=12:00 before=10:00 text="当日已有 10:00,加上这次共 12:01,超过每日上限 12:00"
    ERR daily-limit total=12:01 limit=12:00 before=10:00 text="With 10:00 recorded, the day would come to \#
    12:01, over the daily limit of 12:00"

    root> service record member=17 station=jindu date=2026-05-01 minutes=2:00 start=10:00 end=12:00
    ERR overlap record=1 by=1:00 text="与第 1 号记录的时间重叠 1:00。请核对起止时间"
    ERR overlap record=1 by=1:00 text="The times overlap record 1 by 1:00. Check start and end"

    root> service correct record=99 minutes=2:00 reason=写错
    ERR not-found record=99 text="没有第 99 号服务记录。可用 service list 查看"
    ERR not-found record=99 text="There is no record 99. service list shows all"

    wang> service correct record=8 minutes=2:00 reason=写错
    ERR not-found record=8 text="没有第 8 号服务记录。可用 service list 查看"
    ERR not-found record=8 text="There is no record 8. service list shows all"

    wang> service correct record=1 station=xincheng reason=写错
    ERR denied station=xincheng text="您无权办理服务站 xincheng 的业务。请找管理员把该站授权给您"
    ERR denied station=xincheng text="You may not act for station xincheng. Ask an administrator to give it to you"

    root> service correct record=1 member=22 reason=写错
    ERR closed member=22 text="22 号成员已注销"
    ERR closed member=22 text="Member 22 has been closed"

    root> service correct record=1 date=2026-05-05 reason=写错
    ERR future-date date=2026-05-05 today=2026-05-04 text="日期 2026-05-05 在今天(2026-05-04)之后。请核对日期"
    ERR future-date date=2026-05-05 today=2026-05-04 text="2026-05-05 is after today, 2026-05-04. Check the date"

    root> service correct record=1 date=2024-01-04 reason=写错
    ERR before-registration date=2024-01-04 registered=2024-01-05 text="日期 2024-01-04 早于登记日期 2024-01-05。请核对日期"
    ERR before-registration date=2024-01-04 registered=2024-01-05 text="2024-01-04 is before the registration \#
    on 2024-01-05. Check the date"

    root> service correct record=1 minutes=0:00 reason=写错
    ERR granularity minutes=0:00 text="时长 0:00 须大于零"
    ERR granularity minutes=0:00 text="The length 0:00 must be more than zero"

    root> service correct record=1 minutes=2:31 reason=写错
    ERR times-disagree minutes=2:31 between=2:30 text="时长 2:31 与起止时间(相隔 2:30)不符。请核对"
    ERR times-disagree minutes=2:31 between=2:30 text="2:31 does not fit between start and end, which are 2:30 \#
    apart. Check them"

    root> service correct record=1 team=yijian reason=写错
    ERR not-in-team team=yijian member=17 date=2026-05-01 text="17 号在 2026-05-01 不在服务队 yijian。请核对,或先用 team join \#
    办理入队"
    ERR not-in-team team=yijian member=17 date=2026-05-01 text="Member 17 was not in team yijian on 2026-05-01. \#
    Check it, or let them join with team join first"

    root> service correct record=1 date=2026-05-02 minutes=10:00 activity=环境清洁 start= end= reason=写错
    ERR duplicate record=2 text="与第 2 号记录重复。如确是另一次服务,请写明开始时间"
    ERR duplicate record=2 text="This repeats record 2. If it was another service, give its start time"

    root> service correct record=1 date=2026-05-02 reason=写错
    ERR daily-limit total=12:30 limit=12:00 before=10:00 text="当日已有 10:00,加上这次共 12:30,超过每日上限 12:00"
    ERR daily-limit total=12:30 limit=12:00 before=10:00 text="With 10:00 recorded, the day would come to \#
    12:30, over the daily limit of 12:00"

    root> service correct record=2 date=2026-05-01 start=10:00 minutes=2:00 reason=写错
    ERR overlap record=1 by=1:00 text="与第 1 号记录的时间重叠 1:00。请核对起止时间"
    ERR overlap record=1 by=1:00 text="The times overlap record 1 by 1:00. Check start and end"

    root> service correct record=9 minutes=1:00 reason=写错
    ERR wrong-state record=9 redemption=3 text="该记录由第 3 号兑换产生,不能单独冲正。请用 redeem return 退回该兑换"
    ERR wrong-state record=9 redemption=3 text="The record belongs to redemption 3 and cannot be reversed by \#
    itself. Use redeem return"

    root> service correct record=3 minutes=2:00 reason=写错
    ERR already-reversed record=3 entry=29 text="第 3 号记录已由第 29 号分录冲正。如需恢复请重新记录"
    ERR already-reversed record=3 entry=29 text="Record 3 was reversed by entry 29. Record the service anew instead"

    root> service correct record=6 minutes=1:30 reason=写错
    ERR insufficient-hours available=0:00 needed=0:30 short=0:30 redemptions=2 text="可用 0:00,需要 0:30,还差 \#
    0:30;可先取消未结兑换 2"
    ERR insufficient-hours available=0:00 needed=0:30 short=0:30 redemptions=2 text="0:00 available, 0:30 \#
    needed, 0:30 short; cancelling redemptions 2 would free hours"

    wang> service correct record=6 minutes=1:30 reason=写错 force=true
    ERR denied name=force text="只有管理员可以强制执行(force=true)"
    ERR denied name=force text="Only an administrator may force this (force=true)"

    root> service reverse record=99 reason=写错
    ERR not-found record=99 text="没有第 99 号服务记录。可用 service list 查看"
    ERR not-found record=99 text="There is no record 99. service list shows all"

    wang> service reverse record=8 reason=写错
    ERR not-found record=8 text="没有第 8 号服务记录。可用 service list 查看"
    ERR not-found record=8 text="There is no record 8. service list shows all"

    root> service reverse record=3 reason=写错
    ERR already-reversed record=3 entry=29 text="第 3 号记录已由第 29 号分录冲正。如需恢复请重新记录"
    ERR already-reversed record=3 entry=29 text="Record 3 was reversed by entry 29. Record the service anew instead"

    root> service reverse record=9 reason=写错
    ERR wrong-state record=9 redemption=3 text="该记录由第 3 号兑换产生,不能单独冲正。请用 redeem return 退回该兑换"
    ERR wrong-state record=9 redemption=3 text="The record belongs to redemption 3 and cannot be reversed by \#
    itself. Use redeem return"

    root> service reverse record=6 reason=写错
    ERR insufficient-hours available=0:00 needed=2:00 short=2:00 redemptions=2 text="可用 0:00,需要 2:00,还差 \#
    2:00;可先取消未结兑换 2"
    ERR insufficient-hours available=0:00 needed=2:00 short=2:00 redemptions=2 text="0:00 available, 2:00 \#
    needed, 2:00 short; cancelling redemptions 2 would free hours"

    root> service show record=99
    ERR not-found record=99 text="没有第 99 号服务记录。可用 service list 查看"
    ERR not-found record=99 text="There is no record 99. service list shows all"

    root> service list member=99
    ERR not-found member=99 text="没有 99 号成员。可用 member find 查找"
    ERR not-found member=99 text="There is no member 99. member find helps to look"

    root> service list station=beiyuan
    ERR not-found station=beiyuan text="没有服务站 beiyuan。可用 station list 查看"
    ERR not-found station=beiyuan text="There is no station beiyuan. station list shows all"

    root> service list team=wudui
    ERR not-found team=wudui text="没有服务队 wudui。可用 team list 查看"
    ERR not-found team=wudui text="There is no team wudui. team list shows all"

    root> service list after=abc
    ERR bad-value name=after value=abc text="after= 应为上一页 more= 的值"
    ERR bad-value name=after value=abc text="after= is the more= of the page before"

    zhao> service list
    ERR denied command="service list" role=public text="您的身份(访客)不能使用“service list”。请找管理员授权,或改用有权限的账号"
    ERR denied command="service list" role=public text="As a guest you may not use \"service list\". Ask an \#
    administrator for the role"
    """#

  /// Stars.
  static let stars = #"""
    root> stars show member=99
    ERR not-found member=99 text="没有 99 号成员。可用 member find 查找"
    ERR not-found member=99 text="There is no member 99. member find helps to look"

    root> stars show team=wudui
    ERR not-found team=wudui text="没有服务队 wudui。可用 team list 查看"
    ERR not-found team=wudui text="There is no team wudui. team list shows all"

    root> stars show
    ERR missing-parameter name=member text="缺少 member=。请补上后重试"
    ERR missing-parameter name=member text="member= is missing. Add it and try again"

    root> stars show member=17 team=shuijiao
    ERR bad-value name=team value=shuijiao text="member= 与 team= 只能写一个"
    ERR bad-value name=team value=shuijiao text="Give either member= or team=, not both"

    root> stars explain member=99
    ERR not-found member=99 text="没有 99 号成员。可用 member find 查找"
    ERR not-found member=99 text="There is no member 99. member find helps to look"

    root> stars explain team=wudui
    ERR not-found team=wudui text="没有服务队 wudui。可用 team list 查看"
    ERR not-found team=wudui text="There is no team wudui. team list shows all"

    root> stars list after=member:99
    ERR bad-value name=after value=member:99 text="名单中没有 member:99"
    ERR bad-value name=after value=member:99 text="The list has no member:99"
    """#

  /// Wallets.
  static let hours = #"""
    root> balance member=99
    ERR not-found member=99 text="没有 99 号成员。可用 member find 查找"
    ERR not-found member=99 text="There is no member 99. member find helps to look"

    root> statement member=99
    ERR not-found member=99 text="没有 99 号成员。可用 member find 查找"
    ERR not-found member=99 text="There is no member 99. member find helps to look"

    root> opening member=99 minutes=1:00 reason=旧册
    ERR not-found member=99 text="没有 99 号成员。可用 member find 查找"
    ERR not-found member=99 text="There is no member 99. member find helps to look"

    root> opening member=22 minutes=1:00 reason=旧册
    ERR closed member=22 text="22 号成员已注销"
    ERR closed member=22 text="Member 22 has been closed"

    root> opening member=17 minutes=0:00 reason=旧册
    ERR granularity minutes=0:00 text="时长 0:00 须大于零"
    ERR granularity minutes=0:00 text="The length 0:00 must be more than zero"

    root> opening member=17 minutes=1000001:00 reason=旧册
    ERR limit-reached minutes=1000001:00 limit=1000000:00 text="数额 1000001:00 过大,一次最多 1000000:00"
    ERR limit-reached minutes=1000001:00 limit=1000000:00 text="1000001:00 is too much at once; the limit is \#
    1000000:00"

    wang> opening member=17 minutes=1:00 reason=旧册
    ERR denied command=opening role=operator text="您的身份(操作员)不能使用“opening”。请找管理员授权,或改用有权限的账号"
    ERR denied command=opening role=operator text="As an operator you may not use \"opening\". Ask an \#
    administrator for the role"
    """#
}
