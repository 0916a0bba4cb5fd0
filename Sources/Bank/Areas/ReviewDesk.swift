import Ledger
import LineProtocol
import Rules
import Store

/// Records that wait: `service confirm|reject|object|dismiss|pending`.
enum ReviewDesk {
  static func confirm(_ request: Request, _ bank: ChangeContext) throws -> Reply {
    let numbers = try numbers(request)
    let records = try numbers.map { number in
      let record = try known(number, bank)
      guard record.state == .pending else {
        throw Refusal.recordState(
          number, record.state, remedy: Localized("只有待确认的记录可以确认", "Only a pending record can be confirmed"))
      }
      try checkReviewer(of: record, bank)
      return record
    }
    // What a record earns depends on those before it, and all are confirmed or none.
    let confirmed = try bank.transaction.allOrNothing { try records.map { try ServiceLedger(bank).confirm($0) } }
    return Reply(rows: confirmed.map(ServiceDesk.row), fields: confirmed.last.map { [$0.entry] } ?? [])
  }

  static func reject(_ request: Request, _ bank: ChangeContext) throws -> Reply {
    let record = try waiting(request, bank)
    try checkReviewer(of: record, bank)
    return try reply(ServiceLedger(bank).step(record, .rejected, reason: try request.neededText("reason")))
  }

  static func object(_ request: Request, _ bank: ChangeContext) throws -> Reply {
    let record = try waiting(request, bank)
    switch record.wait {
    case .notice(let day, let until)?:
      let left = ReviewRules.daysLeft(
        ofNoticeAfter: day, through: until, objectedOn: bank.today, policy: try bank.policy.service.review)
      return try reply(
        ServiceLedger(bank).step(record, .objected(daysLeft: left), reason: try request.neededText("reason")))
    case .objection?: throw Refusal.objected(record.service.record)
    case .review?, nil:
      throw Refusal.recordState(
        record.service.record, record.state,
        remedy: Localized("只能对公示中的记录提出异议", "Only a record in the public notice can be objected to"))
    }
  }

  static func dismiss(_ request: Request, _ bank: ChangeContext) throws -> Reply {
    let record = try waiting(request, bank)
    guard case .objection(let daysLeft)? = record.wait else {
      throw Refusal.recordState(
        record.service.record, record.state, remedy: Localized("该记录没有异议", "There is no objection to it"))
    }
    if bank.read.caller.ownMember == record.service.member {
      throw Refusal.ownRecord(record.service.record, member: record.service.member)
    }
    let until = try bank.policy.service.review.workingDays.day(daysLeft, after: bank.today)
    return try reply(
      ServiceLedger(bank).step(record, .dismissed(until: until), reason: try request.neededText("reason")))
  }

  static func list(_ request: Request, _ bank: ReadContext) throws -> Reply {
    let page = try request.numberedPage()
    let station = request.code("station")
    if let station { try bank.requireStation(station) }
    let stations = station.map { [$0] } ?? (bank.caller.role == .operator ? bank.caller.stations : nil)
    let records = try bank.books.waitingRecords(
      at: stations, state: request.text("state").flatMap(RecordState.init(rawValue:)), page)
    return try Reply.page(
      records, page, key: { .number($0.service.record) },
      row: { record in
        try ServiceDesk.row(record, bank) + [
          Field("by", .text(enteredBy(record.enteredBy)))
        ]
      })
  }

  private static func enteredBy(_ actor: Actor) -> String {
    switch actor {
    case .user(let id), .member(_, atKiosk: let id): UserNames.name(of: id)
    case .daemon: "daemon"
    }
  }

  private static func reply(_ record: PostedService) -> Reply {
    Reply(rows: [ServiceDesk.row(record)], fields: [record.entry])
  }

  private static func numbers(_ request: Request) throws -> [RecordNumber] {
    var numbers: [RecordNumber] = []
    for value in request.integers("record") ?? [] {
      guard let number = RecordNumber(value) else {
        throw Refusal.badValue("record", String(value), Localized("应为记录号", "must be the number of a record"))
      }
      if !numbers.contains(number) { numbers.append(number) }
    }
    return numbers
  }

  /// A record of a station of the caller.
  private static func known(_ number: RecordNumber, _ bank: ChangeContext) throws -> StoredRecord {
    guard let record = try bank.books.record(number), bank.read.actsFor(record.station) else {
      throw Refusal.noRecord(number)
    }
    return record
  }

  /// The record that a request names: of a station of the caller, and waiting.
  private static func waiting(_ request: Request, _ bank: ChangeContext) throws -> StoredRecord {
    let number: RecordNumber = try request.neededNumber("record")
    let record = try known(number, bank)
    guard record.state.isWaiting else {
      let remedy =
        record.state == .posted
        ? Localized("要撤销请用 service reverse", "To undo it, use service reverse")
        : Localized("不能再办理", "Nothing more can be done with it")
      throw Refusal.recordState(number, record.state, remedy: remedy)
    }
    return record
  }

  /// Refuses the member, the one who entered the record, and where an administrator is needed everybody else.
  private static func checkReviewer(of record: StoredRecord, _ bank: ChangeContext) throws {
    let caller = bank.read.caller
    let service = record.service
    if caller.ownMember == service.member { throw Refusal.ownRecord(service.record, member: service.member) }
    if record.enteredBy == bank.actor { throw Refusal.ownEntry(service.record, user: caller.userName) }
    if case .review(.administrator)? = record.wait, caller.role != .admin {
      throw Refusal.administratorReviews(service.record, limit: try bank.policy.service.review.overSecond)
    }
  }
}
