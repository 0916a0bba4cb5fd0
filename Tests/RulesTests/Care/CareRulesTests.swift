import Ledger
import Rules
import Testing

/// Who may go to a resident, and who may answer a complaint.
@Suite struct CareRulesTests {
  private func judge(
    _ volunteer: Int64, born: String? = nil, having: [String] = [], skills: [String] = [], age: Int = 18
  ) throws -> CareViolation? {
    let policy = try CarePolicy(volunteerAge: age)
    let (volunteer, resident) = (try #require(MemberNumber(volunteer)), try #require(MemberNumber(17)))
    do {
      try CareRules.judge(
        volunteer, bornOn: born.map { try RuleSample.date($0) }, having: having.map { try RuleSample.code($0) },
        for: resident, skills: skills.map { try RuleSample.code($0) }, on: RuleSample.date("2026-05-04"),
        policy: policy)
      return nil
    } catch let violation as CareViolation {
      return violation
    }
  }

  @Test func `nobody goes to themselves, children go to nobody, and skills are asked for`() throws {
    #expect(try judge(18) == nil)
    #expect(try judge(17) == .samePerson)
    #expect(try judge(18, born: "2008-05-05") == .tooYoung(age: 17, needed: 18))
    #expect(try judge(18, born: "2008-05-04") == nil)
    #expect(try judge(18, born: "2015-01-01", age: 0) == nil)
    let hair = try RuleSample.code("hair")
    #expect(try judge(18, having: ["medical"], skills: ["medical", "hair"]) == .unskilled(missing: [hair]))
    #expect(try judge(18, having: ["hair", "medical"], skills: ["medical", "hair"]) == nil)
  }

  @Test func `whoever a complaint is about, or from, does not answer it`() throws {
    let (own, other) = (try #require(MemberNumber(17)), try #require(MemberNumber(18)))
    let team = try RuleSample.code("shuijiao")
    func bias(
      _ subject: ComplaintStep.Subject, by member: MemberNumber?, ofStation: Bool = true, entered: Bool = false,
      from: MemberNumber? = nil
    ) -> ComplaintRules.Bias? {
      ComplaintRules.bias(
        of: member, in: member == own ? [team] : [], isOfStation: ofStation, hasEntered: entered, subject: subject,
        complainant: from)
    }
    #expect(bias(.member(own), by: own) == .isSubject)
    #expect(bias(.member(own), by: other) == nil && bias(.member(own), by: nil) == nil)
    #expect(bias(.team(team), by: own) == .isOfTeam(team) && bias(.team(team), by: other) == nil)
    #expect(bias(.station, by: nil) == .isOfStation && bias(.station, by: nil, ofStation: false) == nil)
    #expect(bias(.member(other), by: own, from: own) == .isComplainant)
    #expect(bias(.member(other), by: nil, from: own) == nil)
    #expect(bias(.member(other), by: nil, entered: true) == .hasEntered)
    #expect(bias(.member(other), by: nil, ofStation: false, entered: true) == nil)
  }

  @Test func `who has logged in takes on so many needs at a time, those given back today among them`() throws {
    try CareRules.judgeClaim(open: 4, givenBack: 0)
    #expect(throws: CareViolation.tooManyClaims(5)) { try CareRules.judgeClaim(open: 5, givenBack: 0) }
    #expect(throws: CareViolation.tooManyClaims(5)) { try CareRules.judgeClaim(open: 2, givenBack: 3) }
  }

  @Test func `an age or a number of days beyond all bounds is refused by its key`() {
    #expect(throws: PolicyFault.self) { try CarePolicy(volunteerAge: 151) }
    for days in [0, 61] { #expect(throws: PolicyFault.self) { try CarePolicy(complaintDays: days) } }
  }
}
