import Ledger
import LineProtocol
import Rules
import Store

/// How members and teams did in a period: `evaluation word|close|show|list`.
enum EvaluationDesk {
  /// A team speaks of a member, or the station of a team; the last word of each holds.
  static func word(_ request: Request, _ bank: ChangeContext) throws -> Reply {
    let period = try EvaluationBook.period(request, bank.read)
    let team = try request.code("team").map { try ownTeam($0, bank) }
    let member = try request.number("member").map { try bank.read.requireMember($0) }
    let (subject, station, speaker) = try parties(member, team, period, bank)
    if let closed = try bank.books.closedEvaluation(of: station, period) { throw Refusal.evaluated(closed) }
    guard let score = Score(try request.neededInteger("score")) else {
      throw Refusal.internalDefect("the catalogue let a wrong score pass")
    }
    let word = EvaluationStep.Word(
      subject: subject, team: speaker?.code, score: score, note: request.text("note"))
    let entry = try bank.append(
      .evaluation(EvaluationStep(period: period, step: .word(word))), station: speaker?.station ?? station)
    return Reply(fields: [entry])
  }

  static func close(_ request: Request, _ bank: ChangeContext) throws -> Reply {
    let station = try request.neededCode("station")
    try bank.read.requireStation(station)
    let period = try EvaluationBook.period(request, bank.read)
    guard period.last < bank.today else { throw Refusal.evaluationRuns(period, today: bank.today) }
    if let closed = try bank.books.closedEvaluation(of: station, period) { throw Refusal.evaluated(closed) }
    let results = try EvaluationBook(bank.read).computed(period) { $0 == station }
    let entry = try bank.append(
      .evaluation(EvaluationStep(period: period, step: .closed(results.map(\.result)))), station: station)
    return Reply(fields: [
      Field("station", .code(station)), Field("period", .text(period.description)),
      Field("results", .integer(Int64(results.count))), entry,
    ])
  }

  static func show(_ request: Request, _ bank: ReadContext) throws -> Reply {
    let page = try request.numberedPage()
    let period = try EvaluationBook.period(request, bank)
    let book = EvaluationBook(bank)
    if let number = request.number("member", of: Numbered.Member.self) {
      let member = try bank.requireMember(number)
      guard bank.sees(member) else { throw Refusal.noMember(number) }
      return Reply(rows: try book.rows(period, of: number), fields: EvaluationBook.fields(of: period))
    }
    let stations = try ReportDesk.stations(request, bank)
    var lines = try book.lines(period, at: stations)
    if let code = request.code("team") {
      let team = try bank.requireTeam(code)
      let members = Set(try bank.books.memberships(in: code).filter { $0.overlaps(period) }.map(\.member))
      lines.removeAll { line in
        switch line.result.subject {
        case .team(let other): other != team.code
        case .member(let member): !members.contains(member)
        }
      }
    }
    if let kind = request.text("kind") { lines.removeAll { !$0.result.subject.description.hasPrefix("\(kind):") } }
    var reply = try Reply.sliced(lines, page) { _, line in try book.row(line) }
    reply.fields = EvaluationBook.fields(of: period) + reply.fields
    return reply
  }

  static func list(_ request: Request, _ bank: ReadContext) throws -> Reply {
    let stations = try ReportDesk.stations(request, bank)
    let closed = try bank.books.closedEvaluations(of: nil).filter { stations?.contains($0.station) ?? true }
    return Reply(
      rows: closed.map { one in
        [
          Field("station", .code(one.station)), Field("period", .text(one.period.description)),
          Field("from", .date(one.period.first)), Field("until", .date(one.period.last)),
          Field("date", .date(one.date)), Field("results", .integer(one.results)), Field("entry", .integer(one.entry)),
        ]
      })
  }

  private static func ownTeam(_ code: Code, _ bank: ChangeContext) throws -> StoredTeam {
    let team = try bank.read.requireTeam(code)
    guard bank.read.actsFor(team.station) else { throw Refusal.noTeam(code) }
    return team
  }

  /// Who is spoken of, the station that evaluates them, and the team that speaks; nil for the station itself.
  private static func parties(
    _ member: StoredMember?, _ team: StoredTeam?, _ period: EvaluationPeriod, _ bank: ChangeContext
  ) throws -> (subject: StarSubject, station: Code, speaker: StoredTeam?) {
    guard let member else {
      guard let team else { throw Refusal.missingParameter("team") }
      return (.team(team.code), team.station, nil)
    }
    if bank.read.caller.ownMember == member.number { throw Refusal.speaksOfSelf(member.number) }
    let team = try team ?? onlyTeam(of: member.number, period, bank)
    let stays = try bank.books.memberships(of: member.number, in: team.code)
    guard stays.contains(where: { $0.overlaps(period) }) else {
      throw Refusal.notInTeam(team.code, member: member.number, during: period)
    }
    return (.member(member.number), member.person.station, team)
  }

  private static func onlyTeam(
    of member: MemberNumber, _ period: EvaluationPeriod, _ bank: ChangeContext
  ) throws -> StoredTeam {
    let teams = Set(try bank.books.memberships(of: member).filter { $0.overlaps(period) }.map(\.team))
    guard let only = teams.first, teams.count == 1 else { throw Refusal.missingParameter("team") }
    return try ownTeam(only, bank)
  }
}

extension MembershipChange {
  /// Whether any day of it lies in a period.
  fileprivate func overlaps(_ period: EvaluationPeriod) -> Bool {
    from <= period.last && until.map { $0 >= period.first } ?? true
  }
}
