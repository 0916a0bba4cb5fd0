extension RefusalTranscripts {
  /// Offers and stock.
  static let shelves = #"""
    root> offer add offer=tea name=茶 kind=gift price=1:00
    ERR exists offer=tea text="兑换项目 tea 已存在。更改请用 offer set"
    ERR exists offer=tea text="Offer tea exists. Change it with offer set"

    root> offer add offer=cup name=杯子 kind=gift price=1:00 stations=beiyuan
    ERR not-found station=beiyuan text="没有服务站 beiyuan。可用 station list 查看"
    ERR not-found station=beiyuan text="There is no station beiyuan. station list shows all"

    root> offer add offer=cup name=杯子 kind=gift price=1:00 stations=jiuzhan
    ERR closed station=jiuzhan text="服务站 jiuzhan 已关闭。请改用其他服务站"
    ERR closed station=jiuzhan text="Station jiuzhan is closed. Use another one"

    root> offer add offer=cup name=杯子 kind=gift price=0:00
    ERR bad-value name=price value=0:00 text="价格须大于零,不超过 100000:00"
    ERR bad-value name=price value=0:00 text="The price must be more than zero and at most 100000:00"

    root> offer add offer=cup name=杯子 kind=gift price=100001:00
    ERR bad-value name=price value=100001:00 text="价格须大于零,不超过 100000:00"
    ERR bad-value name=price value=100001:00 text="The price must be more than zero and at most 100000:00"

    root> offer add offer=cup name=杯子 kind=gift price=1:00 limit=0/year
    ERR bad-value name=limit value=0/year text="限兑应写作 2/year、1/month、1/ever 或 none"
    ERR bad-value name=limit value=0/year text="Write 2/year, 1/month, 1/ever or none"

    root> offer add offer=cup name=杯子 kind=gift price=1:00 from=2026-06-01 until=2026-05-31
    ERR bad-value name=until value=2026-05-31 text="截止日期早于起始日期 2026-06-01"
    ERR bad-value name=until value=2026-05-31 text="The last day is before the first, 2026-06-01"

    root> offer set offer=cup price=1:00
    ERR not-found offer=cup text="没有兑换项目 cup。可用 offer list 查看"
    ERR not-found offer=cup text="There is no offer cup. offer list shows all"

    root> offer set offer=old price=2:00
    ERR closed offer=old text="兑换项目 old 已停止。可用 offer list 查看其他项目"
    ERR closed offer=old text="Offer old is closed. offer list shows others"

    root> offer set offer=tea stations=jiuzhan
    ERR closed station=jiuzhan text="服务站 jiuzhan 已关闭。请改用其他服务站"
    ERR closed station=jiuzhan text="Station jiuzhan is closed. Use another one"

    root> offer close offer=cup
    ERR not-found offer=cup text="没有兑换项目 cup。可用 offer list 查看"
    ERR not-found offer=cup text="There is no offer cup. offer list shows all"

    root> offer close offer=old
    ERR closed offer=old text="兑换项目 old 已停止。可用 offer list 查看其他项目"
    ERR closed offer=old text="Offer old is closed. offer list shows others"

    root> offer show offer=cup
    ERR not-found offer=cup text="没有兑换项目 cup。可用 offer list 查看"
    ERR not-found offer=cup text="There is no offer cup. offer list shows all"

    wang> offer close offer=tea
    ERR denied command="offer close" role=operator text="您的身份(操作员)不能使用“offer close”。请找管理员授权,或改用有权限的账号"
    ERR denied command="offer close" role=operator text="As an operator you may not use \"offer close\". Ask an \#
    administrator for the role"

    root> stock in offer=cup station=jindu pieces=1
    ERR not-found offer=cup text="没有兑换项目 cup。可用 offer list 查看"
    ERR not-found offer=cup text="There is no offer cup. offer list shows all"

    root> stock in offer=tea station=beiyuan pieces=1
    ERR not-found station=beiyuan text="没有服务站 beiyuan。可用 station list 查看"
    ERR not-found station=beiyuan text="There is no station beiyuan. station list shows all"

    root> stock in offer=tea station=jiuzhan pieces=1
    ERR closed station=jiuzhan text="服务站 jiuzhan 已关闭。请改用其他服务站"
    ERR closed station=jiuzhan text="Station jiuzhan is closed. Use another one"

    root> stock in offer=old station=jindu pieces=1
    ERR closed offer=old text="兑换项目 old 已停止。可用 offer list 查看其他项目"
    ERR closed offer=old text="Offer old is closed. offer list shows others"

    root> stock in offer=lesson station=jindu pieces=1
    ERR wrong-state offer=lesson kind=service text="lesson 是服务,没有库存"
    ERR wrong-state offer=lesson kind=service text="lesson is a service and has no stock"

    wang> stock in offer=tea station=xincheng pieces=1
    ERR denied station=xincheng text="您无权办理服务站 xincheng 的业务。请找管理员把该站授权给您"
    ERR denied station=xincheng text="You may not act for station xincheng. Ask an administrator to give it to you"

    root> stock move offer=cup station=jindu to=xincheng pieces=1
    ERR not-found offer=cup text="没有兑换项目 cup。可用 offer list 查看"
    ERR not-found offer=cup text="There is no offer cup. offer list shows all"

    root> stock move offer=tea station=jindu to=jindu pieces=1
    ERR bad-value name=to value=jindu text="调出与调入是同一个站"
    ERR bad-value name=to value=jindu text="The pieces would stay where they are"

    root> stock move offer=tea station=jindu to=jiuzhan pieces=1
    ERR closed station=jiuzhan text="服务站 jiuzhan 已关闭。请改用其他服务站"
    ERR closed station=jiuzhan text="Station jiuzhan is closed. Use another one"

    root> stock move offer=lesson station=jindu to=xincheng pieces=1
    ERR wrong-state offer=lesson kind=service text="lesson 是服务,没有库存"
    ERR wrong-state offer=lesson kind=service text="lesson is a service and has no stock"

    root> stock move offer=tea station=jindu to=xincheng pieces=4
    ERR out-of-stock pieces=4 reserved=1 redemptions=2 text="jindu 有 tea 4 件,其中 1 件已预留(兑换号 2)"
    ERR out-of-stock pieces=4 reserved=1 redemptions=2 text="jindu has 4 of tea, 1 of them reserved (redemptions 2)"

    root> stock move offer=tea station=xincheng to=jindu pieces=1
    ERR out-of-stock pieces=1 reserved=1 redemptions=5 text="xincheng 有 tea 1 件,其中 1 件已预留(兑换号 5)"
    ERR out-of-stock pieces=1 reserved=1 redemptions=5 text="xincheng has 1 of tea, 1 of them reserved \#
    (redemptions 5)"

    root> stock count offer=cup station=jindu pieces=1 reason=盘点
    ERR not-found offer=cup text="没有兑换项目 cup。可用 offer list 查看"
    ERR not-found offer=cup text="There is no offer cup. offer list shows all"

    root> stock count offer=tea station=jiuzhan pieces=1 reason=盘点
    ERR closed station=jiuzhan text="服务站 jiuzhan 已关闭。请改用其他服务站"
    ERR closed station=jiuzhan text="Station jiuzhan is closed. Use another one"

    root> stock count offer=lesson station=jindu pieces=1 reason=盘点
    ERR wrong-state offer=lesson kind=service text="lesson 是服务,没有库存"
    ERR wrong-state offer=lesson kind=service text="lesson is a service and has no stock"

    root> stock count offer=tea station=xincheng pieces=0 reason=盘点
    ERR out-of-stock pieces=1 reserved=1 redemptions=5 text="xincheng 有 tea 1 件,其中 1 件已预留(兑换号 5)"
    ERR out-of-stock pieces=1 reserved=1 redemptions=5 text="xincheng has 1 of tea, 1 of them reserved \#
    (redemptions 5)"

    root> stock list offer=cup
    ERR not-found offer=cup text="没有兑换项目 cup。可用 offer list 查看"
    ERR not-found offer=cup text="There is no offer cup. offer list shows all"

    root> stock list station=beiyuan
    ERR not-found station=beiyuan text="没有服务站 beiyuan。可用 station list 查看"
    ERR not-found station=beiyuan text="There is no station beiyuan. station list shows all"
    """#

  /// Redemptions.
  static let redemptions = #"""
    root> redeem request member=99 offer=tea
    ERR not-found member=99 text="没有 99 号成员。可用 member find 查找"
    ERR not-found member=99 text="There is no member 99. member find helps to look"

    root> redeem request member=17 offer=cup
    ERR not-found offer=cup text="没有兑换项目 cup。可用 offer list 查看"
    ERR not-found offer=cup text="There is no offer cup. offer list shows all"

    root> redeem request member=17 offer=tea station=beiyuan
    ERR not-found station=beiyuan text="没有服务站 beiyuan。可用 station list 查看"
    ERR not-found station=beiyuan text="There is no station beiyuan. station list shows all"

    wang> redeem request member=17 offer=tea station=xincheng
    ERR denied station=xincheng text="您无权办理服务站 xincheng 的业务。请找管理员把该站授权给您"
    ERR denied station=xincheng text="You may not act for station xincheng. Ask an administrator to give it to you"

    wang> redeem request member=24 offer=tea
    ERR denied station=xincheng text="您无权办理服务站 xincheng 的业务。请找管理员把该站授权给您"
    ERR denied station=xincheng text="You may not act for station xincheng. Ask an administrator to give it to you"

    root> redeem request member=17 offer=tea station=jiuzhan
    ERR closed station=jiuzhan text="服务站 jiuzhan 已关闭。请改用其他服务站"
    ERR closed station=jiuzhan text="Station jiuzhan is closed. Use another one"

    root> redeem request member=22 offer=tea
    ERR closed member=22 text="22 号成员已注销"
    ERR closed member=22 text="Member 22 has been closed"

    root> redeem request member=17 offer=old
    ERR closed offer=old text="兑换项目 old 已停止。可用 offer list 查看其他项目"
    ERR closed offer=old text="Offer old is closed. offer list shows others"

    root> redeem request member=17 offer=melon
    ERR not-redeemable-now from=2026-06-01 text="该项目 2026-06-01 起才能兑换"
    ERR not-redeemable-now from=2026-06-01 text="The offer can be redeemed from 2026-06-01 on"

    root> redeem request member=17 offer=coat
    ERR not-redeemable-now until=2026-02-28 text="该项目已于 2026-02-28 截止"
    ERR not-redeemable-now until=2026-02-28 text="The offer ended on 2026-02-28"

    root> redeem request member=17 offer=far
    ERR not-allowed station=jindu stations=xincheng text="jindu 不办理该项目,可到 xincheng"
    ERR not-allowed station=jindu stations=xincheng text="jindu does not have this offer; xincheng do"

    root> redeem request member=23 offer=tea
    ERR in-debt member=23 available=-3:00 text="23 号账户为 -3:00,须先以服务补足"
    ERR in-debt member=23 available=-3:00 text="The wallet of member 23 stands at -3:00; service has to fill it \#
    first"

    root> redeem request member=17 offer=piano
    ERR too-few-stars stars=0 needed=3 text="张三现为无星级,该项目要求三星级以上"
    ERR too-few-stars stars=0 needed=3 text="张三 has no stars; this offer asks for at least 3 stars"

    root> redeem request member=21 offer=bath
    ERR too-young age=40 needed=60 text="该项目要求年满 60 周岁,孙七现 40 岁"
    ERR too-young age=40 needed=60 text="The offer asks for an age of 60; 孙七 is 40"

    root> redeem request member=19 offer=bath
    ERR too-young age="" needed=60 text="该项目要求年满 60 周岁,王五未登记出生日期,请先用 member set 补录"
    ERR too-young age="" needed=60 text="The offer asks for an age of 60; 王五 has no date of birth on file, add \#
    it with member set"

    root> redeem request member=18 offer=soap
    ERR limit-reached used=1 limit=1/month text="李四已兑换 1 次,该项目每人每月限 1 次"
    ERR limit-reached used=1 limit=1/month text="李四 has redeemed it 1 time; the limit is 1 a month for each member"

    root> redeem request member=24 offer=tea station=xincheng
    ERR out-of-stock offer=tea station=xincheng free=0 text="xincheng 已没有可兑换的 茶叶(未预留 0 件)。可换一个服务站"
    ERR out-of-stock offer=tea station=xincheng free=0 text="xincheng has no 茶叶 left (0 unreserved). Another \#
    station may have it"

    root> redeem request member=17 offer=rice5kg
    ERR insufficient-hours available=11:00 needed=20:00 short=9:00 redemptions="" text="可用 11:00,需要 20:00,还差 9:00"
    ERR insufficient-hours available=11:00 needed=20:00 short=9:00 redemptions="" text="11:00 available, 20:00 \#
    needed, 9:00 short"

    root> redeem fulfil redemption=99
    ERR not-found redemption=99 text="没有第 99 号兑换。可用 redeem list 查看"
    ERR not-found redemption=99 text="There is no redemption 99. redeem list shows all"

    wang> redeem fulfil redemption=5
    ERR not-found redemption=5 text="没有第 5 号兑换。可用 redeem list 查看"
    ERR not-found redemption=5 text="There is no redemption 5. redeem list shows all"

    root> redeem fulfil redemption=1
    ERR wrong-state redemption=1 state=fulfilled text="第 1 号兑换已兑现,不能再办理"
    ERR wrong-state redemption=1 state=fulfilled text="Redemption 1 is fulfilled already"

    root> redeem fulfil redemption=3
    ERR wrong-state redemption=3 state=fulfilled text="第 3 号兑换已兑现,不能再办理"
    ERR wrong-state redemption=3 state=fulfilled text="Redemption 3 is fulfilled already"

    root> redeem fulfil redemption=2 code=x
    ERR bad-value name=code value=x text="领取码不对。请核对成员出示的领取码"
    ERR bad-value name=code value=x text="This is not the collection code. Check what the member shows"

    root> redeem fulfil redemption=6
    ERR in-debt member=23 available=-3:00 text="23 号账户为 -3:00,须先以服务补足"
    ERR in-debt member=23 available=-3:00 text="The wallet of member 23 stands at -3:00; service has to fill it \#
    first"

    root> redeem fulfil redemption=4
    ERR missing-parameter name=provider text="缺少 provider=。请补上后重试"
    ERR missing-parameter name=provider text="provider= is missing. Add it and try again"

    root> redeem fulfil redemption=4 provider=18
    ERR same-person provider=18 text="服务提供者不能是兑换人本人"
    ERR same-person provider=18 text="The provider must be another member than the one who redeems"

    root> redeem fulfil redemption=4 provider=99
    ERR not-found member=99 text="没有 99 号成员。可用 member find 查找"
    ERR not-found member=99 text="There is no member 99. member find helps to look"

    root> redeem fulfil redemption=4 provider=22
    ERR closed member=22 text="22 号成员已注销"
    ERR closed member=22 text="Member 22 has been closed"

    root> redeem fulfil redemption=4 provider=17 minutes=2:01
    ERR limit-reached minutes=2:01 limit=2:00 text="数额 2:01 过大,一次最多 2:00"
    ERR limit-reached minutes=2:01 limit=2:00 text="2:01 is too much at once; the limit is 2:00"

    root> redeem fulfil redemption=4 provider=17 minutes=0:00
    ERR granularity minutes=0:00 text="时长 0:00 须大于零"
    ERR granularity minutes=0:00 text="The length 0:00 must be more than zero"

    root> redeem fulfil redemption=4 provider=17 date=2026-05-05
    ERR future-date date=2026-05-05 today=2026-05-04 text="日期 2026-05-05 在今天(2026-05-04)之后。请核对日期"
    ERR future-date date=2026-05-05 today=2026-05-04 text="2026-05-05 is after today, 2026-05-04. Check the date"

    root> redeem fulfil redemption=4 provider=17 date=2024-01-04
    ERR before-registration date=2024-01-04 registered=2024-01-05 text="日期 2024-01-04 早于登记日期 2024-01-05。请核对日期"
    ERR before-registration date=2024-01-04 registered=2024-01-05 text="2024-01-04 is before the registration \#
    on 2024-01-05. Check the date"

    root> redeem fulfil redemption=4 provider=17 start=08:00 end=09:00
    ERR times-disagree minutes=2:00 between=1:00 text="时长 2:00 与起止时间(相隔 1:00)不符。请核对"
    ERR times-disagree minutes=2:00 between=1:00 text="2:00 does not fit between start and end, which are 1:00 \#
    apart. Check them"

    root> redeem fulfil redemption=4 provider=17 date=2026-05-01 start=08:30 end=10:30
    ERR duplicate record=1 text="与第 1 号记录重复。如确是另一次服务,请写明开始时间"
    ERR duplicate record=1 text="This repeats record 1. If it was another service, give its start time"

    root> redeem fulfil redemption=4 provider=17 date=2026-05-01 start=10:00 end=12:00
    ERR overlap record=1 by=1:00 text="与第 1 号记录的时间重叠 1:00。请核对起止时间"
    ERR overlap record=1 by=1:00 text="The times overlap record 1 by 1:00. Check start and end"

    root> redeem fulfil redemption=4 provider=19 date=2026-05-02
    ERR daily-limit total=12:30 limit=12:00 before=10:30 text="当日已有 10:30,加上这次共 12:30,超过每日上限 12:00"
    ERR daily-limit total=12:30 limit=12:00 before=10:30 text="With 10:30 recorded, the day would come to \#
    12:30, over the daily limit of 12:00"

    root> redeem cancel redemption=99 reason=改主意
    ERR not-found redemption=99 text="没有第 99 号兑换。可用 redeem list 查看"
    ERR not-found redemption=99 text="There is no redemption 99. redeem list shows all"

    root> redeem cancel redemption=1 reason=改主意
    ERR wrong-state redemption=1 state=fulfilled text="第 1 号兑换已兑现,不能再办理"
    ERR wrong-state redemption=1 state=fulfilled text="Redemption 1 is fulfilled already"

    wang> redeem cancel redemption=5 reason=改主意
    ERR not-found redemption=5 text="没有第 5 号兑换。可用 redeem list 查看"
    ERR not-found redemption=5 text="There is no redemption 5. redeem list shows all"

    root> redeem show redemption=99
    ERR not-found redemption=99 text="没有第 99 号兑换。可用 redeem list 查看"
    ERR not-found redemption=99 text="There is no redemption 99. redeem list shows all"

    root> redeem list member=99
    ERR not-found member=99 text="没有 99 号成员。可用 member find 查找"
    ERR not-found member=99 text="There is no member 99. member find helps to look"

    root> redeem list offer=cup
    ERR not-found offer=cup text="没有兑换项目 cup。可用 offer list 查看"
    ERR not-found offer=cup text="There is no offer cup. offer list shows all"

    root> redeem list station=beiyuan
    ERR not-found station=beiyuan text="没有服务站 beiyuan。可用 station list 查看"
    ERR not-found station=beiyuan text="There is no station beiyuan. station list shows all"
    """#
}
