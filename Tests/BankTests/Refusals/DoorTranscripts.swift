extension RefusalTranscripts {
  /// The door; spoken to the busy station, where 21 is in.
  static let door = #"""
    root> checkin member=17 station=beiyuan
    ERR not-found station=beiyuan text="没有服务站 beiyuan。可用 station list 查看"
    ERR not-found station=beiyuan text="There is no station beiyuan. station list shows all"

    wang> checkin member=99 station=jindu
    ERR not-found member=99 text="没有 99 号成员。可用 member find 查找"
    ERR not-found member=99 text="There is no member 99. member find helps to look"

    wang> checkin phone=4711 station=jindu
    ERR not-found phone=4711 text="服务站 jindu 没有手机尾号 4711 的成员。请改用成员号 member="
    ERR not-found phone=4711 text="No member of station jindu has a phone that ends in 4711. Use the member number, member="

    wang> checkin phone=17 station=jindu
    ERR bad-value name=phone value=17 text="请写手机号的后 4 位以上数字"
    ERR bad-value name=phone value=17 text="must be the last four digits of a phone or more"

    wang> checkin phone=2288 station=jindu
    ERR ambiguous phone=2288 members=25,26 text="手机尾号 2288 有 2 人(25、26 号)。请多写几位,或用成员号"
    ERR ambiguous phone=2288 members=25,26 text="2 phones end in 2288 (members 25, 26). Give more digits or the number"

    wang> checkin station=jindu
    ERR missing-parameter name=member text="缺少 member=。请补上后重试"
    ERR missing-parameter name=member text="member= is missing. Add it and try again"

    wang> checkin member=22 station=jindu
    ERR closed member=22 text="22 号成员已注销"
    ERR closed member=22 text="Member 22 has been closed"

    wang> checkin member=17 station=jindu team=yijian
    ERR not-in-team team=yijian member=17 date=2026-05-04 text="17 号在 2026-05-04 不在服务队 yijian。请核对,或先用 team join \#
    办理入队"
    ERR not-in-team team=yijian member=17 date=2026-05-04 text="Member 17 was not in team yijian on 2026-05-04. Check it, \#
    or let them join with team join first"

    wang> checkin member=17 station=jindu start=08:00 end=18:00
    ERR times-disagree minutes=0:00 limit=12:00 text="计划的结束时间已过。请核对 end="
    ERR times-disagree minutes=0:00 limit=12:00 text="The planned end is over already. Check end="

    wang> checkin member=17 station=jindu end=17:00
    ERR times-disagree minutes=23:00 limit=12:00 text="到计划结束还有 23:00,超过每日上限 12:00。请核对 start= 和 end="
    ERR times-disagree minutes=23:00 limit=12:00 text="It is 23:00 to the planned end, more than the daily limit of 12:00. \#
    Check start= and end="

    wang> checkin member=21 station=jindu
    ERR wrong-state member=21 station=jindu date=2026-05-04 start=18:00 text="21 号已于 2026-05-04 18:00 在服务站 jindu 签到,\#
    请先签退"
    ERR wrong-state member=21 station=jindu date=2026-05-04 start=18:00 text="Member 21 is in at jindu since 18:00 on \#
    2026-05-04; check out first"

    wang> checkin member=19 station=jindu
    ERR limit-reached member=19 used=3 limit=3 text="19 号今天这项活动已签到 3 次,每天最多 3 次"
    ERR limit-reached member=19 used=3 limit=3 text="Member 19 has checked in 3 times for this activity today; the limit \#
    is 3 a day"

    wang> checkout member=99
    ERR not-found member=99 text="没有 99 号成员。可用 member find 查找"
    ERR not-found member=99 text="There is no member 99. member find helps to look"

    wang> checkout member=17
    ERR wrong-state member=17 text="17 号没有签到。可用 service present 查看在岗人员,忘记签到的请用 service record 补录"
    ERR wrong-state member=17 text="Member 17 is not in. service present shows who is; record what was not checked in with \#
    service record"

    wang> checkout phone=4711
    ERR wrong-state phone=4711 text="在岗人员中没有手机尾号 4711 的。可用 service present 查看"
    ERR wrong-state phone=4711 text="Nobody whose phone ends in 4711 is in. service present shows who is"

    wang> checkout phone=2288
    ERR ambiguous phone=2288 members=25,26 text="手机尾号 2288 有 2 人(25、26 号)。请多写几位,或用成员号"
    ERR ambiguous phone=2288 members=25,26 text="2 phones end in 2288 (members 25, 26). Give more digits or the number"

    wang> checkout member=21 discard=true
    ERR missing-parameter name=reason text="缺少 reason=。请补上后重试"
    ERR missing-parameter name=reason text="reason= is missing. Add it and try again"

    wang> service present station=beiyuan
    ERR not-found station=beiyuan text="没有服务站 beiyuan。可用 station list 查看"
    ERR not-found station=beiyuan text="There is no station beiyuan. station list shows all"
    """#
}
