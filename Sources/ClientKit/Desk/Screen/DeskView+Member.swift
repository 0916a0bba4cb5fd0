import LineProtocol

extension DeskView {
  func memberBody(_ rows: Int) -> DeskBody {
    guard let person = desk.person else { return DeskBody() }
    var body = DeskBody()
    let teams = person.teams.map { desk.teamNames[$0] ?? $0 }.joined(separator: text("、", ", "))
    var line = DeskLine(" " + person.name, .strong)
    line.append("   " + number(person.number))
    if !person.phone.isEmpty { line.append(text("   电话 ", "   phone ") + person.phone) }
    if !teams.isEmpty { line.append("   " + teams) }
    body.add(line)
    if person.isClosed { body.add(text(" 这位成员已经注销。", " This member has left."), .bad) }
    body.add()
    var hours = DeskLine(label(text("可用时长", "Available")))
    hours.append(person.available.isEmpty ? "..." : person.available, person.available.hasPrefix("-") ? .bad : .strong)
    if !person.held.isEmpty { hours.append(text("      冻结 ", "      held ") + person.held) }
    body.add(hours)
    addStars(person, to: &body)
    body.add(doorLine)
    for errand in desk.errands where errand.member == person.number {
      let isWaiting =
        errand.isSent ? text("正在办:", "Under way: ") : text("留着,连上就办:", "Kept until the connection is back: ")
      body.add(" " + isWaiting + errand.title[desk.language], .care)
    }
    addDraft(person, to: &body)
    addRedemptions(person, to: &body, max(1, (rows - body.lines.count - 5) / 2))
    addServices(person, to: &body, rows)
    return body
  }

  private func label(_ text: String) -> String { " " + text.inColumn(12) }

  private func addStars(_ person: DeskPerson, to body: inout DeskBody) {
    let stars = person.stars == "0" ? text("还没有星", "none yet") : text("\(person.stars) 星", "\(person.stars)")
    var line = DeskLine(label(text("星级", "Stars")))
    line.append(person.stars.isEmpty ? "..." : stars, .strong)
    body.add(line)
    let room = max(1, columns - 15)
    for part in person.starText.wrapped(to: room).prefix(3) { body.add(label("") + part) }
  }

  private var doorLine: DeskLine {
    var line = DeskLine(label(text("签到", "Door")))
    guard let presence = desk.presence else {
      line.append(text("没有签到", "not checked in"))
      return line
    }
    let since = presence.minutes(at: desk.clock).map { text(",已 \($0)", ", for \($0)") } ?? ""
    line.append(text("在岗,从 \(presence.start) 起", "checked in since \(presence.start)") + since, .good)
    if !presence.activity.isEmpty { line.append("   " + presence.activity) }
    return line
  }

  private func addDraft(_ person: DeskPerson, to body: inout DeskBody) {
    guard let draft = desk.drafts[person.number]?.last else { return }
    let typed = [draft.text(.date), draft.text(.minutes), draft.text(.activity)].filter { !$0.isEmpty }
    body.add(
      text(
        " 有一份没记上的记录(\(typed.joined(separator: " "))),按 1 接着写。",
        " A record is not finished (\(typed.joined(separator: " "))); 1 goes on with it."), .care)
  }

  private func addRedemptions(_ person: DeskPerson, to body: inout DeskBody, _ room: Int) {
    body.add()
    guard let redemptions = person.redemptions else { return }
    body.add(
      redemptions.isEmpty
        ? text(" 没有未结的兑换", " No open redemptions")
        : text(" 未结的兑换 \(redemptions.count) 笔:", " Open redemptions: \(redemptions.count)"), .strong)
    for redemption in redemptions.prefix(room) { body.add("   " + self.line(redemption)) }
    let rest = redemptions.count - room
    if rest > 0 { body.add(text("   另有 \(rest) 笔", "   and \(rest) more")) }
  }

  func line(_ redemption: DeskRedemption) -> String {
    let until =
      redemption.until.isEmpty
      ? (CodeWords.text(redemption.state, column: "state", desk.language) ?? redemption.state)
      : text("最迟 \(redemption.until) 领取", "until \(redemption.until)")
    return [
      number(redemption.number).inColumn(8), desk.name(ofOffer: redemption.offer).inColumn(max(8, columns / 3)),
      redemption.price.indented(to: 7), " " + until,
    ].joined(separator: " ")
  }

  private func addServices(_ person: DeskPerson, to body: inout DeskBody, _ rows: Int) {
    guard let services = person.services else { return }
    body.add()
    let room = max(0, rows - body.lines.count - 1)
    let shown = services.suffix(room).reversed()
    let count = services.count
    let isPart = count > room
    body.add(
      count == 0
        ? text(" 近一个月没有服务记录", " No service in the last month")
        : text(
          " 近一个月的服务记录 \(count) 条\(isPart ? ",最近的 \(room) 条" : ""):",
          " Services in the last month: \(count)\(isPart ? ", the last \(room)" : "")"), .strong)
    for service in shown {
      let state =
        service.state == "posted"
        ? "" : CodeWords.text(service.state, column: "state", desk.language) ?? service.state
      body.add(
        "   "
          + [
            service.date, service.minutes.indented(to: 6), " " + service.activity.inColumn(max(8, columns - 40)), state,
          ]
          .joined(separator: " "))
    }
  }
}
