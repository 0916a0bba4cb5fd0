import LineProtocol

/// All that the bank holds on a member, to be handed out to that member.
struct MemberFilePage {
  let rows: [DaemonFields]
  let context: PageContext

  var document: PageDocument {
    let person = rows.filter { $0.text("part") == "person" }
    let name = person.first { $0.text("item") == "name" }?.text("value") ?? ""
    let number = person.first { $0.text("item") == "member" }?.text("value") ?? ""
    return PageDocument(
      title: context.say("个人档案", "Personal file"), subtitle: "\(name) · \(number)", context: context,
      content: [introduction] + parts.map(section))
  }

  private var introduction: HTMLNode {
    .element(
      .p, [.cssClass: "note"],
      text: context.say(
        "这是时间银行保存的关于您的全部资料。有误请向服务站提出更正;离开后可申请删除姓名、电话和备注。",
        "This is all that the time bank holds on you. Ask the station to correct what is wrong; who leaves can have name, "
          + "phone and notes erased."))
  }

  /// The parts in the order in which the daemon tells them.
  private var parts: [String] {
    rows.reduce(into: []) { parts, row in if !parts.contains(row.text("part")) { parts.append(row.text("part")) } }
  }

  private func section(_ part: String) -> HTMLNode {
    let own = rows.filter { $0.text("part") == part }
    let title = Self.titles[part].map { $0[context.language] } ?? part
    let heading = HTMLNode.element(.h2, text: title)
    if part == "person" {
      let facts = own.map { row in
        (item(row), row.text("item") == "station" ? context.station(row.text("value")) : value(row))
      }
      return .element(.section, [:], [heading, PageFacts.list(facts)])
    }
    return .element(.section, [:], [heading, table(part, own).node(empty: "–")])
  }

  private func table(_ part: String, _ own: [DaemonFields]) -> PageTable {
    let names = ["item", "date", "value", "minutes", "text"]
    let headings = [
      Self.keys[part].map { $0[context.language] } ?? context.say("项目", "Thing"), context.say("日期", "Date"),
      context.say("内容", "Value"),
      context.say("时长", "Hours"), context.say("文字", "Text"),
    ]
    // A column that is empty all the way down says nothing.
    let used = names.indices.filter { index in index == 0 || own.contains { !$0.text(names[index]).isEmpty } }
    return PageTable(
      caption: context.say("共 \(own.count) 项", own.count == 1 ? "1 line" : "\(own.count) lines"),
      columns: used.map { PageTable.Column(heading: headings[$0], isNumber: names[$0] == "minutes") },
      rows: own.map { row in
        used.map { index in
          switch names[index] {
          case "item": item(row)
          case "value": value(row)
          default: row.text(names[index])
          }
        }
      })
  }

  /// What a row is about: a name of the catalogue, or a number or code as it is.
  private func item(_ row: DaemonFields) -> String {
    let item = row.text("item")
    if let own = Self.items[item] { return own[context.language] }
    if row.text("part") == "wallet", let account = item.split(separator: "/").last.flatMap({ Self.items[String($0)] }) {
      return account[context.language]
    }
    if row.text("part") == "access-log" { return String(item.prefix(19)).split(separator: "T").joined(separator: " ") }
    guard row.text("part") == "person", let command = Catalogue.standard.command(named: "member show"),
      let column = command.columns.first(where: { $0.name == item })
    else { return item }
    return context.language == .chinese ? column.summary.chinese : item
  }

  private func value(_ row: DaemonFields) -> String {
    let value = row.text("value")
    switch row.text("part") {
    case "score", "access-log": return value
    case "year", "certificate", "nomination":
      return context.say("\(value) 条记录", value == "1" ? "1 record" : "\(value) records")
    case "text": return textName(value)
    case "stars": return context.say("\(value) 星", value == "1" ? "1 star" : "\(value) stars")
    default:
      if let own = Self.values[value] { return own[context.language] }
      return context.word(value, column: row.text("part") == "household" ? "relation" : "kind")
    }
  }

  /// What a text beside the chain is, as the catalogue names it.
  private func textName(_ name: String) -> String {
    guard context.language == .chinese else { return name }
    if name == "name" { return "姓名" }
    let parameters = Catalogue.standard.commands.lazy.flatMap(\.parameters)
    return parameters.first { $0.name == name }?.summary.chinese ?? name
  }

  private static let values: [String: Localized] = [
    "set": Localized("已设置", "set"), "joined": Localized("加入", "joined"), "left": Localized("离开", "left"),
    "good": Localized("良好", "good"),
  ]

  /// What stands in the first column of each part.
  private static let keys: [String: Localized] = [
    "team": Localized("服务队", "Team"), "household": Localized("家庭", "Household"), "wallet": Localized("账户", "Account"),
    "entry": Localized("分录号", "Entry"), "year": Localized("年度", "Year"), "record": Localized("记录号", "Record"),
    "training": Localized("培训号", "Training"), "activity": Localized("活动号", "Activity"),
    "skill": Localized("技能", "Skill"), "score": Localized("记录号", "Record"), "stars": Localized("分录号", "Entry"),
    "redemption": Localized("兑换号", "Redemption"), "certificate": Localized("证明编号", "Certificate"),
    "need": Localized("需求号", "Need"), "claim": Localized("需求号", "Need"), "pair": Localized("结对号", "Pair"),
    "complaint": Localized("投诉号", "Complaint"), "complained": Localized("投诉号", "Complaint"),
    "word": Localized("期间", "Period"), "evaluation": Localized("期间", "Period"),
    "handover": Localized("转接号", "Hand-over"),
    "text": Localized("分录号", "Entry"), "access-log": Localized("时刻", "When"),
    "honour": Localized("荣誉编号", "Honour"), "nomination": Localized("评选", "Ballot"),
    "elector": Localized("评选", "Ballot"), "consent": Localized("项目", "For what"),
  ]

  private static let items: [String: Localized] = [
    "station": Localized("所属服务站", "Station"), "available": Localized("可用时长", "Can be spent"),
    "held": Localized("冻结时长", "Held"), "donatable": Localized("只能捐赠的时长", "Can only be donated"),
    "frozen": Localized("资料保存至", "Kept until"), "erased": Localized("已删除文字(分录)", "Texts erased (entry)"),
    "pin": Localized("自助密码", "PIN"), "wrong-pins": Localized("密码输错次数", "Wrong PINs"),
    "locked": Localized("锁定至", "Locked until"), "identity-key": Localized("身份证号标记", "Mark of the identity number"),
  ]

  private static let titles: [String: Localized] = [
    "person": Localized("基本资料", "The person"), "access": Localized("自助办理", "Access"),
    "household": Localized("家庭", "Household"), "team": Localized("服务队", "Teams"),
    "wallet": Localized("时间账户", "Wallet"), "entry": Localized("账户变动", "Movements of the wallet"),
    "year": Localized("各年服务", "Service by year"), "record": Localized("服务记录", "Service records"),
    "training": Localized("培训", "Training"), "activity": Localized("活动", "Activities"),
    "skill": Localized("技能", "Skills"), "score": Localized("评分", "Scores"), "stars": Localized("星级", "Stars"),
    "redemption": Localized("兑换", "Redemptions"), "certificate": Localized("证明", "Certificates"),
    "need": Localized("提出的需求", "Needs"), "claim": Localized("认领的需求", "Needs claimed"),
    "pair": Localized("结对探访", "Visits agreed on"), "complaint": Localized("提出的投诉", "Complaints made"),
    "complained": Localized("被投诉", "Complaints about the member"), "word": Localized("队评", "Words of teams"),
    "evaluation": Localized("考评", "Evaluations"),
    "honour": Localized("荣誉", "Honours"), "nomination": Localized("评选提名", "Nominations"),
    "elector": Localized("投票权", "Votes"), "consent": Localized("公示同意", "Consent"),
    "handover": Localized("银行之间的转接", "Hand-overs between banks"),
    "text": Localized("链外文字", "Texts beside the chain"), "access-log": Localized("谁看过您的资料", "Who looked at your data"),
  ]
}
