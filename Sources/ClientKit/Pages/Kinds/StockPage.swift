import LineProtocol

/// What stations have on their shelves, with room for what is counted by hand.
struct StockPage {
  let stock: [DaemonFields]
  let offers: [DaemonFields]
  let station: String?
  let context: PageContext

  var document: PageDocument {
    PageDocument(
      title: context.say("礼品库存表", "Stock of gifts"),
      subtitle: station.map(context.station) ?? context.say("全部服务站", "all stations"), context: context,
      content: stations.isEmpty
        ? [.element(.p, text: context.say("没有库存。", "There is no stock."))] : stations.map(section))
  }

  private var stations: [String] {
    stock.reduce(into: []) { all, row in
      if !all.contains(row.text("station")) { all.append(row.text("station")) }
    }.sorted()
  }

  private func section(_ code: String) -> HTMLNode {
    let own = stock.filter { $0.text("station") == code }
    let (pieces, reserved) = (own.map { number($0, "pieces") }, own.map { number($0, "reserved") })
    let table = PageTable(
      caption: context.say("\(context.station(code))共 \(own.count) 种", "\(context.station(code)): \(own.count)"),
      columns: [
        .text(context.say("礼品", "Gift")), .text(context.say("代码", "Code")), .number(context.say("件数", "Pieces")),
        .number(context.say("已预留", "Reserved")), .number(context.say("可兑", "Free")),
        .text(context.say("盘点", "Counted")),
      ],
      rows: own.map { row in
        [
          name(row.text("offer")), row.text("offer"), row.text("pieces"), row.text("reserved"),
          String(number(row, "pieces") - number(row, "reserved")), "",
        ]
      },
      total: [
        context.say("合计", "Total"), "", String(Chart.sum(pieces)), String(Chart.sum(reserved)),
        String(Chart.sum(pieces) - Chart.sum(reserved)), "",
      ])
    return .element(.section, [:], [.element(.h2, text: context.station(code)), table.node(empty: "–")])
  }

  private func number(_ row: DaemonFields, _ name: String) -> Int64 { Int64(row.text(name)) ?? 0 }

  private func name(_ offer: String) -> String {
    offers.first { $0.text("offer") == offer }?.text("name") ?? offer
  }
}
