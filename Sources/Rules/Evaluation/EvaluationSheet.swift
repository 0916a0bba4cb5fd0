public import Ledger

/// Gathers what a period's grades rest on, in whatever order it comes.
public struct EvaluationSheet: Sendable {
  /// A posted record of the period.
  public struct Service: Sendable {
    /// Who served.
    public let member: MemberNumber
    /// The team that it counts for and the brigades above it.
    public let teams: [Code]
    /// How long.
    public let minutes: Minutes
    /// What its scores come to.
    public let quality: QualityTally

    /// Describes a record.
    public init(member: MemberNumber, teams: [Code], minutes: Minutes, quality: QualityTally) {
      self.member = member
      self.teams = teams
      self.minutes = minutes
      self.quality = quality
    }
  }

  private struct Line {
    var figures = EvaluationResult.Figures()
    var quality = QualityTally.none
    var words: [Score] = []
  }

  private var lines: [StarSubject: Line] = [:]

  /// An empty sheet.
  public init() {}

  /// Counts a record for its member and its teams.
  ///
  /// - Throws: `LedgerError.overflow` where the hours have no sum.
  public mutating func add(_ service: Service) throws(LedgerError) {
    for subject in [.member(service.member)] + service.teams.map({ StarSubject.team($0) }) {
      var line = lines[subject, default: Line()]
      line.figures.records += 1
      line.figures.minutes = try line.figures.minutes.adding(service.minutes)
      line.quality.add(service.quality)
      lines[subject] = line
    }
  }

  /// Takes in what was said of a subject.
  public mutating func add(word score: Score, on subject: StarSubject) {
    lines[subject, default: Line()].words.append(score)
  }

  /// Counts a complaint that was upheld.
  public mutating func addComplaint(about subject: StarSubject) {
    lines[subject, default: Line()].figures.complaints += 1
  }

  /// The results of everybody of whom there is something to tell, members before teams.
  ///
  /// - Parameters:
  ///   - memberWeights: How much each source counts for members.
  ///   - teamWeights: How much each source counts for teams and brigades.
  public func results(
    memberWeights: QualityWeights, teamWeights: QualityWeights
  ) -> [EvaluationResult] {
    lines.keys.sorted().compactMap { subject in
      guard let line = lines[subject] else { return nil }
      let weights = if case .member = subject { memberWeights } else { teamWeights }
      let figures = line.figures.completed(line.quality, weights, line.words)
      return EvaluationResult(subject: subject, figures: figures, grade: EvaluationRules.grade(of: figures))
    }
  }
}

extension EvaluationResult.Figures {
  fileprivate func completed(_ tally: QualityTally, _ weights: QualityWeights, _ words: [Score]) -> Self {
    var figures = self
    figures.quality = tally.mean(weights)
    figures.recipient = tally.mean(of: .recipient)
    figures.team = tally.mean(of: .team)
    figures.station = tally.mean(of: .station)
    figures.word = MeanQuality(
      numerator: UInt128(words.reduce(0) { $0 + $1.value }), denominator: UInt128(words.count),
      scores: Int64(words.count))
    return figures
  }
}

extension QualityTally {
  /// The mean over the records that a source has scored, of its scores alone; nil where there are none.
  public func mean(of source: ScoreSource) -> MeanQuality? {
    let present = groups.filter { $0.key.contains(source) }.values
    let sum = present.reduce(UInt128(0)) { $0 &+ UInt128(clamping: $1.sums[source]) }
    let records = present.reduce(UInt128(0)) { $0 &+ UInt128(clamping: $1.records) }
    return MeanQuality(
      numerator: sum, denominator: UInt128(clamping: QualityTally.unit) &* records,
      scores: present.reduce(Int64(0)) { $0 &+ $1.scores[source] })
  }
}
