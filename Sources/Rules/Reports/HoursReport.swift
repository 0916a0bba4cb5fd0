public import Ledger

/// By what hours are added up.
public enum ReportGrouping: String, CaseIterable, Sendable {
  /// By person.
  case member
  /// By team.
  case team
  /// By station.
  case station
  /// By the name of the activity.
  case activity
  /// By kind of service.
  case kind
  /// By age on the day of service.
  case age
  /// By week, from Monday on.
  case week
  /// By month.
  case month
}

/// A posted record as a report sees it.
public struct ReportedService: Sendable {
  /// Who served.
  public let member: MemberNumber
  /// When.
  public let date: LocalDate
  /// For how long.
  public let minutes: Minutes
  /// Where it was recorded.
  public let station: Code
  /// The team that it counts for.
  public let team: Code?
  /// What kind of service it was.
  public let kind: Code?
  /// What it was called.
  public let activity: String?
  /// The member's day of birth.
  public let birth: LocalDate?
  /// Whether it is a lump from older books, whose date says no more than its year.
  public let isCarriedOver: Bool

  /// Gathers what a report needs.
  public init(
    member: MemberNumber, date: LocalDate, minutes: Minutes, station: Code, team: Code? = nil, kind: Code? = nil,
    activity: String? = nil, birth: LocalDate? = nil, isCarriedOver: Bool = false
  ) {
    self.member = member
    self.date = date
    self.minutes = minutes
    self.station = station
    self.team = team
    self.kind = kind
    self.activity = activity
    self.birth = birth
    self.isCarriedOver = isCarriedOver
  }
}

/// A redemption that was carried out and not taken back, as a report sees it.
public struct ReportedRedemption: Sendable {
  /// Who redeemed.
  public let member: MemberNumber
  /// When it was carried out.
  public let date: LocalDate
  /// The hours that it took.
  public let minutes: Minutes
  /// Where.
  public let station: Code
  /// The member's day of birth.
  public let birth: LocalDate?

  /// Gathers what a report needs.
  public init(member: MemberNumber, date: LocalDate, minutes: Minutes, station: Code, birth: LocalDate? = nil) {
    self.member = member
    self.date = date
    self.minutes = minutes
    self.station = station
    self.birth = birth
  }
}

/// Hours served and redeemed, added up by group; nothing is left out, what belongs to no group stands under "": lumps from
/// older books are of no week and no month.
public struct HoursReport: Sendable {
  /// A group with its sums.
  public struct Line: Hashable, Sendable {
    /// The member's number, a code, a name, a group of ages, a Monday, `2026-05`.
    public let group: String
    /// Hours served.
    public let minutes: Minutes
    /// Records.
    public let records: Int64
    /// How many people served.
    public let members: Int64
    /// Hours redeemed; nil where redemptions have no such group.
    public let redeemed: Minutes?
  }

  private struct Sums {
    var minutes = Minutes.zero
    var redeemed = Minutes.zero
    var records: Int64 = 0
    var members: Set<MemberNumber> = []
  }

  private let grouping: ReportGrouping
  private var groups: [String: Sums] = [:]
  private var all = Sums()

  /// Begins an empty report.
  public init(by grouping: ReportGrouping) {
    self.grouping = grouping
  }

  /// Shows a group though nothing may be in it.
  public mutating func include(_ group: String) {
    if groups[group] == nil { groups[group] = Sums() }
  }

  /// Whether redemptions have a group of this kind: they are of no team, activity or kind of service.
  public static func countsRedemptions(_ grouping: ReportGrouping) -> Bool {
    switch grouping {
    case .member, .station, .age, .week, .month: true
    case .team, .activity, .kind: false
    }
  }

  /// Adds a record.
  ///
  /// - Throws: `LedgerError.overflow`.
  public mutating func add(_ service: ReportedService) throws(LedgerError) {
    try add(to: &groups[group(of: service), default: Sums()], service)
    try add(to: &all, service)
  }

  /// Adds a redemption, where redemptions have a group of this kind.
  ///
  /// - Throws: `LedgerError.overflow`.
  public mutating func add(_ redemption: ReportedRedemption) throws(LedgerError) {
    guard let group = group(of: redemption) else { return }
    groups[group, default: Sums()].redeemed = try groups[group, default: Sums()].redeemed.adding(redemption.minutes)
    all.redeemed = try all.redeemed.adding(redemption.minutes)
  }

  /// The groups: times and ages in their order, all others by hours, most first.
  public var lines: [Line] {
    let lines = groups.map { line($0.key, $0.value) }
    switch grouping {
    case .week, .month: return lines.sorted { $0.group < $1.group }
    case .age:
      let order = Dictionary(uniqueKeysWithValues: AgeGroup.allCases.enumerated().map { ($1.rawValue, $0) })
      return lines.sorted { order[$0.group, default: 0] < order[$1.group, default: 0] }
    case .member, .team, .station, .activity, .kind:
      return lines.sorted { ($1.minutes, $0.group.count, $0.group) < ($0.minutes, $1.group.count, $1.group) }
    }
  }

  /// The sums of all groups; whoever stands in several groups is one person here.
  public var total: Line { line("", all) }

  private func line(_ group: String, _ sums: Sums) -> Line {
    Line(
      group: group, minutes: sums.minutes, records: sums.records, members: Int64(sums.members.count),
      redeemed: Self.countsRedemptions(grouping) ? sums.redeemed : nil)
  }

  private func add(to sums: inout Sums, _ service: ReportedService) throws(LedgerError) {
    sums.minutes = try sums.minutes.adding(service.minutes)
    sums.records += 1
    sums.members.insert(service.member)
  }

  private func group(of service: ReportedService) -> String {
    switch grouping {
    case .member: service.member.description
    case .team: service.team?.text ?? ""
    case .station: service.station.text
    case .activity: service.activity ?? ""
    case .kind: service.kind?.text ?? ""
    case .age: AgeGroup(born: service.birth, on: service.date).rawValue
    case .week: service.isCarriedOver ? "" : service.date.monday.description
    case .month: service.isCarriedOver ? "" : service.date.monthText
    }
  }

  private func group(of redemption: ReportedRedemption) -> String? {
    switch grouping {
    case .member: redemption.member.description
    case .station: redemption.station.text
    case .age: AgeGroup(born: redemption.birth, on: redemption.date).rawValue
    case .week: redemption.date.monday.description
    case .month: redemption.date.monthText
    case .team, .activity, .kind: nil
    }
  }
}
