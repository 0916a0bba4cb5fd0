/// How much of a record counts for a subject's stars, or counted until it was reversed; a fact where that is not all.
public struct CountedMinutes: Hashable, Sendable, CustomStringConvertible {
  /// For whom.
  public let subject: StarSubject
  /// The minutes that count; zero or more.
  public let minutes: Minutes

  /// Pairs a subject with minutes.
  public init(subject: StarSubject, minutes: Minutes) {
    self.subject = subject
    self.minutes = minutes
  }

  /// The fact as `member:17 90`.
  public var description: String { "\(subject) \(minutes.count)" }

  init?(_ text: String) {
    let parts = text.split(separator: " ", omittingEmptySubsequences: false)
    guard parts.count == 2, let subject = StarSubject(parts[0]), let minutes = Int64(parts[1]), minutes >= 0 else {
      return nil
    }
    self.init(subject: subject, minutes: Minutes(minutes))
  }
}

extension [CountedMinutes] {
  /// How much of a record counts for a subject: all of it where no fact says otherwise.
  public func minutes(for subject: StarSubject, of record: Minutes) -> Minutes {
    first { $0.subject == subject }?.minutes ?? record
  }
}
