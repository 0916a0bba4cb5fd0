extension RefusalTranscripts {
  /// Certificates of service; the first was replaced by the second, which is withdrawn.
  static let certificates = #"""
    root> certificate issue member=99
    ERR not-found member=99 text="没有 99 号成员。可用 member find 查找"
    ERR not-found member=99 text="There is no member 99. member find helps to look"

    root> certificate issue member=31
    ERR closed member=31 into=17 text="31 号已并入 17 号,请改用 17 号"
    ERR closed member=31 into=17 text="Member 31 was taken into member 17. Use 17"

    root> certificate issue member=32
    ERR wrong-state member=32 text="32 号的个人信息已经删除"
    ERR wrong-state member=32 text="What was personal of member 32 has been erased already"

    root> certificate issue member=17 replaces=9
    ERR not-found certificate=9 text="没有第 9 号证明。请用 certificate list 查看"
    ERR not-found certificate=9 text="There is no certificate 9; certificate list shows them"

    root> certificate issue member=17 replaces=1
    ERR wrong-state certificate=1 replaced-by=2 text="第 1 号证明已由第 2 号补发代替"
    ERR wrong-state certificate=1 replaced-by=2 text="Certificate 1 was replaced by certificate 2"

    root> certificate issue member=17 until=2019-12-31
    ERR wrong-state member=17 text="17 号成员在这段时间没有已入账的服务记录,不能出具证明。请用 service list 查看"
    ERR wrong-state member=17 text="Member 17 has no posted service in this period to certify; service list shows the records"

    root> certificate issue member=17 until=2099-12-31
    ERR future-date date=2099-12-31 today=2026-05-04 text="日期 2099-12-31 在今天(2026-05-04)之后。请核对日期"
    ERR future-date date=2099-12-31 today=2026-05-04 text="2099-12-31 is after today, 2026-05-04. Check the date"

    root> certificate issue member=17 from=2026-05-02 until=2026-05-01
    ERR bad-value name=until value=2026-05-01 text="until= 不能早于 from=(2026-05-02)"
    ERR bad-value name=until value=2026-05-01 text="until= cannot be before from= (2026-05-02)"

    root> certificate revoke certificate=9 reason=有误
    ERR not-found certificate=9 text="没有第 9 号证明。请用 certificate list 查看"
    ERR not-found certificate=9 text="There is no certificate 9; certificate list shows them"

    root> certificate revoke certificate=2 reason=有误
    ERR wrong-state certificate=2 text="第 2 号证明已经撤销"
    ERR wrong-state certificate=2 text="Certificate 2 is revoked already"

    zhao> certificate check certificate=1 code=0000
    ERR not-found certificate=1 text="查无此证明:编号或校验码不符。请照证明原样再填一次;仍然不符的,不是本时间银行出具的"
    ERR not-found certificate=1 text="No such certificate: number and code do not belong together. Type both as printed; if it stays so, it is not ours"

    root> certificate show certificate=9
    ERR not-found certificate=9 text="没有第 9 号证明。请用 certificate list 查看"
    ERR not-found certificate=9 text="There is no certificate 9; certificate list shows them"

    root> certificate list member=99
    ERR not-found member=99 text="没有 99 号成员。可用 member find 查找"
    ERR not-found member=99 text="There is no member 99. member find helps to look"
    """#
}
