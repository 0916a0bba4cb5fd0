extension RefusalTranscripts {
  /// What brings the station to activities: 1 full, 2 beside it, 3 only planned, 4 cancelled, 5 past and on the roster, 6 to 9
  /// with conditions, 10 at a station that is closed since, 11 closed, 12 not over yet.
  static let activityLines =
    [
      "activity add station=jindu name=包水饺 date=2026-05-07 start=08:30 end=11:00 capacity=2",
      "activity add station=jindu name=理发 date=2026-05-07 start=10:00 end=12:00",
      "activity add station=jindu name=讲座 date=2026-05-08 start=09:00 end=10:00",
      "activity add station=jindu name=清扫 date=2026-05-08 start=14:00 end=16:00",
      "activity cancel activity=4 reason=大风预警",
      "activity add station=jindu name=清扫 date=2026-05-02 start=08:00 end=10:00",
      "activity add station=jindu name=表演 date=2026-05-04 start=08:00 end=09:00 min-stars=3",
      "activity add station=jindu name=老人座谈 date=2026-05-04 start=08:00 end=09:00 min-age=70",
      "activity add station=jindu name=义剪 date=2026-05-04 start=08:00 end=09:00 skills=haircut",
      "activity add station=jindu name=急救值守 date=2026-05-04 start=08:00 end=09:00 courses=急救常识",
      "station add station=linshi name=临时站",
      "activity add station=linshi name=清扫 date=2026-05-08 start=14:00 end=16:00", "station close station=linshi",
      "activity add station=jindu name=清扫 date=2026-05-03 start=08:00 end=10:00",
    ] + [1, 2, 5, 6, 7, 8, 9, 11].map { "activity publish activity=\($0)" } + [
      "activity close activity=11", "activity signup activity=1 member=17", "activity signup activity=1 member=18",
      "activity signup activity=1 member=21", "activity attend activity=5 members=19",
      "resource add resource=yard station=jindu name=院子", "resource add resource=van station=jindu name=面包车",
      "resource remove resource=van", "activity add station=jindu name=晚会 date=2026-05-04 start=17:00 end=19:30",
      "activity publish activity=12",
    ]

  /// Activities as above.
  static let activities = #"""
    root> activity add station=nowhere name=包水饺 date=2026-05-07 start=08:30 end=11:00
    ERR not-found station=nowhere text="没有服务站 nowhere。可用 station list 查看"
    ERR not-found station=nowhere text="There is no station nowhere. station list shows all"

    root> activity add station=jiuzhan name=包水饺 date=2026-05-07 start=08:30 end=11:00
    ERR closed station=jiuzhan text="服务站 jiuzhan 已关闭。请改用其他服务站"
    ERR closed station=jiuzhan text="Station jiuzhan is closed. Use another one"

    root> activity add station=jindu name=包水饺 date=2026-05-07 start=08:30 end=08:30
    ERR times-disagree start=08:30 text="开始与结束都是 08:30。请核对"
    ERR times-disagree start=08:30 text="Start and end are both 08:30. Check them"

    root> activity set activity=99 capacity=5
    ERR not-found activity=99 text="没有第 99 号活动。可用 activity list 查看"
    ERR not-found activity=99 text="There is no activity 99. activity list shows all"

    root> activity set activity=1 team=jiedui
    ERR closed team=jiedui text="服务队 jiedui 已解散。请改用其他服务队"
    ERR closed team=jiedui text="Team jiedui is closed. Use another one"

    root> activity set activity=1 leader=22
    ERR closed member=22 text="22 号成员已注销"
    ERR closed member=22 text="Member 22 has been closed"

    root> activity set activity=1 end=08:30
    ERR times-disagree start=08:30 text="开始与结束都是 08:30。请核对"
    ERR times-disagree start=08:30 text="Start and end are both 08:30. Check them"

    root> activity set activity=4 capacity=5
    ERR wrong-state activity=4 state=cancelled text="第 4 号活动已取消。请另建活动"
    ERR wrong-state activity=4 state=cancelled text="Activity 4 was cancelled; plan another one"

    root> activity set activity=1 capacity=1
    ERR limit-reached activity=1 taken=2 capacity=1 text="已有 2 人报上名,名额不能减到 1。请先让人退出"
    ERR limit-reached activity=1 taken=2 capacity=1 text="2 places taken already; the capacity cannot be 1. Let some withdraw first"

    root> activity set activity=1 min-age=70
    ERR batch activity=1 member=17 code=too-young faults=17,18,21 text="改后名单上有 3 人不能参加:17、18、21 号(第一位 17 \#
    号:该活动要求年满 70 周岁,张三当天 68 岁)。请先用 activity withdraw 让他们退出"
    ERR batch activity=1 member=17 code=too-young faults=17,18,21 text="3 members on the roster could not take part then: 17, \#
    18, 21 (first, member 17: The activity asks for an age of 70; 张三 is 68 on that day). Have them withdraw first with \#
    activity withdraw"

    root> activity publish activity=99
    ERR not-found activity=99 text="没有第 99 号活动。可用 activity list 查看"
    ERR not-found activity=99 text="There is no activity 99. activity list shows all"

    root> activity publish activity=1
    ERR wrong-state activity=1 state=published text="第 1 号活动已经发布"
    ERR wrong-state activity=1 state=published text="Activity 1 is published already"

    root> activity publish activity=10
    ERR closed station=linshi text="服务站 linshi 已关闭。请改用其他服务站"
    ERR closed station=linshi text="Station linshi is closed. Use another one"

    root> activity cancel activity=99 reason=大风预警
    ERR not-found activity=99 text="没有第 99 号活动。可用 activity list 查看"
    ERR not-found activity=99 text="There is no activity 99. activity list shows all"

    root> activity cancel activity=11 reason=大风预警
    ERR wrong-state activity=11 state=closed text="第 11 号活动已结项,名单已转为记录。要改请更正服务记录"
    ERR wrong-state activity=11 state=closed text="Activity 11 is closed and its roster has become records; correct those instead"

    root> activity list station=nowhere
    ERR not-found station=nowhere text="没有服务站 nowhere。可用 station list 查看"
    ERR not-found station=nowhere text="There is no station nowhere. station list shows all"

    root> activity show activity=99
    ERR not-found activity=99 text="没有第 99 号活动。可用 activity list 查看"
    ERR not-found activity=99 text="There is no activity 99. activity list shows all"

    root> activity signup activity=99 member=19
    ERR not-found activity=99 text="没有第 99 号活动。可用 activity list 查看"
    ERR not-found activity=99 text="There is no activity 99. activity list shows all"

    root> activity signup activity=3 member=19
    ERR wrong-state activity=3 state=planned text="第 3 号活动尚未发布。请先用 activity publish"
    ERR wrong-state activity=3 state=planned text="Activity 3 is not published; use activity publish first"

    root> activity signup activity=5 member=18
    ERR wrong-state activity=5 date=2026-05-02 today=2026-05-04 text="第 5 号活动在 2026-05-02 已经举行。到场的人请用 activity attend 登记"
    ERR wrong-state activity=5 date=2026-05-02 today=2026-05-04 text="Activity 5 was on 2026-05-02; enter who came with activity attend"

    root> activity signup activity=1 member=17
    ERR exists activity=1 member=17 state=signed-up text="17 号已在名单上,不必再报"
    ERR exists activity=1 member=17 state=signed-up text="Member 17 is on the roster already"

    root> activity signup activity=1 member=21
    ERR exists activity=1 member=21 state=waiting text="21 号已在候补,不必再报"
    ERR exists activity=1 member=21 state=waiting text="Member 21 is on the waiting list already"

    root> activity signup activity=1 member=22
    ERR closed member=22 text="22 号成员已注销"
    ERR closed member=22 text="Member 22 has been closed"

    root> activity signup activity=6 member=17
    ERR too-few-stars stars=0 needed=3 text="张三现为无星级,该活动要求三星级以上"
    ERR too-few-stars stars=0 needed=3 text="张三 has no stars; the activity asks for at least 3 stars"

    root> activity signup activity=7 member=17
    ERR too-young age=68 needed=70 text="该活动要求年满 70 周岁,张三当天 68 岁"
    ERR too-young age=68 needed=70 text="The activity asks for an age of 70; 张三 is 68 on that day"

    root> activity signup activity=7 member=19
    ERR too-young age="" needed=70 text="该活动要求年满 70 周岁,王五未登记出生日期,请先用 member set 补录"
    ERR too-young age="" needed=70 text="The activity asks for an age of 70; 王五 has no date of birth on file, add it with member set"

    root> activity signup activity=8 member=17
    ERR not-allowed member=17 skills=haircut text="该活动要求技能 haircut,张三没有登记。可用 skill add 登记"
    ERR not-allowed member=17 skills=haircut text="The activity asks for haircut, which 张三 has not on file; skill add enters skills"

    root> activity signup activity=9 member=17
    ERR not-allowed member=17 courses=急救常识 text="该活动要求先参加培训“急救常识”,张三没有记录。可用 training record 补记"
    ERR not-allowed member=17 courses=急救常识 text="The activity asks for the training 急救常识, which 张三 has not taken; training record enters trainings"

    root> activity signup activity=2 member=17
    ERR overlap activity=1 by=1:00 text="张三同时报了第 1 号活动,重叠 1:00。请先退出其中一项"
    ERR overlap activity=1 by=1:00 text="张三 has signed up for activity 1 too, which overlaps by 1:00. Withdraw from one of them first"

    root> activity withdraw activity=99 member=17
    ERR not-found activity=99 text="没有第 99 号活动。可用 activity list 查看"
    ERR not-found activity=99 text="There is no activity 99. activity list shows all"

    root> activity withdraw activity=1 member=19
    ERR wrong-state activity=1 member=19 text="19 号没有报名第 1 号活动。可用 activity roster 查看名单"
    ERR wrong-state activity=1 member=19 text="Member 19 has not signed up for activity 1. activity roster shows who has"

    root> activity withdraw activity=5 member=19
    ERR wrong-state activity=5 member=19 state=attended text="19 号已登记到场情况,不能再退出。可用 activity attend 更改"
    ERR wrong-state activity=5 member=19 state=attended text="Whether member 19 came has been entered; change that with activity attend"

    root> activity signups member=99
    ERR not-found member=99 text="没有 99 号成员。可用 member find 查找"
    ERR not-found member=99 text="There is no member 99. member find helps to look"

    root> activity roster activity=99
    ERR not-found activity=99 text="没有第 99 号活动。可用 activity list 查看"
    ERR not-found activity=99 text="There is no activity 99. activity list shows all"

    root> activity attend activity=99 members=17
    ERR not-found activity=99 text="没有第 99 号活动。可用 activity list 查看"
    ERR not-found activity=99 text="There is no activity 99. activity list shows all"

    root> activity attend activity=5 members=99
    ERR not-found member=99 text="没有 99 号成员。可用 member find 查找"
    ERR not-found member=99 text="There is no member 99. member find helps to look"

    root> activity attend activity=3 members=17
    ERR wrong-state activity=3 state=planned text="第 3 号活动尚未发布。请先用 activity publish"
    ERR wrong-state activity=3 state=planned text="Activity 3 is not published; use activity publish first"

    root> activity attend activity=1 members=17
    ERR future-date date=2026-05-07 today=2026-05-04 text="日期 2026-05-07 在今天(2026-05-04)之后。请核对日期"
    ERR future-date date=2026-05-07 today=2026-05-04 text="2026-05-07 is after today, 2026-05-04. Check the date"

    root> activity attend activity=5 members=17 absent=true
    ERR wrong-state activity=5 member=17 text="17 号没有报名第 5 号活动。可用 activity roster 查看名单"
    ERR wrong-state activity=5 member=17 text="Member 17 has not signed up for activity 5. activity roster shows who has"

    root> activity attend activity=5 members=17 minutes=0:00
    ERR granularity minutes=0:00 text="时长 0:00 须大于零"
    ERR granularity minutes=0:00 text="The length 0:00 must be more than zero"

    root> activity attend activity=5 members=17 minutes=3:00
    ERR times-disagree minutes=3:00 between=2:00 text="时长 3:00 与起止时间(相隔 2:00)不符。请核对"
    ERR times-disagree minutes=3:00 between=2:00 text="3:00 does not fit between start and end, which are 2:00 apart. Check them"

    root> activity attend activity=5 members=17 start=10:00
    ERR times-disagree start=10:00 text="开始与结束都是 10:00。请核对"
    ERR times-disagree start=10:00 text="Start and end are both 10:00. Check them"

    root> activity attend activity=5 members=17 minutes=1000001:00
    ERR limit-reached minutes=1000001:00 limit=1000000:00 text="数额 1000001:00 过大,一次最多 1000000:00"
    ERR limit-reached minutes=1000001:00 limit=1000000:00 text="1000001:00 is too much at once; the limit is 1000000:00"

    root> activity attend activity=5 members=22
    ERR closed member=22 text="22 号成员已注销"
    ERR closed member=22 text="Member 22 has been closed"

    root> activity attend activity=6 members=17
    ERR too-few-stars stars=0 needed=3 text="张三现为无星级,该活动要求三星级以上"
    ERR too-few-stars stars=0 needed=3 text="张三 has no stars; the activity asks for at least 3 stars"

    root> activity attend activity=7 members=19
    ERR too-young age="" needed=70 text="该活动要求年满 70 周岁,王五未登记出生日期,请先用 member set 补录"
    ERR too-young age="" needed=70 text="The activity asks for an age of 70; 王五 has no date of birth on file, add it with member set"

    root> activity attend activity=8 members=17
    ERR not-allowed member=17 skills=haircut text="该活动要求技能 haircut,张三没有登记。可用 skill add 登记"
    ERR not-allowed member=17 skills=haircut text="The activity asks for haircut, which 张三 has not on file; skill add enters skills"

    root> activity close activity=99
    ERR not-found activity=99 text="没有第 99 号活动。可用 activity list 查看"
    ERR not-found activity=99 text="There is no activity 99. activity list shows all"

    root> activity close activity=5 skip=17
    ERR not-found member=17 activity=5 text="17 号不在第 5 号活动的名单上。请核对 skip="
    ERR not-found member=17 activity=5 text="Member 17 is not on the roster of activity 5. Check skip="

    root> activity close activity=11
    ERR wrong-state activity=11 state=closed text="第 11 号活动已结项,名单已转为记录。要改请更正服务记录"
    ERR wrong-state activity=11 state=closed text="Activity 11 is closed and its roster has become records; correct those instead"

    root> activity close activity=1
    ERR future-date date=2026-05-07 today=2026-05-04 text="日期 2026-05-07 在今天(2026-05-04)之后。请核对日期"
    ERR future-date date=2026-05-07 today=2026-05-04 text="2026-05-07 is after today, 2026-05-04. Check the date"

    root> activity close activity=12
    ERR wrong-state activity=12 date=2026-05-04 end=19:30 text="第 12 号活动到 2026-05-04 19:30 才结束,请在那之后结项"
    ERR wrong-state activity=12 date=2026-05-04 end=19:30 text="Activity 12 goes on until 19:30 on 2026-05-04; close it after that"

    root> activity close activity=5
    ERR batch activity=5 member=19 code=daily-limit faults=19 text="有 1 人不能记录,一条也没有入账(第一位 19 号:当日已有 10:30,加上这次共 12:30,超过每日上限 12:00)。改好后重来,或用 skip=19 略过;dry=true 列出全部"
    ERR batch activity=5 member=19 code=daily-limit faults=19 text="1 member cannot be recorded and nothing was posted (first, member 19: With 10:30 recorded, the day would come to 12:30, over the daily limit of 12:00). Mend it, or leave them out with skip=19; dry=true lists all"

    root> activity candidates activity=99
    ERR not-found activity=99 text="没有第 99 号活动。可用 activity list 查看"
    ERR not-found activity=99 text="There is no activity 99. activity list shows all"

    root> activity candidates activity=11
    ERR wrong-state activity=11 state=closed text="第 11 号活动已结项,名单已转为记录。要改请更正服务记录"
    ERR wrong-state activity=11 state=closed text="Activity 11 is closed and its roster has become records; correct those instead"

    root> skill add member=99 skills=cook
    ERR not-found member=99 text="没有 99 号成员。可用 member find 查找"
    ERR not-found member=99 text="There is no member 99. member find helps to look"

    root> skill add member=22 skills=cook
    ERR closed member=22 text="22 号成员已注销"
    ERR closed member=22 text="Member 22 has been closed"

    root> skill add member=17 skills=a1,a2,a3,a4,a5,a6,a7,a8,a9,a10,a11,a12,a13,a14,a15,a16,a17,a18,a19,a20,a21,a22,a23,a24,a25,a26,a27,a28,a29,a30,a31,a32,a33,a34,a35,a36,a37,a38,a39,a40,a41,a42,a43,a44,a45,a46,a47,a48,a49,a50,a51
    ERR limit-reached skills=51 limit=50 text="技能共 51 项,最多 50 项"
    ERR limit-reached skills=51 limit=50 text="That makes 51 skills; the limit is 50"

    root> skill remove member=22 skills=cook
    ERR closed member=22 text="22 号成员已注销"
    ERR closed member=22 text="Member 22 has been closed"

    root> skill remove member=17 skills=cook
    ERR not-found member=17 skills=cook has="" text="17 号没有登记技能 cook。可用 skill list 查看"
    ERR not-found member=17 skills=cook has="" text="Member 17 has no skill cook on file. skill list shows them"

    root> resource add resource=hall station=nowhere name=多功能厅
    ERR not-found station=nowhere text="没有服务站 nowhere。可用 station list 查看"
    ERR not-found station=nowhere text="There is no station nowhere. station list shows all"

    root> resource add resource=hall station=jiuzhan name=多功能厅
    ERR closed station=jiuzhan text="服务站 jiuzhan 已关闭。请改用其他服务站"
    ERR closed station=jiuzhan text="Station jiuzhan is closed. Use another one"

    root> resource add resource=yard station=jindu name=院子
    ERR exists resource=yard station=jindu text="资源 yard 已存在。更改请用 resource set"
    ERR exists resource=yard station=jindu text="Resource yard exists. Change it with resource set"

    root> resource add resource=van station=jindu name=面包车
    ERR exists resource=van station=jindu text="资源代码 van 用过。请换一个"
    ERR exists resource=van station=jindu text="The code van was used before. Take another one"

    root> resource set resource=hall note=可坐50人
    ERR not-found resource=hall text="没有资源 hall。可用 resource list 查看"
    ERR not-found resource=hall text="There is no resource hall. resource list shows all"

    root> resource set resource=van note=可坐7人
    ERR closed resource=van text="资源 van 已注销。请另行登记"
    ERR closed resource=van text="Resource van was struck off. Enter it under another code"

    root> resource remove resource=hall
    ERR not-found resource=hall text="没有资源 hall。可用 resource list 查看"
    ERR not-found resource=hall text="There is no resource hall. resource list shows all"

    root> resource remove resource=van
    ERR closed resource=van text="资源 van 已注销。请另行登记"
    ERR closed resource=van text="Resource van was struck off. Enter it under another code"

    root> resource list station=nowhere
    ERR not-found station=nowhere text="没有服务站 nowhere。可用 station list 查看"
    ERR not-found station=nowhere text="There is no station nowhere. station list shows all"

    root> station services station=nowhere
    ERR not-found station=nowhere text="没有服务站 nowhere。可用 station list 查看"
    ERR not-found station=nowhere text="There is no station nowhere. station list shows all"
    """#
}
