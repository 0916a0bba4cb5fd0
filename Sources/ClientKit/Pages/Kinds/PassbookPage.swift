import LineProtocol

/// A member's passbook: every movement of the wallet, with the balance after it.
struct PassbookPage {
  let member: DaemonFields
  let stars: DaemonFields
  /// The honours that were given.
  let honours: [DaemonFields]
  let statement: PageReply
  let from: String
  let until: String
  let context: PageContext

  var document: PageDocument {
    PageDocument(
      title: context.say("时间存折", "Passbook"), subtitle: context.period(from, until), context: context,
      content: [facts, table])
  }

  private var facts: HTMLNode {
    PageFacts.list([
      (context.say("姓名", "Name"), member.text("name")), (context.say("成员号", "Member number"), member.text("member")),
      (context.say("所属服务站", "Station"), context.station(member.text("station"))),
      (context.say("登记日期", "Registered"), member.text("registered")),
      (context.say("星级", "Stars"), stars.text("stars")),
      (context.say("本年服务", "Served this year"), stars.text("minutes")),
      (
        context.say("荣誉", "Honours"),
        honours.map { $0.text("title") }.filter { !$0.isEmpty }.joined(separator: context.say("、", ", "))
      ),
      (context.say("期初余额", "Balance before"), statement["opening"]),
      (context.say("本期增加", "Came in"), statement["in"]), (context.say("本期减少", "Went out"), statement["out"]),
      (context.say("可用时长", "Can be spent"), statement["available"]),
      (context.say("冻结时长", "Held for redemptions"), statement["held"] == "0:00" ? "" : statement["held"]),
    ])
  }

  private var table: HTMLNode {
    let table = PageTable(
      caption: context.say(
        "共 \(statement.rows.count) 笔", statement.rows.count == 1 ? "1 line" : "\(statement.rows.count) lines"),
      columns: [
        .text(context.say("分录", "Entry")), .text(context.say("日期", "Date")), .text(context.say("种类", "Kind")),
        .text(context.say("摘要", "Text")), .number(context.say("增减", "Change")),
        .number(context.say("余额", "Balance")),
      ],
      rows: statement.rows.map { row in
        [
          row.text("entry"), row.text("date"), context.word(row.text("kind"), column: "kind"), row.text("text"),
          row.text("minutes"), row.text("available"),
        ]
      },
      total: [context.say("期末", "End"), "", "", "", "", statement["available"]])
    return .element(
      .section, [:],
      [.element(.h2, text: context.say("明细", "Movements")), table.node(empty: context.say("本期没有变动", "no movements"))])
  }
}
