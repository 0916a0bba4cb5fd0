import LineProtocol

/// The public notice of a period, to be posted on the board; names are masked by the daemon.
struct NoticePage {
  let reply: PageReply
  let station: String?
  /// The names of offers by their codes.
  var offers: [String: String] = [:]
  let context: PageContext

  var document: PageDocument {
    let place = station.map { context.station($0) + " · " } ?? ""
    return PageDocument(
      title: context.say("时间银行公示", "Public notice of the time bank"),
      subtitle: place + period,
      context: context, content: [facts, explanation] + sections + [proof])
  }

  private var period: String {
    hasEntries
      ? context.period(reply["from"], reply["until"])
      : context.say("截至 \(reply["until"]),没有新分录", "until \(reply["until"]), no new entries")
  }

  private var hasEntries: Bool { reply["since"] != reply["through"] }

  private var facts: HTMLNode {
    PageFacts.list([
      (context.say("入账服务", "Service posted"), "\(reply["minutes"]) (\(counted(reply["records"])))"),
      (context.say("冲正", "Undone"), reply["undone"] == "0:00" ? "" : reply["undone"]),
      (context.say("升星", "New stars"), reply["rose"]),
      (context.say("兑换", "Redeemed"), "\(reply["redeemed"]) (\(counted(reply["redemptions"])))"),
      (
        context.say("分录", "Entries"),
        hasEntries
          ? context.say("第 \(first) 至 \(reply["through"]) 号", "\(first) to \(reply["through"])")
          : context.say("没有新分录", "no new entries")
      ),
      (onNotice, ["", "0"].contains(reply["waiting"]) ? "" : counted(reply["waiting"])),
      (context.say("未列名", "Not named"), reply["unnamed"] == "0" ? "" : counted(reply["unnamed"])),
    ])
  }

  private var onNotice: String { context.say("公示中,尚未入账", "On notice, not yet posted") }

  private var first: String { Int64(reply["since"]).map { String($0 + 1) } ?? "" }

  private func counted(_ number: String) -> String {
    context.say("\(number) 笔", number == "1" ? "1 item" : "\(number) items")
  }

  private var explanation: HTMLNode {
    .element(
      .p, [.cssClass: "note"],
      text: context.say(
        "姓名已遮挡;14 岁以下的不列名,时长计入合计。标“(补)”的是前期发生、本期入账的服务,标“(旧账带入)”的来自原有账册。"
          + "公示中尚未入账的不计入合计。如有异议,请向服务站提出。",
        "Names are masked; children under 14 are not named, their hours are in the sums. “(late)” marks service rendered "
          + "before this period and posted in it, “(carried over)” what comes from older books. What is on notice and not "
          + "yet posted is in no sum. Whoever objects is heard at the station."))
  }

  private var sections: [HTMLNode] {
    [
      section(context.say("服务时长", "Hours of service"), ["service", "reversal"]) { rows in
        // A table for each station, so that a line has room on a phone.
        stations(rows).map { code in services(code, rows.filter { $0.text("station") == code }) }
      },
      section(onNotice, ["waiting"], none: context.say("目前没有", "none at present")) { rows in
        stations(rows).map { code in waiting(code, rows.filter { $0.text("station") == code }) }
      },
      section(context.say("星级变动", "Changes of stars"), ["stars"]) { [stars($0)] },
      section(context.say("兑换", "Redemptions"), ["redemption", "return"]) { [redemptions($0)] },
    ]
  }

  /// - Parameter none: What stands there without items; by itself of the period.
  private func section(
    _ title: String, _ items: Set<String>, none: String? = nil, _ tables: ([DaemonFields]) -> [PageTable]
  ) -> HTMLNode {
    let rows = reply.rows.filter { items.contains($0.text("item")) }
    let none = none ?? context.say("本期没有", "none in this period")
    let shown =
      rows.isEmpty
      ? [HTMLNode.element(.p, [.cssClass: "note"], text: none)] : tables(rows).map { $0.node(empty: none) }
    return .element(.section, [:], [.element(.h2, text: title)] + shown)
  }

  private func stations(_ rows: [DaemonFields]) -> [String] { Set(rows.map { $0.text("station") }).sorted() }

  private func services(_ station: String, _ rows: [DaemonFields]) -> PageTable {
    PageTable(
      caption: "\(context.station(station)) (\(rows.count))",
      columns: [
        .text(context.say("分录", "Entry")), .text(context.say("日期", "Date")), .text(context.say("姓名", "Name")),
        .number(context.say("时长", "Hours")),
      ],
      rows: rows.map { row in
        let isUndone = row.text("item") == "reversal"
        let marks = [
          isUndone ? context.say("(冲正)", " (undone)") : "", origin(row),
          row.text("late") == "true" ? context.say("(补)", " (late)") : "",
        ]
        return [
          row.text("entry"), row.text("date"), row.text("name") + marks.joined(),
          (isUndone ? "−" : "") + row.text("minutes"),
        ]
      })
  }

  /// The mark of what comes from older books, which stands wherever it is shown.
  private func origin(_ row: DaemonFields) -> String {
    row.text("source") == "carried-over" ? context.say("(旧账带入)", " (carried over)") : ""
  }

  private func waiting(_ station: String, _ rows: [DaemonFields]) -> PageTable {
    PageTable(
      caption: "\(context.station(station)) (\(rows.count))",
      columns: [
        .text(context.say("分录", "Entry")), .text(context.say("日期", "Date")), .text(context.say("姓名", "Name")),
        .text(context.say("异议截止", "Objections until")), .number(context.say("时长", "Hours")),
      ],
      rows: rows.map { row in
        [
          row.text("entry"), row.text("date"), row.text("name") + origin(row),
          row.text("until").isEmpty ? context.say("有异议,暂停", "stopped by an objection") : row.text("until"),
          row.text("minutes"),
        ]
      })
  }

  private func stars(_ rows: [DaemonFields]) -> PageTable {
    PageTable(
      caption: context.say("升星与降星", "Risen and fallen"),
      columns: [
        .text(context.say("分录", "Entry")), .text(context.say("日期", "Date")),
        .text(context.say("姓名或队名", "Name or team")),
        .number(context.say("原星级", "Was")), .number(context.say("现星级", "Stars")),
      ],
      rows: rows.map { row in ["entry", "date", "name", "was", "stars"].map(row.text) })
  }

  private func redemptions(_ rows: [DaemonFields]) -> PageTable {
    PageTable(
      caption: context.say("兑换与退回", "Redeemed and returned"),
      columns: [
        .text(context.say("分录", "Entry")), .text(context.say("日期", "Date")), .text(context.say("姓名", "Name")),
        .text(context.say("项目", "Offer")), .number(context.say("时长", "Hours")),
      ],
      rows: rows.map { row in
        let isReturn = row.text("item") == "return"
        return [
          row.text("entry"), row.text("date"), row.text("name") + (isReturn ? context.say("(退回)", " (returned)") : ""),
          offers[row.text("kind")] ?? row.text("kind"), (isReturn ? "−" : "") + row.text("minutes"),
        ]
      })
  }

  /// What lets a resident check the bank.
  private var proof: HTMLNode {
    let standing =
      reply["published"] == "true"
      ? context.say("该哈希已登记公布。", "This hash is noted in the journal as published.")
      : context.say(
        "该哈希尚未登记公布。", "This hash is not noted as published yet.")
    return .element(
      .section, [:],
      [
        .element(.h2, text: context.say("账本凭据", "Proof of the books")),
        .element(
          .p, [:],
          [
            .text(
              context.say(
                "第 \(reply["through"]) 号分录的哈希:", "Hash of entry \(reply["through"]): ")),
            .element(.code, text: reply["head"]),
          ]),
        .element(
          .p, [.cssClass: "note"],
          text: standing
            + context.say(
              "请抄下或拍下这串字符:此前的账目若被改动,重新计算的哈希就会不同。",
              " Copy it or take a picture: were anything before it changed, the hash would come out different.")),
      ])
  }
}
