import Ledger
import LineProtocol
import Rules
import Store

/// The public page of credit (信用公示): `credit allow|refuse|list`.
///
/// Nobody stands on it without having said so, and nobody under 14; names are masked whoever asks.
enum CreditDesk {
  static func allow(_ request: Request, _ bank: ChangeContext) throws -> Reply {
    let member = try MemberDesk.openMember(request, bank)
    if let age = member.person.birth?.completedYears(on: bank.today) {
      guard age >= PublicNaming.leastAge else { throw Refusal.tooYoungForCredit(age) }
      // A guardian speaks for those under age, and does so at the station.
      guard age >= 18 || bank.read.caller.loggedIn == nil else { throw Refusal.guardianConsents(age) }
    }
    return try say(true, member.number, bank)
  }

  static func refuse(_ request: Request, _ bank: ChangeContext) throws -> Reply {
    let member = try bank.requireOwnMember(try request.neededNumber("member"))
    return try say(false, member.number, bank)
  }

  static func list(_ request: Request, _ bank: ReadContext) throws -> Reply {
    let station = request.code("station")
    if let station { try bank.requireStation(station) }
    let year = request.integer("year").map { Int(clamping: $0) } ?? bank.today.year
    let book = try StarBook(bank)
    let members = try bank.books.creditMembers().map { try bank.requireMember($0) }.filter { member in
      (station == nil || station == member.person.station)
        && PublicNaming.mayName(bornOn: member.person.birth, on: bank.today)
    }
    let reply = try Reply.sliced(members, try request.numberedPage()) { number, member in
      let subject = StarSubject.member(member.number)
      let years = try book.years(of: subject)
      let honours = try bank.books.honours(HonourFilter(subjects: [subject], state: .given))
      let grade = try lastGrade(of: member, bank)
      return [
        Field("line", .integer(number)), Field("name", .text(bank.nameInPublic(member))),
        Field("station", .code(member.person.station)),
        Field("stars", .integer(Int64(try book.stars(heldBy: subject, years: years)))),
        Field("minutes", .duration(years.first { $0.year == year }?.minutes ?? .zero)),
        Field("earned", .duration(try years.total())), Field("honours", .list(honours.compactMap(\.honour.title))),
        Field("grade", .optional(grade?.grade) { .text($0.rawValue) }),
        Field("period", .optional(grade?.period) { .text($0.description) }),
      ]
    }
    return Reply(
      rows: reply.rows ?? [],
      fields: [Field("year", .integer(Int64(year))), Field("members", .integer(Int64(members.count)))] + reply.fields)
  }

  /// How a member did in the last period that the member's station has closed.
  private static func lastGrade(
    of member: StoredMember, _ bank: ReadContext
  ) throws -> (period: EvaluationPeriod, grade: EvaluationResult.Grade)? {
    let closed = try bank.books.closedEvaluations(of: member.person.station).max {
      ($0.period.last, $0.entry) < ($1.period.last, $1.entry)
    }
    let results = try bank.books.evaluationResults(of: .member(member.number))
    return results.first { $0.entry == closed?.entry }.map { ($0.period, $0.result.grade) }
  }

  private static func say(_ isGiven: Bool, _ member: MemberNumber, _ bank: ChangeContext) throws -> Reply {
    let known = try bank.books.creditConsent(of: member)
    if let known, known.isGiven == isGiven { throw Refusal.consentKnown(member, isGiven: isGiven, entry: known.entry) }
    let station = try bank.read.requireMember(member).person.station
    let entry = try bank.append(.consent(CreditConsent(member: member, isGiven: isGiven)), station: station)
    return Reply(
      fields: [Field("member", .number(member)), Field("state", .text(isGiven ? "allowed" : "refused")), entry])
  }
}
