import LineProtocol
import TestSupport
import Testing

/// Random histories of services, scores, reversals and assessments beside a model that starts from scratch each time.
@Suite struct QualityLawTests {
  private struct Record {
    let number: Int
    let member: Int
    /// Year and half, `2026-1`.
    let half: String
    var year: String { String(half.prefix(4)) }
    let hours: Int
    var isReversed = false
    /// The score of each recipient, and of the station under 0.
    var scores: [Int: Int] = [:]

    /// Five parts of the recipients' mean and two of the station's, over the parts present: a fraction.
    var quality: (numerator: Int, denominator: Int)? {
      let recipients = scores.filter { $0.key != 0 }.map(\.value)
      let sum = recipients.reduce(0, +)
      switch (recipients.isEmpty, scores[0]) {
      case (true, nil): return nil
      case (true, let station?): return (station, 1)
      case (false, nil): return (sum, recipients.count)
      case (false, let station?): return (5 * sum + 2 * station * recipients.count, 7 * recipients.count)
      }
    }
  }

  private struct Model {
    var records: [Record] = []
    /// What each half held when it was assessed last.
    var assessed: [String: [Record]] = [:]

    /// Stars of years of 20 hours, where a year of mean quality below 3.50 counts nothing.
    static func stars(_ records: [Record]) -> Int {
      let posted = records.filter { !$0.isReversed }
      return Dictionary(grouping: posted, by: \.year).values.reduce(0) { stars, records in
        let hours = records.reduce(0) { $0 + $1.hours }
        let scored = records.compactMap(\.quality)
        // All denominators divide 7 * 6.
        let sum = scored.reduce(0) { $0 + $1.numerator * 42 / $1.denominator }
        let isGoodEnough = scored.isEmpty || sum * 2 >= 7 * 42 * scored.count
        return stars + (isGoodEnough ? min(2, hours / 20) : 0)
      }
    }

    func stars(of member: Int) -> Int {
      Model.stars(assessed.values.flatMap { $0 }.filter { $0.member == member })
    }

    var starsOfTeam: Int { Model.stars(records.filter { $0.member == 17 }) }
  }

  private func open() throws -> TestBank {
    let bank = try TestBank(
      policy: .community(but: [
        "stars.member.assessment": "half-year", "stars.member.thresholds": "1200,2400",
        "stars.member.min_quality": "350", "stars.team.thresholds": "1200,2400", "stars.team.min_quality": "350",
      ]), clock: TestClock("2024-01-01T02:00:00Z"))
    try bank.lay(
      [
        "station add station=jindu name=金都", "team add team=jia name=甲队 station=jindu",
        "member add no=17 name=张三 station=jindu registered=2024-01-01",
        "member add no=18 name=李四 station=jindu registered=2024-01-01",
        "team join team=jia member=17 from=2024-01-01",
      ] + (31...33).map { "member add no=\($0) name=居民\($0) station=jindu registered=2024-01-01" })
    return bank
  }

  private static let days = [
    ("2024-07-01", "2024-1"), ("2025-01-01", "2024-2"), ("2025-07-01", "2025-1"), ("2026-01-01", "2025-2"),
    ("2026-07-01", "2026-1"), ("2027-01-01", "2026-2"),
  ]

  @Test(arguments: [1, 2, 3])
  func `stars are those from scratch after every step, whatever was recorded, scored and assessed when`(
    seed: UInt64
  ) throws {
    var generator = SeededGenerator(seed: seed)
    let bank = try open()
    var model = Model()
    for (index, (today, _)) in Self.days.enumerated() {
      bank.clock.set("\(today)T02:00:00Z")
      for _ in 0..<25 {
        step(bank, &model, closed: Self.days.prefix(index + 1).map(\.1), &generator)
        for member in [17, 18] {
          try #require(bank.table("balance member=\(member)", "stars") == ["\(model.stars(of: member))"])
        }
        try #require(bank.table("stars show team=jia", "stars") == ["\(model.starsOfTeam)"])
      }
    }
    let explained = bank.send("stars explain member=17") + bank.send("quality list member=17")
    #expect(bank.send("verify").last?.hasPrefix("OK verdict=clean") == true)
    try bank.done("rebuild")
    #expect(bank.send("stars explain member=17") + bank.send("quality list member=17") == explained)
  }

  /// One random request to the bank; the model follows where the bank takes it.
  private func step(
    _ bank: TestBank, _ model: inout Model, closed: [String], _ generator: inout SeededGenerator
  ) {
    switch Int.random(in: 0...9, using: &generator) {
    case 0...3: record(bank, &model, half: generator.pick(closed), &generator)
    case 4...6: score(bank, &model, &generator)
    case 7:
      guard let index = model.records.indices.randomElement(using: &generator) else { return }
      let isDone = bank.refusal("service reverse record=\(model.records[index].number) reason=x") == nil
      if isDone { model.records[index].isReversed = true }
    default:
      let half = generator.pick(closed)
      let period = half.replacing("-", with: "-H")
      guard bank.refusal("stars assess period=\(period)") == nil else { return }
      model.assessed[half] = model.records.filter { $0.half == half }
    }
  }

  private func record(
    _ bank: TestBank, _ model: inout Model, half: String, _ generator: inout SeededGenerator
  ) {
    let member = generator.pick([17, 18])
    let month = Int.random(in: 1...6, using: &generator) + (half.hasSuffix("2") ? 6 : 0)
    let day = Int.random(in: 10...28, using: &generator)
    let hours = Int.random(in: 1...12, using: &generator)
    let date = "\(half.prefix(4))-\(month < 10 ? "0" : "")\(month)-\(day)"
    let line = "service record member=\(member) station=jindu date=\(date) minutes=\(hours):00"
    guard let number = bank.table(line, "record").first.flatMap(Int.init) else { return }
    model.records.append(Record(number: number, member: member, half: half, hours: hours))
  }

  private func score(_ bank: TestBank, _ model: inout Model, _ generator: inout SeededGenerator) {
    guard let index = model.records.indices.randomElement(using: &generator) else { return }
    let scorer = generator.pick([0, 31, 32, 33])
    let score = Int.random(in: 1...5, using: &generator)
    let source = scorer == 0 ? "source=station" : "source=recipient by=\(scorer)"
    let line = "quality score record=\(model.records[index].number) score=\(score) \(source)"
    if bank.refusal(line) == nil { model.records[index].scores[scorer] = score }
  }
}
