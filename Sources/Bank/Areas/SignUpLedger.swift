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
  /// - Parameter isThere: Whether the member has come already, so that being expected elsewhere is no hindrance.
  func judge(_ member: StoredMember, for activity: StoredActivity, isThere: Bool = false) throws {
    guard member.closed == nil else { throw Refusal.memberClosed(member.number) }
    do {
      try SignUpRules.judge(
        try bank.read.fitness(of: member, on: activity.plan.date), for: activity.requirement, at: activity.time,
        lecture: try lecture(activity, member.number),
        engagements: isThere ? [] : try bank.read.engagements(of: member.number, besides: activity),
        calendar: bank.read.profile.calendar)
    } catch let violation as SignUpViolation {
      throw Refusal.signUp(violation, member: member, named: bank.read.nameShown(member))
    }
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

  /// Gives the places that are free to those who wait.
  func moveUp(in number: ActivityNumber) throws -> [Promotion] {
    let activity = try bank.read.requireActivity(number)
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

  /// Withdraws a member from what another is on the roster of too, before the two become one.
  func withdrawDoubles(of member: MemberNumber, and other: MemberNumber, reason: String?) throws {
    let others = Set(try bank.books.signUps(of: other).map(\.activity))
    for activity in try bank.books.engagements(of: member, from: LocalDate.range.lowerBound)
    where others.contains(activity.number) {
      _ = try withdraw(member, from: activity, reason: reason)
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

  /// How far the services of the week open a lecture; nil for an activity that gives no course.
  private func lecture(_ activity: StoredActivity, _ member: MemberNumber) throws -> LectureCount? {
    let needed = try bank.policy.service.lectureServices
    guard activity.plan.course != nil, needed > 0 else { return nil }
    let week = SignUpRules.week(of: activity.plan.date)
    return LectureCount(services: try bank.books.confirmedServices(of: member, in: week), needed: needed)
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

  /// Where a member is to be around the time of an activity, that one left out.
  func engagements(of member: MemberNumber, besides activity: StoredActivity) throws -> [Engagement] {
    let from = activity.plan.date.adding(days: -1) ?? activity.plan.date
    return try books.engagements(of: member, from: from).filter { $0.number != activity.number }
      .map { Engagement(activity: $0.number, time: $0.time) }
  }
}
