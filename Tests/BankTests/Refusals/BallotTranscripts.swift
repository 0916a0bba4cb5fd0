extension RefusalTranscripts {
  /// Ballots: `best` is being voted in and 17 has voted, `open` takes nominations, `over` was not read, `teams` is of teams.
  static let ballots = #"""
    root> ballot open ballot=best title=x of=teams
    ERR exists ballot=best text="评选 best 已存在。请换一个代码"
    ERR exists ballot=best text="Ballot best exists. Choose another code"

    root> ballot open ballot=new title=x of=teams until=2026-05-03
    ERR bad-value name=until value=2026-05-03 text="投票的最后一天不能早于今天(2026-05-04)"
    ERR bad-value name=until value=2026-05-03 text="The last day of voting cannot be before today, 2026-05-04"

    root> ballot nominate ballot=none member=17
    ERR not-found ballot=none text="没有评选 none。请用 ballot list 查看"
    ERR not-found ballot=none text="There is no ballot none; ballot list shows them"

    root> ballot nominate ballot=best member=19
    ERR wrong-state ballot=best state=voting text="评选 best 已开始投票,名单和代表不能再改;确有错误,请用 ballot void 作废后另开"
    ERR wrong-state ballot=best state=voting text="Ballot best is being voted in; its list and electors stand. If they are wrong, void it and open another"

    root> ballot nominate ballot=open member=99
    ERR not-found member=99 text="没有 99 号成员。可用 member find 查找"
    ERR not-found member=99 text="There is no member 99. member find helps to look"

    root> ballot nominate ballot=open member=22
    ERR closed member=22 text="22 号成员已注销"
    ERR closed member=22 text="Member 22 has been closed"

    root> ballot nominate ballot=open member=17
    ERR exists place=1 text="张三 已在名单上(第 1 位)"
    ERR exists place=1 text="张三 is on the list already, at place 1"

    root> ballot nominate ballot=open team=shuijiao
    ERR not-allowed ballot=open of=members text="评选 open 只评成员,请写 member="
    ERR not-allowed ballot=open of=members text="Ballot open is of members; give member="

    root> ballot nominate ballot=teams member=17
    ERR not-allowed ballot=teams of=teams text="评选 teams 只评服务队,请写 team="
    ERR not-allowed ballot=teams of=teams text="Ballot teams is of teams; give team="

    root> ballot nominate ballot=teams team=jiedui
    ERR closed team=jiedui text="服务队 jiedui 已解散。请改用其他服务队"
    ERR closed team=jiedui text="Team jiedui is closed. Use another one"

    wang> ballot nominate ballot=teams team=waidui
    ERR not-found team=waidui text="没有服务队 waidui。可用 team list 查看"
    ERR not-found team=waidui text="There is no team waidui. team list shows all"

    root> ballot withdraw ballot=open place=9 reason=误
    ERR not-found ballot=open place=9 text="名单上没有第 9 位。请用 ballot show 查看"
    ERR not-found ballot=open place=9 text="Nobody stands at place 9; ballot show tells who stands where"

    root> ballot withdraw ballot=over place=1 reason=误
    ERR wrong-state ballot=over state=unread text="评选 over 已结束,结果见 ballot result"
    ERR wrong-state ballot=over state=unread text="Ballot over is over; ballot result tells how"

    root> ballot admit ballot=none members=17
    ERR not-found ballot=none text="没有评选 none。请用 ballot list 查看"
    ERR not-found ballot=none text="There is no ballot none; ballot list shows them"

    root> ballot admit ballot=open members=99
    ERR not-found member=99 text="没有 99 号成员。可用 member find 查找"
    ERR not-found member=99 text="There is no member 99. member find helps to look"

    root> ballot admit ballot=open members=22
    ERR closed member=22 text="22 号成员已注销"
    ERR closed member=22 text="Member 22 has been closed"

    root> ballot admit ballot=open members=17
    ERR exists member=17 text="17 号已是本次评选的代表"
    ERR exists member=17 text="Member 17 is an elector of this ballot already"

    root> ballot admit ballot=open members=18,18
    ERR bad-value name=members value=18,18 text="成员号为 1 或更大的整数,每人只写一次"
    ERR bad-value name=members value=18,18 text="Member numbers are 1 or more, each once"

    root> ballot admit ballot=best members=21
    ERR wrong-state ballot=best state=voting text="评选 best 已开始投票,名单和代表不能再改;确有错误,请用 ballot void 作废后另开"
    ERR wrong-state ballot=best state=voting text="Ballot best is being voted in; its list and electors stand. If they are wrong, void it and open another"

    root> ballot exclude ballot=open members=18
    ERR not-found ballot=open member=18 text="18 号不是评选 open 的代表。请用 ballot electors 查看"
    ERR not-found ballot=open member=18 text="Member 18 is no elector of ballot open; ballot electors lists them"

    root> ballot exclude ballot=best members=18
    ERR wrong-state ballot=best state=voting text="评选 best 已开始投票,名单和代表不能再改;确有错误,请用 ballot void 作废后另开"
    ERR wrong-state ballot=best state=voting text="Ballot best is being voted in; its list and electors stand. If they are wrong, void it and open another"

    root> ballot start ballot=none
    ERR not-found ballot=none text="没有评选 none。请用 ballot list 查看"
    ERR not-found ballot=none text="There is no ballot none; ballot list shows them"

    root> ballot start ballot=best
    ERR wrong-state ballot=best state=voting text="评选 best 已开始投票,名单和代表不能再改;确有错误,请用 ballot void 作废后另开"
    ERR wrong-state ballot=best state=voting text="Ballot best is being voted in; its list and electors stand. If they are wrong, void it and open another"

    root> ballot start ballot=open
    ERR wrong-state ballot=open nominees=1 electors=1 quorum=3 text="还不能开始:名单上有 1 个,代表 1 人,至少须有 1 个候选、3 名代表。请用 ballot nominate 和 ballot admit 补足"
    ERR wrong-state ballot=open nominees=1 electors=1 quorum=3 text="Not yet: 1 on the list and 1 elector, where it takes 1 and 3. ballot nominate and ballot admit add them"

    root> ballot start ballot=open dry=true
    ERR bad-value name=dry value=true text="“ballot start”不能试算,请去掉 dry=true"
    ERR bad-value name=dry value=true text="\"ballot start\" cannot be tried; leave dry=true out"

    member> ballot vote member=17 ballot=none choice=1
    ERR not-found ballot=none text="没有评选 none。请用 ballot list 查看"
    ERR not-found ballot=none text="There is no ballot none; ballot list shows them"

    member> ballot vote member=17 ballot=open choice=1
    ERR wrong-state ballot=open state=nominating text="评选 open 还没有开始投票,请先运行 ballot start"
    ERR wrong-state ballot=open state=nominating text="Ballot open has not begun; ballot start begins it"

    member> ballot vote member=17 ballot=best choice=2
    ERR exists ballot=best member=17 entry=74 text="您已在评选 best 中投过票(第 74 号分录),每人一票,不能更改"
    ERR exists ballot=best member=17 entry=74 text="You have voted in ballot best, by entry 74; everybody has one vote, and none can be changed"

    buyer> ballot vote member=21 ballot=best choice=1
    ERR not-allowed ballot=best member=21 text="您不是评选 best 的代表,不能投票。如有遗漏,请联系服务站"
    ERR not-allowed ballot=best member=21 text="You are no elector of ballot best. Ask your station if you should be"

    root> ballot vote ballot=best member=18 choice=1
    ERR not-allowed text="只有代表本人能投票:请在自助终端用本人的成员号和密码登录"
    ERR not-allowed text="Only the elector votes: log in at a kiosk with number and PIN"

    voter> ballot vote member=18 ballot=best choice=1,2
    ERR limit-reached ballot=best limit=1 text="最多可选 1 个,请重新选择"
    ERR limit-reached ballot=best limit=1 text="At most 1 can be chosen; choose again"

    voter> ballot vote member=18 ballot=best choice=3
    ERR bad-value name=choice text="所选的序号不在名单上,请用 ballot show 核对后重新选择"
    ERR bad-value name=choice text="Not all of them are on the list; ballot show tells the places"

    root> ballot close ballot=none
    ERR not-found ballot=none text="没有评选 none。请用 ballot list 查看"
    ERR not-found ballot=none text="There is no ballot none; ballot list shows them"

    root> ballot close ballot=open
    ERR wrong-state ballot=open state=nominating text="评选 open 还没有开始投票,请先运行 ballot start"
    ERR wrong-state ballot=open state=nominating text="Ballot open has not begun; ballot start begins it"

    root> ballot close ballot=over
    ERR wrong-state ballot=over state=unread text="评选 over 已结束,结果见 ballot result"
    ERR wrong-state ballot=over state=unread text="Ballot over is over; ballot result tells how"

    root> ballot close ballot=best
    ERR wrong-state ballot=best until=2026-05-31 electors=3 voted=1 text="投票到 2026-05-31 截止,还有 2 名代表未投。请在截止之后或全部投完后计票"
    ERR wrong-state ballot=best until=2026-05-31 electors=3 voted=1 text="Voting lasts until 2026-05-31, and 2 electors can still vote. Close it after that day, or when all have voted"

    root> ballot void ballot=none reason=误
    ERR not-found ballot=none text="没有评选 none。请用 ballot list 查看"
    ERR not-found ballot=none text="There is no ballot none; ballot list shows them"

    root> ballot void ballot=over reason=误
    ERR wrong-state ballot=over state=unread text="评选 over 已结束,结果见 ballot result"
    ERR wrong-state ballot=over state=unread text="Ballot over is over; ballot result tells how"

    zhao> ballot show ballot=none
    ERR not-found ballot=none text="没有评选 none。请用 ballot list 查看"
    ERR not-found ballot=none text="There is no ballot none; ballot list shows them"

    root> ballot electors ballot=none
    ERR not-found ballot=none text="没有评选 none。请用 ballot list 查看"
    ERR not-found ballot=none text="There is no ballot none; ballot list shows them"

    zhao> ballot result ballot=none
    ERR not-found ballot=none text="没有评选 none。请用 ballot list 查看"
    ERR not-found ballot=none text="There is no ballot none; ballot list shows them"

    zhao> ballot result ballot=best
    ERR wrong-state ballot=best state=voting text="评选 best 还没有计票,结束前没有人知道结果"
    ERR wrong-state ballot=best state=voting text="Ballot best is not counted; until then nobody knows its result"
    """#

  /// Honours: the first was withdrawn, the second is given by the bank, the third recommended.
  static let honours = #"""
    root> honour add member=99 code=star title=x
    ERR not-found member=99 text="没有 99 号成员。可用 member find 查找"
    ERR not-found member=99 text="There is no member 99. member find helps to look"

    root> honour add member=22 code=star title=x
    ERR closed member=22 text="22 号成员已注销"
    ERR closed member=22 text="Member 22 has been closed"

    root> honour add team=jiedui code=star title=x
    ERR closed team=jiedui text="服务队 jiedui 已解散。请改用其他服务队"
    ERR closed team=jiedui text="Team jiedui is closed. Use another one"

    wang> honour add member=17 code=star title=x level=bank
    ERR not-allowed level=bank text="操作员只能登记服务站授予的荣誉;本行和市级的请管理员登记"
    ERR not-allowed level=bank text="An operator notes honours of the station; those of the bank and the city are an administrator's"

    root> honour add member=18 code=star title=x
    ERR exists honour=2 text="同一时期的 star 已登记(第 2 号)。记错的请先用 honour withdraw 撤销"
    ERR exists honour=2 text="The star of this time is there already, as honour 2. Withdraw that one if it is wrong"

    root> honour add member=18 code=star title=x period=2026-13
    ERR bad-value name=period value=2026-13 text="请写 2026 或 2026-05 这样的年或月"
    ERR bad-value name=period value=2026-13 text="must be a year or a month, as 2026 or 2026-05"

    root> honour add member=17 code=star title=x ballot=none
    ERR not-found ballot=none text="没有评选 none。请用 ballot list 查看"
    ERR not-found ballot=none text="There is no ballot none; ballot list shows them"

    root> honour add member=17 code=star title=x ballot=best
    ERR wrong-state ballot=best state=voting text="评选 best 还没有计票,结束前没有人知道结果"
    ERR wrong-state ballot=best state=voting text="Ballot best is not counted; until then nobody knows its result"

    root> honour decide honour=9 state=given
    ERR not-found honour=9 text="没有第 9 号荣誉。请用 honour list 查看"
    ERR not-found honour=9 text="There is no honour 9; honour list shows them"

    root> honour decide honour=2 state=given
    ERR wrong-state honour=2 state=given text="第 2 号荣誉不是待批的推荐,不用再决定"
    ERR wrong-state honour=2 state=given text="Honour 2 is no recommendation that waits to be decided"

    root> honour withdraw honour=9 reason=误
    ERR not-found honour=9 text="没有第 9 号荣誉。请用 honour list 查看"
    ERR not-found honour=9 text="There is no honour 9; honour list shows them"

    root> honour withdraw honour=1 reason=误
    ERR wrong-state honour=1 state=withdrawn text="第 1 号荣誉已不再有效"
    ERR wrong-state honour=1 state=withdrawn text="Honour 1 is in force no more"

    root> honour list member=99
    ERR not-found member=99 text="没有 99 号成员。可用 member find 查找"
    ERR not-found member=99 text="There is no member 99. member find helps to look"

    root> report best of=members station=none
    ERR not-found station=none text="没有服务站 none。可用 station list 查看"
    ERR not-found station=none text="There is no station none. station list shows all"

    root> report best of=members month=2026-06
    ERR bad-value name=month value=2026-06 text="请写 2026-05 这样的月份,不晚于本月"
    ERR bad-value name=month value=2026-06 text="must be a month such as 2026-05, this one or one before"

    root> credit allow member=99
    ERR not-found member=99 text="没有 99 号成员。可用 member find 查找"
    ERR not-found member=99 text="There is no member 99. member find helps to look"

    root> credit allow member=22
    ERR closed member=22 text="22 号成员已注销"
    ERR closed member=22 text="Member 22 has been closed"

    root> credit allow member=30
    ERR too-young age=13 needed=14 text="未满 14 周岁(现 13 岁)的不列入信用公示"
    ERR too-young age=13 needed=14 text="Nobody under 14 stands on the page of credit; this member is 13"

    child> credit allow member=31
    ERR not-allowed age=16 text="未满 18 周岁(现 16 岁)须由监护人到服务站办理"
    ERR not-allowed age=16 text="At 16 the guardian has to agree, at the station"

    root> credit allow member=18
    ERR wrong-state member=18 entry=79 text="18 号已同意列入信用公示(第 79 号分录)"
    ERR wrong-state member=18 entry=79 text="Member 18 has agreed already, by entry 79"

    root> credit refuse member=99
    ERR not-found member=99 text="没有 99 号成员。可用 member find 查找"
    ERR not-found member=99 text="There is no member 99. member find helps to look"

    root> credit refuse member=19
    ERR wrong-state member=19 entry=80 text="19 号已表示不列入信用公示(第 80 号分录)"
    ERR wrong-state member=19 entry=80 text="Member 19 has refused already, by entry 80"

    zhao> credit list station=none
    ERR not-found station=none text="没有服务站 none。可用 station list 查看"
    ERR not-found station=none text="There is no station none. station list shows all"
    """#
}
