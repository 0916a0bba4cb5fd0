extension RefusalTranscripts {
  /// Acts that take two: 1 carried out, 2 that the pool can no longer pay, 3 given up; all asked for by root.
  static let approvals = #"""
    second> approval confirm approval=9
    ERR not-found approval=9 text="没有第 9 号待复核事项。可用 approval list 查看"
    ERR not-found approval=9 text="There is no approval 9. approval list shows all"

    second> approval reject approval=9 reason=情况不符
    ERR not-found approval=9 text="没有第 9 号待复核事项。可用 approval list 查看"
    ERR not-found approval=9 text="There is no approval 9. approval list shows all"

    second> approval confirm approval=1
    ERR wrong-state approval=1 state=confirmed text="第 1 号事项已经复核并办理。仍要办理请重新提出"
    ERR wrong-state approval=1 state=confirmed text="Approval 1 is carried out already. Ask anew where it is still wanted"

    second> approval reject approval=3 reason=情况不符
    ERR wrong-state approval=3 state=rejected text="第 3 号事项已经退回。仍要办理请重新提出"
    ERR wrong-state approval=3 state=rejected text="Approval 3 is rejected already. Ask anew where it is still wanted"

    root> approval confirm approval=2
    ERR same-person approval=2 until=2026-05-18 text="第 2 号事项是您自己提出的,请由另一位管理员决定;到 2026-05-18 无人决定即作废"
    ERR same-person approval=2 until=2026-05-18 text="You asked for approval 2 yourself; another administrator has \#
    to decide. Undecided, it lapses after 2026-05-18"

    root> approval reject approval=2 reason=情况不符
    ERR same-person approval=2 until=2026-05-18 text="第 2 号事项是您自己提出的,请由另一位管理员决定;到 2026-05-18 无人决定即作废"
    ERR same-person approval=2 until=2026-05-18 text="You asked for approval 2 yourself; another administrator has \#
    to decide. Undecided, it lapses after 2026-05-18"

    second> approval confirm approval=2
    ERR insufficient-hours pool=yilao available=1:10 needed=1:30 short=0:20 text="公益时间池 yilao 现有 1:10,需要 1:30,还差 0:20"
    ERR insufficient-hours pool=yilao available=1:10 needed=1:30 short=0:20 text="Pool yilao has 1:10, 1:30 needed, 0:20 short"

    second> restore confirm head=0000000000000000000000000000000000000000000000000000000000000000
    ERR wrong-state restored="" text="账本没有待确认的恢复"
    ERR wrong-state restored="" text="No restored backup waits to be confirmed"
    """#
}
