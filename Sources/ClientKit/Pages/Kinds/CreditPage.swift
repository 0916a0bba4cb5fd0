import LineProtocol

/// The public page of credit (信用公示): who agreed to it, with stars, hours and honours.
struct CreditPage {
  let credit: PageReply
  let station: String?
  let context: PageContext

  var document: PageDocument {
    PageDocument(
      title: context.say("志愿者信用公示", "Page of credit"),
      subtitle: station.map(context.station) ?? context.say("全部服务站", "all stations"), context: context,
      content: [
        .element(.section, [:], [table]),
        .element(
          .p, [.cssClass: "note"],
          text: context.say(
            "只列本人同意公示的成员,姓名已遮挡;不同意公示的,不影响其星级、时长和荣誉。如有异议,请向服务站提出。",
            "Only members who agreed to it, names masked; not to stand here costs nobody stars, hours or honours. "
              + "Objections are taken at the stations.")),
      ])
  }

  private func grade(_ grade: String, of period: String) -> String {
    guard !grade.isEmpty else { return "" }
    let word = context.word(grade, column: "grade")
    return context.say("\(word)(\(period))", "\(word) (\(period))")
  }

  private var table: HTMLNode {
    PageTable(
      caption: context.say("共 \(credit.rows.count) 人", "Members: \(credit.rows.count)"),
      columns: [
        .text(context.say("序号", "No.")), .text(context.say("姓名", "Name")), .text(context.say("服务站", "Station")),
        .number(context.say("星级", "Stars")),
        .number(context.say("\(credit["year"]) 年服务时长", "Hours of \(credit["year"])")),
        .number(context.say("累计服务时长", "Hours in all")), .text(context.say("荣誉", "Honours")),
        .text(context.say("考评等级", "Grade")),
      ],
      rows: credit.rows.map { row in
        [
          row.text("line"), row.text("name"), context.station(row.text("station")), row.text("stars"),
          row.text("minutes"), row.text("earned"), context.list(row.text("honours")) { $0 },
          grade(row.text("grade"), of: row.text("period")),
        ]
      }
    ).node(empty: context.say("目前没有", "none at present"))
  }
}
