import LineProtocol
import Rules
import TestSupport
import Testing

/// One readable row: what the rules and the clock are, what is done, and what the books then say.
struct StarExample: Sendable, CustomTestStringConvertible {
  let title: String
  var rules: [String: String] = [:]
  var now = "2026-05-04T10:00:00Z"
  let done: [String]
  let ask: String
  let columns: [String]
  let expected: [String]

  var testDescription: String { title }
}

@Suite struct WorkedExampleTests {
  private static func record(_ date: String, _ minutes: String, _ more: String = "") -> String {
    "service record member=17 station=jindu date=\(date) minutes=\(minutes) \(more)"
  }

  /// Stars at one hour and at two, so that a row is short.
  private static let small = [
    "stars.member.thresholds": "60,120", "stars.team.thresholds": "60,120",
    "stars.brigade.thresholds": "60,120",
  ]

  private static func with(_ rules: [String: String]) -> [String: String] {
    small.merging(rules) { $1 }
  }

  private static let joined = "team join team=jia member=17 from=2020-01-01"

  static let examples: [StarExample] = [
    StarExample(
      title: "the last day of a year and the first of the next are two years",
      rules: small, done: [record("2025-12-31", "0:59"), record("2026-01-01", "0:59")],
      ask: "stars show member=17", columns: ["stars", "year", "minutes"], expected: ["0 2026 0:59"]),
    StarExample(
      title: "a service over midnight of New Year counts whole for the date of its start",
      rules: small, done: [record("2025-12-31", "1:00", "start=23:30 end=00:30")],
      ask: "stars explain member=17", columns: ["year", "counted", "stars"], expected: ["2025 1:00 1", "2026 0:00 0"]),
    StarExample(
      title: "the leap day is a day of its year", rules: small, done: [record("2024-02-29", "1:00")],
      ask: "stars explain member=17", columns: ["year", "stars"], expected: ["2024 1", "2026 0"]),
    StarExample(
      title: "the year is that of the bank's clock: 2026 has begun in Shanghai while it is still 2025 in London",
      rules: with(["stars.member.carry": "false"]), now: "2025-12-31T16:30:00Z",
      done: [record("2026-01-01", "1:00")], ask: "stars show member=17", columns: ["stars", "year"],
      expected: ["1 2026"]),
    StarExample(
      title: "a minute before midnight in Shanghai the old year still holds",
      rules: with(["stars.member.carry": "false"]), now: "2025-12-31T15:59:00Z",
      done: [record("2025-12-31", "1:00")], ask: "stars show member=17", columns: ["stars", "year"],
      expected: ["1 2025"]),
    StarExample(
      title: "with carry the stars of years add up, odd minutes do not", rules: small,
      done: [record("2024-03-01", "1:59"), record("2025-03-01", "1:30"), record("2026-03-01", "0:59")],
      ask: "stars show member=17", columns: ["stars"], expected: ["2"]),
    StarExample(
      title: "without carry a year that is over leaves no star", rules: with(["stars.member.carry": "false"]),
      done: [record("2025-03-01", "2:00")], ask: "stars show member=17", columns: ["stars"], expected: ["0"]),
    StarExample(
      title: "a back-dated record into a closed year gives that year its star", rules: small,
      done: [record("2026-01-02", "1:00"), record("2021-06-01", "1:00")], ask: "stars changes",
      columns: ["was", "stars"], expected: ["0 1", "1 2"]),
    StarExample(
      title: "the reversal of an old record takes the star of its year", rules: small,
      done: [record("2021-06-01", "1:00"), record("2026-01-02", "1:00"), "service reverse record=1 reason=x"],
      ask: "stars explain member=17", columns: ["year", "counted", "stars"], expected: ["2021 0:00 0", "2026 1:00 1"]),
    StarExample(
      title: "a policy changed in mid-year holds from its assessment on, for all years", rules: small,
      done: [
        record("2025-01-02", "1:00"), #"policy set rules="stars.member.thresholds = [2]""#,
        record("2026-01-02", "1:00"),
        "stars assess policy=2", record("2026-01-03", "1:00"),
      ],
      ask: "stars changes", columns: ["was", "stars", "policy"], expected: ["0 1 1", "1 2 1", "2 0 2", "0 1 2"]),
    StarExample(
      title: "a day counts up to its cap", rules: with(["stars.member.day_cap": "60"]),
      done: [record("2026-03-01", "8:00")], ask: "stars explain member=17", columns: ["minutes", "counted", "stars"],
      expected: ["8:00 1:00 1"]),
    StarExample(
      title: "a reversal gives the room under a cap back to the other record of the day",
      rules: with(["stars.member.day_cap": "90"]),
      done: [record("2026-03-01", "1:00"), record("2026-03-01", "1:10"), "service reverse record=1 reason=x"],
      ask: "stars explain member=17", columns: ["minutes", "counted"], expected: ["1:10 1:10"]),
    StarExample(
      title: "a correction moves under the cap by the net", rules: with(["stars.member.day_cap": "90"]),
      done: [
        record("2026-03-01", "1:00"), record("2026-03-01", "1:10"), "service correct record=2 minutes=0:20 reason=x",
      ],
      ask: "stars explain member=17", columns: ["minutes", "counted", "stars"], expected: ["1:20 1:20 1"]),
    StarExample(
      title: "one activity on one day counts up to its cap, another one beside it",
      rules: with(["stars.member.activity_cap": "30"]),
      done: [
        record("2026-03-01", "0:25", "activity=包水饺"), record("2026-03-01", "0:26", "activity=包水饺"),
        record("2026-03-01", "0:30", "activity=巡逻"), record("2026-03-02", "0:30", "activity=包水饺"),
      ],
      ask: "stars explain member=17", columns: ["minutes", "counted", "stars"], expected: ["1:51 1:30 1"]),
    StarExample(
      title: "training does not count where the rules leave it out",
      rules: with(["stars.member.exclude_kinds": "training"]),
      done: [record("2026-03-01", "1:00", "kind=training"), record("2026-03-02", "1:00", "kind=visit")],
      ask: "stars explain member=17", columns: ["minutes", "counted", "stars"], expected: ["2:00 1:00 1"]),
    StarExample(
      title: "no star before half a year of membership",
      rules: with(["stars.member.min_membership_months": "6"]),
      done: [
        "member add no=20 name=王五 station=jindu registered=2025-11-05",
        "service record member=20 station=jindu date=2026-03-01 minutes=2:00",
      ],
      ask: "stars show member=20", columns: ["stars"], expected: ["0"]),
    StarExample(
      title: "on the day on which half a year is over the stars are there",
      rules: with(["stars.member.min_membership_months": "6"]),
      done: [
        "member add no=20 name=王五 station=jindu registered=2025-11-04",
        "service record member=20 station=jindu date=2026-03-01 minutes=2:00",
      ],
      ask: "stars list", columns: ["subject", "stars"], expected: ["member:20 2"]),
    StarExample(
      title: "a team has the hours that its members served while they were in it", rules: small,
      done: [
        "team join team=jia member=17 from=2026-02-01", "team leave team=jia member=17 until=2026-02-28",
        record("2026-01-31", "1:00"),
        record("2026-02-01", "1:00"), record("2026-02-28", "0:30"), record("2026-03-01", "1:00"),
      ],
      ask: "stars explain team=jia", columns: ["counted", "stars"], expected: ["1:30 1"]),
    StarExample(
      title: "a member who changes teams in mid-year leaves the hours where they were served", rules: small,
      done: [
        "team join team=jia member=17 from=2026-01-01", "team leave team=jia member=17 until=2026-02-28",
        "team join team=yi member=17 from=2026-03-01",
        record("2026-02-01", "1:00"), record("2026-03-02", "1:00"),
      ],
      ask: "stars list kind=team", columns: ["subject", "stars", "minutes"],
      expected: ["team:dadui 2 2:00", "team:jia 1 1:00", "team:yi 1 1:00"]),
    StarExample(
      title: "a member of two teams serves for one at a time, and the brigade has each minute once", rules: small,
      done: [
        joined, "team join team=yi member=17 from=2020-01-01", record("2026-02-01", "1:00", "team=jia"),
        record("2026-02-02", "0:59", "team=yi"), record("2026-02-03", "1:00"),
      ],
      ask: "stars list kind=team min=0", columns: ["subject", "minutes"],
      expected: ["team:dadui 1:59", "team:jia 1:00", "team:yi 0:59"]),
    StarExample(
      title: "a team that closes keeps its hours and stars, those of its last day too", rules: small,
      done: [joined, record("2026-02-01", "1:00"), "team close team=jia into=yi", record("2026-05-04", "1:00")],
      ask: "stars list kind=team", columns: ["subject", "stars"],
      expected: ["team:dadui 2", "team:jia 2"]),
    StarExample(
      title: "caps of a team hold for each member and day", rules: with(["stars.team.day_cap": "60"]),
      done: [
        joined, "team join team=jia member=18 from=2020-01-01", record("2026-02-01", "3:00"),
        "service record member=18 station=jindu date=2026-02-01 minutes=1:00",
      ],
      ask: "stars explain team=jia", columns: ["minutes", "counted", "stars"], expected: ["4:00 2:00 2"]),
    StarExample(
      title: "a corrected birth date changes what counts", rules: with(["stars.member.alone_from_age": "18"]),
      done: [
        "member add no=20 name=王五 station=jindu registered=2020-01-01 birth=2010-01-01 guardian=x",
        "service record member=20 station=jindu date=2026-03-01 minutes=1:00",
        "member set member=20 birth=2000-01-01", "service record member=20 station=jindu date=2026-03-02 minutes=0:05",
      ],
      ask: "stars changes", columns: ["subject", "was", "stars"], expected: ["member:20 0 1"]),
  ]

  @Test(arguments: examples) func `a worked example`(example: StarExample) throws {
    let bank = try StarWorld.bank(try .community(but: example.rules), at: example.now)
    for line in example.done { try bank.done(line) }
    let reply = try bank.ask(example.ask).get()
    let found = (reply.rows ?? []).map { row in
      example.columns.map { name in row.first { $0.name == name }?.value.plain(in: .english) ?? "?" }
        .joined(separator: " ")
    }
    #expect(found == example.expected)
    let picture = bank.picture()
    #expect(bank.end("verify", "verdict") == "clean")
    try bank.done("rebuild")
    #expect(bank.picture() == picture)
  }
}
