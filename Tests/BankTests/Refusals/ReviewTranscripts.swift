extension RefusalTranscripts {
  /// Records that wait; spoken to the waiting station.
  static let review = #"""
    wang> service pending station=beiyuan
    ERR not-found station=beiyuan text="没有服务站 beiyuan。可用 station list 查看"
    ERR not-found station=beiyuan text="There is no station beiyuan. station list shows all"

    wang> service confirm record=99
    ERR not-found record=99 text="没有第 99 号服务记录。可用 service list 查看"
    ERR not-found record=99 text="There is no record 99. service list shows all"

    li> service confirm record=1
    ERR not-found record=1 text="没有第 1 号服务记录。可用 service list 查看"
    ERR not-found record=1 text="There is no record 1. service list shows all"

    wang> service confirm record=0
    ERR bad-value name=record value=0 text="应为记录号"
    ERR bad-value name=record value=0 text="must be the number of a record"

    wang> service confirm record=1
    ERR same-person record=1 user=wang text="第 1 号记录是 wang 录入的,须由另一个人审核"
    ERR same-person record=1 user=wang text="Record 1 was entered by wang; another person has to review it"

    wang> service confirm record=5
    ERR same-person record=5 member=18 text="第 5 号记录是您本人(18 号)的服务,须由别人办理"
    ERR same-person record=5 member=18 text="Record 5 is your own service, member 18; somebody else has to do this"

    zhao> service confirm record=2
    ERR denied record=2 limit=8:00 text="第 2 号记录使该成员当日时长超过 8:00,须由管理员审核"
    ERR denied record=2 limit=8:00 text="Record 2 brings the member's day above 8:00: an administrator has to review it"

    zhao> service confirm record=3
    ERR wrong-state record=3 state=notice text="第 3 号记录现为“公示中”。只有待确认的记录可以确认"
    ERR wrong-state record=3 state=notice text="Record 3 is in the public notice. Only a pending record can be confirmed"

    wang> service reject record=99 reason=无
    ERR not-found record=99 text="没有第 99 号服务记录。可用 service list 查看"
    ERR not-found record=99 text="There is no record 99. service list shows all"

    wang> service reject record=1 reason=无
    ERR same-person record=1 user=wang text="第 1 号记录是 wang 录入的,须由另一个人审核"
    ERR same-person record=1 user=wang text="Record 1 was entered by wang; another person has to review it"

    zhao> service reject record=2 reason=无
    ERR denied record=2 limit=8:00 text="第 2 号记录使该成员当日时长超过 8:00,须由管理员审核"
    ERR denied record=2 limit=8:00 text="Record 2 brings the member's day above 8:00: an administrator has to review it"

    zhao> service reject record=6 reason=无
    ERR wrong-state record=6 state=rejected text="第 6 号记录现为“未通过”。不能再办理"
    ERR wrong-state record=6 state=rejected text="Record 6 is rejected. Nothing more can be done with it"

    zhao> service reject record=7 reason=无
    ERR wrong-state record=7 state=posted text="第 7 号记录现为“已入账”。要撤销请用 service reverse"
    ERR wrong-state record=7 state=posted text="Record 7 is posted. To undo it, use service reverse"

    zhao> service object record=99 reason=无
    ERR not-found record=99 text="没有第 99 号服务记录。可用 service list 查看"
    ERR not-found record=99 text="There is no record 99. service list shows all"

    zhao> service object record=1 reason=无
    ERR wrong-state record=1 state=pending text="第 1 号记录现为“待确认”。只能对公示中的记录提出异议"
    ERR wrong-state record=1 state=pending text="Record 1 is pending. Only a record in the public notice can be \#
    objected to"

    zhao> service object record=4 reason=无
    ERR wrong-state record=4 state=notice text="第 4 号记录已有异议。请先用 service dismiss 驳回异议,或用 service reject 退回记录"
    ERR wrong-state record=4 state=notice text="There is an objection to record 4 already. Dismiss it with service \#
    dismiss, or reject the record"

    zhao> service dismiss record=99 reason=无
    ERR not-found record=99 text="没有第 99 号服务记录。可用 service list 查看"
    ERR not-found record=99 text="There is no record 99. service list shows all"

    zhao> service dismiss record=3 reason=无
    ERR wrong-state record=3 state=notice text="第 3 号记录现为“公示中”。该记录没有异议"
    ERR wrong-state record=3 state=notice text="Record 3 is in the public notice. There is no objection to it"

    wang> service dismiss record=8 reason=无
    ERR same-person record=8 member=18 text="第 8 号记录是您本人(18 号)的服务,须由别人办理"
    ERR same-person record=8 member=18 text="Record 8 is your own service, member 18; somebody else has to do this"

    zhao> service reverse record=3 reason=无
    ERR wrong-state record=3 state=notice text="第 3 号记录现为“公示中”。不要它请用 service reject 退回"
    ERR wrong-state record=3 state=notice text="Record 3 is in the public notice. To drop it, use service reject"

    zhao> service correct record=6 minutes=1:00 reason=无
    ERR wrong-state record=6 state=rejected text="第 6 号记录现为“未通过”。请重新录入"
    ERR wrong-state record=6 state=rejected text="Record 6 is rejected. Record the service anew"

    zhao> quality score record=3 score=5 source=station
    ERR wrong-state record=3 state=notice text="第 3 号记录现为“公示中”。入账之后才能评分"
    ERR wrong-state record=3 state=notice text="Record 3 is in the public notice. It can be scored once it is posted"

    wang> service record member=17 station=jindu date=2025-12-31 minutes=9:00 source=carried-over
    ERR denied source=carried-over role=operator text="只有管理员可以录入旧册结转的时长"
    ERR denied source=carried-over role=operator text="Only an administrator may carry hours over from older books"

    root> service record member=17 station=jindu date=2025-12-31 minutes=9:00 start=08:00 source=carried-over
    ERR bad-value name=source value=carried-over text="旧册结转的时长没有起止时间,请去掉 start= 和 end="
    ERR bad-value name=source value=carried-over text="a lump from older books has no times; leave start= and end= out"

    root> policy set rules="redemption.wallet_cap = \"1:00\"\nredemption.wallet_cap_pool = \"gongyi\""
    ERR not-found pool=gongyi text="没有公益时间池 gongyi。可用 pool list 查看"
    ERR not-found pool=gongyi text="There is no pool gongyi. pool list shows all"
    """#
}
