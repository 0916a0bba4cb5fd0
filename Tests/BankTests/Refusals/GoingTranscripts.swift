extension RefusalTranscripts {
  /// Members who go or were entered twice, adjustments, criteria and allowances of pools, expiry.
  static let going = #"""
    root> member close member=23
    ERR wrong-state member=23 available=-3:00 held=1:00 redemptions=6 text="吴九的账户尚欠 2:00。请先以服务补足,或由管理员加 force=true 核销"
    ERR wrong-state member=23 available=-3:00 held=1:00 redemptions=6 text="The wallet of 吴九 is 2:00 short; fill it by service, or have an administrator write it off with force=true"

    root> member close member=17 pool=xiwang
    ERR not-found pool=xiwang text="没有公益时间池 xiwang。可用 pool list 查看"
    ERR not-found pool=xiwang text="There is no pool xiwang. pool list shows all"

    root> member close member=17 to=household
    ERR wrong-state household=zhangjia members="" text="家庭 zhangjia 没有其他户主。请用 heir= 写明留给哪位家人"
    ERR wrong-state household=zhangjia members="" text="There is no other head of household zhangjia; name the \#
    one who receives it with heir="

    root> member close member=17 heir=19
    ERR not-allowed heir=19 household=zhangjia text="19 号不是家庭 zhangjia 的其他成员,不能留给他。请改写 heir=,或用 pool= 捐出"
    ERR not-allowed heir=19 household=zhangjia text="Member 19 is no other member of household zhangjia. Name \#
    another heir=, or donate it with pool="

    root> member close member=18 to=household
    ERR wrong-state member=18 text="18 号没有登记家庭"
    ERR wrong-state member=18 text="Member 18 is in no household"

    root> member close member=19 pool=gongyi
    ERR wrong-state member=19 adjustments=1 text="19 号还有待复核的调整 1,请先办结"
    ERR wrong-state member=19 adjustments=1 text="Member 19 still has adjustments 1 that wait for a second \#
    administrator; settle that first"

    root> member merge member=99 into=17 reason=重复登记
    ERR not-found member=99 text="没有 99 号成员。可用 member find 查找"
    ERR not-found member=99 text="There is no member 99. member find helps to look"

    root> member merge member=25 into=18 reason=重复登记
    ERR closed member=25 into=17 text="25 号已并入 17 号,请改用 17 号"
    ERR closed member=25 into=17 text="Member 25 was taken into member 17. Use 17"

    root> member set member=25 note=甲
    ERR closed member=25 into=17 text="25 号已并入 17 号,请改用 17 号"
    ERR closed member=25 into=17 text="Member 25 was taken into member 17. Use 17"

    root> member merge member=17 into=17 reason=重复登记
    ERR same-person member=17 text="两个成员号相同,请核对"
    ERR same-person member=17 text="Both numbers are the same; check them"

    root> member merge member=18 into=19 reason=重复登记
    ERR wrong-state member=18 redemptions=4,7 text="18 号还有未结兑换 4、7,请先办理或取消"
    ERR wrong-state member=18 redemptions=4,7 text="Member 18 has open redemptions 4, 7; fulfil or cancel them \#
    first"

    root> member merge member=26 into=18 reason=重复登记
    ERR duplicate records=10,4 date=2026-05-02 text="2026-05-02 两人的记录重复。请先冲正其中多余的(26 号的 10,18 号的 4)"
    ERR duplicate records=10,4 date=2026-05-02 text="The records of both of 2026-05-02 repeat each other. \#
    Reverse the surplus ones first (10 of member 26, 4 of member 18)"

    root> member merge member=27 into=18 reason=重复登记
    ERR daily-limit records=11,4 date=2026-05-02 total=13:00 limit=12:00 text="2026-05-02 两人合计 13:00,超过每日上限 12:00。请先冲正其中多余的(27 号的 11,18 号的 4)"
    ERR daily-limit records=11,4 date=2026-05-02 total=13:00 limit=12:00 text="On 2026-05-02 both come to \#
    13:00, over the daily limit of 12:00. Reverse the surplus ones first (11 of member 27, 4 of member 18)"

    root> member merge member=28 into=17 reason=重复登记
    ERR overlap records=12,1 date=2026-05-01 by=1:00 text="2026-05-01 两人的记录时间重叠 1:00。请先冲正其中多余的(28 号的 12,17 号的 1)"
    ERR overlap records=12,1 date=2026-05-01 by=1:00 text="The times of both overlap by 1:00 on 2026-05-01. \#
    Reverse the surplus ones first (12 of member 28, 1 of member 17)"

    root> grant pool=laoren member=21 minutes=0:10 reason=独居
    ERR not-allowed pool=laoren member=21 age=40 needed=60 tags=alone text="21 号不符合公益时间池 laoren 的条件:须满 60 周岁(现 40 岁),须有标记 alone。如资料有误,请用 member set 更正"
    ERR not-allowed pool=laoren member=21 age=40 needed=60 tags=alone text="Pool laoren asks for the age of 60 \#
    (now 40) and the tags alone, which member 21 has not. If that is wrong, mend it with member set"

    root> grant pool=laoren member=19 minutes=0:10 reason=独居
    ERR not-allowed pool=laoren member=19 age="" needed=60 tags=alone text="19 号不符合公益时间池 laoren 的条件:须满 60 周岁(未登记出生日期),须有标记 alone。如资料有误,请用 member set 更正"
    ERR not-allowed pool=laoren member=19 age="" needed=60 tags=alone text="Pool laoren asks for the age of 60 \#
    (no date of birth is on file) and the tags alone, which member 19 has not. If that is wrong, mend it with \#
    member set"

    root> pool set pool=xiwang min-age=60
    ERR not-found pool=xiwang text="没有公益时间池 xiwang。可用 pool list 查看"
    ERR not-found pool=xiwang text="There is no pool xiwang. pool list shows all"

    root> pool show pool=xiwang
    ERR not-found pool=xiwang text="没有公益时间池 xiwang。可用 pool list 查看"
    ERR not-found pool=xiwang text="There is no pool xiwang. pool list shows all"

    root> pool allowance pool=xiwang minutes=1:00
    ERR not-found pool=xiwang text="没有公益时间池 xiwang。可用 pool list 查看"
    ERR not-found pool=xiwang text="There is no pool xiwang. pool list shows all"

    root> pool allowance pool=gongyi minutes=-1:00
    ERR granularity minutes=-1:00 text="时长 -1:00 须大于零"
    ERR granularity minutes=-1:00 text="The length -1:00 must be more than zero"

    root> pool allowance pool=gongyi minutes=1000001:00
    ERR limit-reached minutes=1000001:00 limit=1000000:00 text="数额 1000001:00 过大,一次最多 1000000:00"
    ERR limit-reached minutes=1000001:00 limit=1000000:00 text="1000001:00 is too much at once; the limit is \#
    1000000:00"

    root> adjust member=99 minutes=1:00 direction=add reason=漏记
    ERR not-found member=99 text="没有 99 号成员。可用 member find 查找"
    ERR not-found member=99 text="There is no member 99. member find helps to look"

    root> adjust member=22 minutes=1:00 direction=add reason=漏记
    ERR closed member=22 text="22 号成员已注销"
    ERR closed member=22 text="Member 22 has been closed"

    root> adjust member=17 minutes=0:00 direction=add reason=漏记
    ERR granularity minutes=0:00 text="时长 0:00 须大于零"
    ERR granularity minutes=0:00 text="The length 0:00 must be more than zero"

    root> adjust member=17 minutes=1000001:00 direction=add reason=漏记
    ERR limit-reached minutes=1000001:00 limit=1000000:00 text="数额 1000001:00 过大,一次最多 1000000:00"
    ERR limit-reached minutes=1000001:00 limit=1000000:00 text="1000001:00 is too much at once; the limit is \#
    1000000:00"

    root> adjust member=19 minutes=90:00 direction=take reason=多记
    ERR insufficient-hours available=10:30 needed=90:00 short=79:30 redemptions="" text="可用 10:30,需要 90:00,还差 79:30"
    ERR insufficient-hours available=10:30 needed=90:00 short=79:30 redemptions="" text="10:30 available, 90:00 \#
    needed, 79:30 short"

    root> adjust confirm adjustment=9
    ERR not-found adjustment=9 text="没有第 9 号调整。可用 adjust list 查看"
    ERR not-found adjustment=9 text="There is no adjustment 9. adjust list shows all"

    root> adjust confirm adjustment=2
    ERR wrong-state adjustment=2 state=rejected text="第 2 号调整已经放弃"
    ERR wrong-state adjustment=2 state=rejected text="Adjustment 2 is rejected already"

    root> adjust confirm adjustment=1
    ERR same-person adjustment=1 text="第 1 号调整是您自己提出的,请由另一位管理员复核"
    ERR same-person adjustment=1 text="You proposed adjustment 1 yourself; another administrator has to confirm \#
    it"

    second> adjust confirm adjustment=4
    ERR insufficient-hours available=0:00 needed=1:00 short=1:00 redemptions="" text="可用 0:00,需要 1:00,还差 1:00"
    ERR insufficient-hours available=0:00 needed=1:00 short=1:00 redemptions="" text="0:00 available, 1:00 \#
    needed, 1:00 short"

    root> adjust reject adjustment=9 reason=有误
    ERR not-found adjustment=9 text="没有第 9 号调整。可用 adjust list 查看"
    ERR not-found adjustment=9 text="There is no adjustment 9. adjust list shows all"

    root> adjust reject adjustment=2 reason=有误
    ERR wrong-state adjustment=2 state=rejected text="第 2 号调整已经放弃"
    ERR wrong-state adjustment=2 state=rejected text="Adjustment 2 is rejected already"

    root> adjust list member=99
    ERR not-found member=99 text="没有 99 号成员。可用 member find 查找"
    ERR not-found member=99 text="There is no member 99. member find helps to look"

    root> expire date=2026-05-05
    ERR future-date date=2026-05-05 today=2026-05-04 text="日期 2026-05-05 在今天(2026-05-04)之后。请核对日期"
    ERR future-date date=2026-05-05 today=2026-05-04 text="2026-05-05 is after today, 2026-05-04. Check the date"

    root> expire
    ERR not-allowed expiry_years=0 text="本时间银行的时长永不到期。如需改变,请先用 policy set 设定 redemption.expiry_years"
    ERR not-allowed expiry_years=0 text="Hours never lapse in this bank. Set redemption.expiry_years with \#
    policy set first"

    root> journal reverse entry=71 reason=录错
    ERR not-allowed entry=71 kind=adjustment text="第 71 号分录(adjustment)不能在这里冲正。它没有过账,请直接更改所述事项"
    ERR not-allowed entry=71 kind=adjustment text="Entry 71 (adjustment) cannot be undone here. It moves \#
    nothing: change what it is about"

    root> journal reverse entry=76 reason=录错
    ERR not-allowed entry=76 kind=merge text="第 76 号分录(merge)不能在这里冲正。合并不能撤销,请把记录逐条更正"
    ERR not-allowed entry=76 kind=merge text="Entry 76 (merge) cannot be undone here. A merge is not undone: \#
    correct the records one by one"

    root> journal reverse entry=88 reason=录错
    ERR closed member=30 text="30 号成员已注销"
    ERR closed member=30 text="Member 30 has been closed"
    """#
}
