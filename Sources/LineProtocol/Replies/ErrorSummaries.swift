/// What each code means, in general; the text of a refusal says it of the case at hand.
extension ErrorCode {
  /// The meaning of the code in a few words.
  public var summary: Localized {
    switch self {
    case .badRequest:
      Localized(
        "这一行的写法不对,pos= 指出位置(从 0 起的字节)",
        "The line is not of the grammar or has a word too many; pos= says at which byte from 0")
    case .tooLong: Localized("一行超过 8192 字节", "The line is longer than 8192 bytes")
    case .incompleteLine: Localized("最后一行没有换行,未执行", "The last line had no line feed and was not carried out")
    case .unknownCommand: Localized("没有这条命令", "There is no such command")
    case .missingParameter: Localized("缺少必填的一项", "A needed parameter is missing or empty")
    case .unknownParameter: Localized("命令没有这一项", "The command does not take this parameter")
    case .badValue: Localized("某一项的值不对", "A value is not of its type or not within its bounds")
    case .denied: Localized("没有权限", "The role does not allow this, or not for this station")
    case .loginRequired: Localized("须先用成员号和密码登录", "A member must log in first")
    case .wrongPIN: Localized("密码不对", "The PIN is wrong")
    case .locked: Localized("密码错误次数过多,暂时锁定", "Too many wrong PINs; locked for a while")
    case .keyReused: Localized("这个 key= 已用于另一个请求", "This key= has been used for another request")
    case .notFound: Localized("找不到", "What the request names is not there")
    case .ambiguous: Localized("不止一个符合,请写得更明确", "More than one fits; say it more exactly")
    case .exists: Localized("已经有了", "It is there already")
    case .closed: Localized("服务站、服务队、成员或项目已关闭", "The station, team, member or offer is closed")
    case .wrongState: Localized("当前状态下不能这样做", "This cannot be done in its present state")
    case .futureDate: Localized("日期还没到", "The date is in the future")
    case .beforeRegistration: Localized("日期早于成员登记之日", "The date is before the member's registration")
    case .tooOld: Localized("日期过早,超出补录期限", "The date is older than services may be recorded")
    case .granularity:
      Localized(
        "时长须大于零,且为计时单位的整数倍",
        "The length must be positive and a multiple of the bank's unit")
    case .timesDisagree: Localized("开始、结束时间与时长不符", "Start, end and length do not fit together")
    case .notInTeam: Localized("成员当天不在这支队里", "The member was not in that team on that date")
    case .duplicate: Localized("与已有记录重复", "The same service is recorded already")
    case .dailyLimit: Localized("当天合计超过每日上限", "The day's total would pass the daily limit")
    case .overlap: Localized("与该成员另一条记录时间重叠", "The times overlap another record of the member")
    case .samePerson: Localized("须由另一个人办理", "Another person must do this")
    case .insufficientHours: Localized("可用时长不足", "There are not enough hours in the wallet")
    case .inDebt: Localized("账户为负,须先补足", "The wallet is below zero and must be filled first")
    case .tooFewStars: Localized("星级不够", "There are too few stars")
    case .tooYoung: Localized("年龄不够,或须登记监护人", "The person is too young, or needs a guardian on file")
    case .outOfStock: Localized("库存不足", "The gift is out of stock at that station")
    case .limitReached: Localized("已达上限", "The limit is reached")
    case .notRedeemableNow: Localized("现在不能兑换", "It cannot be redeemed now")
    case .notAllowed: Localized("本行规则不允许", "The rules of the bank do not allow it")
    case .alreadyReversed: Localized("已经冲正过", "It has been reversed already")
    case .batch: Localized("批中有一行不行,整批未执行", "A line of the batch was refused, so nothing was done")
    case .busy: Localized("服务繁忙,请稍后再试", "The daemon is busy; try again shortly")
    case .readOnly: Localized("账本有损,现在只能查询", "The books are damaged; only reading is possible")
    case .diskFull: Localized("磁盘已满,未入账", "The disk is full; nothing was booked")
    case .corrupt: Localized("账本验证不符,entry= 指出第一处", "The books do not prove right; entry= names the first bad entry")
    case .shuttingDown: Localized("服务正在停止,未执行", "The daemon is stopping; nothing was done")
    case .internal: Localized("程序出错,请把编号告诉管理员", "A defect of the daemon; tell the administrator the reference")
    }
  }
}
