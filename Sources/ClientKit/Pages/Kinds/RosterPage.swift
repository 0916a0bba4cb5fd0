import LineProtocol

/// Who signed up for an activity, by turn, with room to sign; those who wait stand apart.
struct RosterPage {
  let activity: DaemonFields
  let roster: [DaemonFields]
  let context: PageContext

  var document: PageDocument {
    PageDocument(
      title: context.say("活动名单", "Roster of an activity"), subtitle: context.station(activity.text("station")),
      context: context, content: [facts, coming, waiting, stamps])
  }

  private var facts: HTMLNode {
    let (start, end) = (activity.text("start"), activity.text("end"))
    return PageFacts.list([
      (context.say("活动", "Activity"), activity.text("name")), (context.say("活动号", "Number"), activity.text("activity")),
      (context.say("日期", "Date"), activity.text("date")), (context.say("时间", "Time"), "\(start)–\(end)"),
      (context.say("地点", "Place"), activity.text("place")),
      (context.say("带队人(成员号)", "Leader (member)"), activity.text("leader")),
      (context.say("名额", "Places"), activity.text("capacity")),
      (context.say("保险", "Insured"), insurance), (context.say("风险提示", "Look out for"), activity.text("risk")),
    ])
  }

  private var insurance: String {
    activity.text("insurance") == "true" ? context.say("有", "yes") : context.say("无", "no")
  }

  private var coming: HTMLNode {
    let rows = roster.filter { !["withdrawn", "waiting"].contains($0.text("state")) }
    return table(
      context.say("报名 \(rows.count) 人", "\(rows.count.counted("member")) signed up"), rows,
      empty: context.say("没有人报名。", "nobody has signed up."))
  }

  private var waiting: HTMLNode {
    let rows = roster.filter { $0.text("state") == "waiting" }
    return table(
      context.say("候补 \(rows.count) 人,按先后", "\(rows.count.counted("member")) on the waiting list, by turn"), rows,
      empty: context.say("没有候补。", "nobody waits."))
  }

  private func table(_ caption: String, _ rows: [DaemonFields], empty: String) -> HTMLNode {
    PageTable(
      caption: caption,
      columns: [
        .text(context.say("行", "Line")), .text(context.say("成员号", "Member")), .text(context.say("姓名", "Name")),
        .text(context.say("状态", "State")), .text(context.say("开始", "Start")), .text(context.say("结束", "End")),
        .text(context.say("签名", "Signature")),
      ],
      rows: rows.enumerated().map { index, row in
        ["\(index + 1)", row.text("member"), row.text("name"), context.word(row.text("state"))]
          + [row.text("start"), row.text("end"), ""]
      }, isSheet: true
    ).node(empty: empty)
  }

  private var stamps: HTMLNode {
    .element(.div, [.cssClass: "stamp"], [.element(.p, text: context.say("带队人签字", "Signature of the leader"))])
  }
}
