import Ledger

/// The year totals that were read or moved on a connection.
///
/// A commit of many records moves the totals of one team again and again; they are written once, by ``Connection/settle()``.
struct KnownYears {
  /// A row that was moved and is not written yet.
  struct Moved {
    let subject: StarSubject
    let total: YearTotal
    /// The entry that moved it last.
    let entry: Int64
  }

  /// The years of one subject, oldest first.
  private struct Years {
    var totals: [YearTotal]
    /// The entry that moved each last; nil where the row is written.
    var movers: [Int64?]

    /// Changes a year; says whether there was no such row, and whether it was written until now.
    mutating func move(
      _ year: Int, entry: Int64, _ change: (YearTotal) throws -> YearTotal
    ) rethrows -> (isNew: Bool, wasWritten: Bool) {
      let place = totals.firstIndex { $0.year >= year } ?? totals.endIndex
      let isNew = place == totals.endIndex || totals[place].year != year
      if isNew {
        totals.insert(try change(YearTotal(year: year, minutes: .zero, records: 0, counted: .zero)), at: place)
        movers.insert(nil, at: place)
      } else {
        totals[place] = try change(totals[place])
      }
      defer { movers[place] = entry }
      return (isNew, movers[place] == nil)
    }

    /// Gives a year that was moved, which counts as written from now on; nil where it is written already.
    mutating func settle(_ year: Int) -> (total: YearTotal, entry: Int64)? {
      guard let place = totals.firstIndex(where: { $0.year == year }), let entry = movers[place] else { return nil }
      movers[place] = nil
      return (totals[place], entry)
    }
  }

  /// How many members and teams are kept at most.
  private let most: Int
  private var years: [StarSubject: Years] = [:]
  private var moved: [(subject: StarSubject, year: Int)] = []

  /// Keeps nothing yet.
  init(most: Int) {
    self.most = most
  }

  /// The years of a subject, oldest first; nil where they are to be read.
  subscript(subject: StarSubject) -> [YearTotal]? { years[subject]?.totals }

  /// Whether there are so many that they have to be written and forgotten before another is kept.
  var isFull: Bool { years.count >= most }

  /// Keeps the years of a subject, as they were read.
  mutating func keep(_ totals: [YearTotal], of subject: StarSubject) {
    years[subject] = Years(totals: totals, movers: Array(repeating: nil, count: totals.count))
  }

  /// Changes the totals of a year of a subject whose years are kept.
  ///
  /// - Returns: Whether there was no such row.
  /// - Throws: What `change` throws, and then nothing has changed.
  mutating func move(
    _ subject: StarSubject, year: Int, entry: Int64, _ change: (YearTotal) throws -> YearTotal
  ) rethrows -> Bool {
    let row = try years[subject, default: Years(totals: [], movers: [])].move(year, entry: entry, change)
    if row.wasWritten { moved.append((subject, year)) }
    return row.isNew
  }

  /// Gives the rows that wait to be written, which count as written from now on.
  mutating func settle() -> [Moved] {
    defer { moved.removeAll(keepingCapacity: true) }
    return moved.compactMap { settle($0.subject, year: $0.year) }
  }

  /// Gives one row as above; nil where it does not wait.
  mutating func settle(_ subject: StarSubject, year: Int) -> Moved? {
    years[subject]?.settle(year).map { Moved(subject: subject, total: $0.total, entry: $0.entry) }
  }

  /// Forgets some subjects, or all; what waits to be written would be lost.
  mutating func forget(_ subjects: [StarSubject]? = nil) {
    guard let subjects else { return years.removeAll(keepingCapacity: true) }
    for subject in subjects { years[subject] = nil }
  }
}
