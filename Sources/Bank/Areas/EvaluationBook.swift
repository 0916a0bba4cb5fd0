import Ledger
import LineProtocol
import Rules
import Store

/// The figures and grades of a period: as an entry has fixed them, or as the books are now.
struct EvaluationBook {
  /// A result, and the entry that has fixed it; nil while it still moves.
  struct Line {
    let period: EvaluationPeriod
    let result: EvaluationResult
    let station: Code
    let entry: Int64?
  }

  private let bank: ReadContext

  init(_ bank: ReadContext) {
    self.bank = bank
  }

  /// The period that a request names, which must have begun.
  static func period(_ request: Request, _ bank: ReadContext) throws -> EvaluationPeriod {
    let text = try request.neededText("period")
    guard let period = EvaluationPeriod(text) else {
      throw Refusal.badValue(
        "period", text,
        Localized("请写 2026-05、2026-Q2 或 2026", "must be a month, a quarter or a year: 2026-05, 2026-Q2, 2026"))
    }
    guard period.first <= bank.today else { throw Refusal.futureDate(period.first, today: bank.today) }
    return period
  }

  /// The days of a period, as the end of a reply.
  static func fields(of period: EvaluationPeriod) -> [Field] {
    [
      Field("period", .text(period.description)), Field("from", .date(period.first)),
      Field("until", .date(period.last)),
    ]
  }

  /// The results of those whom some stations evaluate and of whom no entry has fixed one.
  ///
  /// Whoever has moved to another station since is not evaluated twice.
  func computed(_ period: EvaluationPeriod, at isWanted: (Code) -> Bool) throws -> [Line] {
    let closed = try bank.books.closedEvaluations(of: nil).filter { $0.period == period }
    let fixed = Set(try closed.flatMap { try bank.books.evaluationResults(fixedBy: $0.entry) }.map(\.subject))
    return try sheet(period).compactMap { result in
      guard !fixed.contains(result.subject) else { return nil }
      let station = try home(of: result.subject)
      return isWanted(station) ? Line(period: period, result: result, station: station, entry: nil) : nil
    }
  }

  /// What the books say now; for one member only what concerns that one is read, and of all others too little is said.
  private func sheet(_ period: EvaluationPeriod, for member: MemberNumber? = nil) throws -> [EvaluationResult] {
    var sheet = EvaluationSheet()
    try bank.books.evaluatedServices(period, of: member) { try sheet.add($0) }
    try bank.books.evaluationWords(period, on: member.map { .member($0) }) { subject, _, score, _ in
      sheet.add(word: score, on: subject)
    }
    var filter = ComplaintFilter()
    filter.state = .upheld
    filter.about = member
    for complaint in try bank.books.complaints(filter) where period.contains(complaint.date) {
      switch complaint.subject {
      case .station: break
      case .team(let team): sheet.addComplaint(about: .team(team))
      case .member(let member): sheet.addComplaint(about: .member(member))
      }
    }
    let policy = try bank.starPolicy
    return sheet.results(
      memberWeights: policy.memberStars.qualityWeights, teamWeights: policy.teamStars.qualityWeights)
  }

  /// All results at some stations; nil for all.
  func lines(_ period: EvaluationPeriod, at stations: Set<Code>?) throws -> [Line] {
    let closed = try bank.books.closedEvaluations(of: nil).filter {
      $0.period == period && (stations?.contains($0.station) ?? true)
    }
    let fixed = try closed.flatMap { one in
      try bank.books.evaluationResults(fixedBy: one.entry).map {
        Line(period: period, result: $0, station: one.station, entry: one.entry)
      }
    }
    let done = Set(closed.map(\.station))
    let moving = try computed(period) { !done.contains($0) && (stations?.contains($0) ?? true) }
    return (fixed + moving).sorted { $0.result.subject < $1.result.subject }
  }

  /// The row of one member; none where there is nothing to tell.
  func rows(_ period: EvaluationPeriod, of member: MemberNumber) throws -> [Reply.Row] {
    let subject = StarSubject.member(member)
    let fixed = try bank.books.evaluationResults(of: subject).first { $0.period == period }
    let station = try home(of: subject)
    if let fixed { return [try row(Line(period: period, result: fixed.result, station: station, entry: fixed.entry))] }
    guard try bank.books.closedEvaluation(of: station, period) == nil else { return [] }
    return try sheet(period, for: member).filter { $0.subject == subject }.map { result in
      try row(Line(period: period, result: result, station: station, entry: nil))
    }
  }

  func row(_ line: Line) throws -> Reply.Row {
    let figures = line.result.figures
    let subject = line.result.subject
    return [
      Field("subject", .text(subject.description)), Field("name", .text(try name(of: subject))),
      Field("station", .code(line.station)), Field("records", .integer(figures.records)),
      Field("minutes", .duration(figures.minutes)),
    ] + mean("quality", figures.quality, count: "scores")
      + mean("by-recipient", figures.recipient, count: "recipient-scores")
      + mean("by-team", figures.team, count: "team-scores")
      + mean("by-station", figures.station, count: "station-scores") + mean("word", figures.word, count: "word-count")
      + [
        Field("complaints", .integer(figures.complaints)), Field("grade", .text(line.result.grade.rawValue)),
        Field("state", .text(line.entry == nil ? "open" : "closed")), Field("note", try notes(of: line)),
        Field("entry", .optional(line.entry, Value.integer)),
      ]
  }

  /// What was said besides the scores of the period; the last word of each who spoke.
  private func notes(of line: Line) throws -> Value {
    guard bank.actsFor(line.station) else { return .absent }
    var notes: [String] = []
    try bank.books.evaluationWords(line.period, on: line.result.subject) { _, _, _, note in
      if let note { notes.append(note) }
    }
    return .list(notes)
  }

  private func mean(_ name: String, _ mean: MeanQuality?, count: String) -> [Field] {
    [Field(name, .optional(mean) { .text($0.decimal) }), Field(count, .integer(mean?.scores ?? 0))]
  }

  private func home(of subject: StarSubject) throws -> Code {
    switch subject {
    case .member(let number): try bank.requireMember(number).person.station
    case .team(let code): try bank.requireTeam(code).station
    }
  }

  private func name(of subject: StarSubject) throws -> String {
    switch subject {
    case .member(let number): bank.nameShown(try bank.requireMember(number))
    case .team(let code): try bank.requireTeam(code).name
    }
  }
}
