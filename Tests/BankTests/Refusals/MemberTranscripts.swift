extension RefusalTranscripts {
  /// Members.
  static let members = #"""
    root> member add name=钱一 station=jindu no=17
    ERR exists no=17 text="17 号已有成员。请核对编号,或不写 no= 由系统编号"
    ERR exists no=17 text="Number 17 is taken. Check it, or leave no= out"

    root> member add name=钱一 station=jindu no=1000000000001
    ERR bad-value name=no value=1000000000001 text="成员号最多 12 位"
    ERR bad-value name=no value=1000000000001 text="A member number has at most 12 digits"

    root> member add name=钱一 station=beiyuan
    ERR not-found station=beiyuan text="没有服务站 beiyuan。可用 station list 查看"
    ERR not-found station=beiyuan text="There is no station beiyuan. station list shows all"

    root> member add name=钱一 station=jiuzhan
    ERR closed station=jiuzhan text="服务站 jiuzhan 已关闭。请改用其他服务站"
    ERR closed station=jiuzhan text="Station jiuzhan is closed. Use another one"

    wang> member add name=钱一 station=xincheng
    ERR denied station=xincheng text="您无权办理服务站 xincheng 的业务。请找管理员把该站授权给您"
    ERR denied station=xincheng text="You may not act for station xincheng. Ask an administrator to give it to you"

    root> member add name=钱一 station=jindu registered=2026-05-05
    ERR future-date date=2026-05-05 today=2026-05-04 text="日期 2026-05-05 在今天(2026-05-04)之后。请核对日期"
    ERR future-date date=2026-05-05 today=2026-05-04 text="2026-05-05 is after today, 2026-05-04. Check the date"

    root> member add name=钱一 station=jindu birth=2026-05-05
    ERR future-date date=2026-05-05 today=2026-05-04 text="日期 2026-05-05 在今天(2026-05-04)之后。请核对日期"
    ERR future-date date=2026-05-05 today=2026-05-04 text="2026-05-05 is after today, 2026-05-04. Check the date"

    root> member add name=钱一 station=jindu birth=2008-05-05
    ERR too-young age=17 needed=18 text="未满 18 周岁(现 17 岁)须登记监护人,请加 guardian="
    ERR too-young age=17 needed=18 text="Members under 18 (this one is 17) need a guardian on file; add guardian="

    root> member set member=99 phone=1
    ERR not-found member=99 text="没有 99 号成员。可用 member find 查找"
    ERR not-found member=99 text="There is no member 99. member find helps to look"

    root> member set member=22 phone=1
    ERR closed member=22 text="22 号成员已注销"
    ERR closed member=22 text="Member 22 has been closed"

    root> member set member=17 birth=2026-05-05
    ERR future-date date=2026-05-05 today=2026-05-04 text="日期 2026-05-05 在今天(2026-05-04)之后。请核对日期"
    ERR future-date date=2026-05-05 today=2026-05-04 text="2026-05-05 is after today, 2026-05-04. Check the date"

    root> member set member=17 birth=2010-01-01
    ERR too-young age=16 needed=18 text="未满 18 周岁(现 16 岁)须登记监护人,请加 guardian="
    ERR too-young age=16 needed=18 text="Members under 18 (this one is 16) need a guardian on file; add guardian="

    root> member set member=17 station=jiuzhan
    ERR closed station=jiuzhan text="服务站 jiuzhan 已关闭。请改用其他服务站"
    ERR closed station=jiuzhan text="Station jiuzhan is closed. Use another one"

    wang> member set member=24 phone=1
    ERR not-found member=24 text="没有 24 号成员。可用 member find 查找"
    ERR not-found member=24 text="There is no member 24. member find helps to look"

    wang> member set member=17 station=xincheng
    ERR denied station=xincheng text="您无权办理服务站 xincheng 的业务。请找管理员把该站授权给您"
    ERR denied station=xincheng text="You may not act for station xincheng. Ask an administrator to give it to you"

    root> member close member=99
    ERR not-found member=99 text="没有 99 号成员。可用 member find 查找"
    ERR not-found member=99 text="There is no member 99. member find helps to look"

    root> member close member=22
    ERR closed member=22 text="22 号成员已注销"
    ERR closed member=22 text="Member 22 has been closed"

    root> member close member=18
    ERR wrong-state member=18 available=7:30 held=3:00 redemptions=4,7 text="李四的账户有可用 7:30、冻结 3:00。请写明去向:留给家人用 to=household 或 heir=成员号,捐出用 pool=公益时间池"
    ERR wrong-state member=18 available=7:30 held=3:00 redemptions=4,7 text="李四 has 7:30 available and 3:00 held. Say what \#
    becomes of it: to=household or heir= leaves it to the family, pool= donates it"

    wang> member close member=24
    ERR not-found member=24 text="没有 24 号成员。可用 member find 查找"
    ERR not-found member=24 text="There is no member 24. member find helps to look"

    root> member show member=99
    ERR not-found member=99 text="没有 99 号成员。可用 member find 查找"
    ERR not-found member=99 text="There is no member 99. member find helps to look"

    root> member list station=beiyuan
    ERR not-found station=beiyuan text="没有服务站 beiyuan。可用 station list 查看"
    ERR not-found station=beiyuan text="There is no station beiyuan. station list shows all"

    zhao> member list
    ERR denied command="member list" role=public text="您的身份(访客)不能使用“member list”。请找管理员授权,或改用有权限的账号"
    ERR denied command="member list" role=public text="As a guest you may not use \"member list\". Ask an \#
    administrator for the role"
    """#

  /// Teams and who is in them.
  static let teams = #"""
    root> team add team=none name=无 station=jindu
    ERR bad-value name=team value=none text="none 表示不计入任何队,不能作队名"
    ERR bad-value name=team value=none text="none means no team and cannot name one"

    root> team add team=shuijiao name=又一队 station=jindu
    ERR exists team=shuijiao text="服务队 shuijiao 已存在。请换一个代码"
    ERR exists team=shuijiao text="Team shuijiao exists. Choose another code"

    root> team add team=xinmiao name=新苗队 station=beiyuan
    ERR not-found station=beiyuan text="没有服务站 beiyuan。可用 station list 查看"
    ERR not-found station=beiyuan text="There is no station beiyuan. station list shows all"

    root> team add team=xinmiao name=新苗队 station=jiuzhan
    ERR closed station=jiuzhan text="服务站 jiuzhan 已关闭。请改用其他服务站"
    ERR closed station=jiuzhan text="Station jiuzhan is closed. Use another one"

    root> team add team=xinmiao name=新苗队 station=jindu parent=wudui
    ERR not-found team=wudui text="没有服务队 wudui。可用 team list 查看"
    ERR not-found team=wudui text="There is no team wudui. team list shows all"

    root> team add team=xinmiao name=新苗队 station=jindu parent=jiedui
    ERR closed team=jiedui text="服务队 jiedui 已解散。请改用其他服务队"
    ERR closed team=jiedui text="Team jiedui is closed. Use another one"

    root> team set team=wudui name=无
    ERR not-found team=wudui text="没有服务队 wudui。可用 team list 查看"
    ERR not-found team=wudui text="There is no team wudui. team list shows all"

    wang> team set team=waidui name=新城一队
    ERR not-found team=waidui text="没有服务队 waidui。可用 team list 查看"
    ERR not-found team=waidui text="There is no team waidui. team list shows all"

    root> team set team=jiedui name=无
    ERR closed team=jiedui text="服务队 jiedui 已解散。请改用其他服务队"
    ERR closed team=jiedui text="Team jiedui is closed. Use another one"

    root> team close team=wudui
    ERR not-found team=wudui text="没有服务队 wudui。可用 team list 查看"
    ERR not-found team=wudui text="There is no team wudui. team list shows all"

    root> team close team=jiedui
    ERR closed team=jiedui text="服务队 jiedui 已解散。请改用其他服务队"
    ERR closed team=jiedui text="Team jiedui is closed. Use another one"

    root> team close team=dadui
    ERR wrong-state team=dadui teams=shuijiao text="大队下还有服务队 shuijiao,请先解散或改属"
    ERR wrong-state team=dadui teams=shuijiao text="The brigade still has teams shuijiao; close them first"

    root> team close team=shuijiao
    ERR wrong-state team=shuijiao members=1 text="该队还有 1 名队员。请用 into= 并入另一队,或先办离队"
    ERR wrong-state team=shuijiao members=1 text="The team still has 1 member. Move them with into=, or let \#
    them leave first"

    root> team close team=shuijiao into=jiedui
    ERR closed team=jiedui text="服务队 jiedui 已解散。请改用其他服务队"
    ERR closed team=jiedui text="Team jiedui is closed. Use another one"

    root> team list station=beiyuan
    ERR not-found station=beiyuan text="没有服务站 beiyuan。可用 station list 查看"
    ERR not-found station=beiyuan text="There is no station beiyuan. station list shows all"

    root> team show team=wudui
    ERR not-found team=wudui text="没有服务队 wudui。可用 team list 查看"
    ERR not-found team=wudui text="There is no team wudui. team list shows all"

    root> team join team=wudui member=17
    ERR not-found team=wudui text="没有服务队 wudui。可用 team list 查看"
    ERR not-found team=wudui text="There is no team wudui. team list shows all"

    root> team join team=shuijiao member=99
    ERR not-found member=99 text="没有 99 号成员。可用 member find 查找"
    ERR not-found member=99 text="There is no member 99. member find helps to look"

    root> team join team=jiedui member=17
    ERR closed team=jiedui text="服务队 jiedui 已解散。请改用其他服务队"
    ERR closed team=jiedui text="Team jiedui is closed. Use another one"

    root> team join team=yijian member=22
    ERR closed member=22 text="22 号成员已注销"
    ERR closed member=22 text="Member 22 has been closed"

    root> team join team=yijian member=17 from=2026-05-05
    ERR future-date date=2026-05-05 today=2026-05-04 text="日期 2026-05-05 在今天(2026-05-04)之后。请核对日期"
    ERR future-date date=2026-05-05 today=2026-05-04 text="2026-05-05 is after today, 2026-05-04. Check the date"

    root> team join team=yijian member=17 from=2024-01-04
    ERR before-registration date=2024-01-04 registered=2024-01-05 text="日期 2024-01-04 早于登记日期 2024-01-05。请核对日期"
    ERR before-registration date=2024-01-04 registered=2024-01-05 text="2024-01-04 is before the registration \#
    on 2024-01-05. Check the date"

    root> team join team=shuijiao member=17
    ERR exists team=shuijiao text="17 号自 2024-01-05 起已在队"
    ERR exists team=shuijiao text="Member 17 is in the team since 2024-01-05 already"

    root> team join team=yijian member=18 from=2026-05-01
    ERR wrong-state team=yijian records=4,9 text="自 2026-05-01 起已有未计入任何队的服务记录 4、9。请改晚 from=,或先冲正、入队后重新记录"
    ERR wrong-state team=yijian records=4,9 text="Records 4, 9 since 2026-05-01 count for no team; join from a \#
    later date, or reverse them, join and record them anew"

    root> team leave team=wudui member=17
    ERR not-found team=wudui text="没有服务队 wudui。可用 team list 查看"
    ERR not-found team=wudui text="There is no team wudui. team list shows all"

    root> team leave team=shuijiao member=18
    ERR not-in-team team=shuijiao member=18 date=2026-05-04 text="18 号在 2026-05-04 不在服务队 shuijiao。请核对,或先用 team \#
    join 办理入队"
    ERR not-in-team team=shuijiao member=18 date=2026-05-04 text="Member 18 was not in team shuijiao on \#
    2026-05-04. Check it, or let them join with team join first"

    root> team leave team=shuijiao member=17 until=2026-05-05
    ERR future-date date=2026-05-05 today=2026-05-04 text="日期 2026-05-05 在今天(2026-05-04)之后。请核对日期"
    ERR future-date date=2026-05-05 today=2026-05-04 text="2026-05-05 is after today, 2026-05-04. Check the date"

    root> team leave team=shuijiao member=17 until=2026-04-30
    ERR wrong-state team=shuijiao records=1,2 text="2026-04-30 之后还有计入该队的服务记录 1、2,请先更正"
    ERR wrong-state team=shuijiao records=1,2 text="Records 1, 2 after 2026-04-30 count for this team; correct \#
    them first"
    """#
}
