import Ledger
import Rules
import TestSupport
import Testing

@Suite struct `Rules of a service record` {
  private let policy = Policy.community.service

  /// A record of 2:30 by member 17 on 2026-05-07, or as said.
  private func candidate(
    date: String = "2026-05-07", minutes: String = "2:30", start: String? = nil, end: String? = nil,
    team: TeamChoice = .unspecified, activity: String? = nil
  ) throws -> ServiceCandidate {
    ServiceCandidate(
      member: try #require(MemberNumber(17)), date: try RuleSample.date(date),
      minutes: try RuleSample.minutes(minutes),
      start: try start.map { try RuleSample.time($0) }, end: try end.map { try RuleSample.time($0) }, team: team,
      activity: activity)
  }

  private func known(
    _ number: Int64, date: String = "2026-05-07", minutes: String, start: String? = nil, end: String? = nil,
    activity: String? = nil
  ) throws -> KnownRecord {
    KnownRecord(
      number: try RuleSample.record(number), date: try RuleSample.date(date),
      minutes: try RuleSample.minutes(minutes),
      start: try start.map { try RuleSample.time($0) }, end: try end.map { try RuleSample.time($0) },
      activity: activity)
  }

  /// What the bank knows on 2026-06-01 of a member registered on 2024-01-05, or as said.
  private func facts(
    today: String = "2026-06-01", memberIsClosed: Bool = false, stationIsClosed: Bool = false,
    namedTeamIsClosed: Bool = false, teams: [String] = [], neighbours: [KnownRecord] = [],
    backdateReference: String? = nil
  ) throws -> ServiceFacts {
    ServiceFacts(
      today: try RuleSample.date(today), registered: try RuleSample.date("2024-01-05"),
      memberIsClosed: memberIsClosed, stationIsClosed: stationIsClosed, namedTeamIsClosed: namedTeamIsClosed,
      teamsOnDate: try teams.map { try RuleSample.code($0) }, neighbours: neighbours,
      backdateReference: try RuleSample.date(backdateReference ?? today))
  }

  @discardableResult
  private func judge(
    _ candidate: ServiceCandidate, _ facts: ServiceFacts, policy: ServicePolicy? = nil, zone: String = "Asia/Shanghai"
  ) throws -> ServiceVerdict {
    try ServiceRules.judge(
      candidate, facts: facts, policy: policy ?? self.policy, calendar: try RuleSample.calendar(zone))
  }

  @Test func `a plain record is good and counts for no team`() throws {
    let plain = try candidate()
    #expect(try judge(plain, facts()) == ServiceVerdict(team: nil, dayTotal: plain.minutes))
  }

  @Test func `what is closed takes no service, and the member is named first`() throws {
    let team = try RuleSample.code("shuijiao")
    let record = try candidate(team: .named(team))
    #expect(throws: ServiceViolation.memberClosed) {
      try judge(record, facts(memberIsClosed: true, stationIsClosed: true, namedTeamIsClosed: true))
    }
    #expect(throws: ServiceViolation.teamClosed(team)) {
      try judge(record, facts(stationIsClosed: true, namedTeamIsClosed: true))
    }
    #expect(throws: ServiceViolation.stationClosed) { try judge(record, facts(stationIsClosed: true)) }
    #expect(try judge(candidate(), facts(namedTeamIsClosed: true)).team == nil)
  }

  @Test func `today is no future, tomorrow is`() throws {
    try judge(candidate(date: "2026-06-01"), facts())
    let violation = ServiceViolation.futureDate(
      date: try RuleSample.date("2026-06-02"), today: try RuleSample.date("2026-06-01"))
    #expect(throws: violation) { try judge(candidate(date: "2026-06-02"), facts()) }
  }

  @Test func `the day of registration counts, the day before does not`() throws {
    let facts = try facts(today: "2024-01-20")
    try judge(candidate(date: "2024-01-05"), facts)
    let violation = ServiceViolation.beforeRegistration(
      date: try RuleSample.date("2024-01-04"), registered: try RuleSample.date("2024-01-05"))
    #expect(throws: violation) { try judge(candidate(date: "2024-01-04"), facts) }
  }

  @Test func `back-dating ends after its last day, and a correction measures it from the old entry`() throws {
    try judge(candidate(date: "2026-03-03"), facts())
    let violation = ServiceViolation.tooOld(
      date: try RuleSample.date("2026-03-02"), earliest: try RuleSample.date("2026-03-03"), limitDays: 90)
    #expect(throws: violation) { try judge(candidate(date: "2026-03-02"), facts()) }
    try judge(candidate(date: "2026-03-02"), facts(backdateReference: "2026-03-10"))
    let unlimited = try ServicePolicy(backdateDays: 0)
    try judge(candidate(date: "2024-02-29"), facts(), policy: unlimited)
  }

  @Test func `no time and less than none are refused before the granularity`() throws {
    let wholeHours = try ServicePolicy(granularity: Minutes(60))
    for (minutes, count) in [("0:00", 0), ("0:-1", -1)] as [(String, Int64)] {
      #expect(throws: ServiceViolation.notPositive(Minutes(count))) {
        try judge(candidate(minutes: minutes), facts(), policy: wholeHours)
      }
    }
    #expect(throws: ServiceViolation.granularity(minutes: Minutes(150), granularity: Minutes(60))) {
      try judge(candidate(), facts(), policy: wholeHours)
    }
    try judge(candidate(minutes: "3:00"), facts(), policy: wholeHours)
  }

  @Test func `a break is fine, more than the time between start and end is not`() throws {
    try judge(candidate(minutes: "1:30", start: "09:00", end: "11:00"), facts())
    try judge(candidate(minutes: "2:00", start: "09:00", end: "11:00"), facts())
    #expect(throws: ServiceViolation.timesDisagree(minutes: Minutes(120), between: Minutes(90))) {
      try judge(candidate(minutes: "2:00", start: "09:00", end: "10:30"), facts())
    }
    #expect(throws: ServiceViolation.timesDisagree(minutes: Minutes(150), between: .zero)) {
      try judge(candidate(start: "09:00", end: "09:00"), facts())
    }
  }

  @Test func `an end before its start is on the next day`() throws {
    try judge(candidate(minutes: "3:30", start: "22:00", end: "01:30"), facts())
    #expect(throws: ServiceViolation.timesDisagree(minutes: Minutes(211), between: Minutes(210))) {
      try judge(candidate(minutes: "3:31", start: "22:00", end: "01:30"), facts())
    }
    try judge(candidate(date: "2026-06-01", minutes: "3:30", start: "22:00", end: "01:30"), facts())
  }

  @Test func `a start alone is enough, an end alone says too little`() throws {
    try judge(candidate(start: "09:00"), facts())
    #expect(throws: ServiceViolation.timesDisagree(minutes: Minutes(150), between: nil)) {
      try judge(candidate(end: "09:00"), facts())
    }
  }

  @Test(arguments: [
    // One hour more on the clock in the night to 2025-10-26 and one less in the night to 2026-03-29.
    ("Europe/Berlin", "2025-10-25", "22:00", "06:00", 540),
    ("Europe/Berlin", "2026-03-28", "22:00", "06:00", 420),
    ("Europe/Berlin", "2026-03-29", "02:15", "02:45", 0),
    ("America/New_York", "2025-11-01", "23:00", "03:00", 300),
    ("America/New_York", "2026-03-07", "23:00", "03:00", 180),
    ("Asia/Shanghai", "1988-04-16", "22:00", "04:00", 300),
    ("Asia/Shanghai", "1988-09-10", "22:00", "04:00", 420),
    ("Asia/Shanghai", "2026-03-28", "22:00", "06:00", 480),
    ("Asia/Shanghai", "2025-12-31", "22:00", "01:30", 210),
    ("Asia/Shanghai", "2028-02-29", "22:00", "01:30", 210),
  ])
  func `a night of a clock change is as long as it really was`(
    zone: String, date: String, start: String, end: String, expected: Int64
  ) throws {
    let minutes = ServiceRules.minutesBetween(
      try RuleSample.time(start), try RuleSample.time(end), on: try RuleSample.date(date),
      calendar: try RuleSample.calendar(zone))
    #expect(minutes == Minutes(expected))
  }

  @Test func `the only team of that date counts, unless another or none is named`() throws {
    let (dumplings, patrol) = (try RuleSample.code("shuijiao"), try RuleSample.code("yexun"))
    #expect(try judge(candidate(), facts(teams: ["shuijiao"])).team == dumplings)
    #expect(try judge(candidate(), facts(teams: ["shuijiao", "yexun"])).team == nil)
    #expect(try judge(candidate(team: .none), facts(teams: ["shuijiao"])).team == nil)
    #expect(try judge(candidate(team: .named(patrol)), facts(teams: ["shuijiao", "yexun"])).team == patrol)
    #expect(throws: ServiceViolation.notInTeam(patrol)) {
      try judge(candidate(team: .named(patrol)), facts(teams: ["shuijiao"]))
    }
  }

  @Test func `the same start on the same date is a double, whatever else differs`() throws {
    let facts = try facts(neighbours: [
      known(9, minutes: "1:00", start: "08:30", activity: "环境清洁"),
      known(5, minutes: "2:30", start: "08:30", end: "11:00", activity: "养老中心包水饺"),
      known(3, date: "2026-05-06", minutes: "2:30", start: "08:30", activity: "养老中心包水饺"),
    ])
    #expect(throws: ServiceViolation.duplicate(try RuleSample.record(5))) {
      try judge(candidate(start: "08:30", end: "11:00", activity: "养老中心包水饺"), facts)
    }
  }

  @Test func `without a start the same length and activity are a double`() throws {
    let dumplings = try known(5, minutes: "2:30", activity: "养老中心包水饺")
    let duplicate = ServiceViolation.duplicate(try RuleSample.record(5))
    let facts = try facts(neighbours: [dumplings])
    #expect(throws: duplicate) { try judge(candidate(activity: " 养老中心包水饺"), facts) }
    #expect(throws: duplicate) { try judge(candidate(start: "08:30", activity: "养老中心包水饺"), facts) }
    try judge(candidate(minutes: "2:29", activity: "养老中心包水饺"), facts)
    try judge(candidate(activity: "环境清洁"), facts)
    try judge(candidate(date: "2026-05-08", activity: "养老中心包水饺"), facts)
    try judge(candidate(), facts)
  }

  @Test func `records without an activity are no doubles`() throws {
    for activity in [nil, "", " 　"] as [String?] {
      try judge(candidate(activity: activity), facts(neighbours: [known(5, minutes: "2:30", activity: activity)]))
    }
  }

  @Test func `different starts are no doubles`() throws {
    let morning = try known(5, minutes: "1:00", start: "08:30", activity: "环境清洁")
    try judge(candidate(minutes: "1:00", start: "14:00", activity: "环境清洁"), facts(neighbours: [morning]))
  }

  @Test func `a day ends at its limit, and only records of that date fill it`() throws {
    let neighbours = try [
      known(1, minutes: "6:00"), known(2, minutes: "3:30"), known(3, date: "2026-05-06", minutes: "12:00"),
    ]
    try judge(candidate(), facts(neighbours: neighbours))
    #expect(throws: ServiceViolation.dailyLimit(total: Minutes(721), limit: Minutes(720), before: Minutes(570))) {
      try judge(candidate(minutes: "2:31"), facts(neighbours: neighbours))
    }
    #expect(throws: ServiceViolation.dailyLimit(total: Minutes(840), limit: Minutes(720), before: .zero)) {
      try judge(candidate(minutes: "14:00", start: "06:00", end: "20:00"), facts())
    }
  }

  @Test func `a length beyond all numbers passes the limit and nothing else`() throws {
    let endless = ServiceCandidate(
      member: try #require(MemberNumber(17)), date: try RuleSample.date("2026-05-07"), minutes: Minutes(.max),
      start: try RuleSample.time("08:00"))
    let violation = ServiceViolation.dailyLimit(total: Minutes(.max), limit: Minutes(720), before: Minutes(60))
    #expect(throws: violation) { try judge(endless, facts(neighbours: [known(1, minutes: "1:00")])) }
  }

  @Test func `two services at once are refused with the time in common`() throws {
    let dumplings = try known(5, minutes: "2:30", start: "08:30", end: "11:00")
    #expect(throws: ServiceViolation.overlap(try RuleSample.record(5), by: Minutes(60))) {
      try judge(candidate(minutes: "2:00", start: "10:00", end: "12:00"), facts(neighbours: [dumplings]))
    }
    try judge(candidate(minutes: "1:00", start: "11:00", end: "12:00"), facts(neighbours: [dumplings]))
    try judge(candidate(minutes: "1:00", start: "07:30", end: "08:30"), facts(neighbours: [dumplings]))
    try judge(candidate(minutes: "1:00"), facts(neighbours: [dumplings]))
    try judge(candidate(minutes: "1:00", start: "09:00"), facts(neighbours: [known(5, minutes: "2:30")]))
  }

  @Test func `a break within a service is no time for another`() throws {
    let withBreak = try known(5, minutes: "1:00", start: "08:00", end: "12:00")
    #expect(throws: ServiceViolation.overlap(try RuleSample.record(5), by: Minutes(30))) {
      try judge(candidate(minutes: "0:30", start: "10:00", end: "10:30"), facts(neighbours: [withBreak]))
    }
  }

  @Test func `services overlap across midnight, in both directions`() throws {
    let patrol = try known(5, date: "2026-05-06", minutes: "3:30", start: "22:00", end: "01:30")
    #expect(throws: ServiceViolation.overlap(try RuleSample.record(5), by: Minutes(30))) {
      try judge(candidate(minutes: "2:00", start: "01:00", end: "03:00"), facts(neighbours: [patrol]))
    }
    let early = try known(6, date: "2026-05-08", minutes: "1:00", start: "01:00")
    #expect(throws: ServiceViolation.overlap(try RuleSample.record(6), by: Minutes(30))) {
      try judge(candidate(minutes: "3:30", start: "22:00", end: "01:30"), facts(neighbours: [early]))
    }
    try judge(candidate(minutes: "3:00", start: "22:00"), facts(neighbours: [early]))
  }

  @Test func `a night of a clock change does not overlap with the morning after it`() throws {
    let facts = try facts(neighbours: [
      known(5, date: "2026-03-28", minutes: "3:00", start: "23:00"),
      known(6, date: "2026-03-29", minutes: "1:00", start: "05:00"),
    ])
    // 23:00 and three hours on is 03:00 of summer time, which begins at 02:00.
    let record = try candidate(date: "2026-03-29", minutes: "2:00", start: "03:00", end: "05:00")
    try judge(record, facts, zone: "Europe/Berlin")
    #expect(throws: ServiceViolation.overlap(try RuleSample.record(6), by: Minutes(15))) {
      try judge(
        candidate(date: "2026-03-29", minutes: "2:15", start: "03:00", end: "05:15"), facts, zone: "Europe/Berlin")
    }
  }

  @Test func `the first broken rule in the order of the reference answers`() throws {
    // Everything is wrong at once; one fault is mended after the other.
    let team = try RuleSample.code("yexun")
    let neighbours = try [
      known(1, minutes: "11:00", start: "09:00", end: "20:30", activity: "环境清洁"),
      known(2, minutes: "0:30", start: "21:00"),
    ]
    let late = try facts(today: "2026-05-01", teams: ["shuijiao"], neighbours: neighbours)
    let half = try ServicePolicy(granularity: Minutes(30))
    func code(_ minutes: String, _ start: String, _ end: String, _ team: TeamChoice, _ facts: ServiceFacts) -> String {
      do {
        let record = try candidate(minutes: minutes, start: start, end: end, team: team, activity: "环境清洁")
        try judge(record, facts, policy: half)
        return "good"
      } catch {
        return String("\(error)".prefix { $0 != "(" })
      }
    }
    let now = try facts(teams: ["shuijiao"], neighbours: neighbours)
    #expect(code("0:00", "09:00", "09:00", .named(team), late) == "futureDate")
    #expect(code("0:00", "09:00", "09:00", .named(team), now) == "notPositive")
    #expect(code("0:31", "09:00", "09:00", .named(team), now) == "granularity")
    #expect(code("0:30", "09:00", "09:00", .named(team), now) == "timesDisagree")
    #expect(code("1:30", "09:00", "11:00", .named(team), now) == "notInTeam")
    #expect(code("1:30", "09:00", "11:00", .unspecified, now) == "duplicate")
    #expect(code("1:30", "09:30", "11:00", .unspecified, now) == "dailyLimit")
    #expect(code("0:30", "09:30", "11:00", .unspecified, now) == "overlap")
    #expect(code("0:30", "20:30", "21:00", .unspecified, now) == "good")
  }
}
