import LineProtocol
import Rules
import TestSupport
import Testing

/// Every row of the table of rules that cities use: its stars, its window and the hours that count.
@Suite struct CityRulesTests {
  private static let presets: [(name: String, hours: [Int], isYear: Bool)] = [
    ("community", [100, 200, 300, 400, 500], true), ("national", [100, 300, 600, 1000, 1500], false),
    ("guangzhou-2019", [100, 300, 600, 1000, 1500], false), ("beijing-2022", [100, 300, 600, 1000, 1500], false),
    ("nanjing-2019", [100, 300, 600, 1000, 1500], false), ("shanghai-2026", [100, 300, 600, 1000, 1500], false),
  ]

  @Test(arguments: presets.indices)
  func `each preset gives its stars at its hours, and not an hour before`(index: Int) throws {
    let (name, hours, isYear) = Self.presets[index]
    let bank = try StarWorld.bank(try StarWorld.preset(name))
    // A year is too short for 1500 hours of ten a day, so a lifetime is spread over several.
    var before = 0
    for (star, goal) in hours.enumerated() {
      let start = isYear ? "2025-0\(star * 2 + 1)-01" : "202\(star)-01-01"
      try bank.lay(StarWorld.hours(goal - before - 1, from: start))
      #expect(bank.table("stars show member=17", "stars") == ["\(star)"], "\(name) at \(goal - 1)")
      try bank.lay([
        "service record member=17 station=jindu date=202\(isYear ? 5 : star)-12-31 minutes=1:00 note=\(star)"
      ])
      #expect(bank.table("stars show member=17", "stars") == ["\(star + 1)"], "\(name) at \(goal)")
      before = goal
    }
    #expect(bank.end("verify", "verdict") == "clean")
  }

  @Test func `in the community stars of years add up and odd hours do not`() throws {
    let bank = try StarWorld.bank()
    try bank.lay(StarWorld.hours(250, from: "2025-01-01") + StarWorld.hours(99, from: "2026-01-01"))
    #expect(bank.table("stars show member=17", "stars") == ["2"])
    try bank.lay(StarWorld.hours(1, from: "2026-04-30"))
    #expect(bank.table("stars show member=17", "stars") == ["3"])
    try bank.lay(
      ["team join team=jia member=18 from=2020-01-01"] + StarWorld.hours(600, member: 18, from: "2025-01-01"))
    #expect(bank.table("stars show team=jia", "stars") == ["1"])
    #expect(bank.table("stars show team=dadui", "stars") == ["1"])
  }

  @Test func `Guangzhou counts whole hours and opens redemption with one star`() throws {
    let bank = try StarWorld.bank(try StarWorld.preset("guangzhou-2019"))
    #expect(bank.refusal("service record member=17 station=jindu date=2026-01-01 minutes=1:30") == .granularity)
    try bank.lay(
      StarWorld.hours(99) + [
        "offer add offer=rice name=大米 kind=gift price=1:00", "stock in offer=rice station=jindu pieces=3",
      ])
    #expect(bank.refusal("redeem request member=17 offer=rice") != nil)
    try bank.lay(StarWorld.hours(1, from: "2022-01-01"))
    #expect(bank.refusal("redeem request member=17 offer=rice") == nil)
  }

  @Test func `Beijing lets members of sixty redeem services and nobody goods`() throws {
    let bank = try StarWorld.bank(try StarWorld.preset("beijing-2022"))
    try bank.lay(
      [
        "member add no=60 name=甲 station=jindu registered=2020-01-01 birth=1966-05-04",
        "member add no=59 name=乙 station=jindu registered=2020-01-01 birth=1966-05-05",
        "offer add offer=haircut name=理发 kind=service price=1:00",
      ] + StarWorld.hours(5, member: 60) + StarWorld.hours(5, member: 59))
    #expect(bank.refusal("offer add offer=rice name=大米 kind=gift price=1:00") == .notAllowed)
    #expect(bank.refusal("redeem request member=59 offer=haircut") == .tooYoung)
    #expect(bank.refusal("redeem request member=60 offer=haircut") == nil)
  }

  @Test func `Nanjing counts what a member serves alone, and the team what is served in it`() throws {
    let bank = try StarWorld.bank(try StarWorld.preset("nanjing-2019"))
    try bank.lay(["team join team=jia member=17 from=2020-01-01"] + StarWorld.hours(600))
    #expect(bank.table("stars show member=17", "stars") == ["0"])
    #expect(bank.table("stars show team=jia", "stars") == ["1"])
    #expect(bank.table("stars explain member=17", "minutes", "counted") == ["600:00 0:00", "0:00 0:00"])
    try bank.lay(StarWorld.hours(100, from: "2024-01-01", more: "team=none"))
    #expect(bank.table("stars show member=17", "stars") == ["1"])
    #expect(bank.end("verify", "verdict") == "clean")
  }

  @Test func `Shanghai counts the service of those under eighteen in teams only`() throws {
    let bank = try StarWorld.bank(try StarWorld.preset("shanghai-2026"))
    try bank.lay(
      [
        "member add no=9 name=小明 station=jindu registered=2020-01-01 birth=2008-03-01 guardian=x",
        "team join team=jia member=9 from=2026-02-01", "team leave team=jia member=9 until=2026-02-28",
      ] + StarWorld.hours(50, member: 9, from: "2026-01-01") + StarWorld.hours(50, member: 9, from: "2026-02-01")
        + StarWorld.hours(49, member: 9, from: "2026-03-01"))
    #expect(bank.table("stars show member=9", "stars", "minutes") == ["0 149:00"])
    try bank.lay(StarWorld.hours(1, member: 9, from: "2026-04-01"))
    #expect(bank.table("stars show member=9", "stars") == ["1"])
    #expect(bank.end("stars explain member=9", "uncounted") == "50:00")
    #expect(bank.end("verify", "verdict") == "clean")
  }

  @Test func `the nation counts from the registration on and reports a duty of twenty hours`() throws {
    let bank = try StarWorld.bank(try StarWorld.preset("national"))
    #expect(
      bank.refusal("service record member=17 station=jindu date=2019-12-31 minutes=1:00") == .beforeRegistration)
    try bank.lay(StarWorld.hours(20, from: "2026-01-01") + StarWorld.hours(19, member: 18, from: "2026-01-01"))
    #expect(bank.table("stars duty", "member", "minutes", "missing") == ["18 19:00 1:00"])
    #expect(bank.table("stars duty year=2025", "member", "missing") == ["17 20:00", "18 20:00"])
    #expect(bank.table("stars duty minutes=30:00", "member") == ["17", "18"])
    #expect(bank.refusal("stars duty year=2027") == .badValue)
  }

  @Test func `a city in Jiangsu is a file of rules`() throws {
    let bank = try StarWorld.bank()
    let rules = StarWorld.rules(try StarWorld.file("config/policies/jiangsu.toml"))
    try bank.lay(["policy set \(rules)", "policy set rules=\"service.backdate_days = 0\"", "stars assess policy=3"])
    var before = 0
    for (star, goal) in [30, 60, 100, 200, 300].enumerated() {
      try bank.lay(StarWorld.hours(goal - before, from: "202\(star)-01-01"))
      #expect(bank.table("stars show member=17", "stars") == ["\(star + 1)"])
      before = goal
    }
    #expect(bank.table("stars show member=17", "honour", "awards") == [" 1"])
    try bank.lay(StarWorld.hours(300, from: "2025-01-01"))
    #expect(bank.table("stars show member=17", "stars", "honour", "awards") == ["5 Bronze medal 2"])
    try bank.lay(StarWorld.hours(900, from: "2025-06-01"))
    #expect(bank.table("stars list", "stars", "honour", "awards") == ["5 Gold medal 5"])
    let text = bank.end("stars explain member=17", "text")
    #expect(text.contains("With 1500:00 in all there is the honour Gold medal."))
    #expect(text.contains("An award is due each 300:00: 5 so far, the next at 1800:00."))
  }
}
