import Ledger

/// What is written once a commit, however many requests have changed it.
extension Connection {
  /// Writes how many rows each sheet has, and the totals of years.
  ///
  /// Whoever commits calls it, and whoever sets a savepoint before he does.
  func settle() throws {
    for sheet in known.stagedSheets.values { try RowSeal.sheets.update(self, sheet.cells) }
    known.stagedSheets.removeAll()
    try settleYears()
  }

  /// Writes the totals of years that were moved since they were written last; whoever reads them otherwise than subject by
  /// subject calls it first.
  func settleYears() throws {
    for row in known.years.settle() { try write(row) }
  }

  /// Changes rows of subjects that ``KnownYears`` may know.
  func changeYears(of subjects: [StarSubject], _ change: () throws -> Void) throws {
    try settleYears()
    try change()
    known.years.forget(subjects)
  }

  /// Keeps the years of a subject, as they were read.
  func keep(_ years: [YearTotal], of subject: StarSubject) throws {
    if known.years.isFull {
      try settleYears()
      known.years.forget()
    }
    known.years.keep(years, of: subject)
  }

  /// Writes one row at once, where it waits to be written.
  func settleYear(_ year: Int, of subject: StarSubject) throws {
    if let row = known.years.settle(subject, year: year) { try write(row) }
  }

  private func write(_ row: KnownYears.Moved) throws {
    let total = row.total
    switch row.subject {
    case .member(let member):
      try run(
        """
        INSERT INTO member_year (member, year, minutes, records, counted, entry) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
        ON CONFLICT (member, year) DO UPDATE SET minutes = ?3, records = ?4, counted = ?5, entry = ?6
        """,
        binding: member.value, total.year, total.minutes.count, total.records, total.counted.count, row.entry)
    case .team(let team):
      try run(
        """
        INSERT INTO team_year (team, year, minutes, records, counted, entry) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
        ON CONFLICT (team, year) DO UPDATE SET minutes = ?3, records = ?4, counted = ?5, entry = ?6
        """,
        binding: team.text, total.year, total.minutes.count, total.records, total.counted.count, row.entry)
    }
  }
}
