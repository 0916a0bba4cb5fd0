import Ledger
import LineProtocol

extension Desk {
  /// The form that was left or refused last, or a new one.
  mutating func openRecord() {
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

  /// Takes a key on a form.
  mutating func take(_ key: Key, _ form: inout DeskForm) -> [DeskEffect] {
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
