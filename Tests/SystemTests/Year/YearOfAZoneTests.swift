import Ledger
import LineProtocol
import TestSupport
import Testing

/// All rules together: a year of a development zone through the daemon and the client, down to its published totals.
@Suite(.serialized, .needsHeldClock) struct YearOfAZoneTests {
  @Test func `a zone's year ends in its exact totals and in clean books`() async throws {
    try await blocking {
      let year = try ZoneYear()
      for month in 1...12 { try year.play(month: month) }
      try year.bank.restart(at: "\(ZonePlan.year + 1)-01-20T09:00:00+08:00")
      try expectTotals(year)
      try expectStars(year)
      try expectBalances(year)
      try expectBallot(year)
      try expectNotice(year)
      try expectReports(year)
      try expectProof(year)
    }
  }

  private func expectTotals(_ year: ZoneYear) throws {
    let period = "from=\(ZonePlan.year)-01-01 until=\(ZonePlan.year)-12-31"
    let members = try year.bank.ask("report hours by=member \(period)")
    #expect(members.end["minutes"] == "\(ZonePlan.hours):00")
    #expect(members.rows.count == year.books.served.count)
    for row in members.rows {
      let member = try #require(row["group"].flatMap { Int($0) })
      #expect(row["minutes"] == year.books.served[member].map(hours), "member \(member)")
    }
    let teams = try year.bank.ask("report hours by=team \(period)")
    for row in teams.rows {
      guard let team = row["group"]?.split(separator: "-").last.flatMap({ Int($0) }) else { continue }
      #expect(row["minutes"] == year.books.servedByTeam[team].map(hours), "team \(team)")
    }
    #expect(try year.bank.ask("activity list state=closed").rows.count == ZonePlan.activityCount)
    #expect(try year.bank.ask("activity list").rows.count == ZonePlan.activityCount)
    #expect(try year.bank.ask("member list").rows.count == ZonePlan.memberCount)
    #expect(try year.bank.ask("team list").rows.count == ZonePlan.teamCount)
  }

  private func expectStars(_ year: ZoneYear) throws {
    var members: [Int: Int] = [:]
    var teams: [Int: Int] = [:]
    for row in try ["member", "team"].flatMap({ try year.bank.ask("stars list kind=\($0) min=1").rows }) {
      let stars = try #require(row["stars"].flatMap { Int($0) })
      switch try #require(row["subject"].flatMap { StarSubject($0) }) {
      case .member(let number): members[Int(number.value)] = stars
      case .team(let code): teams[try #require(code.text.split(separator: "-").last.flatMap { Int($0) })] = stars
      }
    }
    #expect(members == year.books.stars && !members.isEmpty)
    #expect(teams == year.books.starsOfTeams && !teams.isEmpty)
  }

  private func expectBalances(_ year: ZoneYear) throws {
    let balances = try year.bank.daemon.balances()
    for (member, minutes) in year.books.available {
      let number = try #require(MemberNumber(Int64(member)))
      #expect(balances[.available(number)] ?? 0 == Int64(minutes), "member \(member)")
      #expect(balances[.held(number)] ?? 0 == 0)
    }
    #expect(balances[.issued] == -Int64(ZonePlan.hours) * 60)
    #expect(balances[.redeemed] == Int64(year.books.redeemed))
  }

  private func expectBallot(_ year: ZoneYear) throws {
    let votes = try year.vote()
    let result = try year.bank.ask("ballot result ballot=best")
    #expect(result.end["state"] == "counted" && result.end["electors"] == "21" && result.end["voted"] == "19")
    var counted: [Int: Int] = [:]
    for row in result.rows {
      let team = try #require(row["team"]?.split(separator: "-").last.flatMap { Int($0) })
      counted[team] = row["votes"].flatMap { Int($0) }
    }
    #expect(counted.filter { $0.value > 0 } == votes)
    #expect(result.rows.filter { $0["outcome"] == "elected" }.count == 2)
    try year.done(
      result.rows.prefix(2).map {
        "honour add team=\($0["team"] ?? "") code=best-team title=年度最美服务队 ballot=best level=bank"
      })
  }

  /// The notice of the whole year tells every record, every star and every bottle of oil, under the published head.
  private func expectNotice(_ year: ZoneYear) throws {
    let published = try #require(try year.done(["head publish note=年终公示"]).last)
    let notice = try year.bank.ask("notice since=0 through=\(try #require(published["published"]))")
    #expect(notice.end["head"] == published["head"] && notice.end["published"] == "true")
    let services = notice.rows.filter { $0["item"] == "service" }
    // Children serve with the others and are never named in public.
    let byChildren = year.plan.activities.flatMap(\.attendance).filter { $0.member > ZonePlan.lastAdult }.count
    #expect(byChildren > 0)
    #expect(services.count == ZonePlan.activityCount * 4 + ZonePlan.needCount - byChildren)
    #expect(services.compactMap { $0["name"] }.allSatisfy { $0.contains("*") || $0.isEmpty })
  }

  private func expectReports(_ year: ZoneYear) throws {
    let month = try year.bank.ask("report month month=\(ZonePlan.year)-12")
    #expect(month.rows.first { $0["item"] == "members" }?["count"] == "\(ZonePlan.memberCount)")
    let best = try year.bank.ask("report best of=members month=\(ZonePlan.year)-12")
    #expect(!best.rows.isEmpty)
    #expect(try year.bank.ask("need list state=confirmed").rows.count == ZonePlan.needCount)
  }

  /// The daemon proves its books, and so does the client from the exported journal alone.
  private func expectProof(_ year: ZoneYear) throws {
    try year.bank.daemon.expectSoundBooks(patienceSeconds: 600)
    let file = year.bank.daemon.folder.path("journal.txt")
    for words in [["export", "journal", "--file", file], ["verify", "--file", file]] {
      let run = try Program.timebank.run(["--socket", year.bank.daemon.adminSocket, "--lang", "en"] + words)
      #expect(run.status == 0, "\(words): \(run.errors)")
    }
  }

  /// Minutes as the bank writes them.
  private func hours(_ minutes: Int) -> String {
    Minutes(Int64(minutes)).description
  }
}
