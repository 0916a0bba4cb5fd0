import Ledger
import LineProtocol
import Rules
import Store

/// Judges the rows of a list of members, each with the rows before it as if they were registered.
final class MemberSheet: SheetJudge {
  private let bank: ReadContext
  private let sheet: StoredSheet
  private var numbers: [MemberNumber: Int64] = [:]
  private var people: [String: [(line: Int64, person: MemberChange.Person)]] = [:]

  init(_ sheet: StoredSheet, _ bank: ReadContext) {
    self.sheet = sheet
    self.bank = bank
  }

  /// The verdict on a row.
  func judge(line: Int64, _ cells: SheetCells) throws -> SheetVerdict {
    if let verdict = verdictOnNoRecord(line: line, cells) { return verdict }
    var verdict = SheetVerdict(line: line, outcome: .skipped, name: cells["name"] ?? "")
    do {
      let number = try number(cells)
      verdict.member = number
      let person = try person(cells)
      verdict.date = person.registered
      let outcome = try outcome(person, number, line)
      return SheetVerdict(
        line: line, outcome: outcome, name: verdict.name, member: number, date: verdict.date,
        remark: remark(outcome, cells))
    } catch let refusal as Refusal where refusal.code != .internal {
      return SheetVerdict(
        line: line, outcome: .fault(refusal), name: verdict.name, member: verdict.member, date: verdict.date)
    }
  }

  private func remark(_ outcome: SheetVerdict.Outcome, _ cells: SheetCells) -> Localized? {
    if case .already = outcome { return Localized("已经登记", "Registered already") }
    return cells.isShort ? Localized("此行缺列,已按所写内容登记", "The row is cut short; what is there was used") : nil
  }

  private func outcome(
    _ person: MemberChange.Person, _ number: MemberNumber?, _ line: Int64
  ) throws -> SheetVerdict.Outcome {
    if let number {
      if let double = numbers[number] { throw Refusal.doubleOfLine(double) }
      numbers[number] = line
      if let existing = try bank.books.member(number) {
        guard existing.person.name == person.name, existing.person.registered == person.registered else {
          throw Refusal.nameDiffers(number, person.name)
        }
        return .already
      }
    } else if try isRegistered(person) {
      return .already
    }
    let namesakes = people[person.name] ?? []
    if number == nil, let double = namesakes.first(where: { MemberSheet.isSame($0.person, person) }) {
      throw Refusal.doubleOfLine(double.line)
    }
    people[person.name] = namesakes + [(line, person)]
    try bank.requireOpenStation(person.station)
    try MemberDesk.check(person, today: bank.today)
    return .member(person, number)
  }

  /// Whether the same person is registered: same name and phone, or without a phone the same name and date of birth.
  private func isRegistered(_ person: MemberChange.Person) throws -> Bool {
    try bank.books.members(named: person.name).contains { member in
      MemberSheet.isSame(member.person, person)
    }
  }

  private static func isSame(_ known: MemberChange.Person, _ person: MemberChange.Person) -> Bool {
    guard known.name == person.name else { return false }
    guard let phone = person.phone else { return person.birth != nil && known.birth == person.birth }
    return known.phone == phone
  }

  private func number(_ cells: SheetCells) throws -> MemberNumber? {
    guard let text = cells["no"] else { return nil }
    guard let value = Int64(SheetText.folded(text)), value <= 1_000_000_000_000, let number = MemberNumber(value)
    else { throw Refusal.badValue("no", text, Localized("编号“\(text)”不是数字", "\"\(text)\" is no member number")) }
    return number
  }

  private func person(_ cells: SheetCells) throws -> MemberChange.Person {
    guard let name = cells["name"] else { throw Refusal.missingParameter("name") }
    let reader = SheetReader(cells)
    return MemberChange.Person(
      name: name, station: sheet.station,
      registered: try reader.date(ifPresent: "registered", year: sheet.year) ?? bank.today,
      birth: try reader.date(ifPresent: "birth", year: nil), phone: cells["phone"], guardian: cells["guardian"],
      note: cells["note"])
  }
}
