/// What the scores of a year come to, kept so that one more score costs one more addition, whatever the weights are.
///
/// The quality of a record is a weighted mean of the means of its sources, re-normalised over the sources present. So
/// records are kept apart by which sources scored them, and of each group only sums are needed. The mean of a source
/// has at most ``mostScores`` as its denominator, so all of them are whole multiples of one ``unit``-th. See "Quality
/// of a record" in the domain reference.
public struct QualityTally: Hashable, Sendable {
  /// A whole number for each source.
  public struct PerSource: Hashable, Sendable {
    /// For who was served.
    public var recipient: Int64
    /// For the team.
    public var team: Int64
    /// For the station.
    public var station: Int64

    /// Puts the numbers together.
    public init(recipient: Int64 = 0, team: Int64 = 0, station: Int64 = 0) {
      self.recipient = recipient
      self.team = team
      self.station = station
    }

    /// The number of a source.
    public subscript(source: ScoreSource) -> Int64 {
      get {
        switch source {
        case .recipient: recipient
        case .team: team
        case .station: station
        }
      }
      set {
        switch source {
        case .recipient: recipient = newValue
        case .team: team = newValue
        case .station: station = newValue
        }
      }
    }

    // Damaged books may hold any number; `verify` names them, so that sums need not trap before it does.
    fileprivate mutating func add(_ other: PerSource, times sign: Int64) {
      for source in ScoreSource.allCases { self[source] &+= other[source] &* sign }
    }
  }

  /// Records that the same sources have scored.
  public struct Group: Hashable, Sendable {
    /// The number of records.
    public var records: Int64
    /// The number of scores of each source.
    public var scores: PerSource
    /// The sum of the records' means of each source, in ``QualityTally/unit``-ths.
    public var sums: PerSource

    /// Puts a group together.
    public init(records: Int64 = 0, scores: PerSource = PerSource(), sums: PerSource = PerSource()) {
      self.records = records
      self.scores = scores
      self.sums = sums
    }
  }

  /// The most scores that one source can give a record.
  public static let mostScores = 20
  /// The least common multiple of 1 to 20.
  public static let unit: Int64 = 232_792_560

  /// The groups by the sources that are present; none is empty.
  public private(set) var groups: [Set<ScoreSource>: Group]

  /// Nothing is scored.
  public static let none = QualityTally(groups: [:])

  /// Takes groups as they were kept.
  public init(groups: [Set<ScoreSource>: Group]) {
    self.groups = groups.filter { !$0.key.isEmpty && $0.value != Group() }
  }

  /// Tallies the scores of one record; scores of a source beyond ``mostScores`` are left out.
  public init(scores: [(source: ScoreSource, score: Score)]) {
    var group = Group(records: 1)
    var sources: Set<ScoreSource> = []
    for source in ScoreSource.allCases {
      let values = scores.filter { $0.source == source }.prefix(QualityTally.mostScores).map { Int64($0.score.value) }
      guard !values.isEmpty else { continue }
      sources.insert(source)
      group.scores[source] = Int64(values.count)
      group.sums[source] = values.reduce(0, +) * (QualityTally.unit / Int64(values.count))
    }
    groups = sources.isEmpty ? [:] : [sources: group]
  }

  /// Whether nothing is scored.
  public var isEmpty: Bool { groups.isEmpty }

  /// Takes another tally in.
  public mutating func add(_ other: QualityTally) { merge(other, times: 1) }

  /// Takes another tally out.
  public mutating func subtract(_ other: QualityTally) { merge(other, times: -1) }

  /// This and another tally together.
  public func adding(_ other: QualityTally) -> QualityTally {
    if other.isEmpty { return self }
    var sum = self
    sum.add(other)
    return sum
  }

  /// This tally without another.
  public func subtracting(_ other: QualityTally) -> QualityTally {
    var rest = self
    rest.subtract(other)
    return rest
  }

  private mutating func merge(_ other: QualityTally, times sign: Int64) {
    for (sources, group) in other.groups {
      var sum = groups[sources] ?? Group()
      sum.records &+= group.records &* sign
      sum.scores.add(group.scores, times: sign)
      sum.sums.add(group.sums, times: sign)
      groups[sources] = sum == Group() ? nil : sum
    }
  }
}
