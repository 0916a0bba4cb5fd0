extension RefusalTranscripts {
  /// Stations: what is refused, and how it reads.
  static let stations = #"""
    root> station add station=jindu name=又一站
    ERR exists station=jindu text="服务站 jindu 已存在。更改请用 station set"
    ERR exists station=jindu text="Station jindu exists. Change it with station set"

    root> station add station=nanyuan name=南苑 parent=beiyuan
    ERR not-found station=beiyuan text="没有服务站 beiyuan。可用 station list 查看"
    ERR not-found station=beiyuan text="There is no station beiyuan. station list shows all"

    root> station add station=nanyuan name=南苑 parent=jiuzhan
    ERR closed station=jiuzhan text="服务站 jiuzhan 已关闭。请改用其他服务站"
    ERR closed station=jiuzhan text="Station jiuzhan is closed. Use another one"

    wang> station add station=nanyuan name=南苑
    ERR denied command="station add" role=operator text="您的身份(操作员)不能使用“station add”。请找管理员授权,或改用有权限的账号"
    ERR denied command="station add" role=operator text="As an operator you may not use \"station add\". Ask an \#
    administrator for the role"

    li> station add station=nanyuan name=南苑
    ERR denied command="station add" role=auditor text="您的身份(审计员)不能使用“station add”。请找管理员授权,或改用有权限的账号"
    ERR denied command="station add" role=auditor text="As an auditor you may not use \"station add\". Ask an \#
    administrator for the role"

    zhao> station add station=nanyuan name=南苑
    ERR denied command="station add" role=public text="您的身份(访客)不能使用“station add”。请找管理员授权,或改用有权限的账号"
    ERR denied command="station add" role=public text="As a guest you may not use \"station add\". Ask an \#
    administrator for the role"

    root> station set station=beiyuan name=北苑
    ERR not-found station=beiyuan text="没有服务站 beiyuan。可用 station list 查看"
    ERR not-found station=beiyuan text="There is no station beiyuan. station list shows all"

    root> station set station=jiuzhan name=旧站
    ERR closed station=jiuzhan text="服务站 jiuzhan 已关闭。请改用其他服务站"
    ERR closed station=jiuzhan text="Station jiuzhan is closed. Use another one"

    root> station set station=zong parent=jindu
    ERR wrong-state station=zong parent=jindu text="jindu 是 zong 的下级,不能作其总站"
    ERR wrong-state station=zong parent=jindu text="jindu is below zong and cannot be above it"

    root> station close station=beiyuan
    ERR not-found station=beiyuan text="没有服务站 beiyuan。可用 station list 查看"
    ERR not-found station=beiyuan text="There is no station beiyuan. station list shows all"

    root> station close station=jiuzhan
    ERR closed station=jiuzhan text="服务站 jiuzhan 已关闭。请改用其他服务站"
    ERR closed station=jiuzhan text="Station jiuzhan is closed. Use another one"

    root> station close station=jindu
    ERR wrong-state station=jindu members=5 teams=3 redemptions=4 pieces=10 activities=0 complaints=0 resources=0 text="该站还有 5 \#
    名成员、3 支服务队、4 笔未结兑换、10 件库存、0 项已发布的活动、0 件未答复的投诉、0 项资源,请先转出或了结"
    ERR wrong-state station=jindu members=5 teams=3 redemptions=4 pieces=10 activities=0 complaints=0 resources=0 text="The station \#
    still has 5 members, 3 teams, 4 open redemptions, 10 pieces of stock, 0 published activities, 0 complaints without an \#
    answer and 0 resources; move or settle them first"

    root> station show station=beiyuan
    ERR not-found station=beiyuan text="没有服务站 beiyuan。可用 station list 查看"
    ERR not-found station=beiyuan text="There is no station beiyuan. station list shows all"
    """#

  /// Roles of users and groups.
  static let operators = #"""
    root> operator add user=wang role=auditor
    ERR exists user=wang text="wang 已有角色。更改请用 operator set"
    ERR exists user=wang text="wang has a role already. Change it with operator set"

    root> operator add user=nobody-here role=auditor
    ERR not-found user=nobody-here text="服务器上没有用户 nobody-here,或未授予角色"
    ERR not-found user=nobody-here text="The server has no user nobody-here, or no role was given"

    root> operator add group=nobody-here role=auditor
    ERR not-found group=nobody-here text="服务器上没有用户组 nobody-here,或未授予角色"
    ERR not-found group=nobody-here text="The server has no group nobody-here, or no role was given"

    root> operator add user=zhao role=operator stations=beiyuan
    ERR not-found station=beiyuan text="没有服务站 beiyuan。可用 station list 查看"
    ERR not-found station=beiyuan text="There is no station beiyuan. station list shows all"

    root> operator add user=zhao role=operator stations=jiuzhan
    ERR closed station=jiuzhan text="服务站 jiuzhan 已关闭。请改用其他服务站"
    ERR closed station=jiuzhan text="Station jiuzhan is closed. Use another one"

    root> operator add user=zhao role=operator stations=jindu member=99
    ERR not-found member=99 text="没有 99 号成员。可用 member find 查找"
    ERR not-found member=99 text="There is no member 99. member find helps to look"

    root> operator add user=zhao role=operator
    ERR missing-parameter name=stations text="缺少 stations=。请补上后重试"
    ERR missing-parameter name=stations text="stations= is missing. Add it and try again"

    root> operator add user=zhao role=auditor stations=jindu
    ERR bad-value name=stations value=jindu text="只有操作员(role=operator)才限定服务站"
    ERR bad-value name=stations value=jindu text="Only role=operator is bound to stations; leave stations= out"

    root> operator add role=auditor
    ERR missing-parameter name=user text="缺少 user=。请补上后重试"
    ERR missing-parameter name=user text="user= is missing. Add it and try again"

    root> operator add user=zhao group=desk role=auditor
    ERR bad-value name=group value=desk text="user= 与 group= 只能写一个"
    ERR bad-value name=group value=desk text="Give either user= or group=, not both"

    root> operator set user=zhao role=auditor
    ERR not-found user=zhao text="服务器上没有用户 zhao,或未授予角色"
    ERR not-found user=zhao text="The server has no user zhao, or no role was given"

    root> operator set user=wang stations=jiuzhan
    ERR closed station=jiuzhan text="服务站 jiuzhan 已关闭。请改用其他服务站"
    ERR closed station=jiuzhan text="Station jiuzhan is closed. Use another one"

    root> operator set user=wang role=auditor stations=jindu
    ERR bad-value name=stations value=jindu text="只有操作员(role=operator)才限定服务站"
    ERR bad-value name=stations value=jindu text="Only role=operator is bound to stations; leave stations= out"

    root> operator set user=wang role=operator stations=
    ERR missing-parameter name=stations text="缺少 stations=。请补上后重试"
    ERR missing-parameter name=stations text="stations= is missing. Add it and try again"

    root> operator remove group=desk
    ERR not-found group=desk text="服务器上没有用户组 desk,或未授予角色"
    ERR not-found group=desk text="The server has no group desk, or no role was given"
    """#
}
