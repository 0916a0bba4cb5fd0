import Ledger
import LineProtocol
import Rules
import Store

/// Service records: `service record|correct|reverse|show|list`.
enum ServiceDesk {
  static func record(_ request: Request, _ bank: ChangeContext) throws -> Reply {
    let source = try source(request, bank.read)
    let draft = ServiceDraft(
      member: try request.neededNumber("member"), station: try request.neededCode("station"),
      date: try bank.read.date(request.date("date") ?? .today), minutes: try request.neededMinutes("minutes"),
      start: request.time("start"), end: request.time("end"), team: teamChoice(request) ?? .unspecified,
      kind: request.code("kind"), texts: texts(request), source: source)
    let ledger = ServiceLedger(bank)
    let posted = try ledger.post(try ledger.judge(draft))
    return Reply(rows: [row(posted)], fields: [posted.entry])
  }

  static func correct(_ request: Request, _ bank: ChangeContext) throws -> Reply {
    // Whatever does not exist is said first, before states and rules.
    if let member = request.number("member", of: Numbered.Member.self) { _ = try bank.read.requireMember(member) }
    if let station = request.code("station") { try bank.read.requireStation(station) }
    if case .named(let team) = teamChoice(request) { _ = try bank.read.requireTeam(team) }
    let old = try correctable(request, bank)
    let service = old.service
    let isSameMember = (request.number("member") ?? service.member) == service.member
    // The team was that of the member of before; another member's own team is found anew.
    let before = isSameMember ? service.team.map { TeamChoice.named($0) } ?? .none : .unspecified
    let team = teamChoice(request) ?? before
    let hasTimes = request.time("start") != nil || request.time("end") != nil
    let draft = ServiceDraft(
      member: request.number("member") ?? service.member, station: request.code("station") ?? old.station,
      date: try bank.read.date(request, "date") ?? old.date, minutes: request.minutes("minutes") ?? service.minutes,
      start: kept(request, "start", request.time("start"), hasTimes ? nil : service.start),
      end: kept(request, "end", request.time("end"), hasTimes ? nil : service.end), team: team,
      kind: kept(request, "kind", request.code("kind"), service.kind), texts: texts(request, before: service.texts),
      source: service.source, occasion: service.occasion)
    if !isSameMember, try bank.read.recipient(of: old) == draft.member { throw Refusal.servesSelf(draft.member) }
    guard bank.read.actsFor(draft.station) else {
      throw Refusal.denied(station: draft.station, caller: bank.read.caller)
    }
    let posted = try ServiceLedger(bank).correct(
      old, by: draft, reason: try request.neededText("reason"), isForced: request.flag("force"))
    return Reply(rows: [row(posted)], fields: [posted.entry])
  }

  static func reverse(_ request: Request, _ bank: ChangeContext) throws -> Reply {
    let old = try reversible(request, bank)
    let reversed = try ServiceLedger(bank).reverse(
      old, reason: try request.neededText("reason"), isForced: request.flag("force"))
    return Reply(
      rows: [
        [
          Field("record", .number(old.service.record)), Field("available", .duration(reversed.available)),
          Field("year", .duration(reversed.yearMinutes)), Field("stars", .integer(Int64(reversed.stars))),
          Field("was", .integer(Int64(reversed.was))),
        ]
      ], fields: [reversed.entry])
  }

  static func show(_ request: Request, _ bank: ReadContext) throws -> Reply {
    let number: RecordNumber = try request.neededNumber("record")
    guard let record = try bank.books.record(number) else { throw Refusal.noRecord(number) }
    let tally = record.state == .posted ? try bank.books.tally(of: number) : .none
    return Reply(rows: [try row(record, bank) + QualityDesk.fields(of: tally, try bank.starPolicy)])
  }

  static func list(_ request: Request, _ bank: ReadContext) throws -> Reply {
    let page = try request.numberedPage()
    var filter = RecordFilter()
    filter.member = request.number("member")
    filter.station = request.code("station")
    filter.team = request.code("team")
    filter.from = try bank.date(request, "from")
    filter.until = try bank.date(request, "until")
    filter.state = request.text("state").flatMap(RecordState.init(rawValue:))
    if let member = filter.member { _ = try bank.requireMember(member) }
    if let station = filter.station { try bank.requireStation(station) }
    if let team = filter.team { _ = try bank.requireTeam(team) }
    let records = try bank.books.records(filter, page)
    var reply = try Reply.page(
      records, page, key: { .number($0.service.record) }, row: { try row($0, bank) })
    let shown = records.prefix(page.limit ?? records.count)
    let total = try shown.reduce(Minutes.zero) { try $0.adding($1.service.minutes) }
    reply.fields.insert(Field("minutes", .duration(total)), at: 0)
    return reply
  }

  /// Where a record comes from; lumps from older books are an administrator's to carry over.
  private static func source(_ request: Request, _ bank: ReadContext) throws -> RecordSource {
    let typed = request.text("source").flatMap(RecordSource.init(rawValue:))
    if bank.caller.loggedIn != nil, let typed, typed != .reported { throw Refusal.notOwn("source") }
    let source = typed ?? (bank.caller.loggedIn == nil ? .operator : .reported)
    guard source == .carriedOver else { return source }
    guard bank.caller.role == .admin else { throw Refusal.lumpDenied(bank.caller) }
    guard request.time("start") == nil, request.time("end") == nil else { throw Refusal.lumpHasNoTimes }
    _ = try request.neededAmount("minutes")
    return source
  }

  /// The record that a reversal names: there, of a station of the caller, and still posted.
  private static func reversible(_ request: Request, _ bank: ChangeContext) throws -> StoredRecord {
    let record = try correctable(request, bank)
    guard !record.state.isWaiting else {
      throw Refusal.recordState(
        record.service.record, record.state,
        remedy: Localized("不要它请用 service reject 退回", "To drop it, use service reject"))
    }
    return record
  }

  /// The record that a correction names: there, of a station of the caller, and posted or waiting.
  private static func correctable(_ request: Request, _ bank: ChangeContext) throws -> StoredRecord {
    let number: RecordNumber = try request.neededNumber("record")
    guard let record = try bank.books.record(number), bank.read.actsFor(record.station) else {
      throw Refusal.noRecord(number)
    }
    if let entry = record.reversed { throw Refusal.alreadyReversed(number, entry: entry) }
    guard record.state != .rejected else {
      throw Refusal.recordState(
        number, record.state, remedy: Localized("请重新录入", "Record the service anew"))
    }
    if let redemption = record.redemption {
      throw Refusal.wrongState(
        [Field("record", .number(number)), Field("redemption", .number(redemption))],
        Localized(
          "该记录由第 \(redemption) 号兑换产生,不能单独冲正。请用 redeem return 退回该兑换",
          "The record belongs to redemption \(redemption) and cannot be reversed by itself. Use redeem return"))
    }
    return record
  }

  static func teamChoice(_ request: Request) -> TeamChoice? {
    guard let code = request.code("team") else { return request.emptied.contains("team") ? TeamChoice.none : nil }
    return code.text == "none" ? TeamChoice.none : .named(code)
  }

  private static func kept<Item>(_ request: Request, _ name: String, _ typed: Item?, _ before: Item?) -> Item? {
    request.emptied.contains(name) ? nil : typed ?? before
  }

  private static func texts(
    _ request: Request, before: ServiceRecorded.Texts = ServiceRecorded.Texts()
  ) -> ServiceRecorded.Texts {
    ServiceRecorded.Texts(
      activity: kept(request, "activity", request.text("activity"), before.activity),
      place: kept(request, "place", request.text("place"), before.place),
      beneficiary: kept(request, "beneficiary", request.text("beneficiary"), before.beneficiary),
      leader: kept(request, "leader", request.text("leader"), before.leader),
      note: kept(request, "note", request.text("note"), before.note))
  }

  static func row(_ posted: PostedService) -> Reply.Row {
    [
      Field("record", .number(posted.record)), Field("member", .number(posted.member)),
      Field("date", .date(posted.date)), Field("minutes", .duration(posted.minutes)),
      Field("state", .text(posted.state.rawValue)),
      Field("available", .duration(posted.available)), Field("year", .duration(posted.yearMinutes)),
      Field("stars", .integer(Int64(posted.stars))), Field("was", .integer(Int64(posted.was))),
      Field("until", .optional(posted.until, Value.date)),
    ]
  }

  static func row(_ record: StoredRecord, _ bank: ReadContext) throws -> Reply.Row {
    let service = record.service
    let seesTexts = bank.actsFor(record.station)
    func text(_ value: String?) -> Value { seesTexts ? .optional(value, Value.text) : .absent }
    return [
      Field("record", .number(service.record)), Field("member", .number(service.member)),
      Field("date", .date(record.date)), Field("minutes", .duration(service.minutes)),
      Field("start", .optional(service.start) { .text($0.description) }),
      Field("end", .optional(service.end) { .text($0.description) }), Field("station", .code(record.station)),
      Field("team", .optional(service.team, Value.code)),
      Field("activity", .optional(service.texts.activity, Value.text)),
      Field("kind", .optional(service.kind, Value.code)), Field("place", .optional(service.texts.place, Value.text)),
      Field("beneficiary", text(service.texts.beneficiary)), Field("leader", text(service.texts.leader)),
      Field("note", text(service.texts.note)), Field("source", .text(service.source.rawValue)),
      Field("state", .text(record.state.rawValue)), Field("entry", .integer(record.entry)),
      Field("reversed", .optional(record.reversed, Value.integer)), Field("reason", text(record.reason)),
    ] + fields(record.wait, service.marks) + [
      Field("need", .optional(service.occasion?.need, Value.number)),
      Field("pair", .optional(service.occasion?.pair, Value.number)),
    ]
  }

  private static func fields(_ wait: StoredWait?, _ marks: [RecordMark]) -> [Field] {
    let (waits, until, left): (String?, LocalDate?, Int?) =
      switch wait {
      case .review(let reviewer)?: (reviewer.rawValue, nil, nil)
      case .notice(_, let until)?: ("notice", until, nil)
      case .objection(let daysLeft)?: ("objection", nil, daysLeft)
      case nil: (nil, nil, nil)
      }
    return [
      Field("waits", .optional(waits, Value.text)), Field("until", .optional(until, Value.date)),
      Field("left", .optional(left) { .integer(Int64($0)) }),
      Field("marks", .list(marks.map(\.rawValue))),
    ]
  }
}
