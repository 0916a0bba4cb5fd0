import Ledger
import LineProtocol
import Rules
import Store

/// The door of a station: `checkin`, `checkout`, `service present`.
enum DoorDesk {
  static func enter(_ request: Request, _ bank: ChangeContext) throws -> Reply {
    let station = try request.neededCode("station")
    try bank.read.requireStation(station)
    let member = try bank.read.requireMember(try visitor(request, at: station, bank))
    if let team = request.code("team"), team.text != "none" { _ = try bank.read.requireTeam(team) }
    try check(member, at: station, request, bank)
    let purpose = try DoorPurpose(request, of: member.number, at: station, bank.read)
    let entry: DoorEntry
    do {
      entry = try DoorRules.entry(
        at: bank.read.now, plan: purpose.plan, policy: try bank.policy.service,
        calendar: bank.read.profile.calendar)
    } catch let fault as DoorRules.PlanTooLong {
      throw Refusal.planTooLong(fault)
    }
    guard let number = AttendanceNumber(try bank.books.nextAttendanceNumber()) else {
      throw Refusal.internalDefect("attendance numbers have run out")
    }
    let event = CheckedIn(
      attendance: number, member: member.number, start: entry.start, closesOn: entry.closesOn,
      closesAt: entry.closesAt, isPlanned: entry.isPlanned, team: purpose.team, kind: purpose.kind,
      activity: purpose.activity)
    let field = try bank.append(.checkin(event), date: entry.date, station: station)
    return Reply(
      rows: [row(StoredAttendance(event: event, date: entry.date, station: station), member, bank.read)],
      fields: [field])
  }

  static func leave(_ request: Request, _ bank: ChangeContext) throws -> Reply {
    if let station = request.code("station") { try bank.read.requireStation(station) }
    let attendance = try present(request, bank)
    if request.flag("discard") {
      let entry = try DoorLedger(bank).discard(
        attendance, .discarded, reason: try request.neededText("reason"))
      return Reply(rows: [try nothing(attendance, bank)], fields: [entry])
    }
    switch try DoorLedger(bank).leave(attendance) {
    case .recorded(let posted): return Reply(rows: [ServiceDesk.row(posted)], fields: [posted.entry])
    case .tooShort(let entry): return Reply(rows: [try nothing(attendance, bank)], fields: [entry])
    }
  }

  static func list(_ request: Request, _ bank: ReadContext) throws -> Reply {
    let station = request.code("station")
    if let station { try bank.requireStation(station) }
    let stations = station.map { [$0] } ?? (bank.caller.role == .operator ? bank.caller.stations : nil)
    return Reply(
      rows: try bank.books.attendances(at: stations).map { attendance in
        row(attendance, try bank.requireMember(attendance.event.member), bank)
      })
  }

  /// The rules of coming in; leaving is never refused.
  private static func check(
    _ member: StoredMember, at station: Code, _ request: Request, _ bank: ChangeContext
  ) throws {
    guard member.closed == nil else { throw Refusal.memberClosed(member.number) }
    try bank.read.requireOpenStation(station)
    if let team = request.code("team"), team.text != "none" {
      guard try bank.read.requireTeam(team).closed == nil else { throw Refusal.teamClosed(team) }
      guard try bank.books.teams(of: member.number, on: bank.today).contains(team) else {
        throw Refusal.notInTeam(team, member: member.number, on: bank.today)
      }
    }
    if let known = try bank.books.attendance(of: member.number) { throw Refusal.isIn(known) }
    let limit = try bank.policy.service.door.pairsPerDay
    let activity = request.text("activity")
    guard limit > 0 else { return }
    let count = try bank.books.attendanceCount(of: member.number, on: bank.today, activity: activity)
    guard count < limit else { throw Refusal.tooManyPairs(member.number, count: count, limit: limit) }
  }

  /// Who stands at the door: a member number, or the last digits of a phone of that station's members.
  private static func visitor(_ request: Request, at station: Code, _ bank: ChangeContext) throws -> MemberNumber {
    switch (request.number("member", of: Numbered.Member.self), request.text("phone")) {
    case (let number?, nil): return number
    case (nil, let text?):
      let digits = try phoneDigits(text)
      let found = try bank.books.members(withPhoneEnding: digits, at: station)
      guard let first = found.first else { throw Refusal.noPhone(digits, station: station) }
      guard found.count == 1 else { throw Refusal.ambiguousPhone(digits, found) }
      return first
    case (nil, nil): throw Refusal.missingParameter("member")
    case (let number?, .some): throw Refusal.oneOnly("member", number.description, besides: "phone")
    }
  }

  private static func phoneDigits(_ text: String) throws -> String {
    let digits = text.filter { ("0"..."9").contains($0) }
    guard digits.count == text.count, (4...15).contains(digits.count) else {
      throw Refusal.badValue(
        "phone", text, Localized("请写手机号的后 4 位以上数字", "must be the last four digits of a phone or more"))
    }
    return digits
  }

  /// The attendance that a check-out ends: of a station of the caller.
  private static func present(_ request: Request, _ bank: ChangeContext) throws -> StoredAttendance {
    if let text = request.text("phone"), request.number("member", of: Numbered.Member.self) == nil {
      let digits = try phoneDigits(text)
      let known = try bank.books.attendances(at: stations(request, bank)).filter { attendance in
        let phone = try bank.read.requireMember(attendance.event.member).person.phone ?? ""
        return phone.filter { ("0"..."9").contains($0) }.hasSuffix(digits)
      }
      guard let first = known.first else { throw Refusal.nobodyIn(phone: digits) }
      guard known.count == 1 else { throw Refusal.ambiguousPhone(digits, known.map(\.event.member)) }
      return first
    }
    if let number: MemberNumber = request.number("member"), request.text("phone") != nil {
      throw Refusal.oneOnly("member", number.description, besides: "phone")
    }
    let member = try bank.read.requireMember(try request.neededNumber("member"))
    guard let attendance = try bank.books.attendance(of: member.number),
      stations(request, bank)?.contains(attendance.station) ?? true
    else { throw Refusal.notIn(member.number) }
    return attendance
  }

  private static func stations(_ request: Request, _ bank: ChangeContext) -> Set<Code>? {
    if let station = request.code("station") { return [station] }
    return bank.read.caller.role == .operator ? bank.read.caller.stations : nil
  }

  private static func row(
    _ attendance: StoredAttendance, _ member: StoredMember, _ bank: ReadContext
  ) -> Reply.Row {
    let event = attendance.event
    let since = DoorRules.served(
      from: attendance.date, event.start, to: bank.today, bank.profile.calendar.time(of: bank.now),
      granularity: Minutes(1), calendar: bank.profile.calendar)
    return [
      Field("member", .number(event.member)),
      Field("name", .text(bank.nameShown(member))),
      Field("station", .code(attendance.station)), Field("activity", .optional(event.activity, Value.text)),
      Field("date", .date(attendance.date)), Field("start", .text(event.start.description)),
      Field("end", event.isPlanned ? .text(event.closesAt.description) : .absent), Field("minutes", .duration(since)),
    ]
  }

  /// What is told of an attendance of which no record came: the columns of a record, but for the record.
  private static func nothing(_ attendance: StoredAttendance, _ bank: ChangeContext) throws -> Reply.Row {
    let member = attendance.event.member
    let years = try bank.books.years(of: member)
    let stars = try StarBook(bank.read).stars(heldBy: .member(member), years: years)
    return [
      Field("record", .absent), Field("member", .number(member)), Field("date", .date(attendance.date)),
      Field("minutes", .duration(.zero)), Field("state", .text("none")),
      Field("available", .duration(try bank.available(member))),
      Field("year", .duration(years.first { $0.year == attendance.date.year }?.minutes ?? .zero)),
      Field("stars", .integer(Int64(stars))), Field("was", .integer(Int64(stars))), Field("until", .absent),
    ]
  }
}
