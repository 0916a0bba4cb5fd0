extension RefusalTranscripts {
  /// Scores, and assessments by half-year.
  static let quality = #"""
    wang> quality score record=99 score=5 source=station
    ERR not-found record=99 text="没有第 99 号服务记录。可用 service list 查看"
    ERR not-found record=99 text="There is no record 99. service list shows all"

    li> quality score record=1 score=5 source=station
    ERR not-found record=1 text="没有第 1 号服务记录。可用 service list 查看"
    ERR not-found record=1 text="There is no record 1. service list shows all"

    wang> quality score record=2 score=5 source=recipient by=99
    ERR not-found member=99 text="没有 99 号成员。可用 member find 查找"
    ERR not-found member=99 text="There is no member 99. member find helps to look"

    wang> quality score record=3 score=5 source=station
    ERR already-reversed record=3 entry=42 text="第 3 号记录已由第 42 号分录冲正。如需恢复请重新记录"
    ERR already-reversed record=3 entry=42 text="Record 3 was reversed by entry 42. Record the service anew instead"

    zhao> quality score record=1 score=5 source=station
    ERR same-person record=1 member=17 text="第 1 号记录是 17 号本人的服务,本人不能评分。请由别人办理"
    ERR same-person record=1 member=17 text="Record 1 is member 17's own service; somebody else has to score it"

    wang> quality score record=1 score=5 source=station by=19
    ERR bad-value name=by value=19 text="服务站的评分由操作员自己给出,不写 by="
    ERR bad-value name=by value=19 text="The station's score is the operator's own; leave by= out"

    wang> quality score record=1 score=5 source=recipient
    ERR missing-parameter name=by text="缺少 by=。请补上后重试"
    ERR missing-parameter name=by text="by= is missing. Add it and try again"

    wang> quality score record=1 score=5 source=recipient by=17
    ERR same-person record=1 member=17 text="第 1 号记录是 17 号本人的服务,本人不能评分。请由别人办理"
    ERR same-person record=1 member=17 text="Record 1 is member 17's own service; somebody else has to score it"

    wang> quality score record=1 score=5 source=recipient by=20
    ERR closed member=20 text="20 号成员已注销"
    ERR closed member=20 text="Member 20 has been closed"

    wang> quality score record=2 score=5 source=team by=18
    ERR wrong-state record=2 source=team text="第 2 号记录没有计入服务队,服务队不能评分"
    ERR wrong-state record=2 source=team text="Record 2 counts for no team, so that no team can score it"

    wang> quality score record=5 score=5 source=team by=19
    ERR not-in-team team=shuijiao member=19 date=2026-01-04 text="19 号在 2026-01-04 不在服务队 shuijiao。请核对,或先用 team \#
    join 办理入队"
    ERR not-in-team team=shuijiao member=19 date=2026-01-04 text="Member 19 was not in team shuijiao on \#
    2026-01-04. Check it, or let them join with team join first"

    wang> quality score record=4 score=5 source=recipient by=19
    ERR not-allowed record=4 by=19 recipient=17 text="第 4 号记录的服务对象是 17 号,不是 19 号"
    ERR not-allowed record=4 by=19 recipient=17 text="Record 4 was service for member 17, not for member 19"

    wang> quality score record=1 score=5 source=recipient by=19
    ERR wrong-state record=1 score=4 period=2025-H2 entry=39 text="2025-H2 已由第 39 号分录评定,当时用了这个评分(4 分),不能再改"
    ERR wrong-state record=1 score=4 period=2025-H2 entry=39 text="2025-H2 was assessed by entry 39 with this \#
    score of 4; it can no longer be changed"

    wang> quality score record=2 score=5 source=recipient by=51
    ERR limit-reached record=2 source=recipient limit=20 text="第 2 号记录的这一方已有 20 个评分,不能再加"
    ERR limit-reached record=2 source=recipient limit=20 text="Record 2 has the most scores of this source \#
    already, 20"

    wang> quality list
    ERR missing-parameter name=record text="缺少 record=。请补上后重试"
    ERR missing-parameter name=record text="record= is missing. Add it and try again"

    wang> quality list record=1 member=17
    ERR bad-value name=member value=17 text="record= 与 member= 只能写一个"
    ERR bad-value name=member value=17 text="Give either record= or member=, not both"

    wang> quality list record=99
    ERR not-found record=99 text="没有第 99 号服务记录。可用 service list 查看"
    ERR not-found record=99 text="There is no record 99. service list shows all"

    wang> quality list member=99
    ERR not-found member=99 text="没有 99 号成员。可用 member find 查找"
    ERR not-found member=99 text="There is no member 99. member find helps to look"

    root> stars assess period=2026-H3
    ERR bad-value name=period value=2026-H3 text="period= 写成 2026-H1、2026-H2 或 2026"
    ERR bad-value name=period value=2026-H3 text="period= is written 2026-H1, 2026-H2 or 2026"

    root> stars assess period=2026-H1 policy=1
    ERR bad-value name=policy value=1 text="period= 与 policy= 只能写一个"
    ERR bad-value name=policy value=1 text="Give either period= or policy=, not both"

    root> stars assess period=2026
    ERR bad-value name=period value=2026 text="现行规则按半年评定,请写 2026-H1 或 2026-H2"
    ERR bad-value name=period value=2026 text="Stars are assessed by half-years: 2026-H1 or 2026-H2"

    root> stars assess period=2027-H1
    ERR wrong-state period=2027-H1 until=2027-06-30 today=2027-01-05 text="2027-H1 到 2027-06-30 才结束,今天是 \#
    2027-01-05。结束之后才能评定"
    ERR wrong-state period=2027-H1 until=2027-06-30 today=2027-01-05 text="2027-H1 ends on 2027-06-30 and today \#
    is 2027-01-05. Assess it after its end"

    root> stars assess period=2026-H2
    ERR wrong-state period=2026-H2 first=2026-H1 text="2026-H1 还没有评定,请先评定 2026-H1,再评定 2026-H2"
    ERR wrong-state period=2026-H2 first=2026-H1 text="2026-H1 has not been assessed yet; assess it before 2026-H2"
    """#
}
