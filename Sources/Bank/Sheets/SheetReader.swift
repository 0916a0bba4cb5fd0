import Ledger
import LineProtocol
import Rules
import Store

/// Reads the cells of a row, and says by their heading which one cannot be read.
struct SheetReader {
  private let cells: SheetCells

  init(_ cells: SheetCells) {
    self.cells = cells
  }

  func date(_ name: String, year: Int?) throws(Refusal) -> LocalDate {
    guard let text = cells[name] else { throw .missingParameter(name) }
    return try value(name, SheetDate.parse(text, year: year))
  }

  func date(ifPresent name: String, year: Int?) throws(Refusal) -> LocalDate? {
    cells[name] == nil ? nil : try date(name, year: year)
  }

  func time(_ name: String) throws(Refusal) -> LocalTime? {
    guard let text = cells[name] else { return nil }
    return try value(name, SheetTime.parse(text))
  }

  /// The length that is written.
  func minutes() throws(Refusal) -> Minutes {
    guard let text = cells["minutes"] else { throw .missingParameter("minutes") }
    return try value("minutes", SheetDuration.parse(text))
  }

  /// The length that is written, or where none is, the one between start and end.
  func minutes(
    on date: LocalDate, start: LocalTime?, end: LocalTime?, calendar: BankCalendar
  ) throws(Refusal) -> Minutes {
    if let text = cells["minutes"] { return try value("minutes", SheetDuration.parse(text)) }
    guard let start, let end else { throw .missingParameter("minutes") }
    guard let minutes = ServiceRules.minutesBetween(start, end, on: date, calendar: calendar) else {
      throw .timesEqual(start)
    }
    return minutes
  }

  private func value<Value>(_ name: String, _ result: Result<Value, SheetFault>) throws(Refusal) -> Value {
    switch result {
    case .success(let value): return value
    case .failure(let fault): throw .sheet(fault, in: name)
    }
  }
}

/// Finds out whom a row of a sheet means: by number, or by name and the last digits of the phone.
struct SheetPeople {
  private let bank: ReadContext

  init(_ bank: ReadContext) {
    self.bank = bank
  }

  func member(_ cells: SheetCells) throws -> StoredMember {
    let name = cells["name"]
    if let text = cells["no"] {
      guard let value = Int64(SheetText.folded(text)), let number = MemberNumber(value) else {
        throw Refusal.badValue("no", text, Localized("成员号“\(text)”不是数字", "\"\(text)\" is no member number"))
      }
      let member = try bank.requireMember(number)
      guard name == nil || member.person.name == name else { throw Refusal.nameDiffers(number, name ?? "") }
      return member
    }
    guard let name else { throw Refusal.missingParameter("name") }
    let named = try bank.books.members(named: name)
    guard !named.isEmpty else { throw Refusal.unknownName(name, phone: nil) }
    guard let text = cells["phone"] else {
      guard named.count == 1 else { throw Refusal.ambiguousName(name, named.map(\.number)) }
      return named[0]
    }
    guard case .success(let digits) = SheetPhone.parse(text), !digits.isEmpty else {
      throw Refusal.badValue("phone", text, Localized("手机号“\(text)”不是数字", "\"\(text)\" is no phone number"))
    }
    let matching = named.filter { SheetPeople.digits(of: $0.person.phone).hasSuffix(digits) }
    guard let member = matching.first else { throw Refusal.unknownName(name, phone: digits) }
    guard matching.count == 1 else { throw Refusal.ambiguousName(name, matching.map(\.number)) }
    return member
  }

  private static func digits(of phone: String?) -> String {
    (phone ?? "").filter { ("0"..."9").contains($0) }
  }
}
