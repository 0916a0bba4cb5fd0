extension RefusalTranscripts {
  /// Hand-overs between banks; xincheng is trusted, and nobody has gone there.
  static let handovers = #"""
    root> handover trust bank=other public-key=abababababababababababababababababababababababababababababababab
    ERR exists bank=xincheng text="这把密钥已登记给 xincheng。请核对,或先 handover distrust bank=xincheng"
    ERR exists bank=xincheng text="This key is that of xincheng. Check it, or first: handover distrust bank=xincheng"

    root> handover trust bank=other public-key=abc
    ERR bad-value name=public-key value=abc text="public-key= 应为对方 handover key 给出的 64 位十六进制数"
    ERR bad-value name=public-key value=abc text="public-key= is the 64 hexadecimal digits that handover key shows at the other bank"

    root> handover distrust bank=nowhere
    ERR not-found bank=nowhere text="没有互信的时间银行 nowhere。请用 handover banks 查看,或由管理员登记:handover trust"
    ERR not-found bank=nowhere text="There is no trusted bank nowhere; handover banks lists them, handover trust adds one"

    root> handover issue member=99 to=xincheng
    ERR not-found member=99 text="没有 99 号成员。可用 member find 查找"
    ERR not-found member=99 text="There is no member 99. member find helps to look"

    root> handover issue member=17 to=nowhere
    ERR not-found bank=nowhere text="没有互信的时间银行 nowhere。请用 handover banks 查看,或由管理员登记:handover trust"
    ERR not-found bank=nowhere text="There is no trusted bank nowhere; handover banks lists them, handover trust adds one"

    root> handover issue member=22 to=xincheng
    ERR closed member=22 text="22 号成员已注销"
    ERR closed member=22 text="Member 22 has been closed"

    root> handover issue member=21 to=xincheng
    ERR wrong-state member=21 redemptions=2 text="21 号还有未办结的兑换 2。请先领取或用 redeem cancel 取消"
    ERR wrong-state member=21 redemptions=2 text="Member 21 has open redemptions: 2. Fulfil them, or redeem cancel"

    root> handover issue member=23 to=xincheng
    ERR in-debt member=23 available=-3:00 text="23 号账户为 -3:00,须先以服务补足"
    ERR in-debt member=23 available=-3:00 text="The wallet of member 23 stands at -3:00; service has to fill it first"

    root> handover take file=x station=jindu
    ERR bad-value name=file value=… text="这不是转接文件,或已残缺。请用对方给的原文件:file=@文件名"
    ERR bad-value name=file value=… text="This is no file of a hand-over, or not all of it. Take the one that the other bank gave: file=@FILE"

    root> handover settle receipt=x
    ERR bad-value name=receipt value=… text="这不是转接回执,或已残缺。请用对方 handover show 给出的原文件:receipt=@文件名"
    ERR bad-value name=receipt value=… text="This is no answer to a hand-over, or not all of it. Take the other bank's, of handover show: receipt=@FILE"

    root> handover show handover=9
    ERR not-found handover=9 text="没有第 9 号转接。请用 handover list 查看"
    ERR not-found handover=9 text="There is no hand-over 9; handover list shows them"

    root> handover list member=99
    ERR not-found member=99 text="没有 99 号成员。可用 member find 查找"
    ERR not-found member=99 text="There is no member 99. member find helps to look"
    """#

  /// A bank without keys for identity numbers.
  static let handoversWithoutKey = #"""
    root> handover key
    ERR wrong-state text="本行没有密钥,不能签名。请先生成:/usr/lib/timebank/identity-key,再重启服务"
    ERR wrong-state text="This bank has no key to sign with. Make one, /usr/lib/timebank/identity-key, and start the daemon anew"
    """#
}
