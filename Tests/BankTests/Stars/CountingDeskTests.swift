import LineProtocol
import Rules
import TestSupport
import Testing

/// Rules of counting through the whole road: preview, assessment, explanation, brigades.
@Suite struct CountingDeskTests {
  private let capped =
    #"policy set rules="[stars.member]\nday_cap = \"2:00\"\nexclude_kinds = [\"training\"]\nthresholds = [2, 4]""#

  private func bank() throws -> TestBank {
    let bank = try StarWorld.bank(try .community(but: ["stars.member.thresholds": "120,240"]))
    try bank.lay([
      "service record member=17 station=jindu date=2026-03-01 minutes=3:00",
      "service record member=17 station=jindu date=2026-03-02 minutes=1:00 kind=training",
      "service record member=18 station=jindu date=2026-03-02 minutes=4:00",
    ])
    return bank
  }

  @Test func `the preview of other counting is what the assessment then does`() throws {
    let bank = try bank()
    try bank.lay([capped])
    #expect(bank.table("policy preview", "subject", "was", "stars") == ["member:17 2 1", "member:18 2 1"])
    #expect(bank.table("stars assess policy=2", "subject", "was", "stars") == ["member:17 2 1", "member:18 2 1"])
    #expect(bank.table("stars explain member=17", "minutes", "counted") == ["4:00 2:00"])
    #expect(bank.end("verify", "verdict") == "clean")
    let picture = bank.picture()
    try bank.done("rebuild")
    #expect(bank.picture() == picture)
  }

  @Test func `an explanation names what did not count, by which rule and in which records`() throws {
    let bank = try bank()
    try bank.lay([capped, "stars assess policy=2"])
    let english = try #require(bank.table("stars explain member=17", "text").first)
    #expect(english.contains("1:00 do not count for stars: that kind of service does not count (record 2)."))
    #expect(english.contains("1:00 do not count for stars: one day counts at most 2:00 (record 1)."))
    let reply = try bank.ask("stars explain member=17").get()
    let chinese = reply.rows?.first?.first { $0.name == "text" }?.value.plain(in: .chinese)
    #expect(
      chinese == "2026 年计入 2:00,已达 2:00,得 1 颗星。有 1:00 不计星级:这类服务不计(第 2 号记录)。有 1:00 不计星级:每天最多计 2:00(第 1 号记录)。")
    #expect(bank.end("stars explain member=17", "uncounted") == "2:00")
    bank.clock.set("2026-05-05T10:00:00Z")
    #expect(bank.table("stars explain member=17 on=2026-05-04", "counted") == ["2:00"])
  }

  @Test func `a past day is explained by the rules and records of that day`() throws {
    let bank = try bank()
    bank.clock.set("2026-05-05T10:00:00Z")
    try bank.lay([capped, "stars assess policy=2", "service reverse record=3 reason=x"])
    #expect(bank.table("stars explain member=17 on=2026-05-04", "counted", "stars") == ["4:00 2"])
    #expect(bank.table("stars explain member=18 on=2026-05-04", "counted") == ["4:00"])
    #expect(bank.table("stars explain member=18", "counted") == ["0:00"])
  }

  @Test func `a team is explained with its place in the tree of that day`() throws {
    let bank = try StarWorld.bank()
    try bank.lay(["team add team=bing name=丙队 station=jindu"])
    bank.clock.set("2026-05-05T10:00:00Z")
    try bank.lay(["team add team=ding name=丁队 station=jindu parent=bing"])
    #expect(!bank.end("stars explain team=bing on=2026-05-04", "text").contains("ding"))
    #expect(bank.end("stars explain team=bing", "text").contains("It is the brigade of the teams ding."))
    #expect(bank.end("stars explain team=jia", "text").contains("It belongs to the brigade dadui."))
    #expect(bank.end("stars explain team=dadui", "text").contains("It is the brigade of the teams jia, yi."))
  }

  @Test func `a team that becomes a brigade is counted by the rules of brigades`() throws {
    let bank = try StarWorld.bank(try .community(but: ["stars.brigade.day_cap": "60"]))
    try bank.lay([
      "team add team=bing name=丙队 station=jindu", "team join team=bing member=17 from=2020-01-01",
      "service record member=17 station=jindu date=2026-03-01 minutes=3:00",
    ])
    #expect(bank.table("stars explain team=bing", "counted") == ["3:00"])
    try bank.lay(["team add team=ding name=丁队 station=jindu parent=bing"])
    #expect(bank.table("stars explain team=bing", "counted") == ["1:00"])
    try bank.lay(["service reverse record=1 reason=x"])
    #expect(bank.table("stars explain team=bing", "counted") == ["0:00"])
    #expect(bank.end("verify", "verdict") == "clean")
  }

  @Test func `service for hours counts apart where the rules say so`() throws {
    let bank = try StarWorld.bank(try .community(but: ["stars.member.sources": "operator,sheet"]))
    try bank.lay([
      "opening member=17 minutes=5:00 reason=x", "offer add offer=haircut name=理发 kind=service price=1:00",
      "redeem request member=17 offer=haircut", "redeem fulfil redemption=1 provider=18 date=2026-05-03",
    ])
    #expect(bank.table("stars explain member=18", "minutes", "counted") == ["1:00 0:00"])
    #expect(bank.end("verify", "verdict") == "clean")
  }

  @Test func `levels are called by their names in both languages`() throws {
    let bank = try StarWorld.bank(
      try .community(but: [
        "stars.member.thresholds": "60", "stars.member.names": "启明星", "stars.member.names_en": "Morning star",
      ]))
    try bank.lay(["service record member=17 station=jindu date=2026-03-01 minutes=1:00"])
    #expect(bank.table("stars show member=17", "stars", "level") == ["1 Morning star"])
    #expect(bank.table("stars list", "level") == ["Morning star"])
    #expect(bank.end("stars explain member=17", "text").hasPrefix("张三 has one star (Morning star)."))
  }
}
