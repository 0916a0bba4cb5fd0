import Ledger
import LineProtocol
import Rules
import TestSupport
import Testing

/// Laws of stars over random histories of a real bank.
@Suite struct StarLawTests {
  private static let rules = [
    "stars.member.thresholds": "600,1200,1800", "stars.member.day_cap": "240", "stars.member.activity_cap": "150",
    "stars.team.thresholds": "3000,6000", "stars.team.day_cap": "200", "stars.brigade.thresholds": "9000,15000",
    "stars.member.exclude_kinds": "training", "service.daily_limit": "1440",
  ]

  private func bank(members: ClosedRange<Int>) throws -> TestBank {
    let bank = try StarWorld.bank(try .community(but: Self.rules))
    try bank.lay(
      members.map { "member add no=\($0) name=张\($0) station=jindu registered=2020-01-01" }
        + members.map { "team join team=\($0.isMultiple(of: 2) ? "jia" : "yi") member=\($0) from=2020-01-01" })
    return bank
  }

  private func standing(_ bank: TestBank, _ members: ClosedRange<Int>) -> [String] {
    members.flatMap { bank.table("stars explain member=\($0)", "year", "counted", "stars") }
      + ["jia", "yi", "dadui"].flatMap { bank.table("stars explain team=\($0)", "year", "counted", "stars") }
  }

  @Test func `after each of twenty thousand random steps the stars are those counted from scratch`() throws {
    let members = 101...300
    let bank = try bank(members: members)
    var model = CountingModel()
    var generator = SeededGenerator(seed: 20_260_504)
    var step = 0
    while step < 20_000 {
      var lines: [String] = []
      var expected: [(member: Int, stars: Int)] = []
      for _ in 0..<200 {
        let (line, member) = model.step(members, &generator)
        lines.append(line)
        expected.append((member, model.stars(of: member)))
      }
      let rows = try bank.lay(lines).rows ?? []
      for (index, row) in rows.enumerated() {
        let stars = row.first { $0.name == "stars" }?.value.plain(in: .english)
        if stars != "\(expected[index].stars)" {
          Issue.record("step \(step + index): \(lines[index]) gave \(stars ?? "") for \(expected[index].stars)")
          return
        }
      }
      step += lines.count
    }
    for team in ["jia", "yi", "dadui"] {
      let counted = bank.table("stars explain team=\(team)", "counted").first
      #expect(counted == model.teamMinutes(team).description)
    }
    #expect(model.reversals > 2000 && model.corrections > 1000)
    #expect(bank.end("verify", "verdict") == "clean")
  }

  @Test func `the order of recording never matters, and a record with its reversal is as never recorded`() throws {
    var generator = SeededGenerator(seed: 8)
    let members = 101...106
    for _ in 0..<5 {
      var model = CountingModel()
      let lines = (0..<80).map { _ in model.record(members, &generator).line }
      let (one, other) = (try bank(members: members), try bank(members: members))
      try one.lay(lines)
      try other.lay(lines.shuffled(using: &generator))
      let before = standing(one, members)
      #expect(standing(other, members) == before)
      for record in 0..<10 {
        let (line, _) = model.record(members, &generator)
        try one.lay([line, "service reverse record=\(81 + record) reason=x"])
        #expect(standing(one, members).filter { !$0.hasSuffix("0:00 0") } == before.filter { !$0.hasSuffix("0:00 0") })
      }
    }
  }

  @Test func `balances never matter to stars`() throws {
    let members = 101...104
    let bank = try bank(members: members)
    var model = CountingModel()
    var generator = SeededGenerator(seed: 9)
    try bank.lay((0..<60).map { _ in model.record(members, &generator).line })
    let before = standing(bank, members)
    try bank.lay(
      ["offer add offer=rice name=大米 kind=gift price=0:10", "stock in offer=rice station=jindu pieces=9"]
        + members.map { "opening member=\($0) minutes=500:00 reason=x" })
    for member in members { try bank.done("redeem request member=\(member) offer=rice") }
    try bank.lay(["redeem fulfil redemption=1", "redeem cancel redemption=2 reason=x"])
    #expect(standing(bank, members) == before)
  }
}

/// The naive count of random service: all of it anew at each question.
struct CountingModel {
  private struct Service {
    let member: Int
    let day: Int
    let minutes: Int
    let activity: String?
    let isTraining: Bool
  }

  private var services: [Int: Service] = [:]
  private var ofMember: [Int: Set<Int>] = [:]
  private var next = 1
  private var serial = 0
  private(set) var reversals = 0
  private(set) var corrections = 0

  /// A random record, reversal or correction, as a line, and whose stars it touches.
  mutating func step(_ members: ClosedRange<Int>, _ generator: inout SeededGenerator) -> (line: String, member: Int) {
    let dice = Int.random(in: 0..<10, using: &generator)
    guard dice < 4, let (number, old) = services.isEmpty ? nil : pick(&generator) else {
      return record(members, &generator)
    }
    if dice < 3 {
      remove(number, old)
      reversals += 1
      return ("service reverse record=\(number) reason=x", old.member)
    }
    remove(number, old)
    let new = service(member: old.member, &generator)
    add(new)
    corrections += 1
    return (
      "service correct record=\(number) reason=x date=\(date(new.day)) minutes=\(new.minutes)m activity=\(new.activity ?? "") kind=\(new.isTraining ? "training" : "")",
      old.member
    )
  }

  /// A random record.
  mutating func record(_ members: ClosedRange<Int>, _ generator: inout SeededGenerator) -> (line: String, member: Int) {
    let new = service(member: Int.random(in: members, using: &generator), &generator)
    add(new)
    let activity = new.activity.map { " activity=\($0)" } ?? ""
    return (
      "service record member=\(new.member) station=jindu date=\(date(new.day)) minutes=\(new.minutes)m\(activity)\(new.isTraining ? " kind=training" : "")",
      new.member
    )
  }

  /// The stars of a member under the rules of the test: thresholds of 10, 20 and 30 hours, all in one year.
  func stars(of member: Int) -> Int {
    let counted = minutes(of: member, activityCap: 150, dayCap: 240, countsTraining: false)
    return min(5, [600, 1200, 1800].count { $0 <= counted })
  }

  /// The minutes of a team, or of the brigade of both.
  func teamMinutes(_ team: String) -> Minutes {
    let total = ofMember.keys.filter { team == "dadui" || $0.isMultiple(of: 2) == (team == "jia") }.reduce(0) {
      $0 + minutes(of: $1, activityCap: .max, dayCap: team == "dadui" ? .max : 200, countsTraining: true)
    }
    return Minutes(Int64(total))
  }

  private func minutes(of member: Int, activityCap: Int, dayCap: Int, countsTraining: Bool) -> Int {
    var days: [Int: [String: Int]] = [:]
    for number in ofMember[member] ?? [] {
      guard let service = services[number], countsTraining || !service.isTraining else { continue }
      days[service.day, default: [:]][service.activity ?? "#\(number)", default: 0] += service.minutes
    }
    return days.values.reduce(0) { $0 + min(dayCap, $1.values.reduce(0) { $0 + min(activityCap, $1) }) }
  }

  private mutating func service(member: Int, _ generator: inout SeededGenerator) -> Service {
    while true {
      let day = Int.random(in: 1...28, using: &generator)
      let minutes = Int.random(in: 10...200, using: &generator)
      let same = (ofMember[member] ?? []).compactMap { services[$0] }.filter { $0.day == day }
      let activity = ["甲", "乙", nil].randomElement(using: &generator) ?? nil
      let isDouble = same.contains { $0.minutes == minutes && $0.activity == activity }
      guard !isDouble, same.reduce(minutes, { $0 + $1.minutes }) <= 1440 else { continue }
      return Service(
        member: member, day: day, minutes: minutes, activity: activity,
        isTraining: Int.random(in: 0..<8, using: &generator) == 0)
    }
  }

  private mutating func add(_ service: Service) {
    services[next] = service
    ofMember[service.member, default: []].insert(next)
    next += 1
  }

  private mutating func remove(_ number: Int, _ service: Service) {
    services[number] = nil
    ofMember[service.member]?.remove(number)
  }

  private func pick(_ generator: inout SeededGenerator) -> (Int, Service)? {
    // Numbers run on, so that a random one is soon found that still stands.
    for _ in 0..<50 {
      let number = Int.random(in: 1..<next, using: &generator)
      if let service = services[number] { return (number, service) }
    }
    return nil
  }

  private func date(_ day: Int) -> String { "2026-03-\(day < 10 ? "0" : "")\(day)" }
}
