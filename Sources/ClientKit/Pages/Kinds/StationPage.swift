import LineProtocol

/// A station's month: hours by week, kind, team and age, stars by level, redeemed against earned.
struct StationPage {
  let station: String
  let month: String
  let weeks: PageReply
  let kinds: PageReply
  let teams: PageReply
  let ages: PageReply
  let activities: PageReply
  /// The members with stars.
  let stars: [DaemonFields]
  /// Everybody who is or was a member of the station.
  let roll: [DaemonFields]
  /// The changes of stars in the month, of all stations; those of others are left out.
  let changes: [DaemonFields]
  /// The hours of the station and of each below it; nothing where whoever asks may not see those.
  let below: PageReply
  let context: PageContext

  var document: PageDocument {
    PageDocument(
      title: context.say("\(month) 月报", "Monthly report, \(month)"), subtitle: context.station(station),
      context: context, content: [facts, charts, tables] + stationsBelow)
  }

  private var facts: HTMLNode {
    PageFacts.list([
      (context.say("服务时长", "Hours served"), weeks["minutes"]), (context.say("服务记录", "Records"), weeks["records"]),
      (context.say("服务人数", "People who served"), weeks["members"]),
      (context.say("兑换时长", "Hours redeemed"), weeks["redeemed"]),
      (context.say("本月升星", "Risen this month"), String(risen)),
      (context.say("在册成员(制表时)", "Members (today)"), String(members)),
      (context.say("星级成员(制表时)", "Members with stars (today)"), String(stars.count)),
    ])
  }

  /// The books tell who is a member now, not who was at the end of the month.
  private var members: Int { roll.count { $0.text("state") == "active" } }

  /// Whoever rose counts, whether the stars were lost or the membership closed since.
  private var risen: Int {
    let subjects = Set(roll.map { "member:" + $0.text("member") })
    return changes.count { change in
      subjects.contains(change.text("subject"))
        && (Int(change.text("stars")) ?? 0) > (Int(change.text("was")) ?? 0)
    }
  }

  private var charts: HTMLNode {
    .element(
      .section, [:],
      [
        .element(.h2, text: context.say("图表", "Charts")),
        .element(
          .div, [.cssClass: "charts"],
          [byWeek, againstRedeemed, byKind, byLevel, byTeam, byAge].map { $0.node(total: context.say("合计", "Total")) }),
      ])
  }

  private var served: String { context.say("服务时长", "Served") }

  private var weekLabels: [String] {
    weeks.rows.map { $0.text("group").isEmpty ? ReportText.carriedOver(context) : String($0.text("group").suffix(5)) }
  }

  private var byWeek: Chart {
    Chart(
      id: "weeks", title: context.say("各周服务时长", "Hours by week"), heading: context.say("周(周一)", "Week from"),
      labels: weekLabels,
      series: [Chart.Series(name: served, values: weeks.rows.map { HoursText.minutes($0.text("minutes")) })],
      form: .columns)
  }

  private var againstRedeemed: Chart {
    Chart(
      id: "redeemed", title: context.say("服务与兑换", "Earned and redeemed"), heading: context.say("周(周一)", "Week from"),
      labels: weekLabels,
      series: [
        Chart.Series(name: served, values: weeks.rows.map { HoursText.minutes($0.text("minutes")) }),
        Chart.Series(
          name: context.say("兑换时长", "Redeemed"), values: weeks.rows.map { HoursText.minutes($0.text("redeemed")) }),
      ])
  }

  private var byKind: Chart {
    chart("kinds", context.say("各类别服务时长", "Hours by kind of service"), context.say("类别", "Kind"), kinds) {
      $0.text("group").isEmpty ? context.say("未注明", "not said") : $0.text("group")
    }
  }

  private var byTeam: Chart {
    chart("teams", context.say("各队服务时长", "Hours by team"), context.say("服务队", "Team"), teams) {
      $0.text("group").isEmpty ? context.say("不计入队", "no team") : $0.text("name")
    }
  }

  private var byAge: Chart {
    chart("ages", context.say("各年龄段服务时长", "Hours by age"), context.say("年龄", "Age"), ages) {
      ReportText.age($0.text("group"), context)
    }
  }

  private func chart(
    _ id: String, _ title: String, _ heading: String, _ reply: PageReply, _ label: (DaemonFields) -> String
  ) -> Chart {
    Chart(
      id: id, title: title, heading: heading, labels: reply.rows.map(label),
      series: [Chart.Series(name: served, values: reply.rows.map { HoursText.minutes($0.text("minutes")) })])
  }

  private var byLevel: Chart {
    let levels = stars.compactMap { Int($0.text("stars")) }
    let highest = max(5, levels.max() ?? 0)
    return Chart(
      id: "stars", title: context.say("成员星级(制表时)", "Members by stars (today)"), heading: context.say("星级", "Stars"),
      labels: (0...highest).map { context.say("\($0) 星", $0 == 1 ? "1 star" : "\($0) stars") },
      series: [
        Chart.Series(
          name: context.say("人数", "Members"),
          values: [Int64(max(0, members - levels.count))]
            + (1...highest).map { level in Int64(levels.count { $0 == level }) })
      ], measure: .count)
  }

  private var tables: HTMLNode {
    let table = PageTable(
      caption: context.say(
        "本月活动共 \(activities.rows.count) 项", "Activities of the month: \(activities.rows.count)"),
      columns: [
        .text(context.say("活动", "Activity")), .number(context.say("时长", "Hours")),
        .number(context.say("记录", "Records")), .number(context.say("人数", "People")),
      ],
      rows: activities.rows.map { row in
        [
          row.text("group").isEmpty ? context.say("未注明", "not said") : row.text("group"), row.text("minutes"),
          row.text("records"), row.text("members"),
        ]
      },
      total: [context.say("合计", "Total"), activities["minutes"], activities["records"], activities["members"]])
    return .element(
      .section, [:],
      [.element(.h2, text: context.say("活动", "Activities")), table.node(empty: context.say("本月没有", "none"))])
  }
}

extension StationPage {
  /// A main station's figures with those of the stations below it; the rest of the page is of its own alone.
  private var stationsBelow: [HTMLNode] {
    guard below.rows.contains(where: { $0.text("group") != station }) else { return [] }
    let own = below.rows.filter { $0.text("group") == station }
    let others = below.rows.filter { $0.text("group") != station }
    let table = PageTable(
      caption: context.say(
        "以上各表只是本站的;此表连同下属各站", "What stands above is of this station alone; here with those below it"),
      columns: [
        .text(context.say("服务站", "Station")), .number(context.say("服务时长", "Hours served")),
        .number(context.say("记录", "Records")), .number(context.say("人数", "People")),
        .number(context.say("兑换时长", "Hours redeemed")),
      ],
      rows: own.map { row($0, context.say("本站", "this station")) }
        + others.map { row($0, context.station($0.text("group"))) },
      total: [
        context.say("合计(连同下属各站)", "Total, with those below"), below["minutes"], below["records"], below["members"],
        below["redeemed"],
      ])
    return [
      .element(
        .section, [:],
        [.element(.h2, text: context.say("连同下属各站", "With the stations below")), table.node(empty: "")])
    ]
  }

  private func row(_ row: DaemonFields, _ name: String) -> [String] {
    [name] + ["minutes", "records", "members", "redeemed"].map { row.text($0) }
  }
}

/// Hours as the daemon writes them.
enum HoursText {
  /// The minutes of `H:MM`, with a minus where it has one; 0 for anything else.
  static func minutes(_ text: String) -> Int64 {
    let isNegative = text.hasPrefix("-")
    let parts = text.drop { $0 == "-" }.split(separator: ":")
    guard parts.count == 2, let hours = Int64(parts[0]), let minutes = Int64(parts[1]) else { return 0 }
    let (product, overflow) = hours.multipliedReportingOverflow(by: 60)
    guard !overflow else { return 0 }
    let (sum, isTooLarge) = product.addingReportingOverflow(minutes)
    return isTooLarge ? 0 : isNegative ? -sum : sum
  }
}
