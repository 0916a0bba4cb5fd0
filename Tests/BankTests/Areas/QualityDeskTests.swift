import LineProtocol
import TestSupport
import Testing

@Suite struct QualityDeskTests {
  /// 17 has 100:00 in 2026 as records 1 to 10 of 10:00, and a star; all are the team's, which needs 50:00.
  private func bank(minQuality: String = "0") throws -> TestBank {
    let bank = try TestBank(
      policy: .community(but: [
        "stars.member.min_quality": minQuality, "stars.team.min_quality": minQuality, "stars.team.thresholds": "3000",
      ]))
    try bank.lay(
      [
        "station add station=jindu name=金都社区志愿服务站", "operator add user=wang role=operator stations=jindu",
        "member add no=17 name=张三 station=jindu registered=2024-01-05",
        "member add no=18 name=李四 station=jindu registered=2024-01-05",
        "member add no=19 name=王五 station=jindu registered=2024-01-05", "team add team=jia name=甲队 station=jindu",
        "team join team=jia member=17 from=2024-01-05", "team join team=jia member=18 from=2024-01-05",
      ] + (10...19).map { "service record member=17 station=jindu date=2026-03-\($0) minutes=10:00" })
    return bank
  }

  private func isClean(_ bank: TestBank) -> Bool { bank.send("verify").last?.hasPrefix("OK verdict=clean") == true }

  private func text(_ bank: TestBank, _ line: String) -> String { bank.table(line, "text").joined(separator: "|") }

  @Test func `a record's quality is weighted over the sources that have spoken`() throws {
    let bank = try bank()
    let score = "quality score record=1 score="
    #expect(bank.table(score + "3 source=station", "quality", "scores", as: BusyStation.wang) == ["3.00 1"])
    #expect(bank.table(score + "5 source=recipient by=19", "quality", "scores") == ["4.43 2"])
    #expect(bank.table(score + "4 source=team by=18", "quality", "scores") == ["4.30 3"])
    #expect(bank.table("service show record=1", "quality", "scores") == ["4.30 3"])
    #expect(bank.table("service show record=2", "quality", "scores") == [" 0"])
    #expect(
      bank.table("quality list record=1", "source", "by", "score") == ["station  3", "recipient 19 5", "team 18 4"])
    #expect(bank.end("quality list record=1", "quality", "scores") == "4.30 3")
    #expect(bank.end("quality list member=17", "quality", "scores") == "4.30 3")
    #expect(isClean(bank))
  }

  @Test func `the same scorer again replaces, as whatever they speak`() throws {
    let bank = try bank()
    try bank.lay(["quality score record=1 score=2 source=recipient by=18 note=来晚了"])
    #expect(bank.table("quality score record=1 score=4 source=recipient by=18", "quality", "scores") == ["4.00 1"])
    #expect(bank.table("quality score record=1 score=5 source=team by=18", "quality", "scores") == ["5.00 1"])
    #expect(bank.table("quality list record=1", "source", "score", "note") == ["team 5 "])
    #expect(isClean(bank))
  }

  @Test func `what was said about a service is for its station only and not in the chain`() throws {
    let bank = try bank()
    try bank.lay(["quality score record=1 score=2 source=recipient by=18 note=来晚了"])
    #expect(bank.table("quality list record=1", "note", as: BusyStation.wang) == ["来晚了"])
    let entry = try #require(bank.table("quality list record=1", "entry").first)
    #expect(bank.send("journal show entry=\(entry)").joined().contains("来晚了"))
    try bank.lay(["station add station=xin name=新", "operator add user=li role=operator stations=xin"])
    #expect(bank.table("quality list record=1", "note", as: BusyStation.li) == [""])
  }

  @Test func `a score can take stars and bring them back, in its own entry`() throws {
    let bank = try bank(minQuality: "400")
    #expect(bank.table("stars show member=17", "stars") == ["1"])
    #expect(
      bank.table("quality score record=1 score=3 source=recipient by=19 dry=true", "stars", "was") == ["0 1"])
    #expect(bank.table("stars show member=17", "stars") == ["1"])
    #expect(bank.table("quality score record=1 score=3 source=recipient by=19", "stars", "was") == ["0 1"])
    #expect(bank.table("stars show team=jia", "stars") == ["0"])
    #expect(bank.table("quality score record=2 score=5 source=recipient by=19", "stars", "was") == ["1 0"])
    #expect(bank.table("stars show team=jia", "stars") == ["1"])
    #expect(
      bank.table("stars changes", "subject", "was", "stars").suffix(4) == [
        "member:17 1 0", "team:jia 1 0", "member:17 0 1", "team:jia 0 1",
      ])
    #expect(isClean(bank))
  }

  @Test func `a year that is not good enough is explained with its figures`() throws {
    let bank = try bank(minQuality: "400")
    try bank.lay([
      "quality score record=1 score=3 source=recipient by=19", "quality score record=2 score=4 source=recipient by=19",
      "quality score record=3 score=4 source=recipient by=19",
    ])
    let row = try #require(try bank.ask("stars explain member=17").get().rows?.first)
    let sentence = try #require(row.first { $0.name == "text" }?.value)
    #expect(sentence.plain(in: .chinese).hasSuffix("质量 3.67(3 个评分),须达 4.00:2026 年不计入。"))
    #expect(
      sentence.plain(in: .english).hasSuffix("quality 3.67 of 3 scores, needed 4.00: 2026 does not count."))
    let summary = try #require(try bank.ask("stars explain member=17").get().fields.last?.value)
    #expect(summary.plain(in: .chinese) == "张三现为无星级。今年质量 3.67(3 个评分),须达 4.00,今年的时长才计入。")
    #expect(bank.table("stars explain member=17", "quality", "scores") == ["3.67 3"])
  }

  @Test func `rounding never hides why a year misses its limit`() throws {
    let bank = try bank(minQuality: "433")
    try bank.lay([5, 4, 4].enumerated().map { "quality score record=\($0 + 1) score=\($1) source=recipient by=19" })
    #expect(bank.table("stars show member=17", "stars") == ["1"], "13/3 is a little more than 4.33")
    let other = try self.bank(minQuality: "467")
    try other.lay([5, 5, 4].enumerated().map { "quality score record=\($0 + 1) score=\($1) source=recipient by=19" })
    #expect(other.table("stars show member=17", "stars") == ["0"])
    #expect(text(other, "stars explain member=17").contains("4.67 (14/3)"))
  }

  @Test func `scores of a reversed record count nothing, and a correction starts without any`() throws {
    let bank = try bank(minQuality: "400")
    try bank.lay([
      "service record member=17 station=jindu date=2026-03-20 minutes=10:00",
      "quality score record=11 score=1 source=recipient by=19",
    ])
    #expect(bank.table("stars show member=17", "stars") == ["0"])
    #expect(bank.table("service reverse record=11 reason=x", "stars", "was") == ["1 0"])
    #expect(bank.table("quality list member=17", "record") == [])
    #expect(bank.table("quality list record=11", "record") == [])
    try bank.lay(["quality score record=1 score=1 source=recipient by=19"])
    #expect(bank.table("stars show member=17", "stars") == ["0"])
    #expect(bank.table("service correct record=1 minutes=10:00 reason=x note=y", "stars", "was") == ["1 0"])
    #expect(isClean(bank))
  }

  @Test func `a preview judges by the quality that other rules ask for`() throws {
    let bank = try bank()
    try bank.lay([
      "quality score record=1 score=3 source=recipient by=19", "quality score record=1 score=5 source=station",
    ])
    let preview = #"policy preview rules="stars.member.min_quality = "#
    #expect(bank.table(preview + "3.57\"", "subject") == [])
    #expect(bank.table(preview + "3.58\"", "subject", "was", "stars") == ["member:17 1 0"])
    let weights = #"policy preview rules="stars.member.min_quality = 3.58\nstars.member.quality_weights"#
    #expect(bank.send("\(weights) = [1, 1, 1]\"").last?.hasPrefix("OK") == true)
    try bank.lay([#"policy set rules="stars.member.min_quality = 3.58""#, "stars assess policy=2"])
    #expect(bank.table("stars show member=17", "stars") == ["0"])
    #expect(isClean(bank))
  }

  @Test func `a past day knows the scores of that day`() throws {
    let bank = try bank(minQuality: "400")
    bank.clock.set("2026-05-06T10:00:00Z")
    try bank.lay(["quality score record=1 score=3 source=recipient by=19"])
    bank.clock.set("2026-05-08T10:00:00Z")
    try bank.lay(["quality score record=1 score=5 source=recipient by=19"])
    bank.clock.set("2026-05-09T10:00:00Z")
    func stars(_ day: String) -> String { bank.end("stars explain member=17 on=\(day)", "stars") }
    #expect(["2026-05-05", "2026-05-07", "2026-05-08"].map(stars) == ["1", "0", "1"])
    #expect(bank.table("balance member=17 at=2026-05-07T00:00:00+08:00", "stars") == ["0"])
  }

  @Test func `rebuilt from the journal the scores are the same`() throws {
    let bank = try bank(minQuality: "400")
    try bank.lay([
      "quality score record=1 score=3 source=recipient by=19", "quality score record=1 score=4 source=team by=18",
      "quality score record=2 score=2 source=station", "service reverse record=2 reason=x",
    ])
    let before = bank.picture() + bank.send("quality list member=17")
    try bank.done("rebuild")
    #expect(bank.picture() + bank.send("quality list member=17") == before)
    #expect(isClean(bank))
  }
}
