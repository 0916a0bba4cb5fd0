extension RefusalTranscripts {
  /// Services on their way, returns, and prices by stars.
  static let orders = #"""
    root> redeem assign redemption=99 provider=19
    ERR not-found redemption=99 text="没有第 99 号兑换。可用 redeem list 查看"
    ERR not-found redemption=99 text="There is no redemption 99. redeem list shows all"

    wang> redeem assign redemption=5 provider=19
    ERR not-found redemption=5 text="没有第 5 号兑换。可用 redeem list 查看"
    ERR not-found redemption=5 text="There is no redemption 5. redeem list shows all"

    root> redeem assign redemption=8 provider=99
    ERR not-found member=99 text="没有 99 号成员。可用 member find 查找"
    ERR not-found member=99 text="There is no member 99. member find helps to look"

    root> redeem assign redemption=1 provider=19
    ERR wrong-state redemption=1 state=fulfilled text="第 1 号兑换已兑现,不能再办理"
    ERR wrong-state redemption=1 state=fulfilled text="Redemption 1 is fulfilled already"

    root> redeem assign redemption=2 provider=19
    ERR wrong-state redemption=2 kind=gift text="第 2 号兑换是礼品,没有服务提供者。请用 redeem fulfil 发放"
    ERR wrong-state redemption=2 kind=gift text="Redemption 2 is for a gift and has no provider. Hand it out with redeem fulfil"

    root> redeem assign redemption=9 provider=21
    ERR wrong-state redemption=9 state=disputed text="第 9 号兑换双方有争议。请查明后用 redeem fulfil(不写 word)或 redeem cancel 办结"
    ERR wrong-state redemption=9 state=disputed text="The sides of redemption 9 disagree. Decide by redeem fulfil without word=, or by redeem cancel"

    root> redeem assign redemption=8 provider=22
    ERR closed member=22 text="22 号成员已注销"
    ERR closed member=22 text="Member 22 has been closed"

    root> redeem assign redemption=8 provider=17
    ERR same-person provider=17 text="服务提供者不能是兑换人本人"
    ERR same-person provider=17 text="The provider must be another member than the one who redeems"

    root> redeem assign redemption=8 provider=18 date=2026-05-03
    ERR bad-value name=date value=2026-05-03 text="约定日期已过(今天 2026-05-04)。已完成的服务请用 redeem fulfil 办理"
    ERR bad-value name=date value=2026-05-03 text="The day agreed on has gone by (today is 2026-05-04). Book what was done with redeem fulfil"

    root> redeem fulfil redemption=4 word=provider
    ERR wrong-state redemption=4 state=requested text="第 4 号兑换还没有服务提供者。请先用 redeem assign 指派"
    ERR wrong-state redemption=4 state=requested text="Redemption 4 has no provider yet. Name one with redeem assign"

    root> redeem fulfil redemption=2 word=requester
    ERR wrong-state redemption=2 kind=gift text="第 2 号兑换是礼品,没有服务提供者。请用 redeem fulfil 发放"
    ERR wrong-state redemption=2 kind=gift text="Redemption 2 is for a gift and has no provider. Hand it out with redeem fulfil"

    root> redeem fulfil redemption=9 word=provider
    ERR wrong-state redemption=9 state=disputed text="第 9 号兑换双方有争议。请查明后用 redeem fulfil(不写 word)或 redeem cancel 办结"
    ERR wrong-state redemption=9 state=disputed text="The sides of redemption 9 disagree. Decide by redeem fulfil without word=, or by redeem cancel"

    root> redeem fulfil redemption=10 word=requester
    ERR wrong-state redemption=10 words=requester text="第 10 号兑换的兑换人已经确认,只等服务提供者确认"
    ERR wrong-state redemption=10 words=requester text="The requester's word on redemption 10 has been given; the provider's is missing"

    root> redeem fulfil redemption=8 word=provider provider=18
    ERR bad-value name=provider value=18 text="第 8 号兑换指派的是 19 号成员。换人请先用 redeem assign"
    ERR bad-value name=provider value=18 text="Redemption 8 is assigned to member 19. Name another with redeem assign first"

    root> redeem fulfil redemption=8 word=requester minutes=1:00
    ERR bad-value name=minutes text="服务的日期和时长由服务提供者说明,兑换人只需确认。请去掉 minutes="
    ERR bad-value name=minutes text="When and how long it was is the provider's to say; the requester only confirms. Leave out minutes="

    root> redeem fulfil redemption=8 word=provider minutes=2:01
    ERR limit-reached minutes=2:01 limit=2:00 text="数额 2:01 过大,一次最多 2:00"
    ERR limit-reached minutes=2:01 limit=2:00 text="2:01 is too much at once; the limit is 2:00"

    root> redeem fulfil redemption=8 word=provider date=2026-05-02
    ERR daily-limit total=12:30 limit=12:00 before=10:30 text="当日已有 10:30,加上这次共 12:30,超过每日上限 12:00"
    ERR daily-limit total=12:30 limit=12:00 before=10:30 text="With 10:30 recorded, the day would come to 12:30, over the daily limit of 12:00"

    root> redeem dispute redemption=99 reason=未到
    ERR not-found redemption=99 text="没有第 99 号兑换。可用 redeem list 查看"
    ERR not-found redemption=99 text="There is no redemption 99. redeem list shows all"

    root> redeem dispute redemption=4 reason=未到
    ERR wrong-state redemption=4 state=requested text="第 4 号兑换还没有服务提供者。请先用 redeem assign 指派"
    ERR wrong-state redemption=4 state=requested text="Redemption 4 has no provider yet. Name one with redeem assign"

    root> redeem return redemption=99 reason=退回
    ERR not-found redemption=99 text="没有第 99 号兑换。可用 redeem list 查看"
    ERR not-found redemption=99 text="There is no redemption 99. redeem list shows all"

    root> redeem return redemption=8 reason=退回
    ERR wrong-state redemption=8 state=assigned text="第 8 号兑换尚未兑现,无从退回。请用 redeem cancel 取消"
    ERR wrong-state redemption=8 state=assigned text="Redemption 8 is not fulfilled yet. Cancel it with redeem cancel"

    root> redeem return redemption=15 reason=退回
    ERR wrong-state redemption=15 state=returned text="第 15 号兑换已退回,不能再办理"
    ERR wrong-state redemption=15 state=returned text="Redemption 15 is returned already"

    root> redeem return redemption=11 reason=退回
    ERR closed member=25 text="25 号成员已注销"
    ERR closed member=25 text="Member 25 has been closed"

    root> redeem return redemption=14 reason=退回
    ERR closed station=linshi text="服务站 linshi 已关闭。请改用其他服务站"
    ERR closed station=linshi text="Station linshi is closed. Use another one"

    root> redeem return redemption=3 reason=退回 spoiled=true
    ERR bad-value name=spoiled value=true text="第 3 号兑换是服务,没有礼品可损坏"
    ERR bad-value name=spoiled value=true text="Redemption 3 is for a service: there is no piece to spoil"

    root> redeem return redemption=12 reason=退回
    ERR insufficient-hours available=0:00 needed=2:00 short=2:00 redemptions=2,13 text="可用 0:00,需要 2:00,还差 2:00;可先取消未结兑换 2、13"
    ERR insufficient-hours available=0:00 needed=2:00 short=2:00 redemptions=2,13 text="0:00 available, 2:00 needed, 2:00 short; cancelling redemptions 2, 13 would free hours"

    wang> redeem return redemption=12 reason=退回 force=true
    ERR denied name=force text="只有管理员可以强制执行(force=true)"
    ERR denied name=force text="Only an administrator may force this (force=true)"

    root> redeem list provider=99
    ERR not-found member=99 text="没有 99 号成员。可用 member find 查找"
    ERR not-found member=99 text="There is no member 99. member find helps to look"

    root> offer set offer=tea star-prices=3
    ERR bad-value name=star-prices value=3 text="应写作 3:18:00,5:15:00 或 none"
    ERR bad-value name=star-prices value=3 text="Write 3:18:00,5:15:00 or none"

    root> offer set offer=tea star-prices=0:1:00
    ERR bad-value name=star-prices value=0:1:00 text="星级 0 不在 1 到 99 之间"
    ERR bad-value name=star-prices value=0:1:00 text="0 stars are not between 1 and 99"

    root> offer set offer=tea star-prices=3:1:30,2:1:00
    ERR bad-value name=star-prices value=3:1:30,2:1:00 text="星级须由低到高,2 不高于前面的 3"
    ERR bad-value name=star-prices value=3:1:30,2:1:00 text="Stars must rise; 2 is no more than 3 before it"

    root> offer set offer=tea star-prices=3:0:00
    ERR bad-value name=star-prices value=3:0:00 text="价格 0:00 须大于零"
    ERR bad-value name=star-prices value=3:0:00 text="The price 0:00 must be more than zero"

    root> offer set offer=tea star-prices=3:2:00
    ERR bad-value name=star-prices value=3:2:00 text="星级越高价格须越低,2:00 不低于前面的 2:00"
    ERR bad-value name=star-prices value=3:2:00 text="More stars must cost less; 2:00 is not below 2:00 before it"

    root> stock count offer=tea station=jindu pieces=9
    ERR missing-parameter name=reason pieces=3 difference=6 text="账上 3 件,实际相差 6 件。请用 reason= 说明原因"
    ERR missing-parameter name=reason pieces=3 difference=6 text="The books have 3, the shelf differs by 6. Say why with reason="

    root> journal reverse entry=50 reason=录错
    ERR not-allowed entry=50 kind=hold text="第 50 号分录(hold)不能在这里冲正。请用 redeem cancel 取消其兑换"
    ERR not-allowed entry=50 kind=hold text="Entry 50 (hold) cannot be undone here. Cancel its redemption with redeem cancel"

    root> journal reverse entry=51 reason=录错
    ERR not-allowed entry=51 kind=redemption text="第 51 号分录(redemption)不能在这里冲正。请用 redeem return 退回其兑换"
    ERR not-allowed entry=51 kind=redemption text="Entry 51 (redemption) cannot be undone here. Take its redemption back with redeem return"

    root> journal reverse entry=54 reason=录错
    ERR not-allowed entry=54 kind=exchange text="第 54 号分录(exchange)不能在这里冲正。请用 redeem return 退回其兑换"
    ERR not-allowed entry=54 kind=exchange text="Entry 54 (exchange) cannot be undone here. Take its redemption back with redeem return"
    """#
}
