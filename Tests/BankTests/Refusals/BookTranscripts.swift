extension RefusalTranscripts {
  /// The journal and imports.
  static let books = #"""
    root> journal show entry=9999
    ERR not-found entry=9999 text="没有第 9999 号分录。可用 head 查看最新分录号"
    ERR not-found entry=9999 text="There is no entry 9999. head shows the newest one"

    wang> journal show entry=1
    ERR not-found entry=1 text="没有第 1 号分录。可用 head 查看最新分录号"
    ERR not-found entry=1 text="There is no entry 1. head shows the newest one"

    wang> verify
    ERR denied command=verify role=operator text="您的身份(操作员)不能使用“verify”。请找管理员授权,或改用有权限的账号"
    ERR denied command=verify role=operator text="As an operator you may not use \"verify\". Ask an \#
    administrator for the role"

    root> verify since=9999
    ERR not-found entry=9999 text="没有第 9999 号分录。可用 head 查看最新分录号"
    ERR not-found entry=9999 text="There is no entry 9999. head shows the newest one"

    root> verify since=1 head=abc
    ERR bad-value name=head value=abc text="head= 应为 64 位十六进制数字(0-9、a-f),请照公布的原样填写"
    ERR bad-value name=head value=abc text="head= is 64 hex digits (0-9, a-f), exactly as published"

    root> verify head=7e41fc3df5aef2c9e914dcb996289fdb28c036a55c174c6ffd6ff146be126759
    ERR missing-parameter name=since text="缺少 since=。请补上后重试"
    ERR missing-parameter name=since text="since= is missing. Add it and try again"

    root> export kind=journal since=9999
    ERR not-found entry=9999 text="没有第 9999 号分录。可用 head 查看最新分录号"
    ERR not-found entry=9999 text="There is no entry 9999. head shows the newest one"

    li> export kind=journal texts=true
    ERR denied name=texts text="texts=true 会带出姓名、电话等个人信息,只有管理员可以导出。请去掉 texts=true"
    ERR denied name=texts text="texts=true carries personal data, which only an administrator may export. Leave it out"

    wang> trial-balance
    ERR denied command=trial-balance role=operator text="您的身份(操作员)不能使用“trial-balance”。请找管理员授权,或改用有权限的账号"
    ERR denied command=trial-balance role=operator text="As an operator you may not use \"trial-balance\". Ask \#
    an administrator for the role"

    li> notice station=beiyuan
    ERR not-found station=beiyuan text="没有服务站 beiyuan。可用 station list 查看"
    ERR not-found station=beiyuan text="There is no station beiyuan. station list shows all"

    li> report hours by=month station=beiyuan
    ERR not-found station=beiyuan text="没有服务站 beiyuan。可用 station list 查看"
    ERR not-found station=beiyuan text="There is no station beiyuan. station list shows all"

    li> report inactive station=beiyuan
    ERR not-found station=beiyuan text="没有服务站 beiyuan。可用 station list 查看"
    ERR not-found station=beiyuan text="There is no station beiyuan. station list shows all"

    li> report limits station=beiyuan
    ERR not-found station=beiyuan text="没有服务站 beiyuan。可用 station list 查看"
    ERR not-found station=beiyuan text="There is no station beiyuan. station list shows all"

    li> report unusual station=beiyuan
    ERR not-found station=beiyuan text="没有服务站 beiyuan。可用 station list 查看"
    ERR not-found station=beiyuan text="There is no station beiyuan. station list shows all"

    wang> report hours by=month station=xincheng
    ERR denied station=xincheng text="您无权办理服务站 xincheng 的业务。请找管理员把该站授权给您"
    ERR denied station=xincheng text="You may not act for station xincheng. Ask an administrator to give it to you"

    zhao> notice since=9 through=8
    ERR bad-value name=through value=8 text="公众只能查看已公布的各期:since 和 through 都应是登记公布过的分录号。可不写这两项,查看最近一期"
    ERR bad-value name=through value=8 text="The public sees published notices only: since and through have to be entries whose heads were published. Leave both out for the newest"

    root> notice since=9 through=8
    ERR bad-value name=since value=9 text="公示应从较早的分录到较晚的分录,最新分录是第 59 号"
    ERR bad-value name=since value=9 text="A notice goes from an earlier entry to a later one; the newest is entry 59"

    li> report hours by=member after=nobody
    ERR bad-value name=after value=nobody text="after= 应为上一页 more= 的值"
    ERR bad-value name=after value=nobody text="after= is the more= of the page before"

    root> import open kind=sign-in station=beiyuan
    ERR not-found station=beiyuan text="没有服务站 beiyuan。可用 station list 查看"
    ERR not-found station=beiyuan text="There is no station beiyuan. station list shows all"

    root> import open kind=sign-in station=jiuzhan
    ERR closed station=jiuzhan text="服务站 jiuzhan 已关闭。请改用其他服务站"
    ERR closed station=jiuzhan text="Station jiuzhan is closed. Use another one"

    wang> import open kind=sign-in station=xincheng
    ERR denied station=xincheng text="您无权办理服务站 xincheng 的业务。请找管理员把该站授权给您"
    ERR denied station=xincheng text="You may not act for station xincheng. Ask an administrator to give it to you"

    root> import row import=9 line=1 name=张三
    ERR not-found import=9 text="没有第 9 号导入。请先用 import open"
    ERR not-found import=9 text="There is no import 9. Begin with import open"

    root> import row import=2 line=1 name=张三
    ERR wrong-state import=2 state=aborted text="第 2 号导入已经放弃"
    ERR wrong-state import=2 state=aborted text="Import 2 was given up"

    root> import row import=1 line=2 name=张三
    ERR exists line=2 text="第 2 行已经暂存过"
    ERR exists line=2 text="Line 2 is staged already"

    wang> import row import=1 line=3 name=张三
    ERR not-found import=1 text="没有第 1 号导入。请先用 import open"
    ERR not-found import=1 text="There is no import 1. Begin with import open"

    root> import preview import=9
    ERR not-found import=9 text="没有第 9 号导入。请先用 import open"
    ERR not-found import=9 text="There is no import 9. Begin with import open"

    root> import preview import=2
    ERR wrong-state import=2 state=aborted text="第 2 号导入已经放弃"
    ERR wrong-state import=2 state=aborted text="Import 2 was given up"

    root> import commit import=9
    ERR not-found import=9 text="没有第 9 号导入。请先用 import open"
    ERR not-found import=9 text="There is no import 9. Begin with import open"

    root> import commit import=2
    ERR wrong-state import=2 state=aborted text="第 2 号导入已经放弃"
    ERR wrong-state import=2 state=aborted text="Import 2 was given up"

    root> import commit import=1
    ERR batch line=2 code=bad-value faults=2 text="有 1 行有误,整表未入账(第一处在第 2 行:没有“2026-13-10”这一天)。改好后重来,或用 skip=2 略过"
    ERR batch line=2 code=bad-value faults=2 text="1 line is faulty and nothing was posted (first, line 2: \#
    There is no such day as \"2026-13-10\"). Mend them, or leave them out with skip=2"

    root> import abort import=9
    ERR not-found import=9 text="没有第 9 号导入。请先用 import open"
    ERR not-found import=9 text="There is no import 9. Begin with import open"

    root> import abort import=2
    ERR wrong-state import=2 state=aborted text="第 2 号导入已经放弃"
    ERR wrong-state import=2 state=aborted text="Import 2 was given up"
    """#
}
