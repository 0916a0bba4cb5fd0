import Ledger

/// What the calendar years of a member or team bring to its stars.
///
/// In an array: there are few of them, and each record asks for those of its member and teams.
public struct CountedYears: Sendable {
  /// The years, oldest first; each once.
  let all: [(year: Int, counted: CountedYear)]

  /// Takes years in any order, each once.
  public init(_ years: [(year: Int, counted: CountedYear)]) {
    let areInOrder = years.indices.dropFirst().allSatisfy { years[$0 - 1].year < years[$0].year }
    all = areInOrder ? years : years.sorted { $0.year < $1.year }
  }

  /// What a year brings; nil where it is not among them.
  subscript(year: Int) -> CountedYear? { all.first { $0.year == year }?.counted }

  /// What all of them bring together.
  var total: CountedYear {
    all.reduce(.none) { total, year in
      CountedYear(
        minutes: total.minutes.addingUpToLimit(year.counted.minutes),
        quality: total.quality.adding(year.counted.quality))
    }
  }

  /// These years and a certain one, which brings nothing where it is not among them.
  func naming(_ year: Int) -> CountedYears {
    self[year] == nil ? CountedYears(all + [(year, .none)]) : self
  }
}
