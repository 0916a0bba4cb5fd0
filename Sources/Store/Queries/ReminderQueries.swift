public import Ledger

extension BookReader {
  /// Published activities of a day for which somebody has signed up and nobody was reminded yet, by number.
  public func activitiesToRemindOf(on date: LocalDate, limit: Int) throws -> [(number: ActivityNumber, station: Code)] {
    try db.all(
      """
      SELECT number, station FROM activity
      WHERE date = ?1 AND state = 'published' AND reminded IS NOT ?1
        AND EXISTS (SELECT 1 FROM signup WHERE activity = number AND signup.state = 'signed-up')
      ORDER BY number LIMIT ?2
      """, [date.dayNumber, limit]
    ) { (try $0.number(0), try $0.code(1)) }
  }
}
