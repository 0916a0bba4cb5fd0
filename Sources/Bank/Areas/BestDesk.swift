import Ledger
import LineProtocol
import Rules
import Store

/// The best members and teams of a month, by the ledger alone: `report best`.
enum BestDesk {
  private static let usualRanks: Int64 = 3

  static func show(_ request: Request, _ bank: ReadContext) throws -> Reply {
    let stations = try ReportDesk.stations(request, bank)
    let month = request.code("month")?.text ?? MonthDesk.lastMonth(bank.today)
    guard let days = MonthFigures(month: month), days.first <= bank.today else {
      throw Refusal.badValue(
        "month", month,
        Localized("请写 2026-05 这样的月份,不晚于本月", "must be a month such as 2026-05, this one or one before"))
    }
    let filter = ReportFilter(stations: stations, from: days.first, until: days.last)
    let ranks = BestRules.ranks(try works(filter, ofTeams: try request.neededText("of") == "teams", bank))
    let last = request.integer("first") ?? usualRanks
    return Reply(
      rows: try ranks.filter { $0.number <= last }.map { rank in
        [Field("rank", .integer(Int64(rank.number))), Field("tied", .flag(rank.isShared))]
          + (try bank.subjectFields(rank.work.subject)) + [
            Field("minutes", .duration(rank.work.minutes)), Field("services", .integer(rank.work.services)),
            Field("quality", .optional(rank.work.quality) { .text($0.decimal) }),
            Field("scores", .optional(rank.work.quality) { .integer($0.scores) }),
          ]
      },
      fields: [
        Field("from", .date(days.first)), Field("until", .date(days.last)),
        Field("ranked", .integer(Int64(ranks.count))),
      ])
  }

  /// What everybody did in the time, lumps from older books left out; who has left since is not honoured.
  private static func works(
    _ filter: ReportFilter, ofTeams: Bool, _ bank: ReadContext
  ) throws -> [BestRules.Work] {
    func subject(_ member: MemberNumber, _ team: Code?) -> StarSubject? {
      ofTeams ? team.map { .team($0) } : .member(member)
    }
    var sums: [StarSubject: (minutes: Minutes, services: Int64)] = [:]
    try bank.books.reportedServices(filter, hasActivity: false) { service in
      guard !service.isCarriedOver, let subject = subject(service.member, service.team) else { return }
      let sum = sums[subject] ?? (.zero, 0)
      sums[subject] = (try sum.minutes.adding(service.minutes), sum.services + 1)
    }
    var tallies: [StarSubject: QualityTally] = [:]
    try bank.books.scoredServices(filter) { member, team, tally in
      guard let subject = subject(member, team) else { return }
      tallies[subject, default: .none].add(tally)
    }
    let book = try StarBook(bank)
    return try sums.compactMap { subject, sum in
      guard try isOpen(subject, bank) else { return nil }
      let weights = book.starPolicy(subject, isBrigade: try book.isBrigade(subject)).qualityWeights
      return BestRules.Work(
        subject: subject, minutes: sum.minutes, services: sum.services, quality: tallies[subject]?.mean(weights))
    }
  }

  private static func isOpen(_ subject: StarSubject, _ bank: ReadContext) throws -> Bool {
    switch subject {
    case .member(let number): try bank.requireMember(number).closed == nil
    case .team(let code): try bank.requireTeam(code).closed == nil
    }
  }
}
