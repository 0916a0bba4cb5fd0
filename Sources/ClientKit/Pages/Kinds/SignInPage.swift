import LineProtocol

/// An empty sign-in sheet of an activity; its headings are those that `import sign-in` knows, so that the sheet can be typed
/// off column by column.
struct SignInPage {
  let station: String
  let activity: String
  let date: String
  let team: String
  /// Those who are expected, printed in front.
  let members: [DaemonFields]
  let lineCount: Int
  /// Printed, so that the sheet is imported once.
  let number: SheetNumber
  let context: PageContext

  var document: PageDocument {
    PageDocument(
      title: context.say("志愿服务签到表", "Sign-in sheet"), subtitle: context.station(station), context: context,
      content: [facts, table, numbering, stamps])
  }

  private var facts: HTMLNode {
    .element(
      .dl, [:],
      [
        PageFacts.fact(SheetNumberLine.title[context.language], number.text),
        PageFacts.fact(context.say("活动", "Activity"), activity),
        date.isEmpty ? PageFacts.blank(context.say("日期", "Date")) : PageFacts.fact(context.say("日期", "Date"), date),
        team.isEmpty ? PageFacts.blank(context.say("服务队", "Team")) : PageFacts.fact(context.say("服务队", "Team"), team),
        PageFacts.blank(context.say("地点", "Place")), PageFacts.blank(context.say("带队人", "Leader")),
      ])
  }

  private var table: HTMLNode {
    let fields: [SheetField] = [.name, .phone, .start, .end, .minutes, .note]
    let columns =
      [PageTable.Column.text(context.say("行", "Line"))] + fields.map { .text(heading($0)) } + [
        .text(context.say("签名", "Signature"))
      ]
    let expected = members.map { [$0.text("name"), String($0.text("phone").suffix(4))] }
    let rows = (0..<max(lineCount, expected.count)).map { index in
      ["\(index + 1)"] + (expected.indices.contains(index) ? expected[index] : ["", ""])
        + Array(repeating: "", count: 5)
    }
    return PageTable(
      caption: context.say(
        "时长写成 2:30 或 2.5 小时;手机尾号为后 4 位,同名的人请务必填写。",
        "Lengths as 2:30 or 2.5 hours; phone: the last four digits, needed where two have the same name."),
      columns: columns, rows: rows, isSheet: true
    ).node(empty: "")
  }

  /// The heading that `import sign-in` knows.
  private func heading(_ field: SheetField) -> String {
    switch (field, context.language) {
    case (.minutes, .english): "hours"
    case (_, let language): field.heading(language)
    }
  }

  private var numbering: HTMLNode {
    let line = "\(SheetNumberLine.title[context.language]),\(number.text)"
    return .element(
      .p, [.cssClass: "note"],
      text: context.say(
        "录入电脑时,表头上面一行写:\(line)(或导入时加 --sheet \(number.text))。有了编号,这张表只入账一次。",
        "When it is typed off, the line above the headings reads: \(line) (or import it with --sheet \(number.text)). "
          + "By its number the sheet is posted once."))
  }

  private var stamps: HTMLNode {
    .element(
      .div, [.cssClass: "stamp"],
      [
        .element(.p, text: context.say("带队人签字", "Signature of the leader")),
        .element(.p, text: context.say("录入人和录入日期", "Typed by, on")),
      ])
  }
}
