import Ledger
import LineProtocol
import Rules
import Store

/// The quality of service records: `quality score|list`.
enum QualityDesk {
  static func score(_ request: Request, _ bank: ChangeContext) throws -> Reply {
    let record = try scorable(request, bank)
    let number = record.service.record
    guard let source = ScoreSource(rawValue: try request.neededText("source")),
      let score = Score(try request.neededInteger("score"))
    else { throw Refusal.internalDefect("the catalogue let a wrong score pass") }
    let scorer = try scorer(request, source, record, bank)
    let draft = QualityScored(
      record: number, source: source, scorer: scorer, score: score, note: request.text("note"), stars: [])
    let (event, own) = try judge(draft, record, bank)
    let entry = try bank.append(.score(event), date: record.date, station: record.station)
    let subject = [Field("record", .number(number)), Field("member", .number(record.service.member))]
    let quality = fields(of: try bank.books.tally(of: number), try bank.read.starPolicy)
    let stars = [Field("stars", .integer(Int64(own.stars))), Field("was", .integer(Int64(own.was)))]
    return Reply(rows: [subject + told(source, scorer, score) + quality + stars], fields: [entry])
  }

  static func list(_ request: Request, _ bank: ReadContext) throws -> Reply {
    let page = try request.numberedPage()
    switch (request.number("record", of: Numbered.Record.self), request.number("member", of: Numbered.Member.self)) {
    case (let number?, nil):
      guard let record = try bank.books.record(number) else { throw Refusal.noRecord(number) }
      let scores = record.state == .posted ? try bank.books.scores(of: number) : []
      return Reply(
        rows: try scores.map { try row($0, bank) },
        fields: fields(
          of: QualityTally(scores: scores.map { ($0.source, $0.score) }), try bank.starPolicy))
    case (nil, let number?):
      _ = try bank.requireMember(number)
      let scores = try bank.books.scores(of: number, page)
      let tally = try bank.books.qualities(of: .member(number)).values.reduce(QualityTally.none) { $0.adding($1) }
      var reply = try Reply.page(scores, page, key: { .integer($0.entry) }, row: { try row($0, bank) })
      reply.fields = fields(of: tally, try bank.starPolicy) + reply.fields
      return reply
    case (nil, nil): throw Refusal.missingParameter("record")
    case (.some, let member?): throw Refusal.oneOnly("member", member.description, besides: "record")
    }
  }

  /// Refuses a score that comes too late or is one too many, and adds the changes of stars that it causes.
  static func judge(
    _ draft: QualityScored, _ record: StoredRecord, _ bank: ChangeContext
  ) throws -> (event: QualityScored, own: StarOutcome) {
    try refuseWhereLocked(draft.scorer, draft.source, record, bank)
    let outcomes = try StarBook(bank.read).outcomes(of: draft, record)
    guard let own = outcomes.first else { throw Refusal.internalDefect("a record without a member was scored") }
    let event = QualityScored(
      record: draft.record, source: draft.source, scorer: draft.scorer, score: draft.score, note: draft.note,
      stars: outcomes.compactMap(\.change))
    return (event, own)
  }

  /// Refuses a record whose hours are not issued yet.
  static func requirePosted(_ record: StoredRecord) throws(Refusal) {
    guard record.state == .posted else {
      throw .recordState(
        record.service.record, record.state, remedy: Localized("入账之后才能评分", "It can be scored once it is posted"))
    }
  }

  /// The quality that scores make under the rules for members, and how many they are.
  static func fields(of tally: QualityTally, _ policy: Policy) -> [Field] {
    let mean = tally.mean(policy.memberStars.qualityWeights)
    return [
      Field("quality", .optional(mean) { .text($0.decimal) }), Field("scores", .integer(mean?.scores ?? 0)),
    ]
  }

  private static func row(_ score: StoredScore, _ bank: ReadContext) throws -> Reply.Row {
    guard let record = try bank.books.record(score.record) else { throw Refusal.noRecord(score.record) }
    return [
      Field("record", .number(score.record)), Field("member", .number(record.service.member)),
      Field("date", .date(record.date)),
    ] + told(score.source, score.scorer, score.score) + [
      Field("note", bank.actsFor(record.station) ? .optional(score.note, Value.text) : .absent),
      Field("entry", .integer(score.entry)),
    ]
  }

  private static func told(_ source: ScoreSource, _ scorer: Scorer, _ score: Score) -> [Field] {
    let (member, user): (MemberNumber?, String?) =
      switch scorer {
      case .member(let number): (number, nil)
      case .user(let id): (nil, UserNames.name(of: id))
      }
    return [
      Field("source", .text(source.rawValue)), Field("by", .optional(member, Value.number)),
      Field("user", .optional(user, Value.text)), Field("score", .integer(Int64(score.value))),
    ]
  }

  /// The record that a score names: there, of a station of the caller, and still posted.
  private static func scorable(_ request: Request, _ bank: ChangeContext) throws -> StoredRecord {
    let number: RecordNumber = try request.neededNumber("record")
    guard let record = try bank.books.record(number), bank.read.actsFor(record.station),
      try isOwnWord(request, record, bank)
    else { throw Refusal.noRecord(number) }
    if let by = request.number("by", of: Numbered.Member.self) { _ = try bank.read.requireMember(by) }
    if let entry = record.reversed { throw Refusal.alreadyReversed(number, entry: entry) }
    try requirePosted(record)
    return record
  }

  /// Whether a logged-in member may say this: as the one who was served, where the books say so, or out of the team.
  ///
  /// Anybody could claim to have been served; at a desk the operator knows.
  private static func isOwnWord(_ request: Request, _ record: StoredRecord, _ bank: ChangeContext) throws -> Bool {
    guard let member = bank.read.caller.loggedIn else { return true }
    switch request.text("source").flatMap(ScoreSource.init(rawValue:)) {
    case .recipient: return try bank.read.recipient(of: record) == member
    case .team: return try bank.books.teams(of: member, on: record.date).contains(where: record.service.teams.contains)
    case .station, nil: throw Refusal.notOwn("source")
    }
  }

  /// Whose word a score is: the operator's own for the station, else that of the member named.
  private static func scorer(
    _ request: Request, _ source: ScoreSource, _ record: StoredRecord, _ bank: ChangeContext
  ) throws -> Scorer {
    let service = record.service
    let caller = bank.read.caller
    if caller.ownMember == service.member { throw Refusal.ownService(service.record, member: service.member) }
    let by = request.number("by", of: Numbered.Member.self)
    if source == .station {
      if let by { throw Refusal.stationSpeaks(by) }
      return caller.ownMember.map { .member($0) } ?? .user(caller.user)
    }
    guard let by else { throw Refusal.missingParameter("by") }
    guard by != service.member else { throw Refusal.ownService(service.record, member: by) }
    if try bank.read.requireMember(by).closed != nil { throw Refusal.memberClosed(by) }
    try refuseStrangers(by, source, record, bank)
    return .member(by)
  }

  /// A team's word is that of somebody who was in it; where the books say who was served, nobody else was.
  private static func refuseStrangers(
    _ by: MemberNumber, _ source: ScoreSource, _ record: StoredRecord, _ bank: ChangeContext
  ) throws {
    let service = record.service
    if source == .team {
      guard let team = service.team else { throw Refusal.noTeamCounts(service.record) }
      let teams = try bank.books.teams(of: by, on: record.date)
      guard teams.contains(where: service.teams.contains) else {
        throw Refusal.notInTeam(team, member: by, on: record.date)
      }
    } else if let recipient = try bank.read.recipient(of: record) {
      guard by == recipient else { throw Refusal.notRecipient(by, recipient: recipient, record: service.record) }
    }
  }

  /// A score that an assessment has used stays; and there are only so many of one source.
  private static func refuseWhereLocked(
    _ scorer: Scorer, _ source: ScoreSource, _ record: StoredRecord, _ bank: ChangeContext
  ) throws {
    let scores = try bank.books.scores(of: record.service.record)
    if let before = scores.first(where: { $0.scorer == scorer }) {
      let book = try StarBook(bank.read)
      for subject in [StarSubject.member(record.service.member)] + record.service.teams.map({ .team($0) }) {
        let kind = StarKind(subject, isBrigade: try book.isBrigade(subject))
        guard let length = book.policy.stars(of: kind).assessment.length,
          case .assessed(let periods) = try book.basis(of: kind),
          let closing = periods.closing(record.date, length), before.entry <= closing
        else { continue }
        throw Refusal.scoreAssessed(
          record.service.record, score: before.score, period: AssessmentPeriod(containing: record.date, length),
          entry: closing)
      }
    }
    let others = scores.filter { $0.source == source && $0.scorer != scorer }
    guard others.count < QualityTally.mostScores else {
      throw Refusal.tooManyScores(record.service.record, source: source, limit: QualityTally.mostScores)
    }
  }
}

extension StarBook {
  /// What a score that is about to be given does to the stars of the member, then of the teams.
  func outcomes(of score: QualityScored, _ record: StoredRecord) throws -> [StarOutcome] {
    let change = YearChange(
      year: record.date.year, minutes: .zero, counted: .zero, quality: try books.tallyChange(by: score))
    return try ([.member(record.service.member)] + record.service.teams.map { StarSubject.team($0) })
      .map { try outcome(for: $0, changes: [change]) }
  }
}

extension ServiceRecorded {
  /// The team that a record counts for and the brigades above it.
  var teams: [Code] { (team.map { [$0] } ?? []) + brigades }
}
