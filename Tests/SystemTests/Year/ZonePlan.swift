import Ledger

/// What happens in a year of a development zone, with exactly the totals that such a zone has published.
///
/// A pure function of nothing: the same year each time. It is made so that every rule has something to do: teams are of
/// unlike diligence, so that some rise and most do not; people withdraw, wait, come unannounced.
struct ZonePlan {
  static let memberCount = 800
  static let teamCount = 70
  static let activityCount = 4_189
  static let hours = 28_848
  static let year = 2026
  static let stations = (1...8).map { "st-\($0)" }
  /// The members with higher numbers are children under 14.
  static let lastAdult = 780
  /// Hours that are served for residents' needs, one each, and not at activities.
  static let needCount = 48

  /// One activity: who is there, and for how long.
  struct Activity {
    /// The number that the bank gives it: activities are planned in the order of their days.
    let number: Int
    let team: Int
    let date: LocalDate
    /// Who serves how long, the team's first member first, who leads.
    let attendance: [(member: Int, minutes: Int)]
    /// Who had a place and withdrew, so that the last one, who waited, moved up.
    let withdrawn: Int?
    /// Whether the last one came without having signed up.
    let comesUnannounced: Bool
  }

  let activities: [Activity]

  init() throws {
    guard let first = LocalDate(year: ZonePlan.year, month: 1, day: 1) else { throw LedgerError.overflow }
    let halfHours = (ZonePlan.hours - ZonePlan.needCount) * 2
    var heldBy = Array(repeating: 0, count: ZonePlan.teamCount)
    var planned: [(team: Int, turn: Int, day: Int, halfHours: Int)] = []
    for index in 0..<ZonePlan.activityCount {
      // Eighty activities a week: one of each team, and a second one of the first ten teams.
      let (week, slot) = (index / 80, index % 80)
      let team = slot % ZonePlan.teamCount
      // The last day of the year is a week of its own.
      let day = week == 52 ? 0 : team % 6 + slot / ZonePlan.teamCount
      planned.append(
        (
          team, heldBy[team], week * 7 + day,
          halfHours * (index + 1) / ZonePlan.activityCount - halfHours * index / ZonePlan.activityCount
        ))
      heldBy[team] += 1
    }
    planned.sort { ($0.day, $0.team) < ($1.day, $1.team) }
    activities = try planned.enumerated().map { index, plan in
      try ZonePlan.activity(
        index + 1, team: plan.team, turn: plan.turn, on: first.later(days: plan.day), halfHours: plan.halfHours)
    }
  }

  /// The members of a team; its first three come each time.
  static func members(of team: Int) -> [Int] {
    Array(stride(from: team + 1, through: memberCount, by: teamCount))
  }

  /// The station of a team and of its members.
  static func station(of team: Int) -> String { stations[team % stations.count] }

  private static func activity(
    _ number: Int, team: Int, turn: Int, on date: LocalDate, halfHours: Int
  ) throws -> Activity {
    let everybody = members(of: team)
    let others = everybody.dropFirst(3)
    let (guest, next) = (others[3 + turn % others.count], others[3 + (turn + 1) % others.count])
    let isSwapped = number.isMultiple(of: 10)
    // Thirteen or fourteen half hours among four: some two hours, some one and a half.
    let longer = halfHours - 12
    let people = everybody.prefix(3) + [isSwapped ? next : guest]
    return Activity(
      number: number, team: team, date: date,
      attendance: people.enumerated().map { ($1, $0 < longer ? 120 : 90) },
      withdrawn: isSwapped ? guest : nil, comesUnannounced: number % 25 == 3)
  }
}

extension LocalDate {
  fileprivate func later(days: Int) throws -> LocalDate {
    guard let day = adding(days: days) else { throw LedgerError.overflow }
    return day
  }
}
