import GRDB
public import Ledger

/// Minutes and records of one year.
public struct YearTotal: Hashable, Sendable {
  /// The calendar year.
  public let year: Int
  /// The minutes of posted records.
  public let minutes: Minutes
  /// The number of posted records.
  public let records: Int64
  /// The minutes that count for stars.
  public let counted: Minutes
  /// What the scores of the records come to.
  public let quality: QualityTally

  /// States the totals of a year.
  public init(
    year: Int, minutes: Minutes, records: Int64, counted: Minutes, quality: QualityTally = .none
  ) {
    self.year = year
    self.minutes = minutes
    self.records = records
    self.counted = counted
    self.quality = quality
  }
}

extension BookReader {
  /// The minutes of each year of a member, oldest first.
  public func years(of member: MemberNumber) throws -> [YearTotal] { try years(of: .member(member)) }

  /// The minutes of each year of a team, oldest first.
  public func years(of team: Code) throws -> [YearTotal] { try years(of: .team(team)) }

  /// The minutes of each year of a member or team, oldest first.
  public func years(of subject: StarSubject) throws -> [YearTotal] {
    if let known = db.known.years[subject] { return known }
    let qualities = try qualities(of: subject)
    let read = { (row: SQLRow) in
      let year: Int = row[0]
      return YearTotal(
        year: year, minutes: Minutes(row[1]), records: row[2], counted: Minutes(row[3]),
        quality: qualities[year] ?? .none)
    }
    let years =
      switch subject {
      case .member(let member):
        try db.all(
          "SELECT year, minutes, records, counted FROM member_year WHERE member = ? ORDER BY year", [member.value],
          read)
      case .team(let team):
        try db.all(
          "SELECT year, minutes, records, counted FROM team_year WHERE team = ? ORDER BY year", [team.text], read)
      }
    try db.keep(years, of: subject)
    return years
  }
}
