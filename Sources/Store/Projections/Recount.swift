import GRDB
import Ledger
import Rules

/// Totals of what counts, made anew where the rules of counting change.
extension Projector {
  /// Counts everybody's minutes under a version that stars follow from now on, where it counts otherwise than the last.
  func recount(from old: Policy?, to version: Int64, entry: Int64) throws {
    let books = BookReader(db)
    guard let old, let new = try books.policy(version)?.rules(), !new.counts(like: old) else { return }
    let totals = try books.countedTotals(under: new)
    try db.settleYears()
    for table in ["member", "team"] {
      let rows = try db.all("SELECT \(table), year, counted FROM \(table)_year") { row in
        (
          subject: table == "member" ? StarSubject.member(try row.number(0)) : .team(try row.code(0)),
          year: row[1] as Int, counted: row[2] as Int64
        )
      }
      for row in rows {
        let counted = totals.minutes(of: row.subject, in: row.year)
        if counted.count != row.counted { try set(counted, of: row.subject, in: row.year, entry: entry) }
      }
    }
  }

  /// Counts a team's minutes by the rules of brigades, once it has become one.
  func recountBrigade(_ team: Code, entry: Int64) throws {
    let books = BookReader(db)
    guard let policy = try books.starRules(), policy.teamStars.counting != policy.brigadeStars.counting else { return }
    let years = CountingRules.minutesByYear(
      try books.served(for: .team(team)), policy: policy.brigadeStars.counting)
    for total in try books.years(of: team) where total.counted != years[total.year] ?? .zero {
      try set(years[total.year] ?? .zero, of: .team(team), in: total.year, entry: entry)
    }
  }

  /// Counts a member's minutes anew, whose age turned out to be another.
  func recount(_ member: MemberNumber, entry: Int64) throws {
    let books = BookReader(db)
    guard let counting = try books.starRules()?.memberStars.counting, counting.aloneFromAge > 0 else { return }
    let years = CountingRules.minutesByYear(try books.served(for: .member(member)), policy: counting)
    for total in try books.years(of: member) where total.counted != years[total.year] ?? .zero {
      try set(years[total.year] ?? .zero, of: .member(member), in: total.year, entry: entry)
    }
  }

  /// Counts a subject's minutes anew, whose records have become others.
  func recount(_ subject: StarSubject, entry: Int64) throws {
    let books = BookReader(db)
    guard let policy = try books.starRules(), !policy.countsEverything else { return }
    var isBrigade = false
    if case .team(let team) = subject { isBrigade = try books.hasChildren(team) }
    let counting = policy.stars(of: subject, isBrigade: isBrigade).counting
    let years = CountingRules.minutesByYear(try books.served(for: subject), policy: counting)
    for total in try books.years(of: subject) where total.counted != years[total.year] ?? .zero {
      try set(years[total.year] ?? .zero, of: subject, in: total.year, entry: entry)
    }
  }

  private func set(_ counted: Minutes, of subject: StarSubject, in year: Int, entry: Int64) throws {
    try db.changeYears(of: [subject]) {
      switch subject {
      case .member(let member):
        try db.run(
          "UPDATE member_year SET counted = ?, entry = ? WHERE member = ? AND year = ?",
          [counted.count, entry, member.value, year])
      case .team(let team):
        try db.run(
          "UPDATE team_year SET counted = ?, entry = ? WHERE team = ? AND year = ?",
          [counted.count, entry, team.text, year])
      }
    }
  }
}
