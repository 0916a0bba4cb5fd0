import Ledger
import LineProtocol
import Rules
import Store

extension ReadContext {
  /// What keeps a volunteer from going to a resident; nil where nothing does.
  func careViolation(
    of volunteer: StoredMember, for resident: MemberNumber, skills: [Code]
  ) throws -> CareViolation? {
    do {
      try CareRules.judge(
        volunteer.number, bornOn: volunteer.person.birth, having: try books.skills(of: volunteer.number),
        for: resident, skills: skills, on: today, policy: try policy.service.care)
      return nil
    } catch let violation as CareViolation {
      return violation
    }
  }
}

/// What needs and pairs have in common: who may go to a resident, and the record of having been there.
extension ChangeContext {
  /// Refuses a volunteer whom the rules do not let go to a resident.
  func checkVolunteer(_ volunteer: StoredMember, for resident: MemberNumber, skills: [Code]) throws {
    if let violation = try read.careViolation(of: volunteer, for: resident, skills: skills) {
      throw Refusal.care(violation, volunteer: volunteer.number)
    }
  }

  /// Records service at a resident's, as a request tells it; all rules of a record hold.
  func recordVisit(
    _ request: Request, by volunteer: MemberNumber, to resident: StoredMember, kind: Code?,
    for occasion: ServiceOccasion
  ) throws -> PostedService {
    let draft = ServiceDraft(
      member: volunteer, station: resident.person.station, date: try read.date(request.date("date") ?? .today),
      minutes: try request.neededMinutes("minutes"), start: request.time("start"), end: request.time("end"),
      team: ServiceDesk.teamChoice(request) ?? .unspecified, kind: kind,
      texts: ServiceRecorded.Texts(beneficiary: resident.person.name, note: request.text("note")),
      source: read.caller.loggedIn == nil ? .operator : .reported, occasion: occasion)
    let ledger = ServiceLedger(self)
    return try ledger.post(try ledger.judge(draft))
  }
}

extension ReadContext {
  /// Whom a record served, where the books say so.
  func recipient(of record: StoredRecord) throws -> MemberNumber? {
    if let redemption = record.redemption { return try books.redemption(redemption)?.request.member }
    return switch record.service.occasion {
    case .need(let number)?: try books.need(number)?.member
    case .pair(let number)?: try books.pair(number)?.resident
    case nil: nil
    }
  }
}
