/// What the hours of a record wait for; see "Life of a record" in the domain reference.
public enum RecordWait: Hashable, Sendable {
  /// Somebody has to confirm it first.
  case review(Reviewer)
  /// It is in the public notice, whose working days come after one day and go through another; the hours are issued at
  /// 00:00 of the next.
  case notice(after: LocalDate, until: LocalDate)
}

/// Who can confirm a record: never the member, and never the one who entered it.
public enum Reviewer: String, CaseIterable, Sendable {
  /// Another operator of the station, or an administrator.
  case second
  /// An administrator, since the member's day is longer than the second limit.
  case administrator
}

extension RecordWait: CustomStringConvertible {
  /// The wait as one fact: `second`, `administrator` or `notice:2026-05-04..2026-05-07`.
  public var description: String {
    switch self {
    case .review(let reviewer): reviewer.rawValue
    case .notice(let day, let until): "notice:\(day)..\(until)"
    }
  }

  /// Reads a wait as written by `description`, or nil.
  public init?(_ text: some StringProtocol) {
    if let reviewer = Reviewer(rawValue: String(text)) {
      self = .review(reviewer)
    } else if text.hasPrefix("notice:"), text.count == 29, text.dropFirst(17).hasPrefix(".."),
      let day = LocalDate(text.dropFirst(7).prefix(10)), let until = LocalDate(text.dropFirst(19))
    {
      self = .notice(after: day, until: until)
    } else {
      return nil
    }
  }
}
