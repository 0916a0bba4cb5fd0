import LineProtocol

/// A column of a sheet, by its name in `import row`, with the headings that stations give it.
enum SheetField: String, CaseIterable {
  case no
  case name
  case phone
  case birth
  case registered
  case guardian
  case date
  case start
  case end
  case minutes
  case team
  case activity
  case kind
  case place
  case beneficiary
  case leader
  case note
  case reason

  /// The headings that mean this field, the usual Chinese and English one first; English without case and blanks.
  var headings: [String] {
    switch self {
    case .no: ["编号", "no", "成员号", "成员编号", "会员号", "会员编号", "志愿者编号", "member", "number", "membernumber", "memberno"]
    case .name: ["姓名", "name", "名字", "志愿者", "志愿者姓名", "成员姓名", "volunteer", "fullname"]
    case .phone:
      [
        "手机尾号", "phone", "手机", "手机号", "手机号码", "电话", "电话号码", "联系电话", "联系方式", "尾号", "电话尾号", "mobile", "telephone",
      ]
    case .birth: ["出生日期", "birth", "生日", "出生年月日", "birthday", "birthdate", "dateofbirth"]
    case .registered: ["登记日期", "registered", "注册日期", "登记时间", "注册时间", "入会日期", "registration", "registrationdate"]
    case .guardian: ["监护人", "guardian", "监护人姓名"]
    case .date: ["日期", "date", "服务日期", "活动日期", "签到日期", "day"]
    case .start: ["开始", "start", "开始时间", "签到", "签到时间", "from", "starttime"]
    case .end: ["结束", "end", "结束时间", "签退", "签退时间", "until", "to", "endtime"]
    case .minutes:
      ["时长", "minutes", "服务时长", "小时", "小时数", "工时", "分钟", "分钟数", "hours", "duration", "servicehours"]
    case .team: ["服务队", "team", "队伍", "志愿服务队", "所属服务队"]
    case .activity: ["活动", "activity", "活动名称", "服务项目", "服务内容", "项目"]
    case .kind: ["类别", "kind", "服务类别", "活动类别", "类型", "category"]
    case .place: ["地点", "place", "服务地点", "活动地点", "location"]
    case .beneficiary: ["服务对象", "beneficiary", "受助人", "recipient"]
    case .leader: ["带队人", "leader", "带队", "负责人", "领队"]
    case .reason: ["原因", "reason", "事由", "来源", "依据", "余额来源"]
    case .note: ["备注", "note", "notes", "说明", "remark", "remarks", "comment"]
    }
  }

  /// The field of a heading that was brought into the form of ``SheetHeading/folded``, or nil.
  static func named(_ folded: String) -> SheetField? { byHeading[folded] }

  private static let byHeading: [String: SheetField] = Dictionary(
    allCases.flatMap { field in field.headings.map { ($0, field) } }, uniquingKeysWith: { first, _ in first })

  /// The usual heading in a language.
  func heading(_ language: Language) -> String { language == .chinese ? headings[0] : headings[1] }
}
