/// What a member or a team has done in a period, what was said of it, and the grade that follows.
public struct EvaluationResult: Hashable, Sendable, CustomStringConvertible {
  /// How good it was found, the best first.
  public enum Grade: String, CaseIterable, Sendable {
    /// 优秀.
    case outstanding
    /// 良好.
    case good
    /// 合格.
    case fair
    /// 不合格.
    case poor
    /// There was no service to be found good or bad.
    case none
  }

  /// The figures that a grade rests on.
  public struct Figures: Hashable, Sendable {
    /// Posted records dated in the period.
    public var records: Int64
    /// Their hours.
    public var minutes: Minutes
    /// The mean quality of the records, by the weights of the rules; nil where nothing was scored.
    public var quality: MeanQuality?
    /// The mean of those who were served.
    public var recipient: MeanQuality?
    /// The mean of the team's scores of single records.
    public var team: MeanQuality?
    /// The mean of the station's scores of single records.
    public var station: MeanQuality?
    /// The mean of what was said of the whole period.
    public var word: MeanQuality?
    /// Complaints made in the period that were upheld.
    public var complaints: Int64

    /// Puts figures together.
    public init(
      records: Int64 = 0, minutes: Minutes = .zero, quality: MeanQuality? = nil, recipient: MeanQuality? = nil,
      team: MeanQuality? = nil, station: MeanQuality? = nil, word: MeanQuality? = nil, complaints: Int64 = 0
    ) {
      self.records = records
      self.minutes = minutes
      self.quality = quality
      self.recipient = recipient
      self.team = team
      self.station = station
      self.word = word
      self.complaints = complaints
    }
  }

  /// Who was evaluated.
  public let subject: StarSubject
  /// What the grade rests on.
  public let figures: Figures
  /// How good it was found.
  public let grade: Grade

  /// Puts a result together.
  public init(subject: StarSubject, figures: Figures, grade: Grade) {
    self.subject = subject
    self.figures = figures
    self.grade = grade
  }

  /// The result as it stands in an entry: subject, records, minutes, five means, complaints, grade.
  public var description: String {
    let means = [figures.quality, figures.recipient, figures.team, figures.station, figures.word]
    let parts =
      [subject.description, "\(figures.records)", "\(figures.minutes.count)"] + means.map { $0?.description ?? "-" }
      + ["\(figures.complaints)", grade.rawValue]
    return parts.joined(separator: " ")
  }

  /// Reads a result as written by ``description``, or nil.
  public init?(_ text: some StringProtocol) {
    let parts = text.split(separator: " ", omittingEmptySubsequences: false)
    guard parts.count == 10, let subject = StarSubject(parts[0]), let records = Int64(parts[1]),
      let minutes = Int64(parts[2]), let complaints = Int64(parts[8]), let grade = Grade(rawValue: String(parts[9]))
    else { return nil }
    let means = parts[3..<8].map { MeanQuality($0) }
    guard zip(means, parts[3..<8]).allSatisfy({ ($0 == nil) == ($1 == "-") }) else { return nil }
    self.init(
      subject: subject,
      figures: Figures(
        records: records, minutes: Minutes(minutes), quality: means[0], recipient: means[1], team: means[2],
        station: means[3], word: means[4], complaints: complaints),
      grade: grade)
  }
}
