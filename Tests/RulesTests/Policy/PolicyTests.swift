import Ledger
import Rules
import TestSupport
import Testing

@Suite struct `A policy` {
  @Test func `the default preset is written in one canonical form`() throws {
    let expected = """
      service.daily_limit=720
      service.backdate_days=90
      service.granularity=1
      service.review_over=0
      service.review_over_second=0
      service.notice_days=0
      service.holidays=none
      service.workdays=none
      service.checkin_pairs=3
      service.checkout_after=240
      service.lecture_services=0
      service.volunteer_age=18
      service.complaint_days=5
      stars.member.window=year
      stars.member.thresholds=6000,12000,18000,24000,30000
      stars.member.carry=true
      stars.member.max_stars=5
      stars.member.min_quality=0
      stars.member.assessment=continuous
      stars.member.quality_weights=5,3,2
      stars.member.min_membership_months=0
      stars.member.activity_cap=0
      stars.member.day_cap=0
      stars.member.sources=all
      stars.member.kinds=all
      stars.member.exclude_kinds=none
      stars.member.from_registration=false
      stars.member.team_hours=true
      stars.member.alone_from_age=0
      stars.member.names=none
      stars.member.names_en=none
      stars.member.honours=none
      stars.member.honour_names=none
      stars.member.honour_names_en=none
      stars.member.award_every=0
      stars.team.window=year
      stars.team.thresholds=36000,72000,108000,144000,180000
      stars.team.carry=true
      stars.team.max_stars=5
      stars.team.min_quality=0
      stars.team.assessment=continuous
      stars.team.quality_weights=5,3,2
      stars.team.min_membership_months=0
      stars.team.activity_cap=0
      stars.team.day_cap=0
      stars.team.sources=all
      stars.team.kinds=all
      stars.team.exclude_kinds=none
      stars.team.from_registration=false
      stars.team.team_hours=true
      stars.team.alone_from_age=0
      stars.team.names=none
      stars.team.names_en=none
      stars.team.honours=none
      stars.team.honour_names=none
      stars.team.honour_names_en=none
      stars.team.award_every=0
      stars.brigade.window=year
      stars.brigade.thresholds=36000,72000,108000,144000,180000
      stars.brigade.carry=true
      stars.brigade.max_stars=5
      stars.brigade.min_quality=0
      stars.brigade.assessment=continuous
      stars.brigade.quality_weights=5,3,2
      stars.brigade.min_membership_months=0
      stars.brigade.activity_cap=0
      stars.brigade.day_cap=0
      stars.brigade.sources=all
      stars.brigade.kinds=all
      stars.brigade.exclude_kinds=none
      stars.brigade.from_registration=false
      stars.brigade.team_hours=true
      stars.brigade.alone_from_age=0
      stars.brigade.names=none
      stars.brigade.names_en=none
      stars.brigade.honours=none
      stars.brigade.honour_names=none
      stars.brigade.honour_names_en=none
      stars.brigade.award_every=0
      redemption.gifts=true
      redemption.hold_days=14
      redemption.min_service=0
      redemption.min_stars=0
      redemption.min_age=none
      redemption.open_months=all
      redemption.transfer=household
      redemption.relatives=child,parent,spouse
      redemption.wallet_cap=0
      redemption.wallet_cap_pool=none
      redemption.team_hours=redeem
      redemption.expiry_years=0
      """
    let written = Policy.community.settings.map { "\($0.name)=\($0.value)" }.joined(separator: "\n")
    #expect(written == expected)
    #expect(Policy.settingNames == Policy.community.settings.map(\.name))
  }

  private static let relations = Relation.allCases.map(\.rawValue).sorted()

  @Test(arguments: Policy.presetNames)
  func `each preset comes back from its settings, in any order`(name: String) throws {
    let preset = try #require(Policy.preset(named: name))
    #expect(try Policy(version: 1, settings: preset.settings) == preset)
    #expect(try Policy(version: 1, settings: preset.settings.reversed()) == preset)
    #expect(try Policy(version: 2, settings: preset.settings) != preset)
  }

  @Test func `the national preset counts a lifetime, and nobody knows a preset of another name`() throws {
    let national = try #require(Policy.preset(named: "national"))
    #expect(national.memberStars.window == .lifetime)
    #expect(national.memberStars.thresholds.map(\.description) == ["100:00", "300:00", "600:00", "1000:00", "1500:00"])
    #expect(Policy.preset(named: "provincial") == nil)
  }

  @Test(arguments: [
    ("service.daily_limit", "0", PolicyFault.Reason.outOfRange(value: 0, allowed: 1...1440)),
    ("service.daily_limit", "1441", .outOfRange(value: 1441, allowed: 1...1440)),
    ("service.daily_limit", "12:00", .malformed(value: "12:00", wanted: .integer)),
    ("service.backdate_days", "-1", .outOfRange(value: -1, allowed: 0...36_525)),
    ("service.granularity", "721", .outOfRange(value: 721, allowed: 1...720)),
    ("service.granularity", "+5", .malformed(value: "+5", wanted: .integer)),
    ("service.granularity", "05", .malformed(value: "05", wanted: .integer)),
    ("stars.member.window", "month", .malformed(value: "month", wanted: .word(["year", "lifetime"]))),
    ("stars.team.thresholds", "", .empty),
    ("stars.team.thresholds", "600,600", .notRising(value: 600, after: 600)),
    ("stars.team.thresholds", "1200,600", .notRising(value: 600, after: 1200)),
    ("stars.team.thresholds", "-5,600", .outOfRange(value: -5, allowed: 1...60_000_000)),
    ("stars.team.thresholds", "0,600", .outOfRange(value: 0, allowed: 1...60_000_000)),
    ("stars.team.thresholds", "100,", .malformed(value: "100,", wanted: .integers)),
    ("stars.brigade.carry", "yes", .malformed(value: "yes", wanted: .flag)),
    ("stars.brigade.max_stars", "0", .outOfRange(value: 0, allowed: 1...99)),
    ("stars.member.thresholds", "1,2,3,4,5,6,7,8,9,10,11,12,13", .tooMany(count: 13, most: 12)),
    ("stars.member.min_quality", "99", .outOfRange(value: 99, allowed: 100...500)),
    (
      "stars.member.assessment", "monthly",
      .malformed(value: "monthly", wanted: .word(["continuous", "half-year", "year"]))
    ),
    ("stars.member.quality_weights", "5,3", .notAsMany(count: 2, wanted: 3, key: "quality_weights")),
    ("stars.member.quality_weights", "0,0,0", .outOfRange(value: 0, allowed: 1...300)),
    ("stars.team.min_membership_months", "3", .membersOnly),
    ("stars.member.day_cap", "1441", .outOfRange(value: 1441, allowed: 0...1440)),
    (
      "stars.member.sources", "sheet,operator",
      .malformed(
        value: "sheet,operator", wanted: .words(["carried-over", "checkin", "exchange", "operator", "self", "sheet"]))
    ),
    ("stars.member.kinds", "Visit", .malformed(value: "Visit", wanted: .codes)),
    ("stars.member.kinds", "", .malformed(value: "", wanted: .codes)),
    ("stars.member.award_every", "x", .malformed(value: "x", wanted: .integer)),
    ("stars.member.award_every", "-1", .outOfRange(value: -1, allowed: 0...60_000_000)),
    ("redemption.gifts", "True", .malformed(value: "True", wanted: .flag)),
    ("redemption.hold_days", "-1", .outOfRange(value: -1, allowed: 0...3660)),
    ("redemption.min_service", "-1", .outOfRange(value: -1, allowed: 0...60_000_000)),
    ("redemption.min_stars", "6", .outOfRange(value: 6, allowed: 0...5)),
    ("redemption.min_age", "", .malformed(value: "", wanted: .integerOrNone)),
    ("redemption.min_age", "200", .outOfRange(value: 200, allowed: 0...150)),
    ("redemption.open_months", "13", .outOfRange(value: 13, allowed: 1...12)),
    ("redemption.open_months", "6,6", .notRising(value: 6, after: 6)),
    ("redemption.open_months", "", .malformed(value: "", wanted: .integersOrAll)),
    (
      "redemption.transfer", "friends",
      .malformed(value: "friends", wanted: .word(["none", "household", "relatives", "any"]))
    ),
    ("redemption.relatives", "spouse,child", .malformed(value: "spouse,child", wanted: .words(relations))),
    ("redemption.relatives", "uncle", .malformed(value: "uncle", wanted: .words(relations))),
  ])
  func `a wrong setting is named with what is wrong`(name: String, value: String, reason: PolicyFault.Reason) {
    let settings = Policy.community.settings.map { $0.name == name ? (name, value) : $0 }
    #expect(throws: PolicyFault(key: name, reason: reason)) { try Policy(version: 1, settings: settings) }
  }

  @Test func `a setting must be known, there, and there once`() {
    let settings = Policy.community.settings
    #expect(throws: PolicyFault(key: "stars.member.carry", reason: .missing)) {
      try Policy(version: 1, settings: settings.filter { $0.name != "stars.member.carry" })
    }
    #expect(throws: PolicyFault(key: "stars.member.colour", reason: .unknown)) {
      try Policy(version: 1, settings: settings + [("stars.member.colour", "red")])
    }
    #expect(throws: PolicyFault(key: "service.granularity", reason: .repeated)) {
      try Policy(version: 1, settings: settings + [("service.granularity", "1")])
    }
    #expect(throws: PolicyFault(key: "version", reason: .outOfRange(value: 0, allowed: 1...Int64(Int32.max)))) {
      try Policy(version: 0, settings: settings)
    }
  }

  @Test func `a version from before a setting existed is read with its default`() throws {
    let first = [
      "window", "thresholds", "carry", "max_stars", "service.daily_limit", "service.backdate_days",
      "service.granularity", "redemption.gifts", "redemption.hold_days", "redemption.min_service",
      "redemption.min_stars", "redemption.min_age", "redemption.open_months",
    ]
    let old = Policy.community.settings.filter { setting in
      first.contains { setting.name == $0 || setting.name.hasPrefix("stars.") && setting.name.hasSuffix("." + $0) }
    }
    #expect(old.count == 21)
    #expect(try Policy(version: 1, settings: old) == Policy.community)
  }

  @Test func `nobody may be asked for more stars than can be had`() throws {
    let fault = PolicyFault(key: "redemption.min_stars", reason: .outOfRange(value: 3, allowed: 0...2))
    #expect(throws: fault) {
      try Policy(
        version: 1, service: ServicePolicy(),
        memberStars: StarPolicy(window: .lifetime, thresholds: [Minutes(60), Minutes(120)], carry: true),
        teamStars: Policy.community.teamStars, brigadeStars: Policy.community.brigadeStars,
        redemption: RedemptionPolicy(minStars: 3))
    }
  }

  @Test func `any valid policy comes back from its settings exactly`() throws {
    var generator = SeededGenerator(seed: 42)
    for _ in 0..<500 {
      let policy = try randomPolicy(&generator)
      let settings = policy.settings
      #expect(settings.map(\.name) == Policy.settingNames)
      #expect(settings.allSatisfy { !$0.value.isEmpty })
      #expect(try Policy(version: policy.version, settings: settings) == policy)
    }
  }

  private func randomPolicy(_ generator: inout SeededGenerator) throws -> Policy {
    func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }
    func names(_ count: Int) -> [RecognitionPolicy.Name] {
      (0..<count).map { RecognitionPolicy.Name(chinese: "第\($0)级=", english: "Level \($0)") }
    }
    func codes() -> Set<Code> { Set((0..<number(0...2)).compactMap { _ in Code("kind-\(number(1...9))") }) }
    func counting() throws -> CountingPolicy {
      let kinds = codes()
      return try CountingPolicy(
        activityCap: Minutes(Int64(number(0...1440))), dayCap: Minutes(Int64(number(0...1440))),
        sources: Set(RecordSource.allCases.filter { _ in Bool.random(using: &generator) }), kinds: kinds,
        excludedKinds: codes().subtracting(kinds), fromRegistration: Bool.random(using: &generator),
        aloneFromAge: number(0...18))
    }
    func recognition(_ count: Int) throws -> RecognitionPolicy {
      let honours = (1...3).map { Minutes(Int64(2_000_000 * $0)) }
      return try RecognitionPolicy(
        names: names(number(0...count)), honours: RecognitionPolicy.honours(honours, names(3)),
        awardEvery: Minutes(Int64(number(0...6000))))
    }
    func stars(months: Int = 0) throws -> StarPolicy {
      let thresholds = Set((0...number(0...8)).map { _ in number(1...1_000_000) }).sorted()
      return try StarPolicy(
        window: Bool.random(using: &generator) ? .year : .lifetime,
        thresholds: thresholds.map { Minutes(Int64($0)) }, carry: Bool.random(using: &generator),
        maxStars: number(1...9), minQualityHundredths: Bool.random(using: &generator) ? 0 : number(100...500),
        assessment: StarPolicy.Assessment.allCases.randomElement(using: &generator) ?? .continuous,
        qualityWeights: QualityWeights(recipient: number(1...9), team: number(0...9), station: number(0...9)),
        minMembershipMonths: months, counting: counting(), recognition: recognition(1))
    }
    let memberStars = try stars(months: number(0...600))
    let dailyLimit = number(1...1440)
    return try Policy(
      version: number(1...1000),
      service: ServicePolicy(
        dailyLimit: Minutes(Int64(dailyLimit)), backdateDays: number(0...400),
        granularity: Minutes(Int64(number(1...dailyLimit)))),
      memberStars: memberStars, teamStars: stars(), brigadeStars: stars(),
      redemption: RedemptionPolicy(
        giftsAllowed: Bool.random(using: &generator), holdDays: number(0...60),
        minService: Minutes(Int64(number(0...6000))), minStars: number(0...memberStars.highestStar),
        minAge: Bool.random(using: &generator) ? number(0...80) : nil,
        openMonths: Set((0..<number(0...6)).map { _ in number(1...12) })))
  }
}
