extension RefusalTranscripts {
  /// What brings the busy station to needs and pairs in every state.
  ///
  /// Needs of 17: 1 open for who has the skill `medical`, 2 claimed by 21, 3 done by 21, 4 cancelled; 5 of 25, who has left,
  /// done by 18. Needs 6 and 7 of 21 and 24 are claimed by 17 and 18, 8 to 11 of 24 by 17 too; 12 is open. Pairs: 1 of 17 and 21, which has a visit; 2 has ended.
  static let careSetup =
    [
      "need add member=17 title=陪同看病 skills=medical", "need add member=17 title=理发", "need claim need=2 member=21",
      "need add member=17 title=换灯泡", "need claim need=3 member=21", "need done need=3 date=2026-05-01 minutes=1:00",
      "need add member=17 title=买菜", "need cancel need=4 reason=已经解决",
      "member add no=25 name=冯一 station=jindu registered=2024-06-01", "need add member=25 title=读报",
      "need claim need=5 member=18", "need done need=5 date=2026-05-04 minutes=0:30",
      "member close member=25 reason=迁出",
      "need add member=21 title=打扫", "need claim need=6 member=17", "need add member=24 title=打扫",
      "need claim need=7 member=18",
      "member add no=26 name=小明 station=jindu birth=2010-01-01 guardian=李四 registered=2024-06-01",
      "pair add volunteer=17 resident=21 from=2020-01-01", "pair visit pair=1 date=2026-04-20",
      "pair add volunteer=18 resident=21 from=2026-05-01", "pair end pair=2 reason=迁出",
      "operator add user=chen role=operator stations=jindu member=21",
    ] + (8...11).flatMap { ["need add member=24 title=打扫", "need claim need=\($0) member=17"] } + [
      "need add member=24 title=买药"
    ]

  /// What a bank that takes no old records needs besides.
  static let strictCareSetup = [
    "need add member=17 title=理发", "need claim need=1 member=18", "pair add volunteer=18 resident=17 from=2025-01-01",
  ]

  static let strictCare = #"""
    root> need done need=1 minutes=1:00 date=2026-02-02
    ERR too-old date=2026-02-02 earliest=2026-02-03 days=90 text="日期 2026-02-02 超过补录期限 90 天(最早 2026-02-03)。请找管理员办理"
    ERR too-old date=2026-02-02 earliest=2026-02-03 days=90 text="2026-02-02 is more than 90 days back; the earliest \#
    is 2026-02-03. Ask an administrator"

    root> pair visit pair=1 minutes=1:00 date=2026-02-02
    ERR too-old date=2026-02-02 earliest=2026-02-03 days=90 text="日期 2026-02-02 超过补录期限 90 天(最早 2026-02-03)。请找管理员办理"
    ERR too-old date=2026-02-02 earliest=2026-02-03 days=90 text="2026-02-02 is more than 90 days back; the earliest \#
    is 2026-02-03. Ask an administrator"
    """#

  static let care = #"""
    root> need add member=99 title=理发
    ERR not-found member=99 text="没有 99 号成员。可用 member find 查找"
    ERR not-found member=99 text="There is no member 99. member find helps to look"

    root> need add member=22 title=理发
    ERR closed member=22 text="22 号成员已注销"
    ERR closed member=22 text="Member 22 has been closed"

    root> need add member=17 title=理发 until=2026-05-03
    ERR bad-value name=until value=2026-05-03 text="until= 不能早于今天(2026-05-04)"
    ERR bad-value name=until value=2026-05-03 text="until= cannot be before today, 2026-05-04"

    root> need claim need=99 member=18
    ERR not-found need=99 text="没有第 99 号需求。请用 need list 查看"
    ERR not-found need=99 text="There is no need 99; need list shows them"

    root> need claim need=1 member=99
    ERR not-found member=99 text="没有 99 号成员。可用 member find 查找"
    ERR not-found member=99 text="There is no member 99. member find helps to look"

    root> need claim need=1 member=22
    ERR closed member=22 text="22 号成员已注销"
    ERR closed member=22 text="Member 22 has been closed"

    root> need claim need=1 member=17
    ERR same-person member=17 text="17 号就是被服务的人,须由别人服务"
    ERR same-person member=17 text="Member 17 is the one to be served; somebody else has to do it"

    member> need claim need=12 member=17
    ERR limit-reached claims=5 limit=5 text="17 号已认领 5 件(含当天退回的),自助认领最多 5 件。请先完成,或到服务站认领"
    ERR limit-reached claims=5 limit=5 text="Member 17 has claimed 5 of 5, those given back today among them. Do them \#
    first, or ask the station"

    root> need claim need=1 member=26
    ERR too-young age=16 needed=18 text="上门服务须年满 18 周岁,26 号现 16 岁(volunteer_age)。请另找志愿者"
    ERR too-young age=16 needed=18 text="Going to a resident asks for an age of 18; member 26 is 16. Find another \#
    volunteer"

    root> need claim need=1 member=18
    ERR not-allowed volunteer=18 missing=medical text="18 号没有登记所需的技能:medical。请另找志愿者,或用 skill add 登记"
    ERR not-allowed volunteer=18 missing=medical text="Member 18 has not on file: medical. Find another, \#
    or enter it with skill add"

    root> need claim need=2 member=18
    ERR wrong-state need=2 state=claimed text="第 2 号需求已有人认领,尚未完成。可用 need done 记录服务,或用 need unclaim 退回"
    ERR wrong-state need=2 state=claimed text="Need 2 is claimed. Record the service with need done, or give it back \#
    with need unclaim"

    root> need claim need=3 member=18
    ERR wrong-state need=3 state=done text="第 3 号需求已完成,待本人确认。可用 need confirm 确认;记错的请用 service reverse 冲正"
    ERR wrong-state need=3 state=done text="Need 3 is done. It can be confirmed with need confirm; undo a wrong \#
    record with service reverse"

    root> need claim need=4 member=18
    ERR wrong-state need=4 state=cancelled text="第 4 号需求已取消。仍需要的请用 need add 重新提出"
    ERR wrong-state need=4 state=cancelled text="Need 4 was cancelled. Ask for it anew with need add"

    member> need claim need=2 member=17
    ERR wrong-state need=2 state=claimed text="第 2 号需求已有人认领,尚未完成。可用 need done 记录服务,或用 need unclaim 退回"
    ERR wrong-state need=2 state=claimed text="Need 2 is claimed. Record the service with need done, or give it back \#
    with need unclaim"

    root> need unclaim need=99 reason=没空
    ERR not-found need=99 text="没有第 99 号需求。请用 need list 查看"
    ERR not-found need=99 text="There is no need 99; need list shows them"

    root> need unclaim need=1 reason=没空
    ERR wrong-state need=1 state=open text="第 1 号需求还没有人认领。请先用 need claim 认领"
    ERR wrong-state need=1 state=open text="Need 1 is open. Claim it first with need claim"

    root> need done need=99 minutes=1:00
    ERR not-found need=99 text="没有第 99 号需求。请用 need list 查看"
    ERR not-found need=99 text="There is no need 99; need list shows them"

    root> need done need=1 minutes=1:00
    ERR wrong-state need=1 state=open text="第 1 号需求还没有人认领。请先用 need claim 认领"
    ERR wrong-state need=1 state=open text="Need 1 is open. Claim it first with need claim"

    root> need done need=2 minutes=1:00 team=jiedui
    ERR closed team=jiedui text="服务队 jiedui 已解散。请改用其他服务队"
    ERR closed team=jiedui text="Team jiedui is closed. Use another one"

    root> need done need=2 minutes=1:00 team=waidui
    ERR not-in-team team=waidui member=21 date=2026-05-04 text="21 号在 2026-05-04 不在服务队 waidui。请核对,或先用 team join 办理入队"
    ERR not-in-team team=waidui member=21 date=2026-05-04 text="Member 21 was not in team waidui on 2026-05-04. \#
    Check it, or let them join with team join first"

    root> need done need=2 minutes=1:00 date=2026-05-05
    ERR future-date date=2026-05-05 today=2026-05-04 text="日期 2026-05-05 在今天(2026-05-04)之后。请核对日期"
    ERR future-date date=2026-05-05 today=2026-05-04 text="2026-05-05 is after today, 2026-05-04. Check the date"

    root> need done need=2 minutes=1:00 date=2024-05-31
    ERR before-registration date=2024-05-31 registered=2024-06-01 text="日期 2024-05-31 早于登记日期 2024-06-01。请核对日期"
    ERR before-registration date=2024-05-31 registered=2024-06-01 text="2024-05-31 is before the registration on \#
    2024-06-01. Check the date"

    root> need done need=2 minutes=0:00
    ERR granularity minutes=0:00 text="时长 0:00 须大于零"
    ERR granularity minutes=0:00 text="The length 0:00 must be more than zero"

    root> need done need=2 minutes=2:00 start=09:00 end=10:00
    ERR times-disagree minutes=2:00 between=1:00 text="时长 2:00 与起止时间(相隔 1:00)不符。请核对"
    ERR times-disagree minutes=2:00 between=1:00 text="2:00 does not fit between start and end, which are 1:00 \#
    apart. Check them"

    root> need done need=6 minutes=1:00 date=2026-05-01 start=08:30
    ERR duplicate record=1 text="与第 1 号记录重复。如确是另一次服务,请写明开始时间"
    ERR duplicate record=1 text="This repeats record 1. If it was another service, give its start time"

    root> need done need=6 minutes=3:00 date=2026-05-02
    ERR daily-limit total=13:00 limit=12:00 before=10:00 text="当日已有 10:00,加上这次共 13:00,超过每日上限 12:00"
    ERR daily-limit total=13:00 limit=12:00 before=10:00 text="With 10:00 recorded, the day would come to 13:00, \#
    over the daily limit of 12:00"

    root> need done need=6 minutes=1:00 date=2026-05-01 start=09:00 end=10:00
    ERR overlap record=1 by=1:00 text="与第 1 号记录的时间重叠 1:00。请核对起止时间"
    ERR overlap record=1 by=1:00 text="The times overlap record 1 by 1:00. Check start and end"

    root> need confirm need=99
    ERR not-found need=99 text="没有第 99 号需求。请用 need list 查看"
    ERR not-found need=99 text="There is no need 99; need list shows them"

    root> need confirm need=2
    ERR wrong-state need=2 state=claimed text="第 2 号需求已有人认领,尚未完成。可用 need done 记录服务,或用 need unclaim 退回"
    ERR wrong-state need=2 state=claimed text="Need 2 is claimed. Record the service with need done, or give it back \#
    with need unclaim"

    root> need confirm need=3 note=很好
    ERR missing-parameter name=score text="缺少 score=。请补上后重试"
    ERR missing-parameter name=score text="score= is missing. Add it and try again"

    chen> need confirm need=3 score=5
    ERR same-person record=10 member=21 text="第 10 号记录是 21 号本人的服务,本人不能评分。请由别人办理"
    ERR same-person record=10 member=21 text="Record 10 is member 21's own service; somebody else has to score it"

    root> need confirm need=5 score=5
    ERR closed member=25 text="25 号成员已注销"
    ERR closed member=25 text="Member 25 has been closed"

    root> need cancel need=99 reason=不要了
    ERR not-found need=99 text="没有第 99 号需求。请用 need list 查看"
    ERR not-found need=99 text="There is no need 99; need list shows them"

    root> need cancel need=3 reason=不要了
    ERR wrong-state need=3 state=done text="第 3 号需求已完成,待本人确认。可用 need confirm 确认;记错的请用 service reverse 冲正"
    ERR wrong-state need=3 state=done text="Need 3 is done. It can be confirmed with need confirm; undo a wrong \#
    record with service reverse"

    root> need show need=99
    ERR not-found need=99 text="没有第 99 号需求。请用 need list 查看"
    ERR not-found need=99 text="There is no need 99; need list shows them"

    root> need list resident=99
    ERR not-found member=99 text="没有 99 号成员。可用 member find 查找"
    ERR not-found member=99 text="There is no member 99. member find helps to look"

    root> service correct record=10 member=17 reason=记错人
    ERR same-person member=17 text="17 号就是被服务的人,须由别人服务"
    ERR same-person member=17 text="Member 17 is the one to be served; somebody else has to do it"

    root> need candidates need=99
    ERR not-found need=99 text="没有第 99 号需求。请用 need list 查看"
    ERR not-found need=99 text="There is no need 99; need list shows them"

    root> need candidates need=2
    ERR wrong-state need=2 state=claimed text="第 2 号需求已有人认领,尚未完成。可用 need done 记录服务,或用 need unclaim 退回"
    ERR wrong-state need=2 state=claimed text="Need 2 is claimed. Record the service with need done, or give it back \#
    with need unclaim"

    root> pair add volunteer=99 resident=17
    ERR not-found member=99 text="没有 99 号成员。可用 member find 查找"
    ERR not-found member=99 text="There is no member 99. member find helps to look"

    root> pair add volunteer=22 resident=17
    ERR closed member=22 text="22 号成员已注销"
    ERR closed member=22 text="Member 22 has been closed"

    root> pair add volunteer=17 resident=17
    ERR same-person member=17 text="17 号就是被服务的人,须由别人服务"
    ERR same-person member=17 text="Member 17 is the one to be served; somebody else has to do it"

    root> pair add volunteer=26 resident=17
    ERR too-young age=16 needed=18 text="上门服务须年满 18 周岁,26 号现 16 岁(volunteer_age)。请另找志愿者"
    ERR too-young age=16 needed=18 text="Going to a resident asks for an age of 18; member 26 is 16. Find another \#
    volunteer"

    root> pair add volunteer=17 resident=21
    ERR exists pair=1 text="17 号与 21 号已经结对(第 1 号)。要改约定请先用 pair end 结束"
    ERR exists pair=1 text="Members 17 and 21 are pair 1 already. End it first to agree on something else"

    root> pair add volunteer=18 resident=17 visits=daily
    ERR bad-value name=visits value=daily text="请写 2/month 这样的次数:1 到 31 次,每 week、month 或 quarter"
    ERR bad-value name=visits value=daily text="must be such as 2/month: 1 to 31 in a week, month or quarter"

    root> pair add volunteer=18 resident=17 from=2026-05-04 until=2026-05-03
    ERR bad-value name=until value=2026-05-03 text="until= 不能早于 from=(2026-05-04)"
    ERR bad-value name=until value=2026-05-03 text="until= cannot be before from= (2026-05-04)"

    root> pair group group=linli members=18,99
    ERR not-found member=99 text="没有 99 号成员。可用 member find 查找"
    ERR not-found member=99 text="There is no member 99. member find helps to look"

    root> pair group group=linli members=18,22
    ERR closed member=22 text="22 号成员已注销"
    ERR closed member=22 text="Member 22 has been closed"

    root> pair group group=linli members=18,24,26
    ERR too-young age=16 needed=18 text="上门服务须年满 18 周岁,26 号现 16 岁(volunteer_age)。请另找志愿者"
    ERR too-young age=16 needed=18 text="Going to a resident asks for an age of 18; member 26 is 16. Find another volunteer"

    root> pair group group=linli members=18,17,21
    ERR exists pair=1 text="17 号与 21 号已经结对(第 1 号)。要改约定请先用 pair end 结束"
    ERR exists pair=1 text="Members 17 and 21 are pair 1 already. End it first to agree on something else"

    root> pair group group=linli members=18,18
    ERR bad-value name=members value=18,18 text="请写至少两个不同的成员号,如 17,18,19"
    ERR bad-value name=members value=18,18 text="must be two or more members, each once: 17,18,19"

    root> pair visit pair=9
    ERR not-found pair=9 text="没有第 9 号结对。请用 pair list 查看"
    ERR not-found pair=9 text="There is no pair 9; pair list shows them"

    root> pair visit pair=1 date=2026-05-05
    ERR future-date date=2026-05-05 today=2026-05-04 text="日期 2026-05-05 在今天(2026-05-04)之后。请核对日期"
    ERR future-date date=2026-05-05 today=2026-05-04 text="2026-05-05 is after today, 2026-05-04. Check the date"

    root> pair visit pair=2 date=2026-04-30
    ERR wrong-state pair=2 date=2026-04-30 from=2026-05-01 until=2026-05-04 text="2026-04-30 不在第 2 号结对的期间内(2026-05-01 起,2026-05-04 止)。请核对日期"
    ERR wrong-state pair=2 date=2026-04-30 from=2026-05-01 until=2026-05-04 text="2026-04-30 is outside of pair 2, \#
    from 2026-05-01 to 2026-05-04. Check the date"

    root> pair visit pair=1 date=2026-04-20
    ERR duplicate pair=1 date=2026-04-20 text="第 1 号结对 2026-04-20 已有探访,一天只算一次。记错的请用 pair unvisit 撤销,有时长的用 service reverse 冲正"
    ERR duplicate pair=1 date=2026-04-20 text="Pair 1 has a visit on 2026-04-20; a day counts once. Undo a wrong one \#
    with pair unvisit, or with service reverse where it has hours"

    root> pair visit pair=1 start=09:00
    ERR missing-parameter name=minutes text="缺少 minutes=。请补上后重试"
    ERR missing-parameter name=minutes text="minutes= is missing. Add it and try again"

    root> pair visit pair=1 minutes=1:00 team=jiedui
    ERR closed team=jiedui text="服务队 jiedui 已解散。请改用其他服务队"
    ERR closed team=jiedui text="Team jiedui is closed. Use another one"

    root> pair visit pair=1 minutes=1:00 team=waidui
    ERR not-in-team team=waidui member=17 date=2026-05-04 text="17 号在 2026-05-04 不在服务队 waidui。请核对,或先用 team join 办理入队"
    ERR not-in-team team=waidui member=17 date=2026-05-04 text="Member 17 was not in team waidui on 2026-05-04. \#
    Check it, or let them join with team join first"

    root> pair visit pair=1 minutes=1:00 date=2024-01-04
    ERR before-registration date=2024-01-04 registered=2024-01-05 text="日期 2024-01-04 早于登记日期 2024-01-05。请核对日期"
    ERR before-registration date=2024-01-04 registered=2024-01-05 text="2024-01-04 is before the registration on \#
    2024-01-05. Check the date"

    root> pair visit pair=1 minutes=0:00
    ERR granularity minutes=0:00 text="时长 0:00 须大于零"
    ERR granularity minutes=0:00 text="The length 0:00 must be more than zero"

    root> pair visit pair=1 minutes=2:00 start=09:00 end=10:00
    ERR times-disagree minutes=2:00 between=1:00 text="时长 2:00 与起止时间(相隔 1:00)不符。请核对"
    ERR times-disagree minutes=2:00 between=1:00 text="2:00 does not fit between start and end, which are 1:00 \#
    apart. Check them"

    root> pair visit pair=1 minutes=3:00 date=2026-05-02
    ERR daily-limit total=13:00 limit=12:00 before=10:00 text="当日已有 10:00,加上这次共 13:00,超过每日上限 12:00"
    ERR daily-limit total=13:00 limit=12:00 before=10:00 text="With 10:00 recorded, the day would come to 13:00, \#
    over the daily limit of 12:00"

    root> pair visit pair=1 minutes=1:00 date=2026-05-01 start=09:00 end=10:00
    ERR overlap record=1 by=1:00 text="与第 1 号记录的时间重叠 1:00。请核对起止时间"
    ERR overlap record=1 by=1:00 text="The times overlap record 1 by 1:00. Check start and end"

    root> pair unvisit pair=9 date=2026-05-01 reason=记错
    ERR not-found pair=9 text="没有第 9 号结对。请用 pair list 查看"
    ERR not-found pair=9 text="There is no pair 9; pair list shows them"

    root> pair unvisit pair=1 date=2026-05-01 reason=记错
    ERR not-found pair=1 date=2026-05-01 text="第 1 号结对 2026-05-01 没有不计时长的探访。有时长的请用 service reverse 冲正"
    ERR not-found pair=1 date=2026-05-01 text="Pair 1 has no call without hours on 2026-05-01. One with hours is \#
    undone with service reverse"

    root> pair end pair=9 reason=迁出
    ERR not-found pair=9 text="没有第 9 号结对。请用 pair list 查看"
    ERR not-found pair=9 text="There is no pair 9; pair list shows them"

    root> pair end pair=2 reason=迁出
    ERR wrong-state pair=2 until=2026-05-04 text="第 2 号结对已于 2026-05-04 结束。请用 pair add 重新结对"
    ERR wrong-state pair=2 until=2026-05-04 text="Pair 2 ended on 2026-05-04. Pair them anew with pair add"

    root> pair list volunteer=99
    ERR not-found member=99 text="没有 99 号成员。可用 member find 查找"
    ERR not-found member=99 text="There is no member 99. member find helps to look"
    """#
}
