import Ledger
import LineProtocol
import Store

/// What is kept of a reply's personal columns: where the text lies beside the journal, never the text.
enum PersonalColumns {
  private static let names = ["name", "phone", "guardian", "note"]

  /// What stands for each field of a row about a member: a reference where it is personal, nil where the value itself does.
  ///
  /// Nothing at all where nothing of the row is personal.
  ///
  /// - Parameter entry: The entry that the reply is about, whose texts are exactly these.
  static func references(in row: Reply.Row, of entry: Int64?, _ books: BookReader) throws -> [String?]? {
    guard row.contains(where: isPersonal),
      case .integer(let number)? = row.first(where: { $0.name == "member" })?.value, let member = MemberNumber(number),
      let person = try books.member(member)?.person
    else { return nil }
    return try row.map { try reference(to: $0, of: person, member, entry, books) }
  }

  // Numbers and dates are the most of a reply, and never personal.
  private static func isPersonal(_ field: Field) -> Bool {
    switch field.value {
    case .text, .absent, .phrase: names.contains(field.name)
    case .integer, .duration, .date, .flag, .list: false
    }
  }

  private static func reference(
    to field: Field, of person: MemberChange.Person, _ member: MemberNumber, _ entry: Int64?, _ books: BookReader
  ) throws -> String? {
    if field.name == "tags", case .list = field.value { return "g:\(member)" }
    guard names.contains(field.name), case .text(let text) = field.value else { return nil }
    if let entry, try books.text(field.name, of: entry) == text { return "x:\(entry)/\(field.name)" }
    return person.text(field.name) == text ? "r:\(member)/\(field.name)" : nil
  }

  /// The value that a reference stands for, absent where it was erased; nil where it is none.
  static func shown(_ text: String, _ books: BookReader) throws -> Value? {
    let rest = text.dropFirst(2)
    switch text.prefix(2) {
    case "g:":
      guard let member = Int64(rest).flatMap({ MemberNumber($0) }) else { return nil }
      return .list(try books.member(member)?.person.tags.map(\.text) ?? [])
    case "x:", "r:":
      let parts = rest.split(separator: "/")
      guard parts.count == 2, let number = Int64(parts[0]) else { return nil }
      let name = String(parts[1])
      if text.hasPrefix("x:") { return .optional(try books.text(name, of: number), Value.text) }
      return .optional(try MemberNumber(number).flatMap { try books.member($0) }?.person.text(name), Value.text)
    default: return nil
    }
  }
}

extension MemberChange.Person {
  fileprivate func text(_ name: String) -> String? {
    switch name {
    case "name": self.name
    case "phone": phone
    case "guardian": guardian
    case "note": note
    default: nil
    }
  }
}
