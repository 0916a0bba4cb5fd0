import LineProtocol

/// Chinese for the fixed words of the protocol that stand in a few columns; English tables show the words themselves.
enum CodeWords {
  /// The columns whose codes are words of the protocol, never codes that people have chosen.
  static let columns: Set<String> = [
    "state", "verdict", "source", "role", "kind", "kept", "relation", "ending", "direction", "waits", "area", "item",
    "sign", "grade", "outcome", "level",
  ]

  /// - Parameter column: The column's name: the head of a household is not that of the journal, the stars of a notice not those
  ///   of a version of the rules.
  static func text(_ code: String, column: String, _ language: Language) -> String? {
    guard language == .chinese else { return nil }
    switch (column, code) {
    case ("kind", "head"): return "公布哈希"
    case ("item", "stars"): return "星级"
    case ("item", "waiting"): return "公示中"
    case ("grade", "good"): return "良好"
    case ("level", "bank"): return "本行"
    case ("direction", "out"): return "转出"
    case ("direction", "in"): return "转入"
    default: return chinese[code]
    }
  }

  private static let chinese: [String: String] = [
    "active": "在册", "open": "开放", "closed": "已关闭",
    "pending": "待确认", "notice": "公示中", "posted": "已入账", "rejected": "未通过", "reversed": "已冲正",
    "requested": "已申请", "assigned": "已指派", "disputed": "有争议", "fulfilled": "已兑现", "cancelled": "已取消", "lapsed": "已过期",
    "returned": "已退回",
    "checkin": "签到", "operator": "操作员", "sheet": "表格导入", "self": "自报", "carried-over": "旧账带入",
    "good": "可入账", "fault": "有误", "faulty": "有误", "already": "已有", "skipped": "略过", "warning": "提醒",
    "clean": "无误",
    "newest": "最新", "daily": "每日", "weekly": "每周", "monthly": "每月", "upgrade": "升级前",
    "admin": "管理员", "auditor": "审计员", "kiosk": "自助终端", "messenger": "信使", "public": "公众",
    "user": "用户", "group": "用户组",
    "gift": "礼品", "service": "服务", "reversal": "冲正", "opening": "期初", "hold": "冻结", "release": "解冻",
    "redemption": "兑换", "transfer": "转让", "donation": "捐赠", "grant": "发放", "adjustment": "调整",
    "exchange": "互助", "expiry": "到期", "pin": "密码", "merge": "合并", "allowance": "每月发放", "clock": "核时", "approval": "复核",
    "restoration": "恢复核准", "certificate": "证明", "valid": "有效", "changed": "有变动", "revoked": "已撤销",
    "replaced": "已补发",
    "trusted": "可信",
    "leapt": "已跳动",
    "left": "离开", "death": "去世", "merged": "已合并", "proposed": "待复核", "confirmed": "已确认", "add": "增加", "take": "扣减",
    "return": "退回", "review": "审核", "credit": "入账", "checkout": "签退", "none": "无记录",
    "second": "待另一人确认", "administrator": "待管理员确认", "objection": "有异议",
    "assignment": "指派", "word": "确认", "dispute": "争议",
    "stock-in": "入库", "stock-move": "调拨", "stock-count": "盘点",
    "member": "成员", "team": "服务队", "station": "服务站", "offer": "兑换项目", "head": "户主",
    "spouse": "配偶", "parent": "父母", "child": "子女", "grandparent": "祖父母", "grandchild": "孙辈",
    "sibling": "兄弟姐妹", "other": "其他", "household": "家庭", "pool": "公益时间池", "bank": "开行",
    "policy": "规则", "membership": "队籍", "assessment": "评星", "recipient": "服务对象", "score": "评分",
    "long-day": "单日过长", "reversals": "冲正频繁", "round": "整小时过多",
    "ballot": "评选", "consent": "公示同意", "nominating": "提名中", "voting": "投票中", "counted": "已计票", "unread": "人数不足,未拆票",
    "void": "已作废", "listed": "在名单上", "elected": "当选", "tied": "并列", "not-elected": "未当选",
    "given": "已授予", "recommended": "推荐中", "declined": "未获批", "city": "市级", "voted": "已投票", "entitled": "未投票",
    "allowed": "已同意", "refused": "已拒绝",
    "honours": "荣誉",
    "trust": "互信", "handover": "转接", "issued": "已转出", "settled": "对方已接收", "recalled": "已收回",
    "taken": "已接收",
    "training": "培训", "recorded": "已记录", "withdrawn": "已撤回",
    "activity": "活动", "sign-up": "报名", "skills": "技能", "planned": "未发布", "published": "已发布",
    "signed-up": "已报名", "waiting": "候补", "attended": "到场", "absent": "未到场",
    "resource": "资源", "place": "场地", "thing": "物品", "partner": "合作单位",
    "person": "个人基本信息", "honour": "表彰奖励", "evaluation": "评价",
    "members": "在册志愿者", "joined": "新登记", "under-18": "未满 18 岁", "from-60": "满 60 岁", "records": "服务记录",
    "volunteers": "服务人数", "activities": "活动", "trainings": "培训人次", "trainees": "受训人数", "risen-members": "升星的志愿者",
    "risen-teams": "升星的服务队",
    "certificates": "出具的证明", "scores": "评分", "scored": "被评人数",
    "need": "需求", "claimed": "已认领", "done": "已完成", "pair": "结对", "paired": "结对中", "ended": "已结束",
    "complaint": "投诉", "filed": "待答复", "upheld": "属实", "unfounded": "不属实",
    "outstanding": "优秀", "fair": "合格", "poor": "不合格",
    "in-force": "生效", "stars": "星级仍按此版", "not-assessed": "星级待评定", "past": "已替换",
  ]
}
