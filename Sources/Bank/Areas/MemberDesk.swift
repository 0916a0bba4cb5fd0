import Ledger
import LineProtocol
import Store

/// Members: `member add|set|show|find|list`.
enum MemberDesk {
  static func add(_ request: Request, _ bank: ChangeContext) throws -> Reply {
    let station = try request.neededCode("station")
    try bank.read.requireOpenStation(station)
    let number = try memberNumber(request.number("no"), bank)
    let identity = try IdentityDesk(request, bank)
    let birth = try bank.read.date(request, "birth")
    let person = MemberChange.Person(
      name: try request.neededText("name"), station: station,
      registered: try bank.read.date(request, "registered") ?? bank.today,
      birth: try identity?.birth(agreeingWith: birth) ?? birth, phone: request.text("phone"),
      guardian: request.text("guardian"),
      note: request.text("note"), tags: MemberDesk.tags(request) ?? [])
    try check(person, today: bank.today)
    try identity?.check(for: nil, bank)
    let reply = try add(person, as: number, bank)
    try identity?.keep(for: number, bank)
    return reply
  }

  /// Registers a person; also the way of an imported row.
  static func add(_ person: MemberChange.Person, as number: MemberNumber, _ bank: ChangeContext) throws -> Reply {
    try check(person, today: bank.today)
    let entry = try bank.append(
      .member(MemberChange(action: .add, member: number, person: person)), date: person.registered,
      station: person.station)
    return Reply(
      rows: [try row(bank.read.requireMember(number), bank.read)], fields: [Field("member", .number(number)), entry])
  }

  /// The number that is asked for, where it is free, or the next one.
  static func memberNumber(_ wanted: MemberNumber?, _ bank: ChangeContext) throws -> MemberNumber {
    guard let wanted else {
      guard let next = MemberNumber(try bank.books.nextMemberNumber()) else {
        throw Refusal.internalDefect("member numbers have run out")
      }
      return next
    }
    guard wanted.value <= 1_000_000_000_000 else {
      throw Refusal.badValue(
        "no", wanted.description, Localized("成员号最多 12 位", "A member number has at most 12 digits"))
    }
    guard try bank.books.member(wanted) == nil else {
      throw Refusal.exists(
        "no", .number(wanted),
        Localized("\(wanted) 号已有成员。请核对编号,或不写 no= 由系统编号", "Number \(wanted) is taken. Check it, or leave no= out"))
    }
    return wanted
  }

  static func set(_ request: Request, _ bank: ChangeContext) throws -> Reply {
    if let station = request.code("station") { try bank.read.requireStation(station) }
    let member = try openMember(request, bank)
    var person = member.person
    if let name = request.text("name") { person.name = name }
    if let station = request.code("station") {
      try bank.read.requireOpenStation(station)
      person.station = station
    }
    if let birth = try bank.read.date(request, "birth") { person.birth = birth }
    if let phone = request.text("phone") { person.phone = phone }
    if let guardian = request.text("guardian") { person.guardian = guardian }
    if let note = request.text("note") { person.note = note }
    if let tags = tags(request) { person.tags = tags }
    if request.emptied.contains("tags") { person.tags = [] }
    if request.emptied.contains("birth") { person.birth = nil }
    if request.emptied.contains("phone") { person.phone = nil }
    if request.emptied.contains("guardian") { person.guardian = nil }
    if request.emptied.contains("note") { person.note = nil }
    let identity = try IdentityDesk(request, bank)
    if let identity {
      let typed = request.emptied.contains("birth") ? nil : person.birth
      person.birth = try identity.birth(agreeingWith: typed)
    }
    try check(person, today: bank.today)
    try identity?.check(for: member.number, bank)
    let change = MemberChange(action: .set, member: member.number, person: person)
    let entry = try bank.append(.member(change), station: person.station)
    try identity?.keep(for: member.number, bank)
    if request.emptied.contains("identity") { try bank.transaction.forgetIdentity(of: member.number) }
    return Reply(rows: [try row(bank.read.requireMember(member.number), bank.read)], fields: [entry])
  }

  static func show(_ request: Request, _ bank: ReadContext) throws -> Reply {
    let member = try bank.requireMember(try request.neededNumber("member"))
    let honours = try bank.books.honours(HonourFilter(subjects: [.member(member.number)], state: .given))
    return Reply(
      rows: [try row(member, bank)], fields: [Field("honours", .list(honours.map { $0.honour.code.text }))])
  }

  static func find(_ request: Request, _ bank: ReadContext) throws -> Reply {
    let page = try request.numberedPage()
    let found = try bank.books.members(finding: try request.neededText("text"), page)
    return try .page(found, page, key: { .number($0.number) }, row: { try row($0, bank) })
  }

  static func list(_ request: Request, _ bank: ReadContext) throws -> Reply {
    let page = try request.numberedPage()
    let station = request.code("station")
    let team = request.code("team")
    if let station { try bank.requireStation(station) }
    if let team { _ = try bank.requireTeam(team) }
    let members = try bank.books.members(
      page, station: station, team: team, teamOn: bank.today, isClosed: request.text("state").map { $0 == "closed" })
    return try .page(members, page, key: { .number($0.number) }, row: { try row($0, bank) })
  }

  /// The tags that a request names, each once and in the order of the codes.
  private static func tags(_ request: Request) -> [Code]? {
    request.codes("tags").map { Set($0).sorted { $0.text < $1.text } }
  }

  /// The member that a change names: there, at a station of the caller, and not closed.
  static func openMember(_ request: Request, _ bank: ChangeContext) throws -> StoredMember {
    let member = try bank.requireOwnMember(try request.neededNumber("member"))
    guard member.closed == nil else { throw Refusal.memberClosed(member.number) }
    return member
  }

  /// The rules of a person's data: no date in the future, and a guardian on file for those under 18.
  static func check(_ person: MemberChange.Person, today: LocalDate) throws(Refusal) {
    guard person.registered <= today else { throw .futureDate(person.registered, today: today) }
    guard let birth = person.birth else { return }
    guard let age = birth.completedYears(on: today) else { throw .futureDate(birth, today: today) }
    guard age >= 18 || person.guardian != nil else {
      throw Refusal(
        .tooYoung, [Field("age", .integer(Int64(age))), Field("needed", .integer(18))],
        Localized(
          "未满 18 周岁(现 \(age) 岁)须登记监护人,请加 guardian=",
          "Members under 18 (this one is \(age)) need a guardian on file; add guardian="))
    }
  }

  static func row(_ member: StoredMember, _ bank: ReadContext) throws -> Reply.Row {
    let person = member.person
    let isOpen = bank.sees(member)
    return [
      Field("member", .number(member.number)),
      Field("name", .text(bank.nameShown(member))), Field("station", .code(person.station)),
      Field("phone", .optional(person.phone) { .text(isOpen ? $0 : Mask.phone($0)) }),
      Field("birth", isOpen ? .optional(person.birth, Value.date) : .absent),
      Field("registered", .date(person.registered)),
      Field("guardian", .optional(person.guardian) { .text(isOpen ? $0 : Mask.name($0)) }),
      Field("teams", .list(try bank.books.teams(of: member.number, on: bank.today).map(\.text))),
      Field("state", .text(member.erased != nil ? "erased" : member.closed == nil ? "active" : "closed")),
      Field("note", isOpen ? .optional(person.note, Value.text) : .absent),
      Field("tags", isOpen ? .list(person.tags.map(\.text)) : .absent),
      Field("skills", isOpen ? .list(try bank.books.skills(of: member.number).map(\.text)) : .absent),
      Field("ending", .optional(member.ending) { .text($0.rawValue) }),
      Field("merged", .optional(member.mergedInto, Value.number)),
    ]
  }
}
