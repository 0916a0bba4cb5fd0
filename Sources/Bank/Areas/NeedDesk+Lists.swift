import Ledger
import LineProtocol
import Rules
import Store

/// Looking at needs: `need show` and `need list`.
extension NeedDesk {
  static func show(_ request: Request, _ bank: ReadContext) throws -> Reply {
    let number: NeedNumber = try request.neededNumber("need")
    guard let need = try bank.books.need(number), sees(need, bank) else { throw Refusal.noNeed(number) }
    return Reply(rows: [try row(need, bank)])
  }

  /// Needs whose last day has gone by come first, so that somebody sees them.
  static func list(_ request: Request, _ bank: ReadContext) throws -> Reply {
    let page = try request.numberedPage()
    var filter = NeedFilter(
      member: request.number("resident"), volunteer: request.number("volunteer"), station: request.code("station"))
    filter.state = request.text("state").flatMap(NeedState.init(rawValue:))
    if request.values["wish"] != nil { filter.isWish = request.flag("wish") }
    if let resident = filter.member { _ = try bank.requireMember(resident) }
    if let volunteer = filter.volunteer { _ = try bank.requireMember(volunteer) }
    if let station = filter.station { try bank.requireStation(station) }
    let needs = try bank.books.needs(filter).filter { sees($0, bank) }
    let late = needs.filter { $0.isLate(on: bank.today) }
    let rest = request.flag("overdue") ? [] : needs.filter { !$0.isLate(on: bank.today) }
    var reply = try Reply.sliced(late + rest, page) { _, need in try row(need, bank) }
    reply.fields.insert(Field("overdue", .integer(Int64(late.count))), at: 0)
    return reply
  }

  static func row(_ need: StoredNeed, _ bank: ReadContext) throws -> Reply.Row {
    let opening = need.opening
    let isParty = isParty(to: need, bank)
    func person(_ name: String, _ number: MemberNumber?, called title: String) throws -> [Field] {
      // A logged-in member learns of the other side only where it is one of the two.
      guard let number, isParty || bank.caller.loggedIn == nil else {
        return [Field(name, .absent), Field(title, .absent)]
      }
      let shown = try isParty && bank.caller.loggedIn != nil ? bank.requireMember(number).person.name : nil
      return [
        Field(name, .number(number)), Field(title, .text(try shown ?? bank.nameShown(bank.requireMember(number)))),
      ]
    }
    return try [Field("need", .number(need.number)), Field("state", .text(need.state.rawValue))]
      + [Field("title", .optional(opening.title, Value.text))]
      + person("member", need.member, called: "name") + person("volunteer", need.volunteer, called: "volunteer-name")
      + [
        Field("station", .code(need.station)), Field("kind", .optional(opening.kind, Value.code)),
        Field("skills", .list(opening.skills.map(\.text))), Field("wish", .flag(opening.isWish)),
        Field("date", .date(need.date)), Field("until", .optional(opening.until, Value.date)),
        Field("late", .flag(need.isLate(on: bank.today))), Field("record", .optional(need.record, Value.number)),
        Field("told", need.state == .confirmed ? .flag(need.isTold) : .absent),
        Field("note", isParty ? .optional(opening.note, Value.text) : .absent),
        Field("reason", isParty ? .optional(need.reason, Value.text) : .absent), Field("entry", .integer(need.entry)),
      ]
  }
}
