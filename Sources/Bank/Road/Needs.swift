import Ledger
import LineProtocol
import Store

/// Parameters that the catalogue has already made sure of; a missing one is a refusal all the same, never a crash.
extension Request {
  func neededText(_ name: String) throws(Refusal) -> String {
    guard let value = text(name) else { throw .missingParameter(name) }
    return value
  }

  func neededCode(_ name: String) throws(Refusal) -> Code {
    guard let value = code(name) else { throw .missingParameter(name) }
    return value
  }

  func neededMinutes(_ name: String) throws(Refusal) -> Minutes {
    guard let value = minutes(name) else { throw .missingParameter(name) }
    return value
  }

  /// Hours that are to change hands: more than none, and no more than keeps every sum of the ledger far from the end of
  /// its range.
  func neededAmount(_ name: String) throws(Refusal) -> Minutes {
    try Request.checkedAmount(neededMinutes(name))
  }

  /// The same of hours that stand elsewhere, as on a sheet.
  static func checkedAmount(_ minutes: Minutes) throws(Refusal) -> Minutes {
    let largest = Minutes(60_000_000)
    guard minutes.isPositive else { throw .notPositive(minutes) }
    guard minutes <= largest else { throw .tooLarge(minutes, limit: largest) }
    return minutes
  }

  func neededInteger(_ name: String) throws(Refusal) -> Int64 {
    guard let value = integer(name) else { throw .missingParameter(name) }
    return value
  }

  func neededNumber<Subject>(_ name: String) throws(Refusal) -> Number<Subject> {
    guard let value: Number<Subject> = number(name) else { throw .missingParameter(name) }
    return value
  }

  /// The page that `limit=` and `after=` ask for, where `after` is a number.
  func numberedPage() throws(Refusal) -> Page<Int64> {
    var after: Int64?
    if let text = text("after") {
      guard let value = Int64(text) else {
        throw .badValue("after", text, Localized("after= 应为上一页 more= 的值", "after= is the more= of the page before"))
      }
      after = value
    }
    return Page(after: after, limit: integer("limit").map { Int(clamping: $0) })
  }
}

/// Things that a request names and that must be there.
extension ReadContext {
  func requireMember(_ number: MemberNumber) throws -> StoredMember {
    guard let member = try books.member(number) else { throw Refusal.noMember(number) }
    return member
  }

  /// The number that a list asks for by `member=`, with those that were merged into it; nil where it asks for all.
  func numbersAsked(_ request: Request) throws -> [MemberNumber]? {
    guard let member: MemberNumber = request.number("member") else { return nil }
    _ = try requireMember(member)
    return try [member] + books.mergedInto(member)
  }

  func requireOpenStation(_ code: Code) throws {
    guard let isClosed = try books.stationIsClosed(code) else { throw Refusal.noStation(code) }
    guard !isClosed else { throw Refusal.stationClosed(code) }
  }

  func requireStation(_ code: Code) throws {
    guard try books.stationIsClosed(code) != nil else { throw Refusal.noStation(code) }
  }

  func requireTeam(_ code: Code) throws -> StoredTeam {
    guard let team = try books.team(code) else { throw Refusal.noTeam(code) }
    return team
  }
}
