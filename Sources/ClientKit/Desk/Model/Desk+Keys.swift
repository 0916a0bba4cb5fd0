import Ledger
import LineProtocol

/// A key that works now, and what it does: what the last line of the screen says.
struct DeskHint: Hashable {
  let key: Localized
  let meaning: Localized

  init(_ key: Localized, _ meaning: Localized) {
    self.key = key
    self.meaning = meaning
  }

  static let enter = Localized("回车", "Enter")
  static let escape = Localized("Esc", "Esc")
  static let upDown = Localized("上下键", "Up/Down")
  static let leftRight = Localized("左右键", "Left/Right")
  static let backspace = Localized("退格", "Backspace")
  static let tab = Localized("Tab", "Tab")

  static let back = DeskHint(escape, Localized("返回", "back"))
  static let choose = DeskHint(upDown, Localized("选择", "choose"))
  static let erase = DeskHint(backspace, Localized("删字", "erase"))
}

extension Desk {
  /// What works on the uppermost page, in the order in which it is wanted.
  var hints: [DeskHint] {
    switch page {
    case .stations:
      return [
        DeskHint(DeskHint.enter, Localized("选定", "choose this")), .choose,
        DeskHint(DeskHint.escape, Localized("退出", "leave")),
      ]
    case .home: return homeHints
    case .member: return memberHints
    case .form(let form): return hints(of: form)
    case .checkOut: return [DeskHint(DeskHint.enter, Localized("签退", "check out")), .back]
    case .offers:
      return shownOffers.isEmpty ? [.back] : [DeskHint(DeskHint.enter, Localized("兑换", "redeem")), .choose, .back]
    case .redeem(_, let trial):
      guard case .good = trial else { return [.back] }
      return [DeskHint(DeskHint.enter, Localized("确定兑换", "redeem it")), .back]
    case .redeemed(let receipt):
      let now = DeskHint(Localized("4", "4"), Localized("现在就发放", "hand it out now"))
      return (receipt.isGift ? [now] : []) + [DeskHint(DeskHint.enter, Localized("好了", "done")), .back]
    case .handOut(let handOut): return hints(of: handOut)
    case .handOutQuestion(_, _, let check):
      return (check == .good ? [DeskHint(DeskHint.enter, Localized("确定发放", "hand it out"))] : []) + [.back]
    case .leaving:
      return [DeskHint(DeskHint.enter, Localized("退出", "leave")), DeskHint(DeskHint.escape, Localized("留下", "stay"))]
    }
  }

  private var homeHints: [DeskHint] {
    let hasList = searchText.isEmpty ? !present.isEmpty : !found.isEmpty
    let open = hasList ? [DeskHint(DeskHint.enter, Localized("打开", "open")), .choose] : []
    guard !typed.characters.isEmpty else {
      return open + [DeskHint(DeskHint.escape, Localized("退出", "leave"))]
    }
    return open + [
      DeskHint(DeskHint.leftRight, Localized("移动", "move")), .erase,
      DeskHint(DeskHint.escape, Localized("清空", "clear")),
    ]
  }

  private var memberHints: [DeskHint] {
    guard mayChange else { return [.back] }
    let door = presence == nil ? Localized("签到", "check in") : Localized("签退", "check out")
    let handOut =
      giftsToHandOut.isEmpty
      ? [] : [DeskHint(Localized("4", "4"), Localized("发放", "hand out"))]
    return [
      DeskHint(Localized("1", "1"), Localized("记录服务", "record")), DeskHint(Localized("2", "2"), door),
      DeskHint(Localized("3", "3"), Localized("兑换", "redeem")),
    ] + handOut + [.back]
  }

  private func hints(of form: DeskForm) -> [DeskHint] {
    let move = DeskHint(DeskHint.upDown, Localized("换项", "other line"))
    guard let field = form.focused else {
      let send = form.kind == .record ? Localized("记上", "record it") : Localized("签到", "check in")
      return [DeskHint(DeskHint.enter, send), move, .back]
    }
    let next = DeskHint(DeskHint.enter, Localized("下一项", "next"))
    guard field.choices.isEmpty else {
      return [next, move, DeskHint(DeskHint.leftRight, Localized("选择", "choose")), .back]
    }
    let same = field.name == .activity && !lastActivity.isEmpty && field.buffer.characters.isEmpty
    return [next, move]
      + (same ? [DeskHint(DeskHint.tab, Localized("同上次", "as before"))] : [])
      + (field.buffer.characters.isEmpty
        ? [] : [DeskHint(DeskHint.leftRight, Localized("移动", "move")), .erase])
      + [.back]
  }

  private func hints(of handOut: DeskHandOut) -> [DeskHint] {
    guard !giftsToHandOut.isEmpty else { return [.back] }
    return [DeskHint(DeskHint.enter, Localized("发放", "hand out"))]
      + (giftsToHandOut.count > 1 ? [.choose] : [])
      + (handOut.code.characters.isEmpty
        ? [] : [DeskHint(DeskHint.leftRight, Localized("移动", "move")), .erase])
      + [.back]
  }
}

extension Desk {
  /// Whether the member that is open is checked in here.
  var presence: DeskPresence? { present.first { $0.number == person?.number } }

  /// Whether the user may do more than look.
  var mayChange: Bool { role == .admin || role == .operator }

  /// What can be asked for at this station.
  var shownOffers: [DeskOffer] {
    offers.filter { offer in
      offer.isOpen && (offer.stations.isEmpty || offer.stations.contains(station?.code ?? ""))
    }
  }

  /// The open redemptions of the member that are gifts.
  var giftsToHandOut: [DeskRedemption] {
    (person?.redemptions ?? []).filter { redemption in
      offers.first { $0.code == redemption.offer }?.isGift ?? true
    }
  }

  /// What people call an offer.
  func name(ofOffer code: String) -> String { offers.first { $0.code == code }?.name ?? code }

  mutating func take(_ key: Key) -> [DeskEffect] {
    if key == .escape || key == .interrupt { return goBack() }
    switch page {
    case .stations(let selected): return takeAtStations(key, selected)
    case .home: return takeAtHome(key)
    case .member: return takeAtMember(key)
    case .form(var form): return take(key, &form)
    case .checkOut: return key == .enter ? checkOut() : []
    case .offers(let selected): return takeAtOffers(key, selected)
    case .redeem(let offer, let trial): return take(key, offer, trial)
    case .redeemed(let receipt): return take(key, receipt)
    case .handOut(var handOut): return take(key, &handOut)
    case .handOutQuestion(let gift, let code, let check):
      return key == .enter && check == .good ? handOver(gift, code) : []
    case .leaving: return key == .enter ? [.leave] : []
    }
  }

  /// One step back; from the first page it asks whether to leave.
  private mutating func goBack() -> [DeskEffect] {
    notices = []
    switch page {
    case .home where !typed.characters.isEmpty:
      clearSearch()
      return []
    case .home, .stations:
      pages.append(.leaving)
      return []
    case .form(let form):
      if form.isBegun, form.kind == .record, let number = person?.number {
        drafts[number, default: []].append(form)
      }
    case .member:
      person = nil
      clearSearch()
    default: break
    }
    if pages.count > 1 { pages.removeLast() }
    return []
  }

  private mutating func clearSearch() {
    typed = LineBuffer()
    found = []
    foundText = ""
    hasMoreFound = false
    selected = 0
  }

  private mutating func takeAtStations(_ key: Key, _ selected: Int) -> [DeskEffect] {
    switch key {
    case .up: pages = [.stations(selected: max(0, selected - 1))]
    case .down: pages = [.stations(selected: min(max(0, stations.count - 1), selected + 1))]
    case .enter where stations.indices.contains(selected):
      station = stations[selected]
      pages = [.home]
      return refresh()
    default: break
    }
    return []
  }

  private mutating func takeAtHome(_ key: Key) -> [DeskEffect] {
    let count = searchText.isEmpty ? present.count : found.count
    switch key {
    case .up: selected = max(0, selected - 1)
    case .down: selected = min(max(0, count - 1), selected + 1)
    case .enter: return openSelected()
    default: return search(key)
    }
    return []
  }

  private mutating func search(_ key: Key) -> [DeskEffect] {
    let before = searchText
    guard typed.edit(key, maxCharacters: 40) else { return [] }
    notices = []
    guard searchText != before else { return [] }
    selected = 0
    guard !searchText.isEmpty else {
      clearSearch()
      return []
    }
    return ask(.find(searchText))
  }

  private mutating func openSelected() -> [DeskEffect] {
    if searchText.isEmpty {
      guard present.indices.contains(selected) else { return [] }
      return open(DeskPerson(number: present[selected].number, name: present[selected].name))
    }
    // What is on the screen belongs to fewer letters than are typed.
    guard foundText == searchText, found.indices.contains(selected) else { return [] }
    let row = found[selected]
    var person = DeskPerson(number: row.number, name: row.name)
    person.phone = row.phone
    person.teams = row.teams
    person.isClosed = row.isClosed
    return open(person)
  }

  private mutating func open(_ person: DeskPerson) -> [DeskEffect] {
    self.person = person
    notices = []
    pages.append(.member)
    return ask(.member(person.number)) + askAbout(person.number)
  }

  private mutating func takeAtMember(_ key: Key) -> [DeskEffect] {
    guard mayChange, case .character(let typed) = key else { return [] }
    switch TypedByHand.plain(typed) {
    case "1": openRecord()
    case "2" where presence != nil: pages.append(.checkOut)
    case "2": pages.append(.form(checkInForm()))
    case "3": pages.append(.offers(selected: 0))
    case "4":
      guard let first = giftsToHandOut.first else { return [] }
      pages.append(.handOut(DeskHandOut(redemption: first.number)))
    default: return []
    }
    notices = []
    return []
  }
}

// MARK: Forms

extension Desk {
  /// The form that was left or refused last, or a new one.
  private mutating func openRecord() {
    guard let number = person?.number else { return }
    if let draft = drafts[number]?.popLast() {
      pages.append(.form(draft))
      return
    }
    var fields = [
      DeskForm.Field(name: .date, buffer: LineBuffer(Localized("今天", "today")[language])),
      DeskForm.Field(name: .minutes), DeskForm.Field(name: .activity),
    ]
    let teams = person?.teams ?? []
    if teams.count > 1 {
      let choices = teams.map { DeskPlace(code: $0, name: teamNames[$0] ?? $0) }
      let none = DeskPlace(code: "none", name: Localized("不计入任何队", "no team")[language])
      fields.append(DeskForm.Field(name: .team, choices: choices + [none]))
    }
    var form = DeskForm(kind: .record, fields: fields)
    form.focus = 1
    pages.append(.form(form))
  }

  private func checkInForm() -> DeskForm {
    DeskForm(kind: .checkIn, fields: [DeskForm.Field(name: .activity), DeskForm.Field(name: .end)])
  }

  private mutating func take(_ key: Key, _ form: inout DeskForm) -> [DeskEffect] {
    defer { if case .form = page { pages[pages.count - 1] = .form(form) } }
    switch key {
    case .up: form.moveFocus(by: -1)
    case .down: form.moveFocus(by: 1)
    case .tab:
      guard let field = form.focused, field.name == .activity, field.buffer.characters.isEmpty else { return [] }
      form.put(.activity, lastActivity)
    case .enter:
      guard form.focused == nil else {
        form.moveFocus(by: 1)
        return []
      }
      return send(&form)
    default:
      if form.edit(key) { notices = [] }
    }
    return []
  }

  private mutating func send(_ form: inout DeskForm) -> [DeskEffect] {
    guard let person, let station else { return [] }
    let parameters = form.kind == .record ? recordParameters(&form) : checkInParameters(&form)
    guard let parameters else { return [] }
    if !form.text(.activity).isEmpty { lastActivity = form.text(.activity) }
    pages.removeLast()
    let whom = [("member", String(person.number)), ("station", station.code)]
    let command = form.kind == .record ? "service record" : "checkin"
    return submit(
      form.kind == .record ? .record(form) : .checkIn(form), .command(command, whom + parameters))
  }

  private func recordParameters(_ form: inout DeskForm) -> [(String, String)]? {
    guard let date = day(form.text(.date)) else {
      form.refuse(
        .date, Localized("日期请写 今天、昨天、5-20 或 2026-05-20", "Write the date as today, yesterday, 5-20 or 2026-05-20"))
      return nil
    }
    let typed = form.text(.minutes)
    guard let minutes = TypedByHand.duration(typed) else {
      form.refuse(.minutes, Self.durationTrouble(typed))
      return nil
    }
    var parameters = [("date", date), ("minutes", minutes.description)]
    if !form.text(.activity).isEmpty { parameters.append(("activity", form.text(.activity))) }
    if let team = form.choice(.team) { parameters.append(("team", team.code)) }
    return parameters
  }

  private func checkInParameters(_ form: inout DeskForm) -> [(String, String)]? {
    var parameters: [(String, String)] = []
    if !form.text(.activity).isEmpty { parameters.append(("activity", form.text(.activity))) }
    if !form.text(.end).isEmpty {
      guard let end = TypedByHand.time(form.text(.end)) else {
        form.refuse(.end, Localized("时间请写 11:00 或 11点半", "Write the time as 11:00"))
        return nil
      }
      parameters.append(("end", end.description))
    }
    return parameters
  }

  /// The day that a text means, as the daemon takes it: today is a date, so that a record that waits keeps its day.
  func day(_ text: String) -> String? {
    if let clock { return TypedByHand.date(text, today: clock.date)?.description }
    return ["今天", "today", ""].contains(TypedByHand.plain(text).lowercased()) ? "today" : nil
  }

  private static func durationTrouble(_ typed: String) -> Localized {
    if typed.isEmpty { return Localized("请填时长,如 2:30", "Write how long, as 2:30") }
    guard TypedByHand.isBareNumber(typed) else {
      return Localized("时长请写 2:30、2小时30分 或 90分钟", "Write the length as 2:30, 2h30m or 90m")
    }
    let number = TypedByHand.plain(typed)
    return Localized(
      "\(number) 是小时还是分钟?请写 \(number)小时 或 \(number)分", "\(number) hours or minutes? Write \(number)h or \(number)m")
  }
}

// MARK: Door and shelf

extension Desk {
  private mutating func checkOut() -> [DeskEffect] {
    guard let person, let station else { return [] }
    pages.removeLast()
    return submit(
      .checkOut, .command("checkout", [("member", String(person.number)), ("station", station.code)]))
  }

  private mutating func takeAtOffers(_ key: Key, _ selected: Int) -> [DeskEffect] {
    let offers = shownOffers
    switch key {
    case .up: pages[pages.count - 1] = .offers(selected: max(0, selected - 1))
    case .down: pages[pages.count - 1] = .offers(selected: min(max(0, offers.count - 1), selected + 1))
    case .enter where offers.indices.contains(selected):
      pages.append(.redeem(offers[selected], .asked))
      return askTrial(offers[selected])
    default: break
    }
    return []
  }

  private mutating func take(_ key: Key, _ offer: DeskOffer, _ trial: DeskTrial) -> [DeskEffect] {
    guard key == .enter, case .good = trial, let person, let station else { return [] }
    pages.removeAll { if case .offers = $0 { true } else { false } }
    pages.removeLast()
    return submit(
      .redeem(offer: offer.name),
      .command(
        "redeem request", [("member", String(person.number)), ("offer", offer.code), ("station", station.code)]))
  }

  private mutating func take(_ key: Key, _ receipt: DeskReceipt) -> [DeskEffect] {
    switch key {
    case .enter: pages.removeLast()
    case .character(let typed) where TypedByHand.plain(typed) == "4" && receipt.isGift:
      pages.removeLast()
      var handOut = DeskHandOut(redemption: receipt.redemption)
      handOut.code = LineBuffer(receipt.code)
      pages.append(.handOut(handOut))
      return askToHandOut(DeskGift(redemption: receipt.redemption, name: receipt.offer), code: receipt.code)
    default: break
    }
    return []
  }

  private mutating func take(_ key: Key, _ handOut: inout DeskHandOut) -> [DeskEffect] {
    let gifts = giftsToHandOut
    let place = gifts.firstIndex { $0.number == handOut.redemption }
    switch key {
    case .up, .down:
      guard let first = gifts.first else { return [] }
      let next = place.map { min(max(0, $0 + (key == .up ? -1 : 1)), gifts.count - 1) }
      handOut.redemption = next.map { gifts[$0].number } ?? first.number
    case .enter:
      guard let place else { return [] }
      let gift = DeskGift(redemption: gifts[place].number, name: name(ofOffer: gifts[place].offer))
      return askToHandOut(gift, code: TypedByHand.plain(handOut.code.text))
    default:
      if handOut.code.edit(key, maxCharacters: 16) { notices = [] }
    }
    pages[pages.count - 1] = .handOut(handOut)
    return []
  }

  /// Has the code checked; what is asked then is only whether to hand it out.
  private mutating func askToHandOut(_ gift: DeskGift, code: String) -> [DeskEffect] {
    pages.append(.handOutQuestion(gift, code: code, .asked))
    return ask(.check(redemption: gift.redemption, code: code))
  }

  private mutating func handOver(_ gift: DeskGift, _ code: String) -> [DeskEffect] {
    pages.removeLast(2)
    return submit(
      .handOut(redemption: gift.redemption, offer: gift.name), .handOut(gift.redemption, code: code))
  }
}
