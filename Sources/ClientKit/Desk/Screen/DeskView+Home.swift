import Ledger
import LineProtocol

extension DeskView {
  func stationsBody(_ selected: Int, _ rows: Int) -> DeskBody {
    var body = DeskBody()
    body.add(text(" 请选这张办事台所在的服务站:", " Which station is this desk at?"), .strong)
    body.add()
    for index in visible(desk.stations.count, selected: selected, room: max(1, rows - 3)) {
      let place = desk.stations[index]
      if index == selected { body.focus = body.lines.count }
      body.add(listLine(place.name.inColumn(max(10, columns - 20)) + " " + place.code, isSelected: index == selected))
    }
    if desk.stations.isEmpty { body.add(text("   (还没有服务站)", "   (there is no station yet)")) }
    return body
  }

  func homeBody(_ rows: Int) -> DeskBody {
    var body = DeskBody()
    let label = text(" 找成员:", " Find a member: ")
    let field = FieldView(desk.typed, columnCount: max(4, columns - DisplayWidth.of(label) - 2))
    var line = DeskLine(label, .strong)
    body.cursor = DeskFrame.Cursor(row: 0, column: line.width + field.cursorColumn)
    line.append(field.shown)
    body.add(line)
    body.add(
      text(
        "   姓名、成员号、电话中的几位数字、拼音首字母(张三 打 zs),或领取码",
        "   Name, number, phone digits, initials (zs for 张三), or a collection code"))
    body.add()
    if desk.searchText.isEmpty { addPresent(to: &body, rows) } else { addFound(to: &body, rows) }
    return body
  }

  private func addPresent(to body: inout DeskBody, _ rows: Int) {
    let count = desk.present.count
    body.add(
      count == 0
        ? text(" 本站现在没有人签到。", " Nobody is checked in here now.")
        : text(" 本站在岗 \(count) 人:", " Checked in here: \(count)"), .strong)
    let room = max(1, rows - body.lines.count - 1)
    let shown = visible(count, selected: desk.selected, room: room)
    for index in shown {
      let who = desk.present[index]
      let since = who.minutes(at: desk.clock).map { text("已 \($0)", "for \($0)") } ?? ""
      let start = text("从 \(who.start)", "since \(who.start)")
      let cells = [
        who.name.inColumn(nameWidth), number(who.number).inColumn(8), start.inColumn(11), since.inColumn(9),
        who.activity,
      ]
      body.add(listLine(cells.joined(separator: " "), isSelected: index == desk.selected))
    }
    if shown.count < count { body.add(text("   (共 \(count) 人)", "   (\(count) in all)")) }
  }

  private func addFound(to body: inout DeskBody, _ rows: Int) {
    let coded = desk.shownCoded
    let isFound = desk.foundText == desk.searchText
    let lines = coded.map(line) + (isFound ? desk.found.map(line) : [])
    if isFound, lines.isEmpty { body.add(text(" 没有找到,请换个写法。", " Nobody found; try it another way."), .care) }
    let room = max(1, rows - body.lines.count - 1)
    for index in visible(lines.count, selected: desk.selected, room: room) {
      body.add(listLine(lines[index], isSelected: index == desk.selected))
    }
    guard isFound else {
      body.add(
        desk.isOpen ? text(" 正在找...", " Looking...") : text(" 连上以后再找。", " Will look when the connection is back."))
      return
    }
    if desk.hasMoreFound { body.add(text("   还有更多,请再打几个字。", "   There are more; type a little more.")) }
  }

  private func line(_ gift: DeskCoded) -> String {
    let what = text("领取码 \(desk.codedText):", "Code \(desk.codedText): ") + desk.name(ofOffer: gift.offer)
    return what + text(",发放给 ", ", for ") + number(gift.member)
  }

  private func line(_ who: DeskFound) -> String {
    let teams = who.teams.map { desk.teamNames[$0] ?? $0 }.joined(separator: text("、", ", "))
    return [
      who.name.inColumn(nameWidth), number(who.number).inColumn(8), who.phone.inColumn(13),
      who.isClosed ? text("已注销", "has left") : teams,
    ].joined(separator: " ")
  }

  private var nameWidth: Int { max(6, min(20, columns / 4)) }
}

/// The part of what is typed that fits, with the cursor in it.
struct FieldView {
  let shown: String
  let cursorColumn: Int

  init(_ buffer: LineBuffer, columnCount: Int) {
    let characters = CellText.harmless(buffer.text).map { $0 }
    let cursor = min(CellText.harmless(buffer.textBeforeCursor).count, characters.count)
    var start = 0
    var before = characters[..<cursor].reduce(0) { $0 + DisplayWidth.of($1) }
    while start < cursor, before >= columnCount {
      before -= DisplayWidth.of(characters[start])
      start += 1
    }
    shown = String(characters[start...]).clipped(to: columnCount)
    cursorColumn = min(before, max(0, columnCount - 1))
  }
}
