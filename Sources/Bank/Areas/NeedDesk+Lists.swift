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
    for member in [filter.member, filter.volunteer].compactMap({ $0 }) {
      _ = try bank.requireMember(member)
      // Asked for one after the other, members would show whose the needs are that are told without a name.
      if let own = bank.caller.loggedIn, own != member { throw Refusal.noMember(member) }
    }
    if let station = filter.station { try bank.requireStation(station) }
    filter.shownTo = bank.caller.loggedIn
    var late = filter
    late.lateOn = bank.today
    if request.flag("overdue") { filter = late }
    let needs = try bank.books.needs(filter, lateFirstOn: bank.today, page)
    let places = needs.enumerated().map { (place: max(0, page.after ?? 0) + Int64($0.offset) + 1, need: $0.element) }
    var reply = try Reply.page(places, page, key: { .integer($0.place) }, row: { try row($0.need, bank) })
    reply.fields.insert(Field("overdue", .integer(try bank.books.needCount(late))), at: 0)
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
