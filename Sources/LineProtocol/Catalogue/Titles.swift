public import Ledger

extension CommandDescription.Area {
  /// The heading over the area's commands in the help.
  public var title: Localized {
    switch self {
    case .session: Localized("连接与帮助", "Connection and help")
    case .stations: Localized("服务站与操作员", "Stations and operators")
    case .members: Localized("成员", "Members")
    case .teams: Localized("服务队", "Teams")
    case .service: Localized("服务记录", "Service records")
    case .activities: Localized("活动", "Activities")
    case .care: Localized("需求、探访与考评", "Needs, visits and evaluation")
    case .stars: Localized("星级", "Stars")
    case .hours: Localized("时间账户", "Hours")
    case .redeeming: Localized("兑换", "Redeeming")
    case .recognition: Localized("评选与表彰", "Ballots and honours")
    case .books: Localized("账本与导入", "Books and imports")
    }
  }
}

extension Role {
  /// The role's name for people.
  public var title: Localized {
    switch self {
    case .admin: Localized("管理员", "administrator")
    case .operator: Localized("操作员", "operator")
    case .auditor: Localized("审计员", "auditor")
    case .kiosk: Localized("自助终端", "kiosk")
    case .member: Localized("已登录的成员", "logged-in member")
    case .messenger: Localized("信使", "messenger")
    case .public: Localized("公众", "public")
    case .daemon: Localized("系统", "the daemon itself")
    }
  }
}
