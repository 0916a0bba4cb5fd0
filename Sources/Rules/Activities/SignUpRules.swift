public import Ledger

/// Another activity that a member has a place in or waits for.
public struct Engagement: Hashable, Sendable {
  /// The activity.
  public let activity: ActivityNumber
  /// When it is.
  public let time: ActivityTime

  /// States an engagement.
  public init(activity: ActivityNumber, time: ActivityTime) {
    self.activity = activity
    self.time = time
  }
}

/// What keeps a member from an activity.
public enum SignUpViolation: Error, Hashable, Sendable {
  /// Something that it asks for is not there.
  case unmet(UnmetRequirement)
  /// It is a lecture for those who served so often in its week.
  case tooFewServices(has: Int, needed: Int, from: LocalDate, until: LocalDate)
  /// The member is to be elsewhere for part of the time.
  case engaged(ActivityNumber, by: Minutes)
}

/// Who may sign up for an activity.
public enum SignUpRules {
  /// Judges a sign-up.
  ///
  /// - Parameters:
  ///   - lecture: The services that the member has in the week of a lecture, and how many open it; nil for what is none.
  ///   - engagements: Where else the member is to be; of several that collide the one with the lowest number is named.
  /// - Throws: The first `SignUpViolation` in the order of its cases.
  public static func judge(
    _ fitness: Fitness, for requirement: Requirement, at time: ActivityTime, lecture: LectureCount?,
    engagements: [Engagement], calendar: BankCalendar
  ) throws(SignUpViolation) {
    if let unmet = requirement.unmet(by: fitness) { throw .unmet(unmet) }
    if let lecture, lecture.services < lecture.needed {
      let week = week(of: time.date)
      throw .tooFewServices(
        has: lecture.services, needed: lecture.needed, from: week.lowerBound, until: week.upperBound)
    }
    if let clash = clash(at: time, engagements, calendar) { throw .engaged(clash.activity, by: clash.by) }
  }

  /// The engagement of the lowest number that collides with a time, and by how much.
  public static func clash(
    at time: ActivityTime, _ engagements: [Engagement], _ calendar: BankCalendar
  ) -> (activity: ActivityNumber, by: Minutes)? {
    engagements.map { ($0.activity, time.overlap(with: $0.time, calendar)) }.filter { $0.1.isPositive }
      .min { $0.0 < $1.0 }
  }

  /// The week of a day, Monday to Sunday.
  public static func week(of date: LocalDate) -> ClosedRange<LocalDate> {
    let monday = date.monday
    return monday...(monday.adding(days: 6) ?? monday)
  }
}

/// How often somebody served in the week of a lecture.
public struct LectureCount: Hashable, Sendable {
  /// The services of the week so far.
  public let services: Int
  /// How many open the lecture.
  public let needed: Int

  /// States a count.
  public init(services: Int, needed: Int) {
    self.services = services
    self.needed = needed
  }
}
