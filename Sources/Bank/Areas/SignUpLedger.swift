import Ledger
import LineProtocol
import Rules
import Store

/// Judges sign-ups and brings them into the journal; whoever frees a place has the next in line move up in the same step.
struct SignUpLedger {
  /// Somebody who moved up.
  struct Promotion {
    let member: MemberNumber
    let entry: Field
  }

  private let bank: ChangeContext

  init(_ bank: ChangeContext) {
    self.bank = bank
  }

  /// Asks the rules whether a member may take part.
  ///
  /// - Parameters:
  ///   - isThere: Whether the member has come already, so that being expected elsewhere is no hindrance.
  ///   - isKnown: Whether the member is on the roster, and had the services that open a lecture when it was the time to ask.
  func judge(
    _ member: StoredMember, for activity: StoredActivity, isThere: Bool = false, isKnown: Bool = false
  ) throws {
    guard member.closed == nil else { throw Refusal.memberClosed(member.number) }
    do {
      try SignUpRules.judge(
        try bank.read.fitness(of: member, on: activity.plan.date), for: activity.requirement, at: activity.time,
        lecture: isKnown ? nil : try bank.read.lecture(activity, member.number),
        engagements: isThere ? [] : try bank.read.engagements(of: member.number, besides: activity),
        calendar: bank.read.profile.calendar)
    } catch let violation as SignUpViolation {
      throw Refusal.signUp(violation, member: member, named: bank.read.nameShown(member))
    }
  }

  /// Asks the rules whether all who are on a roster may stay there when the plan is another one.
  func judgeRoster(of activity: StoredActivity, under plan: ActivityStep.Plan) throws {
    var changed = activity
    changed.plan = plan
    guard changed.time != activity.time || changed.requirement != activity.requirement else { return }
    var faults: [(member: MemberNumber, refusal: Refusal)] = []
    for signUp in try bank.books.roster(of: activity.number) where signUp.state.isOnRoster {
      do {
        try judge(
          try bank.read.requireMember(signUp.member), for: changed, isThere: signUp.state == .attended, isKnown: true)
      } catch let refusal as Refusal {
        faults.append((signUp.member, refusal))
      }
    }
    guard let first = faults.first else { return }
    throw Refusal.rosterUnfit(activity.number, first: first.member, first.refusal, faults: faults.map(\.member))
  }

  /// Journals a sign-up: a place, or one in the line.
  func enter(_ member: MemberNumber, in activity: StoredActivity) throws -> (place: Int?, entry: Field) {
    let line = try waitingList(of: activity)
    let entry = try append(line.hasPlace ? .signedUp : .waiting, member, activity)
    return (line.hasPlace ? nil : line.nextInLine, entry)
  }

  /// Journals that a member will not come, and who moves up.
  func withdraw(
    _ member: MemberNumber, from activity: StoredActivity, reason: String?
  ) throws -> (promoted: [Promotion], entry: Field) {
    let entry = try append(.withdrawn(reason: reason), member, activity)
    let promoted = try moveUp(in: activity.number)
    return (promoted, promoted.last?.entry ?? entry)
  }

  /// Gives the places that are free to those who wait; once the activity has begun it is too late for anybody to come.
  func moveUp(in number: ActivityNumber) throws -> [Promotion] {
    let activity = try bank.read.requireActivity(number)
    guard !activity.time.hasBegun(at: bank.read.now, bank.read.profile.calendar) else { return [] }
    return try waitingList(of: activity).moveUp.map { member in
      Promotion(member: member, entry: try append(.promoted, member, activity))
    }
  }

  /// Withdraws a member from all that is still to come.
  func withdrawFromAll(_ member: MemberNumber, reason: String?) throws {
    for activity in try bank.books.engagements(of: member, from: bank.today) {
      let state = try bank.books.roster(of: activity.number).first { $0.member == member }?.state
      guard state == .signedUp || state == .waiting else { continue }
      _ = try withdraw(member, from: activity, reason: reason)
    }
  }

  /// Withdraws one of two members, before they become one, from what both are on the roster of: the one who only waits, else
  /// the one who goes.
  func withdrawDoubles(of member: MemberNumber, and other: MemberNumber, reason: String?) throws {
    for activity in try bank.books.engagements(of: member, from: LocalDate.range.lowerBound) {
      let roster = try bank.books.roster(of: activity.number)
      guard let own = roster.first(where: { $0.member == member }),
        let others = roster.first(where: { $0.member == other }), others.state != .withdrawn
      else { continue }
      let keepsOwn = others.state == .waiting && (own.state != .waiting || own.turn < others.turn)
      _ = try withdraw(keepsOwn ? other : member, from: activity, reason: reason)
    }
  }

  /// Journals one step of a member.
  func append(_ step: SignUpStep.Step, _ member: MemberNumber, _ activity: StoredActivity) throws -> Field {
    try bank.append(
      .signup(SignUpStep(activity: activity.number, member: member, step: step)), station: activity.station)
  }

  private func waitingList(of activity: StoredActivity) throws -> WaitingList<MemberNumber> {
    let waiting = try bank.books.roster(of: activity.number).filter { $0.state == .waiting }
    return WaitingList(capacity: activity.plan.capacity, taken: activity.taken, waiting: waiting.map(\.member))
  }
}

extension ReadContext {
  /// What a member brings to what is on a day.
  func fitness(of member: StoredMember, on date: LocalDate) throws -> Fitness {
    let number = member.number
    let trainings = try books.trainings(of: number, in: LocalDate.range.lowerBound...date)
    return Fitness(
      stars: try StarBook(self).stars(heldBy: .member(number), years: books.years(of: number)),
      birth: member.person.birth, skills: Set(try books.skills(of: number)),
      courses: trainings.compactMap(\.course))
  }

  /// How far the services of the week open a lecture; nil for an activity that gives no course.
  func lecture(_ activity: StoredActivity, _ member: MemberNumber) throws -> LectureCount? {
    let needed = try policy.service.lectureServices
    guard activity.plan.course != nil, needed > 0 else { return nil }
    let week = SignUpRules.week(of: activity.plan.date)
    return LectureCount(services: try books.confirmedServices(of: member, in: week), needed: needed)
  }

  /// Where a member is to be around the time of an activity, that one left out.
  func engagements(of member: MemberNumber, besides activity: StoredActivity) throws -> [Engagement] {
    let from = activity.plan.date.adding(days: -1) ?? activity.plan.date
    return try books.engagements(of: member, from: from).filter { $0.number != activity.number }
      .map { Engagement(activity: $0.number, time: $0.time) }
  }
}
