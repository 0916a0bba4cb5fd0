extension RefusalTranscripts {
  /// Trainings; the first holds, the second was withdrawn by entry 62.
  static let trainings = #"""
    root> training record member=99 station=jindu date=2026-05-04 minutes=1:00 course=理发
    ERR not-found member=99 text="没有 99 号成员。可用 member find 查找"
    ERR not-found member=99 text="There is no member 99. member find helps to look"

    root> training record member=22 station=jindu date=2026-05-04 minutes=1:00 course=理发
    ERR closed member=22 text="22 号成员已注销"
    ERR closed member=22 text="Member 22 has been closed"

    root> training record member=17 station=jiuzhan date=2026-05-04 minutes=1:00 course=理发
    ERR closed station=jiuzhan text="服务站 jiuzhan 已关闭。请改用其他服务站"
    ERR closed station=jiuzhan text="Station jiuzhan is closed. Use another one"

    root> training record member=17 station=jindu date=2026-05-05 minutes=1:00 course=理发
    ERR future-date date=2026-05-05 today=2026-05-04 text="日期 2026-05-05 在今天(2026-05-04)之后。请核对日期"
    ERR future-date date=2026-05-05 today=2026-05-04 text="2026-05-05 is after today, 2026-05-04. Check the date"

    root> training record member=17 station=jindu date=2026-05-04 minutes=0:00 course=理发
    ERR granularity minutes=0:00 text="时长 0:00 须大于零"
    ERR granularity minutes=0:00 text="The length 0:00 must be more than zero"

    root> training record member=17 station=jindu date=2026-05-04 minutes=24:01 course=理发
    ERR limit-reached minutes=24:01 limit=24:00 text="数额 24:01 过大,一次最多 24:00"
    ERR limit-reached minutes=24:01 limit=24:00 text="24:01 is too much at once; the limit is 24:00"

    root> training record member=17 station=jindu date=2026-05-01 minutes=1:00 course=急救常识
    ERR duplicate training=1 date=2026-05-01 text="该成员 2026-05-01 已记过这门课(第 1 号)。重复记的请不要再记,记错的先用 training withdraw 撤销"
    ERR duplicate training=1 date=2026-05-01 text="The member has this course on 2026-05-01 already, as training 1. Withdraw that one if it is wrong"

    root> training withdraw training=9 reason=记错人
    ERR not-found training=9 text="没有第 9 号培训记录。请用 training list 查看"
    ERR not-found training=9 text="There is no training 9; training list shows them"

    root> training withdraw training=2 reason=记错人
    ERR wrong-state training=2 entry=62 text="第 2 号培训记录已经撤销(第 62 号分录)"
    ERR wrong-state training=2 entry=62 text="Training 2 was withdrawn by entry 62"

    root> training list member=99
    ERR not-found member=99 text="没有 99 号成员。可用 member find 查找"
    ERR not-found member=99 text="There is no member 99. member find helps to look"

    root> report month station=nowhere
    ERR not-found station=nowhere text="没有服务站 nowhere。可用 station list 查看"
    ERR not-found station=nowhere text="There is no station nowhere. station list shows all"
    """#
}
