import Ledger
import LineProtocol
import Rules
import Store

/// What residents ask for, and who does it: `need add|claim|unclaim|done|confirm|cancel`.
///
/// A need belongs to the station of its resident, wherever that one moves; its service is recorded there.
enum NeedDesk {
  static func add(_ request: Request, _ bank: ChangeContext) throws -> Reply {
    let member = try bank.requireOwnMember(try request.neededNumber("member"))
    guard member.closed == nil else { throw Refusal.memberClosed(member.number) }
    let until = try bank.read.date(request, "until")
    if let until, until < bank.today { throw Refusal.dayGone("until", until, today: bank.today) }
    guard let number = NeedNumber(try bank.books.nextNeedNumber()) else {
      throw Refusal.internalDefect("need numbers have run out")
    }
    let opening = NeedStep.Opening(
      title: try request.neededText("title"), note: request.text("note"), kind: request.code("kind"),
      skills: request.codes("skills") ?? [], until: until, isWish: request.flag("wish"))
    return try journal(.opened(opening), number, of: member, bank)
  }

  static func claim(_ request: Request, _ bank: ChangeContext) throws -> Reply {
    let volunteer = try bank.read.requireMember(try request.neededNumber("member"))
    let need = try known(request, to: .claim, bank)
    guard volunteer.closed == nil else { throw Refusal.memberClosed(volunteer.number) }
    try bank.checkVolunteer(volunteer, for: need.member, skills: need.opening.skills)
    if bank.read.caller.loggedIn != nil { try checkClaims(of: volunteer.number, bank) }
    return try journal(.claimed(by: volunteer.number), need, bank)
  }

  private static func checkClaims(of volunteer: MemberNumber, _ bank: ChangeContext) throws {
    var claims = NeedFilter(volunteer: volunteer)
    claims.state = .claimed
    let open = Int(clamping: try bank.books.needCount(claims))
    let givenBack = try bank.books.needsGivenBack(by: volunteer, on: bank.today)
    do throws(CareViolation) {
      try CareRules.judgeClaim(open: open, givenBack: givenBack)
    } catch {
      throw Refusal.care(error, volunteer: volunteer)
    }
  }

  static func unclaim(_ request: Request, _ bank: ChangeContext) throws -> Reply {
    let need = try known(request, to: .release, bank)
    let volunteer = try volunteer(of: need)
    return try journal(.released(by: volunteer, reason: try request.neededText("reason")), need, bank)
  }

  /// Records the service that meets a need: the record itself says so, in one entry.
  static func done(_ request: Request, _ bank: ChangeContext) throws -> Reply {
    let need = try known(request, to: .meet, bank)
    let resident = try bank.read.requireMember(need.member)
    let posted = try bank.recordVisit(
      request, by: try volunteer(of: need), to: resident, kind: need.opening.kind, for: .need(need.number))
    return Reply(rows: [[Field("need", .number(need.number))] + ServiceDesk.row(posted)], fields: [posted.entry])
  }

  /// Takes the word of who was served, from themselves or through an operator; a score goes to the record.
  static func confirm(_ request: Request, _ bank: ChangeContext) throws -> Reply {
    let need = try known(request, to: .confirm, bank)
    let caller = bank.read.caller
    guard let number = need.record, let record = try bank.books.record(number) else {
      throw Refusal.internalDefect("need \(need.number) was done without a record")
    }
    if caller.ownMember == record.service.member {
      throw Refusal.ownService(number, member: record.service.member)
    }
    let score = try request.integer("score").map { value in
      guard let score = Score(value) else { throw Refusal.internalDefect("the catalogue let a wrong score pass") }
      try QualityDesk.requirePosted(record)
      if try bank.read.requireMember(need.member).closed != nil { throw Refusal.memberClosed(need.member) }
      let draft = QualityScored(
        record: number, source: .recipient, scorer: .member(need.member), score: score, note: request.text("note"),
        stars: [])
      return try QualityDesk.judge(draft, record, bank).event
    }
    if score == nil, request.text("note") != nil { throw Refusal.missingParameter("score") }
    let isTold = caller.ownMember != need.member
    let reply = try journal(.confirmed(number, isTold: isTold), need, bank)
    if let score { _ = try bank.append(.score(score), date: record.date, station: record.station) }
    return reply
  }

  static func cancel(_ request: Request, _ bank: ChangeContext) throws -> Reply {
    let need = try known(request, to: .cancel, bank)
    return try journal(.cancelled(reason: try request.neededText("reason")), need, bank)
  }

  private static func volunteer(of need: StoredNeed) throws -> MemberNumber {
    guard let volunteer = need.volunteer else {
      throw Refusal.internalDefect("need \(need.number) is claimed by nobody")
    }
    return volunteer
  }

  private static func journal(_ step: NeedStep.Step, _ need: StoredNeed, _ bank: ChangeContext) throws -> Reply {
    try journal(step, need.number, of: try bank.read.requireMember(need.member), bank)
  }

  private static func journal(
    _ step: NeedStep.Step, _ number: NeedNumber, of member: StoredMember, _ bank: ChangeContext
  ) throws -> Reply {
    let event = NeedStep(need: number, member: member.number, step: step)
    let entry = try bank.append(.need(event), station: member.person.station)
    guard let after = try bank.books.need(number) else { throw Refusal.noNeed(number) }
    return Reply(rows: [try row(after, bank.read)], fields: [entry])
  }
}

/// The need that a request names, and what a caller may do with it.
extension NeedDesk {
  /// A need that the caller may know of, and that stands where the act can be done.
  private static func known(_ request: Request, to act: NeedState.Act, _ bank: ChangeContext) throws -> StoredNeed {
    let number: NeedNumber = try request.neededNumber("need")
    guard let need = try bank.books.need(number), may(act, need, bank.read) else { throw Refusal.noNeed(number) }
    guard need.state.allows(act) else { throw Refusal.needState(need) }
    return need
  }

  /// A logged-in member claims what is open, gives back and does what is claimed, confirms and cancels what is the own.
  private static func may(_ act: NeedState.Act, _ need: StoredNeed, _ bank: ReadContext) -> Bool {
    guard let own = bank.caller.loggedIn else { return bank.actsFor(need.station) }
    return switch act {
    case .claim: sees(need, bank)
    case .release, .meet: need.volunteer == own
    case .confirm, .cancel: need.member == own
    }
  }

  /// Whether a caller may know of a need at all: a logged-in member of those that are open, or the own ones.
  static func sees(_ need: StoredNeed, _ bank: ReadContext) -> Bool {
    bank.caller.loggedIn == nil || need.state == .open || isParty(to: need, bank)
  }

  /// Whether a caller reads who it is for and what stands in its note.
  static func isParty(to need: StoredNeed, _ bank: ReadContext) -> Bool {
    guard let own = bank.caller.loggedIn else { return bank.actsFor(need.station) }
    return need.member == own || need.volunteer == own
  }
}
