import Ledger
import LineProtocol
import TestSupport
import Testing

@Suite struct PeriodTests {
  /// 17 is in the team, 18 is not; stars of members and teams move by periods.
  private func bank(
    _ assessment: String = "half-year", carry: Bool = true, minQuality: String = "0"
  ) throws -> TestBank {
    let bank = try TestBank(
      policy: .community(but: [
        "stars.member.assessment": assessment, "stars.member.thresholds": "600,1200", "stars.member.carry": "\(carry)",
        "stars.member.min_quality": minQuality, "stars.team.assessment": assessment, "stars.team.thresholds": "600",
      ]), clock: TestClock("2026-01-01T02:00:00Z"))
    try bank.lay([
      "station add station=jindu name=金都社区志愿服务站",
      "member add no=17 name=张三 station=jindu registered=2024-01-05",
      "member add no=18 name=李四 station=jindu registered=2024-01-05",
      "member add no=19 name=王五 station=jindu registered=2024-01-05", "team add team=jia name=甲队 station=jindu",
      "team join team=jia member=17 from=2024-01-05",
    ])
    return bank
  }

  private func serve(_ bank: TestBank, _ member: Int, _ date: String, _ minutes: String = "10:00") throws {
    try bank.lay(["service record member=\(member) station=jindu date=\(date) minutes=\(minutes)"])
  }

  private func assess(_ bank: TestBank, _ period: String) -> [String] {
    bank.table("stars assess period=\(period)", "subject", "was", "stars")
  }

  private func stars(_ bank: TestBank, _ member: Int = 17) -> String {
    bank.table("balance member=\(member)", "stars").joined()
  }

  private func isClean(_ bank: TestBank) -> Bool { bank.send("verify").last?.hasPrefix("OK verdict=clean") == true }

  @Test func `stars move with the assessment of a closed period only`() throws {
    let bank = try bank()
    bank.clock.set("2026-06-30T10:00:00Z")
    try serve(bank, 17, "2026-03-01")
    #expect(stars(bank) == "0")
    #expect(bank.refusal("stars assess period=2026-H1") == .wrongState)
    bank.clock.set("2026-06-30T16:00:00Z")
    let before = bank.picture()
    #expect(
      bank.table("stars assess period=2026-H1 dry=true", "subject", "was", "stars") == [
        "member:17 0 1", "team:jia 0 1",
      ])
    #expect(bank.picture() == before)
    #expect(assess(bank, "2026-H1") == ["member:17 0 1", "team:jia 0 1"])
    #expect(stars(bank) == "1")
    #expect(bank.table("stars show team=jia", "stars") == ["1"])
    #expect(bank.table("stars changes", "subject", "period", "amends") == ["member:17 2026-H1 ", "team:jia 2026-H1 "])
    #expect(isClean(bank))
  }

  @Test func `the same period twice changes nothing`() throws {
    let bank = try bank()
    try serve(bank, 17, "2025-12-31")
    bank.clock.set("2026-07-01T10:00:00Z")
    #expect(assess(bank, "2026-H1") == [])
    let before = bank.picture()
    #expect(assess(bank, "2026-H1") == [])
    #expect(bank.end("stars assess period=2026-H1", "rose", "fell", "entry") == "0 0 ?")
    #expect(bank.picture() == before)
    #expect(isClean(bank))
  }

  @Test func `halves of a year add up, and what is open waits`() throws {
    let bank = try bank()
    try serve(bank, 17, "2026-01-01", "6:00")
    bank.clock.set("2026-07-02T10:00:00Z")
    try serve(bank, 17, "2026-07-01", "6:00")
    #expect(assess(bank, "2026-H1") == [])
    #expect(
      bank.table("stars explain member=17", "year", "counted", "waiting") == ["2026 6:00 6:00"])
    let row = try #require(try bank.ask("stars explain member=17").get().rows?.first)
    let text = try #require(row.first { $0.name == "text" }?.value)
    #expect(text.plain(in: .chinese).contains("2026-H2 另有 6:00 待评定。"))
    #expect(text.plain(in: .english).contains("6:00 wait for the assessment of 2026-H2."))
    bank.clock.set("2027-01-01T10:00:00Z")
    #expect(assess(bank, "2026-H2") == ["member:17 0 1", "team:jia 0 1"])
    #expect(isClean(bank))
  }

  @Test func `what comes late waits for an amendment, and is marked as one`() throws {
    let bank = try bank()
    try serve(bank, 17, "2026-01-01", "9:00")
    bank.clock.set("2026-07-02T10:00:00Z")
    #expect(assess(bank, "2026-H1") == [])
    try serve(bank, 17, "2026-06-30", "1:00")
    #expect(stars(bank) == "0")
    let row = try #require(try bank.ask("stars explain member=17").get().rows?.first)
    let text = try #require(row.first { $0.name == "text" }?.value)
    #expect(text.plain(in: .english).contains("1:00 came after the assessment of 2026-H1 and wait for an amendment."))
    #expect(text.plain(in: .chinese).contains("2026-H1 评定之后又有 1:00,待补正评定。"))
    let first = bank.end("journal list kind=assessment", "rows")
    #expect(assess(bank, "2026-H1") == ["member:17 0 1", "team:jia 0 1"])
    #expect(bank.table("stars changes", "period").allSatisfy { $0 == "2026-H1" })
    #expect(bank.table("stars changes", "amends").allSatisfy { !$0.isEmpty }, "first \(first)")
    bank.clock.set("2026-07-03T10:00:00Z")
    #expect(bank.table("service reverse record=2 reason=x", "stars", "was") == ["1 1"])
    #expect(stars(bank) == "1", "a reversal waits too")
    #expect(assess(bank, "2026-H1") == ["member:17 1 0", "team:jia 1 0"])
    #expect(isClean(bank))
  }

  @Test func `a late score waits as well, and one that was used stays`() throws {
    let bank = try bank(minQuality: "400")
    try serve(bank, 17, "2026-01-01")
    try bank.lay(["quality score record=1 score=3 source=recipient by=18"])
    try bank.lay(["quality score record=1 score=5 source=recipient by=18"])
    bank.clock.set("2026-07-02T10:00:00Z")
    #expect(assess(bank, "2026-H1") == ["member:17 0 1", "team:jia 0 1"])
    #expect(bank.refusal("quality score record=1 score=1 source=recipient by=18") == .wrongState)
    #expect(bank.table("quality score record=1 score=1 source=recipient by=19", "stars", "was") == ["1 1"])
    try bank.lay(["quality score record=1 score=2 source=recipient by=19"])
    #expect(stars(bank) == "1")
    #expect(assess(bank, "2026-H1") == ["member:17 1 0"])
    #expect(bank.refusal("quality score record=1 score=5 source=recipient by=19") == .wrongState)
    #expect(isClean(bank))
  }

  @Test func `periods are assessed in their order where something waits in them`() throws {
    let bank = try bank()
    try serve(bank, 17, "2026-01-01", "9:00")
    bank.clock.set("2027-07-02T10:00:00Z")
    #expect(bank.refusal("stars assess period=2026-H2") == .wrongState)
    #expect(assess(bank, "2026-H1") == [])
    #expect(assess(bank, "2027-H1") == [], "nothing waits in 2026-H2")
    #expect(isClean(bank))
  }

  @Test func `a service dated back into a closed year is an amendment of that year`() throws {
    let bank = try bank("year")
    try serve(bank, 17, "2025-06-01", "10:00")
    #expect(stars(bank) == "0")
    #expect(assess(bank, "2025") == ["member:17 0 1", "team:jia 0 1"])
    #expect(bank.table("stars changes", "amends").allSatisfy { !$0.isEmpty })
    #expect(bank.refusal("stars assess period=2025-H1") == .badValue)
    #expect(isClean(bank))
  }

  @Test func `rules changed in mid-year keep what was assessed, and all of it where periods are new`() throws {
    let bank = try bank("continuous")
    try serve(bank, 17, "2026-01-01", "10:00")
    #expect(stars(bank) == "1")
    bank.clock.set("2026-04-01T10:00:00Z")
    try bank.lay([
      #"policy set rules="stars.member.assessment = \"half-year\"\nstars.team.assessment = \"half-year\"""#,
      "stars assess policy=2",
    ])
    #expect(stars(bank) == "1")
    try serve(bank, 17, "2026-03-01", "10:00")
    #expect(stars(bank) == "1")
    try bank.lay([#"policy set rules="stars.member.thresholds = [5, 10, 20]""#, "stars assess policy=3"])
    #expect(stars(bank) == "2", "what waits goes on waiting under other rules")
    bank.clock.set("2026-07-01T10:00:00Z")
    #expect(assess(bank, "2026-H1") == ["member:17 2 3"])
    try bank.lay([#"policy set rules="stars.member.assessment = \"continuous\"""#])
    try serve(bank, 18, "2026-06-01", "5:00")
    #expect(stars(bank, 18) == "0")
    #expect(bank.table("stars assess policy=4", "subject", "was", "stars") == ["member:18 0 1"])
    #expect(isClean(bank))
  }

  @Test func `where each year starts anew stars stay until the next year is assessed`() throws {
    let bank = try bank("year", carry: false)
    try serve(bank, 17, "2026-01-01", "10:00")
    bank.clock.set("2027-03-01T10:00:00Z")
    #expect(assess(bank, "2026").first == "member:17 0 1")
    #expect(stars(bank) == "1")
    bank.clock.set("2028-01-01T10:00:00Z")
    #expect(stars(bank) == "1")
    #expect(assess(bank, "2027") == ["member:17 1 0"])
    #expect(isClean(bank))
  }

  @Test func `a past day knows what had been assessed by then`() throws {
    let bank = try bank()
    try serve(bank, 17, "2026-01-01", "10:00")
    bank.clock.set("2026-07-02T10:00:00Z")
    try bank.lay(["stars assess period=2026-H1"])
    bank.clock.set("2026-07-04T10:00:00Z")
    func stars(_ day: String) -> String { bank.end("stars explain member=17 on=\(day)", "stars") }
    #expect(["2026-07-01", "2026-07-02", "2026-07-03"].map(stars) == ["0", "1", "1"])
    #expect(bank.table("balance member=17 at=2026-07-02T00:00:00+08:00", "stars") == ["0"])
    #expect(bank.table("balance member=17 at=2026-07-03T00:00:00+08:00", "stars") == ["1"])
  }

  @Test func `a member who gave a period away by another rule is named when rules change`() throws {
    let bank = try bank("continuous", carry: false)
    try serve(bank, 17, "2026-01-01", "10:00")
    bank.clock.set("2027-02-01T10:00:00Z")
    #expect(stars(bank) == "0", "each year starts anew")
    try bank.lay([#"policy set rules="stars.member.assessment = \"year\"""#])
    #expect(bank.table("stars assess policy=2", "subject", "was", "stars") == ["member:17 1 0"])
    #expect(stars(bank) == "0")
    #expect(isClean(bank))
  }

  @Test func `tried in a batch, an assessment falls with it`() throws {
    let bank = try bank()
    try serve(bank, 17, "2026-01-01", "10:00")
    bank.clock.set("2026-07-02T10:00:00Z")
    let before = bank.picture()
    guard case .failure = try bank.commit(["stars assess period=2026-H1", "member show member=99"]) else {
      Issue.record("a faulty batch was taken")
      return
    }
    #expect(bank.picture() == before)
    let reply = try bank.commit(["stars assess period=2026-H1", "balance member=17"]).get()
    #expect(reply.rows?.last?.first { $0.name == "stars" }?.value == .integer(1))
    #expect(isClean(bank))
  }

  @Test func `rebuilt from the journal the assessments are the same`() throws {
    let bank = try bank()
    try serve(bank, 17, "2026-01-01", "10:00")
    bank.clock.set("2026-07-02T10:00:00Z")
    try bank.lay(["stars assess period=2026-H1"])
    try serve(bank, 17, "2026-02-01", "10:00")
    let before = bank.picture() + bank.send("stars explain member=17")
    try bank.done("rebuild")
    #expect(bank.picture() + bank.send("stars explain member=17") == before)
    #expect(assess(bank, "2026-H1") == ["member:17 1 2"])
    #expect(isClean(bank))
  }
}
