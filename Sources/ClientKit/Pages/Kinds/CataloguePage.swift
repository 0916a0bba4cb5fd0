import LineProtocol

/// What hours buy, with prices and conditions, for the board or the counter.
struct CataloguePage {
  let offers: [DaemonFields]
  let station: String?
  let context: PageContext

  var document: PageDocument {
    PageDocument(
      title: context.say("兑换目录", "What hours buy"),
      subtitle: station.map(context.station) ?? context.say("全部服务站", "all stations"), context: context,
      content: [
        section("gift", context.say("礼品", "Gifts")), section("service", context.say("服务", "Services")),
        .element(
          .p, [.cssClass: "note"],
          text: context.say(
            "价格为时:分。兑换请到服务站,凭成员号办理。", "Prices in hours:minutes. Redeem at the station with your member number.")
        ),
      ])
  }

  private func section(_ kind: String, _ title: String) -> HTMLNode {
    let own = offers.filter { offer in
      let places = offer.text("stations").split(separator: ",").map(String.init)
      return offer.text("kind") == kind && (places.isEmpty || station.map(places.contains) ?? true)
    }
    let table = PageTable(
      caption: context.say("\(title)共 \(own.count) 项", "\(title): \(own.count)"),
      columns: [
        .text(context.say("名称", "Name")), .number(context.say("价格", "Price")), .text(context.say("星级优惠", "With stars")),
        .text(context.say("条件", "Conditions")), .text(context.say("代码", "Code")),
      ],
      rows: own.map { [$0.text("name"), $0.text("price"), starPrices($0), conditions($0), $0.text("offer")] })
    return .element(
      .section, [:], [.element(.h2, text: title), table.node(empty: context.say("目前没有", "none at present"))])
  }

  /// `3:18:00` as three stars for 18:00.
  private func starPrices(_ offer: DaemonFields) -> String {
    context.list(offer.text("star-prices")) { price in
      let parts = price.split(separator: ":", maxSplits: 1)
      guard parts.count == 2 else { return price }
      return context.say("\(parts[0]) 星 \(parts[1])", "\(parts[0]) stars \(parts[1])")
    }
  }

  private func conditions(_ offer: DaemonFields) -> String {
    let stars = offer.text("min-stars")
    let (age, limit) = (offer.text("min-age"), offer.text("limit"))
    let places = offer.text("stations")
    let all = [
      stars.isEmpty || stars == "0" ? "" : context.say("\(stars) 星以上", "\(stars) stars or more"),
      age.isEmpty ? "" : context.say("满 \(age) 岁", "aged \(age) or more"), limit.isEmpty ? "" : self.limit(limit),
      offer.text("from").isEmpty && offer.text("until").isEmpty
        ? "" : context.period(offer.text("from"), offer.text("until")),
      places.isEmpty ? "" : context.list(places, context.station),
    ]
    return all.filter { !$0.isEmpty }.joined(separator: context.say(";", "; "))
  }

  /// `2/year` in words.
  private func limit(_ text: String) -> String {
    let parts = text.split(separator: "/")
    guard parts.count == 2 else { return text }
    switch parts[1] {
    case "year": return context.say("每人每年限 \(parts[0])", "\(parts[0]) a year each")
    case "month": return context.say("每人每月限 \(parts[0])", "\(parts[0]) a month each")
    default: return context.say("每人限 \(parts[0])", "\(parts[0]) each")
    }
  }
}
