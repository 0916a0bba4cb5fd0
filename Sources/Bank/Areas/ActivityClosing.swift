import Ledger
import LineProtocol
import Rules
import Store

/// Turning a roster into records in one step: `activity close`; what cannot be recorded is shown first.
struct ActivityClosing {
  /// What becomes of one member of the roster.
  enum Outcome {
    /// A service record.
    case service(JudgedService)
    /// A training, since the activity gives a course.
    case training(TrainingDraft)
    /// The books have it already: the number of the record or of the training.
    case already(Int64)
    /// The member signed up and was not there.
    case absent
    /// Left out by choice.
    case skipped
    /// A rule forbids it.
    case fault(Refusal)
  }

  fileprivate struct Verdict {
    let line: ActivityRoster.Line
    let outcome: Outcome
    /// What was made of it.
    var posted: PostedService?
    var training: TrainingNumber?
  }

  private let activity: StoredActivity
  private let bank: ChangeContext
  private var verdicts: [Verdict]

  static func close(_ request: Request, _ bank: ChangeContext) throws -> Reply {
    let activity = try bank.requireOwnActivity(request)
    guard activity.state == .published else { throw Refusal.activityState(activity) }
    let date = activity.plan.date
    guard date <= bank.today else { throw Refusal.futureDate(date, today: bank.today) }
    let over = activity.time.over(bank.read.profile.calendar)
    guard bank.read.now >= over else { throw Refusal.activityNotOver(activity, until: over, bank.read) }
    var closing = try ActivityClosing(activity, skipped: Set(request.integers("skip") ?? []), bank)
    if request.isDry { return try closing.reply() }
    try closing.checkFaults()
    let entry = try bank.transaction.allOrNothing { try closing.post() }
    return try closing.reply(entry)
  }

  private init(_ activity: StoredActivity, skipped: Set<Int64>, _ bank: ChangeContext) throws {
    self.activity = activity
    self.bank = bank
    let lines = try ActivityRoster(activity, bank.read).lines.filter { $0.state != .withdrawn && $0.state != .waiting }
    if let stranger = skipped.subtracting(lines.map(\.member.value)).min() {
      throw Refusal.notOnRoster(stranger, activity.number)
    }
    verdicts = []
    for line in lines {
      let isSkipped = skipped.contains(line.member.value)
      verdicts.append(Verdict(line: line, outcome: try isSkipped ? .skipped : outcome(of: line)))
    }
  }

  private func outcome(of line: ActivityRoster.Line) throws -> Outcome {
    if let attendance = try unfinished(line) { return .fault(Refusal.isIn(attendance)) }
    guard line.state == .attended, let minutes = line.minutes else { return .absent }
    if let record = line.record { return .already(record.record.value) }
    do {
      if let course = activity.plan.course { return try trained(line.member, minutes, course) }
      return .service(try ServiceCourt(bank.read).judge(try draft(of: line, minutes)))
    } catch let refusal as Refusal {
      return .fault(refusal)
    }
  }

  /// Where a member whom the activity waits for is still in at its station: what the door measures comes with the check-out.
  private func unfinished(_ line: ActivityRoster.Line) throws -> StoredAttendance? {
    guard activity.plan.course == nil, line.record == nil, line.state != .absent,
      let attendance = try bank.books.attendance(of: line.member), attendance.station == activity.station
    else { return nil }
    let calendar = bank.read.profile.calendar
    let cameIn = calendar.instant(of: attendance.date, at: attendance.event.start)
    return cameIn < activity.time.over(calendar) ? attendance : nil
  }

  private func trained(_ member: MemberNumber, _ minutes: Minutes, _ course: String) throws -> Outcome {
    let draft = TrainingDraft(
      member: member, station: activity.station, date: activity.plan.date, minutes: minutes, course: course)
    if let known = try TrainingLedger(bank).known(draft) { return .already(known.number.value) }
    return .training(try TrainingLedger(bank).judge(draft))
  }

  /// The record that an attendance becomes; it counts for the activity's team where the member is in that.
  private func draft(of line: ActivityRoster.Line, _ minutes: Minutes) throws -> ServiceDraft {
    let plan = activity.plan
    let teams = try bank.books.teams(of: line.member, on: plan.date)
    let team = plan.team.flatMap { teams.contains($0) ? TeamChoice.named($0) : nil }
    let leader = try plan.leader.map { try bank.read.requireMember($0).person.name }
    return ServiceDraft(
      member: line.member, station: activity.station, date: plan.date, minutes: minutes, start: line.start,
      end: line.end, team: team ?? .unspecified, kind: plan.kind,
      texts: ServiceRecorded.Texts(activity: plan.name, place: plan.place, leader: leader), source: .operator)
  }

  private func checkFaults() throws(Refusal) {
    let faults = verdicts.compactMap { verdict in
      if case .fault(let refusal) = verdict.outcome { (verdict.line.member, refusal) } else { nil }
    }
    if let (member, refusal) = faults.first {
      throw .rosterHasFaults(activity.number, first: member, refusal, faults: faults.map(\.0))
    }
  }

  /// Journals the records and, last, what became of the roster.
  private mutating func post() throws -> Field {
    var attended: [ActivityStep.Attended] = []
    var absent: [MemberNumber] = []
    for index in verdicts.indices {
      let member = verdicts[index].line.member
      switch verdicts[index].outcome {
      case .service(let judged):
        let posted = try ServiceLedger(bank).post(judged)
        verdicts[index].posted = posted
        attended.append(ActivityStep.Attended(member: member, number: posted.record.value))
      case .training(let draft):
        let number = try TrainingLedger(bank).record(draft).number
        verdicts[index].training = number
        attended.append(ActivityStep.Attended(member: member, number: number.value))
      case .already(let number): attended.append(ActivityStep.Attended(member: member, number: number))
      case .absent: absent.append(member)
      case .skipped, .fault: break
      }
    }
    let step = ActivityStep.Step.closed(attended: attended, absent: absent)
    return try bank.append(
      .activity(ActivityStep(activity: activity.number, step: step)), station: activity.station)
  }

  private func reply(_ entry: Field? = nil) throws -> Reply {
    let order = verdicts.enumerated().sorted { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }
    return Reply(
      rows: try order.map { try row($0.element) },
      fields: try totals() + (entry.map { [$0] } ?? []))
  }

  private func totals() throws -> [Field] {
    let made = verdicts.filter { $0.word == "good" || $0.word == "posted" }
    let minutes = try made.reduce(Minutes.zero) { try $0.adding($1.line.minutes ?? .zero) }
    func count(_ word: String) -> Value { .integer(Int64(verdicts.count { $0.word == word })) }
    return [
      Field("records", .integer(Int64(made.count))), Field("minutes", .duration(minutes)),
      Field("already", count("already")), Field("absent", count("absent")), Field("skipped", count("skipped")),
      Field("faults", count("fault")),
    ]
  }

  private func row(_ verdict: Verdict) throws -> Reply.Row {
    let refusal: Refusal? = if case .fault(let refusal) = verdict.outcome { refusal } else { nil }
    let known: Int64? = if case .already(let number) = verdict.outcome { number } else { nil }
    let givesCourse = activity.plan.course != nil
    let member = try bank.read.requireMember(verdict.line.member)
    return [
      Field("member", .number(member.number)), Field("name", .text(bank.read.nameShown(member))),
      Field("verdict", .text(verdict.word)), Field("minutes", .optional(verdict.line.minutes, Value.duration)),
      Field("record", .optional(verdict.posted?.record.value ?? (givesCourse ? nil : known), Value.integer)),
      Field("training", .optional(verdict.training?.value ?? (givesCourse ? known : nil), Value.integer)),
      Field("stars", .optional(verdict.posted) { .integer(Int64($0.stars)) }),
      Field("was", .optional(verdict.posted) { .integer(Int64($0.was)) }),
      Field("code", .optional(refusal) { .text($0.code.rawValue) }),
      Field("text", .optional(refusal?.text, Value.phrase)),
    ]
  }
}

extension ActivityClosing.Verdict {
  /// The word on the wire.
  fileprivate var word: String {
    switch outcome {
    case .service, .training: posted != nil || training != nil ? "posted" : "good"
    case .already: "already"
    case .absent: "absent"
    case .skipped: "skipped"
    case .fault: "fault"
    }
  }

  /// What wants a look comes first.
  fileprivate var rank: Int {
    switch outcome {
    case .fault: 0
    case .skipped: 1
    case .absent: 2
    case .already: 3
    case .service, .training: 4
    }
  }
}
