import Ledger
import LineProtocol

/// A report with its chart.
struct ReportPage {
  let kind: ReportKind
  let reply: PageReply
  let station: String?
  let context: PageContext

  var document: PageDocument {
    let place = station.map(context.station) ?? context.say("全部服务站", "all stations")
    return PageDocument(
      title: kind.title[context.language], subtitle: place + period, context: context, content: content)
  }

  private var period: String {
    switch kind {
    case .near: ""
    case .inactive:
      " · " + context.say("自 \(reply["since"]) 起没有服务", "no service from \(reply["since"]) on")
    default: " · " + context.period(reply["from"], reply["until"])
    }
  }

  private var content: [HTMLNode] {
    switch kind {
    case .member, .team, .station, .activity, .kind, .age, .week, .month: hours
    case .inactive:
      list(
        [
          ("member", context.say("成员号", "Member")), ("name", context.say("姓名", "Name")),
          ("station", context.say("服务站", "Station")), ("registered", context.say("登记日期", "Registered")),
          ("last", context.say("最近服务", "Last service")), ("days", context.say("距今天数", "Days since")),
          ("available", context.say("可用时长", "Available")),
        ], chart: nil)
    case .near:
      list(
        [
          ("subject", context.say("对象", "Who")), ("name", context.say("姓名", "Name")),
          ("station", context.say("服务站", "Station")), ("stars", context.say("星级", "Stars")),
          ("missing", context.say("尚差", "Missing")),
        ], chart: chart(context.say("距下一星级尚差", "Missing to the next star"), label: "name", value: "missing"))
    case .limits:
      list(
        [
          ("date", context.say("日期", "Date")), ("member", context.say("成员号", "Member")),
          ("name", context.say("姓名", "Name")), ("station", context.say("服务站", "Station")),
          ("minutes", context.say("当日时长", "That day")), ("over", context.say("超出", "Over")),
          ("records", context.say("记录", "Records")),
        ], chart: chart(context.say("当日时长", "Hours on that day"), label: "date", value: "minutes"))
    case .unusual:
      list(
        [
          ("sign", context.say("迹象", "Sign")), ("name", context.say("姓名", "Name")), ("date", context.say("日期", "Date")),
          ("text", context.say("说明", "What it is")),
        ], chart: signs)
    case .figures: figures
    }
  }

  /// A table for each group of figures; a column that is empty all the way down says nothing.
  private var figures: [HTMLNode] {
    let areas = reply.rows.reduce(into: [String]()) { all, row in
      if !all.contains(row.text("area")) { all.append(row.text("area")) }
    }
    let headings = [
      ("count", context.say("数量", "How many")), ("minutes", context.say("时长", "Hours")),
      ("mean", context.say("平均分", "Mean")),
    ]
    return areas.map { area in
      let rows = reply.rows.filter { $0.text("area") == area }
      let used = headings.filter { name, _ in rows.contains { !$0.text(name).isEmpty } }
      return PageTable(
        caption: context.word(area, column: "area"),
        columns: [.text(context.say("项目", "Figure"))] + used.map { .number($0.1) },
        rows: rows.map { row in [context.word(row.text("item"), column: "item")] + used.map { row.text($0.0) } }
      ).node(empty: context.say("没有", "nothing"))
    }
  }

  private var hours: [HTMLNode] {
    let hasBelow = reply.rows.contains { !$0.text("with-below").isEmpty }
    let hasRedeemed = reply.rows.contains { !$0.text("redeemed").isEmpty }
    let labels = reply.rows.map { ReportText.label($0, kind, context) }
    let served = Chart.Series(
      name: context.say("服务时长", "Served"), values: reply.rows.map { HoursText.minutes($0.text("minutes")) })
    let redeemed = Chart.Series(
      name: context.say("兑换时长", "Redeemed"), values: reply.rows.map { HoursText.minutes($0.text("redeemed")) })
    let shown = min(labels.count, Self.mostBars)
    let series = (hasRedeemed ? [served, redeemed] : [served]).map {
      Chart.Series(name: $0.name, values: Array($0.values.prefix(shown)))
    }
    let title =
      shown < labels.count
      ? context.say("前 \(shown) 名", "The first \(shown)") : kind.title[context.language]
    let chart = Chart(
      id: "hours", title: title, heading: heading, labels: Array(labels.prefix(shown)), series: series,
      form: hasRedeemed ? .bars : .columns, hasTable: false)
    let table = PageTable(
      caption: context.say("共 \(labels.count) 项", labels.count == 1 ? "1 group" : "\(labels.count) groups"),
      columns: [
        .text(heading), .number(served.name), .number(context.say("记录", "Records")),
        .number(context.say("人数", "People")),
      ] + (hasRedeemed ? [.number(redeemed.name)] : [])
        + (hasBelow ? [.number(context.say("服务时长(连同下属各站)", "Served, with the stations below"))] : []),
      rows: zip(labels, reply.rows).map { label, row in
        [label, row.text("minutes"), row.text("records"), row.text("members")]
          + (hasRedeemed ? [row.text("redeemed")] : []) + (hasBelow ? [row.text("with-below")] : [])
      },
      total: [context.say("合计", "Total"), reply["minutes"], reply["records"], reply["members"]]
        + (hasRedeemed ? [reply["redeemed"]] : []) + (hasBelow ? [""] : []))
    return [chart.node(total: context.say("合计", "Total")), table.node(empty: context.say("没有", "nothing"))]
  }

  private var heading: String {
    switch kind {
    case .member: context.say("成员", "Member")
    case .team: context.say("服务队", "Team")
    case .station: context.say("服务站", "Station")
    case .activity: context.say("活动", "Activity")
    case .kind: context.say("类别", "Kind")
    case .age: context.say("年龄", "Age")
    case .week: context.say("周(周一)", "Week from")
    default: context.say("月份", "Month")
    }
  }

  private func list(_ columns: [(name: String, heading: String)], chart: Chart?) -> [HTMLNode] {
    let figures: Set = ["minutes", "over", "records", "missing", "days", "available", "stars"]
    let table = PageTable(
      caption: context.say("共 \(reply.rows.count) 项", reply.rows.count == 1 ? "1 row" : "\(reply.rows.count) rows"),
      columns: columns.map { PageTable.Column(heading: $0.heading, isNumber: figures.contains($0.name)) },
      rows: reply.rows.map { row in columns.map { cell(row, $0.name) } })
    return (chart.map { [$0.node(total: context.say("合计", "Total"))] } ?? [])
      + [table.node(empty: context.say("没有", "nothing"))]
  }

  private func cell(_ row: DaemonFields, _ name: String) -> String {
    switch name {
    case "station": row.text(name).isEmpty ? "" : context.station(row.text(name))
    case "sign": ReportText.sign(row.text(name), context)
    default: row.text(name)
    }
  }

  private func chart(_ title: String, label: String, value: String) -> Chart? {
    guard !reply.rows.isEmpty else { return nil }
    let rows = reply.rows.prefix(Self.mostBars)
    return Chart(
      id: "list", title: title, heading: context.say("名称", "Name"),
      labels: rows.map { row in
        label == "date" ? "\(row.text("date")) \(row.text("name"))" : row.text(label)
      }, series: [Chart.Series(name: title, values: rows.map { HoursText.minutes($0.text(value)) })],
      hasTable: false)
  }

  /// How often each sign stands in the list.
  private var signs: Chart? {
    guard !reply.rows.isEmpty else { return nil }
    let signs = reply.rows.reduce(into: [String]()) { all, row in
      if !all.contains(row.text("sign")) { all.append(row.text("sign")) }
    }
    return Chart(
      id: "signs", title: context.say("各类迹象", "Signs"), heading: context.say("迹象", "Sign"),
      labels: signs.map { ReportText.sign($0, context) },
      series: [
        Chart.Series(
          name: context.say("次数", "How often"),
          values: signs.map { sign in Int64(reply.rows.count { $0.text("sign") == sign }) })
      ], measure: .count)
  }

  /// More bars than this are no picture any more; the table has them all.
  private static let mostBars = 30
}

extension PageReply {
  /// The report with a row for every week or month of its period, those too in which nobody served: a gap that is not drawn
  /// looks like none.
  func withEveryTime(_ kind: ReportKind) -> PageReply {
    guard [.week, .month].contains(kind), let from = LocalDate(self["from"]), let until = LocalDate(self["until"]),
      until.days(since: from) < Self.mostDays
    else { return self }
    let days = (0...max(0, until.days(since: from))).compactMap { from.adding(days: $0) }
    let times = days.map { kind == .week ? $0.monday.description : $0.monthText }
    let known = Dictionary(rows.map { ($0.text("group"), $0) }, uniquingKeysWith: { first, _ in first })
    var filled = self
    filled.rows = Set(times).union(known.keys).sorted().map { known[$0] ?? Self.nothing(in: $0) }
    return filled
  }

  private static func nothing(in time: String) -> DaemonFields {
    DaemonFields(
      [("group", time), ("minutes", "0:00"), ("records", "0"), ("members", "0"), ("redeemed", "0:00")].map {
        DaemonField(name: $0.0, value: $0.1)
      })
  }

  /// Some ten years: whoever asks for more sees the times of which there is something to tell.
  private static let mostDays = 3700
}

/// Words of reports.
enum ReportText {
  /// What a row of `report hours` is of.
  static func label(_ row: DaemonFields, _ kind: ReportKind, _ context: PageContext) -> String {
    let group = row.text("group")
    switch kind {
    case .member: return "\(group) \(row.text("name"))"
    case .age: return age(group, context)
    case .team where group.isEmpty: return context.say("不计入队", "no team")
    case .week where group.isEmpty, .month where group.isEmpty: return carriedOver(context)
    case _ where group.isEmpty: return context.say("未注明", "not said")
    default: return row.text("name").isEmpty ? group : row.text("name")
    }
  }

  /// Lumps from older books, which are of no week and no month.
  static func carriedOver(_ context: PageContext) -> String { context.say("旧账带入", "carried over") }

  /// A group of ages.
  static func age(_ group: String, _ context: PageContext) -> String {
    switch group {
    case "unknown": context.say("年龄不详", "age not known")
    case "0-13": context.say("14 岁以下", "under 14")
    case "80+": context.say("80 岁以上", "80 and above")
    default: context.say("\(group) 岁", "\(group)")
    }
  }

  /// A sign of `report unusual`.
  static func sign(_ sign: String, _ context: PageContext) -> String {
    switch sign {
    case "long-day": context.say("单日时长过多", "a very long day")
    case "reversals": context.say("冲正频繁", "much that was undone")
    case "round": context.say("整小时过多", "too many round figures")
    default: sign
    }
  }
}
