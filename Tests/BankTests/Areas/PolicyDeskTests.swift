import Bank
import Configuration
import Ledger
import LineProtocol
import Rules
import Store
import TestSupport
import Testing

@Suite struct PolicyDeskTests {
  /// 17 has 250:00 in 2025, 18 has 100:00; 17 is in a team, which has as much.
  private func bank() throws -> TestBank {
    let bank = try TestBank()
    try bank.lay([
      "station add station=jindu name=金都社区志愿服务站",
      "member add no=17 name=张三 station=jindu registered=2024-01-05",
      "member add no=18 name=李四 station=jindu registered=2024-01-05",
      "team add team=jia name=甲队 station=jindu", "team join team=jia member=17 from=2024-01-05",
    ])
    try bank.lay(days(25, member: 17) + days(10, member: 18))
    return bank
  }

  private func days(_ count: Int, member: Int) -> [String] {
    (1...count).map { day in
      let date = "2025-03-\(day < 10 ? "0" : "")\(day)"
      return "service record member=\(member) station=jindu date=\(date) minutes=10:00"
    }
  }

  private func refusal(_ bank: TestBank, _ line: String) -> Refusal? {
    if case .failure(let refusal) = bank.ask(line) { refusal } else { nil }
  }

  private let strict = #"policy set rules="stars.member.thresholds = [200, 400]""#

  @Test func `a new version moves nobody's stars until it is assessed`() throws {
    let bank = try bank()
    #expect(bank.table("stars list", "subject", "stars") == ["member:17 2", "member:18 1"])
    #expect(
      bank.table(strict, "name", "was", "value") == ["stars.member.thresholds 100,200,300,400,500 200,400"]
    )
    #expect(bank.table("stars list", "subject", "stars") == ["member:17 2", "member:18 1"])
    #expect(
      bank.table("policy list", "policy", "state", "changes") == ["1 stars ", "2 not-assessed stars.member.thresholds"])
    #expect(bank.table("policy preview", "subject", "was", "stars") == ["member:17 2 1", "member:18 1 0"])
    #expect(bank.table("stars assess policy=2", "subject", "was", "stars") == ["member:17 2 1", "member:18 1 0"])
    #expect(bank.table("stars list", "subject", "stars") == ["member:17 1"])
    #expect(bank.table("policy list", "policy", "state") == ["1 past", "2 in-force"])
    #expect(bank.send("verify").last?.hasPrefix("OK verdict=clean") == true)
  }

  @Test func `what is recorded before the assessment is judged by the version before`() throws {
    let bank = try bank()
    try bank.lay([strict])
    let record = "service record member=18 station=jindu date=2025-04-01 minutes=10:00 team=none"
    #expect(bank.table(record, "stars", "was") == ["1 1"])
    try bank.lay(["stars assess policy=2"])
    #expect(
      bank.table("service record member=18 station=jindu date=2025-04-02 minutes=10:00 team=none", "stars", "was") == [
        "0 0"
      ])
    #expect(bank.send("verify").last?.hasPrefix("OK verdict=clean") == true)
  }

  @Test func `limits of service hold as soon as they are set`() throws {
    let bank = try bank()
    try bank.lay([#"policy set rules="service.daily_limit = \"8:00\"""#])
    let refusal = refusal(bank, "service record member=18 station=jindu date=2025-04-01 minutes=10:00")
    #expect(refusal?.code == .dailyLimit)
  }

  @Test func `lengths of time are shown as the configuration file writes them`() throws {
    let shown = try bank().table("policy show", "name", "value")
    let written = KeyDescription.all.filter { key in
      key.name.hasPrefix("service.") || key.name.hasPrefix("stars.") || key.name.hasPrefix("redemption.")
    }.filter { $0.defaultText.contains(":") }
    #expect(written.count >= 8)
    for key in written {
      #expect(shown.contains("\(key.name) \(key.defaultText.filter { $0 != "\"" })"), "\(key.name)")
    }
  }

  @Test func `an older version can be taken up again`() throws {
    let bank = try bank()
    try bank.lay([strict, "stars assess policy=2", "stars assess policy=1"])
    #expect(bank.table("stars list", "subject", "stars") == ["member:17 2", "member:18 1"])
    #expect(bank.send("verify").last?.hasPrefix("OK verdict=clean") == true)
  }

  @Test func `a preview counts everybody once before and once after`() throws {
    let bank = try bank()
    let preview = #"policy preview rules="stars.member.thresholds = [200, 400]" totals=member"#
    #expect(bank.table(preview, "stars", "before", "now") == ["0 0 1", "1 1 1", "2 1 0"])
    #expect(bank.table("policy preview preset=national totals=team", "stars", "before", "now") == ["0 1 1"])
    #expect(bank.table("policy list", "policy") == ["1"], "a preview sets nothing")
  }

  @Test func `tried out, nothing stays`() throws {
    let bank = try bank()
    let before = bank.picture()
    #expect(bank.table("\(strict) dry=true", "name") == ["stars.member.thresholds"])
    #expect(bank.picture() == before)
    try bank.lay([strict])
    let set = bank.picture()
    #expect(bank.table("stars assess policy=2 dry=true", "subject") == ["member:17", "member:18"])
    #expect(bank.picture() == set)
    #expect(bank.table("service record member=17 station=jindu date=2025-04-02 minutes=1:00", "stars") == ["2"])
  }

  @Test func `in a batch the rules hold from their line on, and fall with it`() throws {
    let bank = try bank()
    let record = "service record member=18 station=jindu date=2025-04-01 minutes=10:00 team=none"
    guard case .failure = try bank.commit([strict, "stars assess policy=2", record, "member show member=99"]) else {
      Issue.record("a faulty batch was taken")
      return
    }
    #expect(bank.table("\(record) dry=true", "stars", "was") == ["1 1"])
    let reply = try bank.commit([strict, "stars assess policy=2", record]).get()
    let last = try #require(reply.rows?.last)
    #expect(last.first { $0.name == "stars" }?.value == .integer(0))
    #expect(bank.table("stars show member=18", "stars") == ["0"])
    #expect(bank.send("verify").last?.hasPrefix("OK verdict=clean") == true)
  }

  @Test func `rules and their assessment outlive the daemon`() throws {
    let folder = TemporaryFolder()
    do {
      let bank = try TestBank(folder: folder)
      try bank.lay([
        "station add station=jindu name=金都", "member add no=17 name=张三 station=jindu registered=2024-01-05", strict,
        "stars assess policy=2", #"policy set rules="service.granularity = 60""#,
      ])
      try bank.bank.close()
    }
    let bank = try TestBank(folder: folder)
    #expect(bank.table("policy list", "policy", "state") == ["1 past", "2 stars", "3 not-assessed"])
    let refusal = refusal(bank, "service record member=17 station=jindu date=2025-04-01 minutes=1:30")
    #expect(refusal?.code == .granularity)
  }

  @Test func `stars after an assessment are those of the rules from scratch`() throws {
    var generator = SeededGenerator(seed: 4)
    let bank = try TestBank()
    let members = Array(1...12)
    try bank.lay(
      ["station add station=jindu name=金都"]
        + members.map { "member add no=\($0) name=M\($0) station=jindu registered=2020-01-01" })
    for version in 2...9 {
      for _ in 0..<40 {
        _ = bank.ask(randomService(of: members, &generator))
      }
      try bank.lay([randomRules(&generator), "stars assess policy=\(version)"])
      let policy = try #require(try bank.database.read { try $0.policy(Int64(version)) })
      let star = try Policy(
        version: version, settings: policy.policy.settings.map { (name: $0.name, value: $0.value) }
      ).memberStars
      for member in members {
        let years = try bank.database.read { try $0.years(of: #require(MemberNumber(Int64(member)))) }
        let minutes = CountedYears(years.map { ($0.year, CountedYear(minutes: $0.minutes)) })
        let expected = StarRules.stars(years: minutes, policy: star, currentYear: 2026)
        #expect(bank.table("stars show member=\(member)", "stars") == ["\(expected)"])
      }
    }
    #expect(bank.send("verify").last?.hasPrefix("OK verdict=clean") == true)
  }

  private func randomService(of members: [Int], _ generator: inout SeededGenerator) -> String {
    let year = Int.random(in: 2022...2025, using: &generator)
    let month = Int.random(in: 1...9, using: &generator)
    let day = Int.random(in: 10...28, using: &generator)
    let hours = Int.random(in: 1...12, using: &generator)
    return
      "service record member=\(generator.pick(members)) station=jindu date=\(year)-0\(month)-\(day) minutes=\(hours):00"
  }

  private func randomRules(_ generator: inout SeededGenerator) -> String {
    let first = Int.random(in: 5...40, using: &generator)
    let settings = [
      "thresholds = [\(first), \(first * 2), \(first * 3)]", "window = '\(generator.pick(["year", "lifetime"]))'",
      "carry = \(generator.pick([true, false]))", "max_stars = \(Int.random(in: 1...9, using: &generator))",
    ]
    return #"policy set rules="[stars.member]\n\#(settings.joined(separator: #"\n"#))""#
  }
}
