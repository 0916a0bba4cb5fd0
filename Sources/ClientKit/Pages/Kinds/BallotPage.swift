import LineProtocol

/// A ballot for the notice board: who stands, with what the ledger says for them, and in the end who got how many votes.
struct BallotPage {
  /// The list.
  let list: PageReply
  /// The result; nothing before the count.
  let result: PageReply
  let context: PageContext

  var document: PageDocument {
    PageDocument(
      title: title, subtitle: context.word(list["state"]), context: context,
      content: [facts] + (result.rows.isEmpty ? [] : [votes, proof]) + [nominees])
  }

  private var title: String { list["title"].isEmpty ? list["ballot"] : list["title"] }

  private var facts: HTMLNode {
    PageFacts.list([
      (context.say("评选", "Ballot"), list["ballot"]), (context.say("服务年度", "Year of service"), list["year"]),
      (context.say("名额", "Seats"), list["seats"]), (context.say("代表", "Electors"), list["electors"]),
      (context.say("已投票", "Voted"), list["voted"]), (context.say("有效人数", "Quorum"), list["quorum"]),
      (context.say("投票截止", "Last day of voting"), list["until"]),
    ])
  }

  private var votes: HTMLNode {
    .element(
      .section, [:],
      [
        .element(.h2, text: context.say("结果", "Result")),
        PageTable(
          caption: context.say("得票", "Votes"),
          columns: [
            .text(context.say("序号", "Place")), .text(context.say("姓名或队名", "Name")),
            .text(context.say("服务站", "Station")), .number(context.say("得票", "Votes")),
            .text(context.say("结果", "Result")),
          ],
          rows: result.rows.map { row in
            [
              row.text("place"), row.text("name"), context.station(row.text("station")), row.text("votes"),
              context.word(row.text("outcome"), column: "outcome"),
            ]
          }
        ).node(empty: context.say("没有", "none")),
      ])
  }

  /// What anybody can compute anew, and where the journal has it.
  private var proof: HTMLNode {
    .element(
      .section, [:],
      [
        .element(
          .p, [.cssClass: "note"],
          text: context.say(
            "无记名投票:账上只记谁已投票。所选序号逐个排序、每行一个,其 SHA-256 应为下面的哈希;计票分录为第 \(result["entry"]) 号。",
            "The vote was secret: the books say who voted and not for whom. The chosen places, sorted and one a line, have this "
              + "SHA-256; entry \(result["entry"]) counted them.")),
        .element(.p, [:], [.element(.code, text: result["hash"])]),
        .element(
          .p, [.cssClass: "note"],
          [.text(context.say("计票分录的哈希:", "Hash of that entry: ")), .element(.code, text: result["head"])]),
      ])
  }

  private var nominees: HTMLNode {
    .element(
      .section, [:],
      [
        .element(.h2, text: context.say("候选名单", "Who stands")),
        PageTable(
          caption: context.say("提名时账本所记当年服务", "The year's service, as the ledger had it at the nomination"),
          columns: [
            .text(context.say("序号", "Place")), .text(context.say("姓名或队名", "Name")),
            .text(context.say("服务站", "Station")), .number(context.say("时长", "Hours")),
            .number(context.say("次数", "Services")), .number(context.say("质量", "Quality")),
            .number(context.say("星级", "Stars")),
          ],
          rows: list.rows.filter { $0.text("state") != "withdrawn" }.map { row in
            [
              row.text("place"), row.text("name"), context.station(row.text("station")), row.text("minutes"),
              row.text("services"), row.text("quality"), row.text("stars"),
            ]
          }
        ).node(empty: context.say("没有", "none")),
      ])
  }
}
