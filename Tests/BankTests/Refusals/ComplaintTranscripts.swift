extension RefusalTranscripts {
  /// What brings the busy station to complaints that member 21, its operator chen, must not answer, to one that was answered
  /// and one that was withdrawn, and to an evaluation that was closed.
  static let complaintSetup = [
    "operator add user=chen role=operator stations=jindu member=21",
    "complaint add station=jindu member=17 about=21 text=失约",
    "complaint add station=jindu member=17 team=yijian text=迟到", "complaint add station=jindu member=17 text=不开门",
    "complaint add station=jindu member=21 about=18 text=失约", "complaint add station=jindu member=17 about=18 text=失约",
    "complaint answer complaint=5 outcome=upheld text=已道歉", "complaint add station=jindu member=17 about=18 text=失约",
    "complaint withdraw complaint=6 reason=误会", "evaluation close period=2026-04 station=jindu",
  ]

  static let complaints = #"""
    root> complaint add station=nowhere text=不开门
    ERR not-found station=nowhere text="没有服务站 nowhere。可用 station list 查看"
    ERR not-found station=nowhere text="There is no station nowhere. station list shows all"

    root> complaint add station=jiuzhan text=不开门
    ERR closed station=jiuzhan text="服务站 jiuzhan 已关闭。请改用其他服务站"
    ERR closed station=jiuzhan text="Station jiuzhan is closed. Use another one"

    root> complaint add station=jindu member=22 text=不开门
    ERR closed member=22 text="22 号成员已注销"
    ERR closed member=22 text="Member 22 has been closed"

    root> complaint add station=jindu member=99 text=不开门
    ERR not-found member=99 text="没有 99 号成员。可用 member find 查找"
    ERR not-found member=99 text="There is no member 99. member find helps to look"

    root> complaint add station=jindu about=99 text=不开门
    ERR not-found member=99 text="没有 99 号成员。可用 member find 查找"
    ERR not-found member=99 text="There is no member 99. member find helps to look"

    root> complaint add station=jindu team=nobody text=不开门
    ERR not-found team=nobody text="没有服务队 nobody。可用 team list 查看"
    ERR not-found team=nobody text="There is no team nobody. team list shows all"

    root> complaint add station=jindu member=17 about=17 text=不开门
    ERR same-person member=17 text="不能投诉本人(17 号)。请核对 about="
    ERR same-person member=17 text="Member 17 cannot complain of themselves. Check about="

    root> complaint add station=jindu about=17 team=shuijiao text=不开门
    ERR bad-value name=about value=17 text="team= 与 about= 只能写一个"
    ERR bad-value name=about value=17 text="Give either team= or about=, not both"

    root> complaint answer complaint=9 outcome=upheld text=已道歉
    ERR not-found complaint=9 text="没有第 9 号投诉。请用 complaint list 查看"
    ERR not-found complaint=9 text="There is no complaint 9; complaint list shows them"

    root> complaint answer complaint=5 outcome=upheld text=已道歉
    ERR wrong-state complaint=5 state=upheld text="第 5 号投诉已于 2026-05-04 答复。不服的请用 complaint add 再次提出"
    ERR wrong-state complaint=5 state=upheld text="Complaint 5 was answered on 2026-05-04. Whoever disagrees \#
    complains anew with complaint add"

    root> complaint answer complaint=6 outcome=upheld text=已道歉
    ERR wrong-state complaint=6 state=withdrawn text="第 6 号投诉已于 2026-05-04 撤回。请用 complaint add 重新提出"
    ERR wrong-state complaint=6 state=withdrawn text="Complaint 6 was withdrawn on 2026-05-04. Make it anew with \#
    complaint add"

    chen> complaint answer complaint=1 outcome=upheld text=已道歉
    ERR same-person complaint=1 text="第 1 号投诉不能由您办理:投诉的是您本人。请由别人或管理员办理"
    ERR same-person complaint=1 text="You cannot decide complaint 1: it is about you. Another operator or an \#
    administrator does"

    chen> complaint answer complaint=2 outcome=upheld text=已道歉
    ERR same-person complaint=2 text="第 2 号投诉不能由您办理:投诉的是您所在的服务队 yijian。请由别人或管理员办理"
    ERR same-person complaint=2 text="You cannot decide complaint 2: it is about your team yijian. Another operator \#
    or an administrator does"

    chen> complaint answer complaint=3 outcome=upheld text=已道歉
    ERR same-person complaint=3 text="第 3 号投诉不能由您办理:投诉的是您的服务站。请由别人或管理员办理"
    ERR same-person complaint=3 text="You cannot decide complaint 3: it is about your station. Another operator or \#
    an administrator does"

    chen> complaint answer complaint=4 outcome=upheld text=已道歉
    ERR same-person complaint=4 text="第 4 号投诉不能由您办理:投诉是您本人提出的。请由别人或管理员办理"
    ERR same-person complaint=4 text="You cannot decide complaint 4: you made it yourself. Another operator or an \#
    administrator does"

    root> complaint withdraw complaint=9 reason=误会
    ERR not-found complaint=9 text="没有第 9 号投诉。请用 complaint list 查看"
    ERR not-found complaint=9 text="There is no complaint 9; complaint list shows them"

    root> complaint withdraw complaint=5 reason=误会
    ERR wrong-state complaint=5 state=upheld text="第 5 号投诉已于 2026-05-04 答复。不服的请用 complaint add 再次提出"
    ERR wrong-state complaint=5 state=upheld text="Complaint 5 was answered on 2026-05-04. Whoever disagrees \#
    complains anew with complaint add"

    chen> complaint withdraw complaint=1 reason=误会
    ERR same-person complaint=1 text="第 1 号投诉不能由您办理:投诉的是您本人。请由别人或管理员办理"
    ERR same-person complaint=1 text="You cannot decide complaint 1: it is about you. Another operator or an \#
    administrator does"

    root> complaint list member=99
    ERR not-found member=99 text="没有 99 号成员。可用 member find 查找"
    ERR not-found member=99 text="There is no member 99. member find helps to look"

    root> evaluation word period=2026-04 member=99 score=5
    ERR not-found member=99 text="没有 99 号成员。可用 member find 查找"
    ERR not-found member=99 text="There is no member 99. member find helps to look"

    root> evaluation word period=may member=17 score=5
    ERR bad-value name=period value=may text="请写 2026-05、2026-Q2 或 2026"
    ERR bad-value name=period value=may text="must be a month, a quarter or a year: 2026-05, 2026-Q2, 2026"

    root> evaluation word period=2026-06 member=17 score=5
    ERR future-date date=2026-06-01 today=2026-05-04 text="日期 2026-06-01 在今天(2026-05-04)之后。请核对日期"
    ERR future-date date=2026-06-01 today=2026-05-04 text="2026-06-01 is after today, 2026-05-04. Check the date"

    root> evaluation word period=2026-05 member=18 score=5
    ERR missing-parameter name=team text="缺少 team=。请补上后重试"
    ERR missing-parameter name=team text="team= is missing. Add it and try again"

    root> evaluation word period=2026-05 member=18 team=shuijiao score=5
    ERR not-in-team team=shuijiao member=18 period=2026-05 text="18 号在 2026-05 没有一天在服务队 shuijiao。请核对 team=,可用 team show 查看队员"
    ERR not-in-team team=shuijiao member=18 period=2026-05 text="Member 18 was in team shuijiao on no day of \#
    2026-05. Check team=; team show has the members"

    root> evaluation word period=2026-05 score=5
    ERR missing-parameter name=team text="缺少 team=。请补上后重试"
    ERR missing-parameter name=team text="team= is missing. Add it and try again"

    chen> evaluation word period=2026-05 member=21 team=yijian score=5
    ERR same-person member=21 text="不能评价本人(21 号),须由别人办理"
    ERR same-person member=21 text="Nobody speaks of themselves (member 21); somebody else has to"

    root> evaluation word period=2026-04 member=17 score=5
    ERR wrong-state station=jindu period=2026-04 entry=69 text="服务站 jindu 2026-04 的考评已由第 69 号分录定稿,不能再改。请用 evaluation show 查看"
    ERR wrong-state station=jindu period=2026-04 entry=69 text="The evaluations of jindu for 2026-04 were closed by \#
    entry 69 and stay as they are; evaluation show has them"

    root> evaluation close period=2026-04 station=nowhere
    ERR not-found station=nowhere text="没有服务站 nowhere。可用 station list 查看"
    ERR not-found station=nowhere text="There is no station nowhere. station list shows all"

    root> evaluation close period=2026-06 station=jindu
    ERR future-date date=2026-06-01 today=2026-05-04 text="日期 2026-06-01 在今天(2026-05-04)之后。请核对日期"
    ERR future-date date=2026-06-01 today=2026-05-04 text="2026-06-01 is after today, 2026-05-04. Check the date"

    root> evaluation close period=2026-05 station=jindu
    ERR wrong-state period=2026-05 until=2026-05-31 today=2026-05-04 text="2026-05 到 2026-05-31 才结束(今天 2026-05-04),之后才能定稿"
    ERR wrong-state period=2026-05 until=2026-05-31 today=2026-05-04 text="2026-05 ends on 2026-05-31 and can be \#
    closed after that; today is 2026-05-04"

    root> evaluation close period=2026-04 station=jindu
    ERR wrong-state station=jindu period=2026-04 entry=69 text="服务站 jindu 2026-04 的考评已由第 69 号分录定稿,不能再改。请用 evaluation show 查看"
    ERR wrong-state station=jindu period=2026-04 entry=69 text="The evaluations of jindu for 2026-04 were closed by \#
    entry 69 and stay as they are; evaluation show has them"

    root> evaluation show period=2026-06
    ERR future-date date=2026-06-01 today=2026-05-04 text="日期 2026-06-01 在今天(2026-05-04)之后。请核对日期"
    ERR future-date date=2026-06-01 today=2026-05-04 text="2026-06-01 is after today, 2026-05-04. Check the date"

    root> evaluation show period=2026-04 member=99
    ERR not-found member=99 text="没有 99 号成员。可用 member find 查找"
    ERR not-found member=99 text="There is no member 99. member find helps to look"

    root> evaluation list station=nowhere
    ERR not-found station=nowhere text="没有服务站 nowhere。可用 station list 查看"
    ERR not-found station=nowhere text="There is no station nowhere. station list shows all"
    """#
}
