import Ledger
import LineProtocol
import TestSupport
import Testing

/// Plays a year of a zone through the daemon and the client, month by month, and keeps beside it what must come out.
final class ZoneYear {
  let bank: TimedBank
  let plan: ZonePlan
  private(set) var books = ZoneBooks()
  /// The records of the month that was closed last.
  private var newRecords: [String] = []

  /// Founds the bank on the morning of New Year's Day.
  init() throws {
    plan = try ZonePlan()
    bank = try TimedBank(at: "\(ZonePlan.year)-01-01T08:00:00+08:00", rules: "")
    try found()
  }

  private func found() throws {
    var lines = ZonePlan.stations.map { "station add station=\($0) name=\($0) parent=jindu" }
    for team in 0..<ZonePlan.teamCount {
      lines.append("team add team=team-\(team) name=第\(team + 1)服务队 station=\(ZonePlan.station(of: team))")
    }
    for member in 1...ZonePlan.memberCount {
      let team = (member - 1) % ZonePlan.teamCount
      // Every age that the rules tell apart, children among those who come now and then.
      let birth = member > ZonePlan.lastAdult ? "2014-05-01 guardian=家长" : "\(1940 + member % 65)-05-01"
      lines += [
        "member add no=\(member) name=成员\(member) station=\(ZonePlan.station(of: team)) birth=\(birth) registered=2025-12-01",
        "team join team=team-\(team) member=\(member) from=2025-12-01",
      ]
    }
    lines.append("offer add offer=oil name=花生油 kind=gift price=20:00")
    lines += ZonePlan.stations.map { "stock in offer=oil station=\($0) pieces=100" }
    lines.append("pool add pool=gongyi name=公益时间池")
    try done(lines)
  }

  /// Plays one month: what is planned on its first morning happens, and is closed on its last evening.
  func play(month: Int) throws {
    let activities = plan.activities.filter { $0.date.parts.month == month }
    let text = month < 10 ? "0\(month)" : "\(month)"
    try bank.restart(at: "\(ZonePlan.year)-\(text)-01T08:01:00+08:00")
    try done(activities.flatMap(planning))
    let lastDay = try #require(activities.map(\.date).max())
    try bank.restart(at: "\(lastDay)T21:00:00+08:00")
    newRecords = []
    for answer in try done(activities.flatMap(closing)) {
      newRecords += answer.rows.compactMap { $0["verdict"] == "posted" ? $0["record"] : nil }
    }
    for activity in activities {
      for (member, minutes) in activity.attendance { books.serve(member, minutes, for: activity.team) }
    }
    try score()
    try meetNeeds(month)
    if month.isMultiple(of: 4) { try redeem() }
    if month == 6 { try share() }
  }

  private func planning(_ activity: ZonePlan.Activity) -> [String] {
    let (number, station) = (activity.number, ZonePlan.station(of: activity.team))
    let people = activity.attendance.map(\.member)
    var lines = [
      "activity add station=\(station) name=第\(number)次活动 date=\(activity.date) start=08:30 end=11:00 "
        + "team=team-\(activity.team) leader=\(people[0]) kind=care capacity=4",
      "activity publish activity=\(number)",
    ]
    lines += people.prefix(3).map { "activity signup activity=\(number) member=\($0)" }
    if let withdrawn = activity.withdrawn {
      lines += [
        "activity signup activity=\(number) member=\(withdrawn)",
        "activity signup activity=\(number) member=\(people[3])",
        "activity withdraw activity=\(number) member=\(withdrawn)",
      ]
    } else if !activity.comesUnannounced {
      lines.append("activity signup activity=\(number) member=\(people[3])")
    }
    return lines
  }

  private func closing(_ activity: ZonePlan.Activity) -> [String] {
    let people = Dictionary(grouping: activity.attendance, by: \.minutes)
    let attended = people.sorted { $0.key < $1.key }.map { minutes, people in
      let members = people.map { String($0.member) }.joined(separator: ",")
      return "activity attend activity=\(activity.number) members=\(members) minutes=\(minutes)m"
    }
    return attended + ["activity close activity=\(activity.number)"]
  }

  /// Those who were served have a word on some of the records.
  private func score() throws {
    let scored = newRecords.enumerated().filter { $0.offset.isMultiple(of: 20) }
    try done(scored.map { "quality score record=\($1) score=\(3 + $0 / 20 % 3) source=station" })
  }

  /// Four wishes a month: asked for, taken on, fulfilled in an hour, and confirmed by those who were served.
  private func meetNeeds(_ month: Int) throws {
    let share = ZonePlan.needCount / 12
    for need in (month - 1) * share + 1...month * share {
      let (resident, team) = (ZonePlan.memberCount - need, need % ZonePlan.teamCount)
      let volunteer = ZonePlan.members(of: team)[2]
      try done([
        "need add member=\(resident) title=第\(need)个心愿 wish=true", "need claim need=\(need) member=\(volunteer)",
        "need done need=\(need) minutes=1:00", "need confirm need=\(need) score=5",
      ])
      books.serve(volunteer, 60, for: team)
    }
  }

  /// Residents' representatives choose the best teams of the year, each in secret; gives the votes that must come out.
  func vote() throws -> [Int: Int] {
    let electors = Array(401...421)
    let nominees = books.servedByTeam.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(6).map(\.key)
    try done(
      ["ballot open ballot=best title=年度最美服务队 of=teams year=\(ZonePlan.year) seats=2 quorum=15"]
        + nominees.map { "ballot nominate ballot=best team=team-\($0)" }
        + [
          "ballot admit ballot=best members=\(electors.map(String.init).joined(separator: ","))",
          "ballot start ballot=best",
        ])
    var votes: [Int: Int] = [:]
    for elector in electors.dropLast(2) {
      // The first is chosen by all, the second by most; nobody is tied for a seat.
      let choices = [1, elector % 4 == 0 ? 3 + elector % 3 : 2]
      let kiosk = try bank.daemon.connect()
      for line in [
        "member pin member=\(elector) pin=25\(elector)", "login member=\(elector) pin=25\(elector)",
        "ballot vote ballot=best member=\(elector) choice=\(choices.map(String.init).joined(separator: ","))",
      ] {
        let answer = try kiosk.answer(line)
        guard answer.isDone else { throw UnexpectedRefusal(description: "\(line): \(answer)") }
      }
      for place in choices { votes[nominees[place - 1], default: 0] += 1 }
    }
    try done(["ballot close ballot=best"])
    return votes
  }

  /// The second of each team asks for a bottle of oil: most fetch it, some think better of it, some let it lapse.
  private func redeem() throws {
    let askers = (0..<ZonePlan.teamCount).map { ZonePlan.members(of: $0)[1] }
    let asked = try done(askers.map { "redeem request member=\($0) offer=oil" })
    var lines: [String] = []
    for (index, (member, answer)) in zip(askers, asked).enumerated() {
      let number = try #require(answer["redemption"])
      switch index % 5 {
      case 0: lines.append("redeem cancel redemption=\(number) reason=改主意")
      case 1: continue
      default:
        lines.append("redeem fulfil redemption=\(number)")
        books.redeem(member, 20 * 60)
      }
    }
    try done(lines)
  }

  /// Team leaders give an hour each, and somebody who cannot serve gets ten.
  private func share() throws {
    let leaders = (0..<ZonePlan.teamCount).map { ZonePlan.members(of: $0)[0] }
    for leader in leaders { books.donate(leader, 60) }
    books.grant(ZonePlan.memberCount, 600)
    try done(
      leaders.map { "donate member=\($0) pool=gongyi minutes=1:00" }
        + ["grant pool=gongyi member=\(ZonePlan.memberCount) minutes=10:00 reason=独居"])
  }

  /// Types lines into one client, which must all succeed, and gives their answers.
  @discardableResult
  func done(_ lines: [String]) throws -> [Answer] {
    let run = try Program.timebank.run(
      ["--socket", bank.daemon.adminSocket, "--lines", "--lang", "en", "shell"],
      input: lines.map { $0 + "\n" }.joined())
    var answers: [Answer] = []
    var pending: [String] = []
    for line in run.output.split(separator: "\n").map(String.init) where !line.hasPrefix("TIMEBANK ") {
      pending.append(line)
      guard line.hasPrefix("OK") || line.hasPrefix("ERR") else { continue }
      answers.append(try Answer(pending))
      pending = []
    }
    for (line, answer) in zip(lines, answers) where !answer.isDone {
      throw UnexpectedRefusal(description: "\(line): \(answer)")
    }
    guard answers.count == lines.count else {
      throw UnexpectedRefusal(description: "\(answers.count) answers to \(lines.count) lines: \(run.errors)")
    }
    return answers
  }
}
