import Ledger
import LineProtocol
import Rules
import Store

/// Complaints about a station, its teams and its members: `complaint add|answer|withdraw|list`.
enum ComplaintDesk {
  static func add(_ request: Request, _ bank: ChangeContext) throws -> Reply {
    let station = try request.neededCode("station")
    try bank.read.requireOpenStation(station)
    let member = try request.number("member").map { try bank.read.requireMember($0) }
    if let member, member.closed != nil { throw Refusal.memberClosed(member.number) }
    let subject = try subject(request, at: station, bank.read)
    if let member, case .member(member.number) = subject { throw Refusal.complainsOfSelf(member.number) }
    guard let number = ComplaintNumber(try bank.books.nextComplaintNumber()) else {
      throw Refusal.internalDefect("complaint numbers have run out")
    }
    let service = try bank.policy.service
    let due = service.review.workingDays.day(service.care.complaintDays, after: bank.today)
    let event = ComplaintStep(
      complaint: number, member: member?.number, subject: subject,
      step: .filed(due: due, text: try request.neededText("text")))
    return try changed(number, try bank.append(.complaint(event), station: station), bank)
  }

  static func answer(_ request: Request, _ bank: ChangeContext) throws -> Reply {
    let complaint = try open(request, bank)
    try refuseBiased(complaint, hasEntered: try hasEntered(complaint, bank), bank)
    guard let outcome = ComplaintStep.Outcome(rawValue: try request.neededText("outcome")) else {
      throw Refusal.internalDefect("the catalogue let a wrong outcome pass")
    }
    return try journal(.answered(outcome, text: try request.neededText("text")), complaint, bank)
  }

  /// Whoever complained takes it back, at the kiosk or through an operator who has no part in it.
  static func withdraw(_ request: Request, _ bank: ChangeContext) throws -> Reply {
    let complaint = try open(request, bank)
    let caller = bank.read.caller
    if caller.ownMember == nil || caller.ownMember != complaint.member {
      try refuseBiased(complaint, hasEntered: false, bank)
    }
    return try journal(.withdrawn(reason: try request.neededText("reason")), complaint, bank)
  }

  static func list(_ request: Request, _ bank: ReadContext) throws -> Reply {
    let page = try request.numberedPage()
    var filter = ComplaintFilter()
    filter.member = request.number("member")
    filter.about = request.number("about")
    filter.team = request.code("team")
    filter.stations = try ReportDesk.stations(request, bank)
    filter.state = request.text("state").flatMap(StoredComplaint.State.init(rawValue:))
    if request.flag("overdue") { filter.lateOn = bank.today }
    // Asked for one member after the other, the list would tell whom it is about who complained.
    if let member = filter.member, member != bank.caller.ownMember { filter.notAbout = bank.caller.ownMember }
    for member in [filter.member, filter.about].compactMap({ $0 }) { _ = try bank.requireMember(member) }
    if let team = filter.team { _ = try bank.requireTeam(team) }
    let complaints = try bank.books.complaints(filter, page)
    return try .page(complaints, page, key: { .number($0.number) }, row: { try row($0, bank) })
  }

  /// Whom it is about: somebody of the station that is to answer it, so that no other one decides about them.
  private static func subject(
    _ request: Request, at station: Code, _ bank: ReadContext
  ) throws -> ComplaintStep.Subject {
    switch (request.number("about", of: Numbered.Member.self), request.code("team")) {
    case (let number?, nil):
      let member = try bank.requireMember(number)
      guard member.person.station == station else { throw Refusal.complainsElsewhere(station) }
      return .member(member.number)
    case (nil, let code?):
      let team = try bank.requireTeam(code)
      guard team.station == station else { throw Refusal.complainsElsewhere(station) }
      return .team(team.code)
    case (nil, nil): return .station
    case (let member?, .some): throw Refusal.oneOnly("about", member.description, besides: "team")
    }
  }
}

/// The complaint that a request names, and what is told of it.
extension ComplaintDesk {
  /// A complaint at a station of the caller, or a logged-in member's own, that nobody has answered yet.
  private static func open(_ request: Request, _ bank: ChangeContext) throws -> StoredComplaint {
    let number: ComplaintNumber = try request.neededNumber("complaint")
    guard let complaint = try bank.books.complaint(number) else { throw Refusal.noComplaint(number) }
    let isOwn = bank.read.caller.loggedIn.map { $0 == complaint.member } ?? bank.read.actsFor(complaint.station)
    guard isOwn else { throw Refusal.noComplaint(number) }
    guard complaint.state == .filed else { throw Refusal.complaintEnded(complaint) }
    return complaint
  }

  private static func hasEntered(_ complaint: StoredComplaint, _ bank: ChangeContext) throws -> Bool {
    try bank.books.summary(of: complaint.entry)?.actor == .user(bank.read.caller.user)
  }

  private static func refuseBiased(
    _ complaint: StoredComplaint, hasEntered: Bool, _ bank: ChangeContext
  ) throws {
    let caller = bank.read.caller
    let teams = try caller.ownMember.map { member in
      try bank.books.teams(of: member, on: bank.today).flatMap { try [$0] + bank.books.brigades(above: $0) }
    }
    let bias = ComplaintRules.bias(
      of: caller.ownMember, in: teams ?? [], isOfStation: caller.role == .operator, hasEntered: hasEntered,
      subject: complaint.subject, complainant: complaint.member)
    if let bias { throw Refusal.biased(bias, complaint) }
  }

  private static func journal(
    _ step: ComplaintStep.Step, _ complaint: StoredComplaint, _ bank: ChangeContext
  ) throws -> Reply {
    let event = ComplaintStep(
      complaint: complaint.number, member: complaint.member, subject: complaint.subject, step: step)
    return try changed(complaint.number, try bank.append(.complaint(event), station: complaint.station), bank)
  }

  private static func changed(_ number: ComplaintNumber, _ entry: Field, _ bank: ChangeContext) throws -> Reply {
    guard let complaint = try bank.books.complaint(number) else { throw Refusal.noComplaint(number) }
    return Reply(rows: [try row(complaint, bank.read)], fields: [entry])
  }

  private static func row(_ complaint: StoredComplaint, _ bank: ReadContext) throws -> Reply.Row {
    let (about, team): (MemberNumber?, Code?) =
      switch complaint.subject {
      case .station: (nil, nil)
      case .team(let team): (nil, team)
      case .member(let member): (member, nil)
      }
    // Whom it is about learns that there is one, but not from whom, nor its words.
    let isAboutCaller = about != nil && about == bank.caller.ownMember
    func name(_ number: MemberNumber?) throws -> Value {
      try .optional(number.map { bank.nameShown(try bank.requireMember($0)) }, Value.text)
    }
    return [
      Field("complaint", .number(complaint.number)), Field("state", .text(complaint.state.rawValue)),
      Field("station", .code(complaint.station)),
      Field("member", isAboutCaller ? .absent : .optional(complaint.member, Value.number)),
      Field("name", isAboutCaller ? .absent : try name(complaint.member)),
      Field("about", .optional(about, Value.number)), Field("about-name", try name(about)),
      Field("team", .optional(team, Value.code)), Field("date", .date(complaint.date)),
      Field("due", .date(complaint.due)), Field("late", .flag(complaint.isLate(on: bank.today))),
      Field("ended", .optional(complaint.ended, Value.date)),
      Field("text", isAboutCaller ? .absent : .optional(complaint.text, Value.text)),
      Field("answer", isAboutCaller ? .absent : .optional(complaint.answer, Value.text)),
      Field("entry", .integer(complaint.entry)),
    ]
  }
}
