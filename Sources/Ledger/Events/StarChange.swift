/// Who can have stars.
public enum StarSubject: Hashable, Sendable, CustomStringConvertible {
  /// A member.
  case member(MemberNumber)
  /// A team or a brigade.
  case team(Code)

  /// The subject as `member:17` or `team:shuijiao`.
  public var description: String {
    switch self {
    case .member(let number): "member:\(number)"
    case .team(let code): "team:\(code)"
    }
  }

  /// Reads a subject as written by `description`, or nil.
  public init?(_ text: some StringProtocol) {
    if text.hasPrefix("member:"), let value = Int64(text.dropFirst(7)), let number = MemberNumber(value) {
      self = .member(number)
    } else if text.hasPrefix("team:"), let code = Code(text.dropFirst(5)) {
      self = .team(code)
    } else {
      return nil
    }
  }
}

extension StarSubject: Comparable {
  /// Members before teams, each by number or code.
  public static func < (left: StarSubject, right: StarSubject) -> Bool {
    switch (left, right) {
    case (.member(let left), .member(let right)): left.value < right.value
    case (.team(let left), .team(let right)): left.text < right.text
    case (.member, .team): true
    case (.team, .member): false
    }
  }
}

/// A change of stars, as a fact of the entry that caused it, with the evidence that it rests on.
public struct StarChange: Hashable, Sendable {
  /// Minutes of one year that a star rests on, and their quality.
  public struct YearMinutes: Hashable, Sendable {
    /// The calendar year.
    public let year: Int
    /// The minutes of service in it.
    public let minutes: Minutes
    /// The mean quality of its scored records; nil where none is scored.
    public let quality: MeanQuality?

    /// Pairs a year with its minutes and quality.
    public init(year: Int, minutes: Minutes, quality: MeanQuality? = nil) {
      self.year = year
      self.minutes = minutes
      self.quality = quality
    }
  }

  /// Whose stars changed.
  public let subject: StarSubject
  /// Stars before.
  public let from: Int
  /// Stars after.
  public let to: Int
  /// The version of the policy that decided.
  public let policyVersion: Int64
  /// Minutes and quality per year, oldest first.
  public let evidence: [YearMinutes]

  /// Describes a change.
  public init(subject: StarSubject, from: Int, to: Int, policyVersion: Int64, evidence: [YearMinutes]) {
    self.subject = subject
    self.from = from
    self.to = to
    self.policyVersion = policyVersion
    self.evidence = evidence
  }
}

extension StarChange: CustomStringConvertible {
  /// The change as one fact: `member:17 0 1 policy:1 2025:5985 2026:6015:11/3:12`, the last year with its quality.
  public var description: String {
    let years = evidence.map { year in
      " \(year.year):\(year.minutes.count)" + (year.quality.map { ":\($0)" } ?? "")
    }.joined()
    return "\(subject) \(from) \(to) policy:\(policyVersion)\(years)"
  }

  init?(_ text: String) {
    let parts = text.split(separator: " ", omittingEmptySubsequences: false)
    guard parts.count >= 4, let subject = StarSubject(parts[0]), let from = Int(parts[1]), let to = Int(parts[2]) else {
      return nil
    }
    guard parts[3].hasPrefix("policy:"), let version = Int64(parts[3].dropFirst(7)) else { return nil }
    var evidence: [YearMinutes] = []
    for part in parts.dropFirst(4) {
      let pair = part.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
      guard pair.count >= 2, let year = Int(pair[0]), let minutes = Int64(pair[1]) else { return nil }
      let quality = pair.count == 3 ? MeanQuality(pair[2]) : nil
      guard pair.count == 2 || quality != nil else { return nil }
      evidence.append(YearMinutes(year: year, minutes: Minutes(minutes), quality: quality))
    }
    self.init(subject: subject, from: from, to: to, policyVersion: version, evidence: evidence)
  }
}
