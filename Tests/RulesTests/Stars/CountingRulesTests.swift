import Ledger
import Rules
import TestSupport
import Testing

@Suite struct `What counts for stars` {
  /// A record as a row of a table: minutes, activity, kind, source, team or not.
  private func record(
    _ number: Int64, _ minutes: Int64, activity: String? = nil, kind: String? = nil, source: RecordSource = .operator,
    date: String = "2026-03-01", registered: String = "2020-01-01", birth: String? = nil, isInTeam: Bool = false
  ) throws -> ServedRecord {
    ServedRecord(
      number: try RuleSample.record(number), member: try #require(MemberNumber(17)),
      registered: try RuleSample.date(registered), date: try RuleSample.date(date), minutes: Minutes(minutes),
      source: source, kind: try kind.map { try RuleSample.code($0) }, activity: activity,
      birth: try birth.map { try RuleSample.date($0) }, isInTeam: isInTeam)
  }

  private func left(_ records: [ServedRecord], _ policy: CountingPolicy) -> [String] {
    CountingRules.omissions(ofDay: records, policy: policy).map {
      "\($0.record.number?.value ?? 0) \($0.minutes.count) \($0.reason.rawValue)"
    }
  }

  @Test func `an activity counts up to its cap, and records without one each by themselves`() throws {
    let policy = try CountingPolicy(activityCap: Minutes(120))
    let day = [
      try record(1, 90, activity: "包水饺"), try record(2, 90, activity: "包水饺"), try record(3, 130),
      try record(4, 100, activity: "巡逻"), try record(5, 60),
    ]
    #expect(left(day, policy) == ["2 60 activity-cap", "3 10 activity-cap"])
    #expect(CountingRules.minutes(ofDay: day, policy: policy) == Minutes(120 + 120 + 100 + 60))
  }

  @Test func `a day counts up to its cap, after the activities`() throws {
    let policy = try CountingPolicy(activityCap: Minutes(120), dayCap: Minutes(200))
    let day = [try record(1, 150, activity: "包水饺"), try record(2, 100)]
    #expect(left(day, policy) == ["1 30 activity-cap", "2 20 day-cap"])
  }

  @Test func `sources, kinds, registration, team hours and age leave whole records out`() throws {
    let training = try RuleSample.code("training")
    let rows: [(CountingPolicy, ServedRecord, NotCounted?)] = [
      (try CountingPolicy(sources: [.operator, .sheet]), try record(1, 60, source: .exchange), .source),
      (try CountingPolicy(sources: [.operator]), try record(1, 60), nil),
      (try CountingPolicy(excludedKinds: [training]), try record(1, 60, kind: "training"), .kind),
      (try CountingPolicy(excludedKinds: [training]), try record(1, 60), nil),
      (try CountingPolicy(kinds: [training]), try record(1, 60), .kind),
      (try CountingPolicy(fromRegistration: true), try record(1, 60, registered: "2026-03-02"), .beforeRegistration),
      (try CountingPolicy(fromRegistration: true), try record(1, 60, registered: "2026-03-01"), nil),
      (try CountingPolicy(teamHours: false), try record(1, 60, isInTeam: true), .teamHours),
      (try CountingPolicy(aloneFromAge: 18), try record(1, 60, birth: "2008-03-02"), .tooYoung),
      (try CountingPolicy(aloneFromAge: 18), try record(1, 60, birth: "2008-03-01"), nil),
      (try CountingPolicy(aloneFromAge: 18), try record(1, 60, birth: "2015-03-01", isInTeam: true), nil),
      (try CountingPolicy(aloneFromAge: 18), try record(1, 60), nil),
    ]
    for (policy, record, expected) in rows {
      #expect(CountingRules.exclusion(of: record, policy: policy) == expected)
    }
  }

  @Test func `the order of records never matters, and one more never takes minutes away`() throws {
    var generator = SeededGenerator(seed: 4)
    let policy = try CountingPolicy(
      activityCap: Minutes(150), dayCap: Minutes(400), excludedKinds: [try RuleSample.code("k1")])
    for _ in 0..<500 {
      var day: [ServedRecord] = []
      for number in 1...Int64.random(in: 1...8, using: &generator) {
        let activity = ["甲", "乙", nil].randomElement(using: &generator) ?? nil
        let kind = ["k1", "k2", nil].randomElement(using: &generator) ?? nil
        day.append(try record(number, Int64.random(in: 1...300, using: &generator), activity: activity, kind: kind))
      }
      let all = CountingRules.minutes(ofDay: day, policy: policy)
      let alone = try #require(day.first)
      let left = CountingRules.omissions(ofDay: [alone], policy: policy).reduce(alone.minutes.count) {
        $0 - $1.minutes.count
      }
      #expect(CountingRules.minutes(ofDay: [alone], policy: policy) == Minutes(left))
      #expect(all <= Minutes(400) && all >= .zero)
      var renumbered: [ServedRecord] = []
      for (index, old) in day.shuffled(using: &generator).enumerated() {
        renumbered.append(
          try record(Int64(index + 1), old.minutes.count, activity: old.activity, kind: old.kind?.text))
      }
      #expect(CountingRules.minutes(ofDay: renumbered, policy: policy) == all)
      #expect(CountingRules.minutes(ofDay: Array(day.dropLast()), policy: policy) <= all)
    }
  }

  @Test(arguments: [
    ("2026-01-31", 1, "2026-03-01"), ("2024-02-29", 12, "2025-03-01"), ("2024-02-29", 48, "2028-02-29"),
    ("2025-11-15", 3, "2026-02-15"), ("2025-12-31", 0, "2025-12-31"),
  ])
  func `months of membership end on the same day of the month, or the first of the next`(
    registered: String, months: Int, first: String
  ) throws {
    let policy = try StarPolicy(window: .year, thresholds: [Minutes(60)], carry: true, minMembershipMonths: months)
    #expect(try policy.firstDay(memberSince: RuleSample.date(registered)) == RuleSample.date(first))
  }

  @Test(arguments: ["", "金星,银星", "金星\n", String(repeating: "星", count: 41)])
  func `a name that the journal's line of names cannot keep is refused in either language`(bad: String) throws {
    func fault(_ chinese: String, _ english: String) -> PolicyFault? {
      let name = RecognitionPolicy.Name(chinese: chinese, english: english)
      do throws(PolicyFault) {
        _ = try RecognitionPolicy(names: [name])
        return nil
      } catch {
        return error
      }
    }
    #expect(fault("金星", "Gold") == nil)
    #expect(fault(bad, "Gold") == PolicyFault(key: "names", reason: .badName(bad)))
    #expect(fault("金星", bad) == PolicyFault(key: "names_en", reason: .badName(bad)))
  }

  @Test func `honours and awards rest on all years, or on the current one where each starts anew`() throws {
    let name = RecognitionPolicy.Name(chinese: "铜质奖章", english: "Bronze medal")
    let recognition = try RecognitionPolicy(
      names: [RecognitionPolicy.Name(chinese: "启明星", english: "Morning star")],
      honours: [RecognitionPolicy.Honour(threshold: Minutes(600), name: name)], awardEvery: Minutes(300))
    let years: CountedYears = [2025: CountedYear(minutes: Minutes(500)), 2026: CountedYear(minutes: Minutes(400))]
    for (window, carry, awards, honour) in [
      (StarPolicy.Window.year, true, 3, name), (.year, false, 1, nil), (.lifetime, true, 3, name),
    ] {
      let policy = try StarPolicy(
        window: window, thresholds: [Minutes(100)], carry: carry, maxStars: 1, recognition: recognition)
      let found = StarRules.recognition(stars: 1, years: years, policy: policy, currentYear: 2026)
      #expect(found.awards == awards && found.honour?.name == honour && found.level?.chinese == "启明星")
    }
  }
}
