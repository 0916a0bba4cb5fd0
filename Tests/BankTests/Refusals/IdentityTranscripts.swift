extension RefusalTranscripts {
  /// Identity numbers, where the bank has a key and 17 and 24 are registered with theirs.
  static let identities = #"""
    wang> member add name=张三 station=jindu identity=370102195803020019
    ERR exists name=identity member=17 text="17 号成员已用此身份证号登记。请用该成员号;确属重复登记的,由管理员用 member merge 合并"
    ERR exists name=identity member=17 text="Member 17 is registered with this identity number. Use that one; an \#
    administrator merges doubles with member merge"

    wang> member set member=18 birth= identity=37010219990101004X
    ERR exists name=identity station=xincheng text="此身份证号已在服务站 xincheng 登记过。请联系该站或管理员核对、转入"
    ERR exists name=identity station=xincheng text="This identity number is registered at station xincheng already. \#
    Ask that station, or an administrator, to check and move the member"

    wang> member set member=19 identity=370102195803020010
    ERR bad-value name=identity text="身份证号不对:校验码不符,可能有一位输错。请对照证件重新输入"
    ERR bad-value name=identity text="The identity number will not do: its check character is wrong, so that some \#
    digit was mistyped. Type it anew"

    wang> member set member=19 birth=1958-03-03 identity=370102195803020019
    ERR bad-value name=identity text="身份证号里的出生日期与 birth= 不同。请对照证件核对两者;只写身份证号也可以"
    ERR bad-value name=identity text="The date of birth in the identity number is not that of birth=. Check both; \#
    the identity number alone is enough"
    """#

  /// The same where the bank has no key.
  static let withoutKey = #"""
    wang> member add name=张三 station=jindu identity=370102195803020019
    ERR not-allowed name=identity text="服务器没有身份证号的密钥,不能登记身份证号。请管理员按说明书“隐私”一节设置密钥,或先不写 identity="
    ERR not-allowed name=identity text="The server has no key for identity numbers and takes none. Have an administrator \#
    set one up (README, Privacy), or leave identity= out"

    wang> member set member=17 identity=370102195803020019
    ERR not-allowed name=identity text="服务器没有身份证号的密钥,不能登记身份证号。请管理员按说明书“隐私”一节设置密钥,或先不写 identity="
    ERR not-allowed name=identity text="The server has no key for identity numbers and takes none. Have an administrator \#
    set one up (README, Privacy), or leave identity= out"
    """#
}
