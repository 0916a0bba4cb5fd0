extension RefusalTranscripts {
  /// Households, transfers, pools, and entries that were undone.
  static let giving = #"""
    root> household join household=zhangjia member=99
    ERR not-found member=99 text="没有 99 号成员。可用 member find 查找"
    ERR not-found member=99 text="There is no member 99. member find helps to look"

    root> household join household=zhangjia member=22
    ERR closed member=22 text="22 号成员已注销"
    ERR closed member=22 text="Member 22 has been closed"

    root> household join household=lijia member=17
    ERR wrong-state member=17 household=zhangjia text="17 号已登记在家庭 zhangjia。请先用 household leave 办理离开"
    ERR wrong-state member=17 household=zhangjia text="Member 17 is in household zhangjia. Take them out with household leave first"

    root> household join household=zhangjia member=17 relation=head
    ERR exists member=17 text="17 号已在家庭 zhangjia,关系相同"
    ERR exists member=17 text="Member 17 is in household zhangjia already, as that"

    root> household join household=zhangjia member=18 relation=head
    ERR exists head=17 text="家庭 zhangjia 的户主是 17 号。请先更改其关系"
    ERR exists head=17 text="The head of household zhangjia is member 17. Change that first"

    root> household leave member=99
    ERR not-found member=99 text="没有 99 号成员。可用 member find 查找"
    ERR not-found member=99 text="There is no member 99. member find helps to look"

    root> household leave member=18
    ERR wrong-state member=18 text="18 号没有登记家庭"
    ERR wrong-state member=18 text="Member 18 is in no household"

    root> household list member=99
    ERR not-found member=99 text="没有 99 号成员。可用 member find 查找"
    ERR not-found member=99 text="There is no member 99. member find helps to look"

    wang> transfer from=24 to=17 minutes=0:10
    ERR not-found member=24 text="没有 24 号成员。可用 member find 查找"
    ERR not-found member=24 text="There is no member 24. member find helps to look"

    root> transfer from=17 to=99 minutes=1:00
    ERR not-found member=99 text="没有 99 号成员。可用 member find 查找"
    ERR not-found member=99 text="There is no member 99. member find helps to look"

    root> transfer from=17 to=22 minutes=1:00
    ERR closed member=22 text="22 号成员已注销"
    ERR closed member=22 text="Member 22 has been closed"

    root> transfer from=23 to=21 minutes=0:00
    ERR granularity minutes=0:00 text="时长 0:00 须大于零"
    ERR granularity minutes=0:00 text="The length 0:00 must be more than zero"

    root> transfer from=23 to=21 minutes=1000001:00
    ERR limit-reached minutes=1000001:00 limit=1000000:00 text="数额 1000001:00 过大,一次最多 1000000:00"
    ERR limit-reached minutes=1000001:00 limit=1000000:00 text="1000001:00 is too much at once; the limit is 1000000:00"

    root> transfer from=17 to=17 minutes=1:00
    ERR same-person member=17 text="转出与转入是同一人,请核对成员号"
    ERR same-person member=17 text="Giver and receiver are the same person; check the numbers"

    root> transfer from=17 to=21 minutes=1:00
    ERR not-allowed transfer=household text="只能转让给同一家庭的成员。如属同一家庭,请先用 household join 登记"
    ERR not-allowed transfer=household text="Hours can go to members of the same household only. If they are, enter it with household join"

    root> transfer from=23 to=21 minutes=1:00
    ERR in-debt member=23 available=-3:00 text="23 号账户为 -3:00,须先以服务补足"
    ERR in-debt member=23 available=-3:00 text="The wallet of member 23 stands at -3:00; service has to fill it first"

    root> transfer from=21 to=23 minutes=1:00
    ERR insufficient-hours available=0:00 needed=1:00 short=1:00 redemptions=2 text="可用 0:00,需要 1:00,还差 1:00;可先取消未结兑换 2"
    ERR insufficient-hours available=0:00 needed=1:00 short=1:00 redemptions=2 text="0:00 available, 1:00 needed, 1:00 short; cancelling redemptions 2 would free hours"

    root> donate member=99 pool=gongyi minutes=1:00
    ERR not-found member=99 text="没有 99 号成员。可用 member find 查找"
    ERR not-found member=99 text="There is no member 99. member find helps to look"

    root> donate member=17 pool=xiwang minutes=1:00
    ERR not-found pool=xiwang text="没有公益时间池 xiwang。可用 pool list 查看"
    ERR not-found pool=xiwang text="There is no pool xiwang. pool list shows all"

    root> donate member=22 pool=gongyi minutes=1:00
    ERR closed member=22 text="22 号成员已注销"
    ERR closed member=22 text="Member 22 has been closed"

    root> donate member=17 pool=gongyi minutes=0:00
    ERR granularity minutes=0:00 text="时长 0:00 须大于零"
    ERR granularity minutes=0:00 text="The length 0:00 must be more than zero"

    root> donate member=17 pool=gongyi minutes=1000001:00
    ERR limit-reached minutes=1000001:00 limit=1000000:00 text="数额 1000001:00 过大,一次最多 1000000:00"
    ERR limit-reached minutes=1000001:00 limit=1000000:00 text="1000001:00 is too much at once; the limit is 1000000:00"

    root> donate member=23 pool=gongyi minutes=1:00
    ERR in-debt member=23 available=-3:00 text="23 号账户为 -3:00,须先以服务补足"
    ERR in-debt member=23 available=-3:00 text="The wallet of member 23 stands at -3:00; service has to fill it first"

    root> donate member=21 pool=gongyi minutes=1:00
    ERR insufficient-hours available=0:00 needed=1:00 short=1:00 redemptions=2 text="可用 0:00,需要 1:00,还差 1:00;可先取消未结兑换 2"
    ERR insufficient-hours available=0:00 needed=1:00 short=1:00 redemptions=2 text="0:00 available, 1:00 needed, 1:00 short; cancelling redemptions 2 would free hours"

    root> grant pool=xiwang member=17 minutes=1:00 reason=独居
    ERR not-found pool=xiwang text="没有公益时间池 xiwang。可用 pool list 查看"
    ERR not-found pool=xiwang text="There is no pool xiwang. pool list shows all"

    root> grant pool=gongyi member=22 minutes=1:00 reason=独居
    ERR closed member=22 text="22 号成员已注销"
    ERR closed member=22 text="Member 22 has been closed"

    root> grant pool=gongyi member=17 minutes=0:00 reason=独居
    ERR granularity minutes=0:00 text="时长 0:00 须大于零"
    ERR granularity minutes=0:00 text="The length 0:00 must be more than zero"

    root> grant pool=gongyi member=17 minutes=1000001:00 reason=独居
    ERR limit-reached minutes=1000001:00 limit=1000000:00 text="数额 1000001:00 过大,一次最多 1000000:00"
    ERR limit-reached minutes=1000001:00 limit=1000000:00 text="1000001:00 is too much at once; the limit is 1000000:00"

    root> grant pool=gongyi member=17 minutes=1:00 reason=独居
    ERR insufficient-hours pool=gongyi available=0:30 needed=1:00 short=0:30 text="公益时间池 gongyi 现有 0:30,需要 1:00,还差 0:30"
    ERR insufficient-hours pool=gongyi available=0:30 needed=1:00 short=0:30 text="Pool gongyi has 0:30, 1:00 needed, 0:30 short"

    root> journal reverse entry=999 reason=录错
    ERR not-found entry=999 text="没有第 999 号分录。可用 head 查看最新分录号"
    ERR not-found entry=999 text="There is no entry 999. head shows the newest one"

    root> journal reverse entry=26 reason=录错
    ERR not-allowed entry=26 kind=service text="第 26 号分录(service)不能在这里冲正。请用 service reverse"
    ERR not-allowed entry=26 kind=service text="Entry 26 (service) cannot be undone here. Use service reverse"

    root> journal reverse entry=66 reason=录错
    ERR not-allowed entry=66 kind=reversal text="第 66 号分录(reversal)不能在这里冲正。冲正不能再冲正,请重新录入"
    ERR not-allowed entry=66 kind=reversal text="Entry 66 (reversal) cannot be undone here. A reversal is not reversed: enter it anew"

    root> journal reverse entry=60 reason=录错
    ERR not-allowed entry=60 kind=household text="第 60 号分录(household)不能在这里冲正。它没有过账,请直接更改所述事项"
    ERR not-allowed entry=60 kind=household text="Entry 60 (household) cannot be undone here. It moves nothing: change what it is about"

    root> journal reverse entry=65 reason=录错
    ERR already-reversed entry=65 reversal=66 text="第 65 号分录已由第 66 号分录冲正。如需恢复请重新录入"
    ERR already-reversed entry=65 reversal=66 text="Entry 65 was undone by entry 66. Enter it anew instead"

    root> journal reverse entry=68 reason=录错
    ERR insufficient-hours available=0:00 needed=1:00 short=1:00 redemptions=2 text="可用 0:00,需要 1:00,还差 1:00;可先取消未结兑换 2"
    ERR insufficient-hours available=0:00 needed=1:00 short=1:00 redemptions=2 text="0:00 available, 1:00 needed, 1:00 short; cancelling redemptions 2 would free hours"

    root> journal reverse entry=47 reason=录错
    ERR out-of-stock pieces=5 reserved=2 redemptions=6,7 text="jindu 有 soap 5 件,其中 2 件已预留(兑换号 6、7)"
    ERR out-of-stock pieces=5 reserved=2 redemptions=6,7 text="jindu has 5 of soap, 2 of them reserved (redemptions 6, 7)"

    root> pool add pool=gongyi name=又一个
    ERR exists pool=gongyi text="公益时间池 gongyi 已经有了。请换一个代码"
    ERR exists pool=gongyi text="There is a pool gongyi. Choose another code"
    """#
}
