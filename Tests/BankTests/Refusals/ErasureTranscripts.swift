extension RefusalTranscripts {
  /// Members' data: 22 has left and is frozen, 31 was erased, 32 钱二 has left.
  static let erasure = #"""
    root> member erase member=99 reason=本人申请
    ERR not-found member=99 text="没有 99 号成员。可用 member find 查找"
    ERR not-found member=99 text="There is no member 99. member find helps to look"

    root> member erase member=17 reason=本人申请
    ERR wrong-state member=17 text="17 号还是成员。请先用 member close 注销,再删除个人信息"
    ERR wrong-state member=17 text="Member 17 has not left. Close the membership with member close first"

    root> member erase member=31 reason=本人申请
    ERR wrong-state member=31 text="31 号的个人信息已经删除"
    ERR wrong-state member=31 text="What was personal of member 31 has been erased already"

    root> member erase member=22 reason=本人申请
    ERR not-allowed member=22 until=2027-05-04 text="22 号的资料依法须保存到 2027-05-04,此前不能删除。确可提前的,先用 member unfreeze 解除"
    ERR not-allowed member=22 until=2027-05-04 text="The data of member 22 must be kept until 2027-05-04 and cannot be \#
    erased before. If that no longer holds, member unfreeze ends it"

    root> member erase member=32 reason=钱二本人申请
    ERR bad-value name=reason text="reason= 里有此人的姓名或电话,删除之后会留下来。请改写"
    ERR bad-value name=reason text="reason= has the person's name or phone, which would stay. Word it anew"

    root> member freeze member=99 until=2027-05-04 reason=争议
    ERR not-found member=99 text="没有 99 号成员。可用 member find 查找"
    ERR not-found member=99 text="There is no member 99. member find helps to look"

    root> member freeze member=31 until=2027-05-04 reason=争议
    ERR wrong-state member=31 text="31 号的个人信息已经删除"
    ERR wrong-state member=31 text="What was personal of member 31 has been erased already"

    root> member freeze member=22 until=2026-05-03 reason=争议
    ERR bad-value name=until value=2026-05-03 text="until=2026-05-03 已经过去(今天 2026-05-04)。请写保存期限的最后一天"
    ERR bad-value name=until value=2026-05-03 text="until=2026-05-03 is past (today is 2026-05-04). Give the last day of \#
    the term"

    root> member unfreeze member=99 reason=了结
    ERR not-found member=99 text="没有 99 号成员。可用 member find 查找"
    ERR not-found member=99 text="There is no member 99. member find helps to look"

    root> member unfreeze member=17 reason=了结
    ERR wrong-state member=17 text="17 号的资料没有冻结"
    ERR wrong-state member=17 text="The data of member 17 are not frozen"

    wang> member file member=24
    ERR not-found member=24 text="没有 24 号成员。可用 member find 查找"
    ERR not-found member=24 text="There is no member 24. member find helps to look"

    root> access list member=99
    ERR not-found member=99 text="没有 99 号成员。可用 member find 查找"
    ERR not-found member=99 text="There is no member 99. member find helps to look"

    wang> access list
    ERR denied command="access list" role=operator text="您的身份(操作员)不能使用“access list”。请找管理员授权,或改用有权限的账号"
    ERR denied command="access list" role=operator text="As an operator you may not use \"access list\". Ask an \#
    administrator for the role"
    """#
}
