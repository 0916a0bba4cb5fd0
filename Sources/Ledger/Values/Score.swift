/// Who judges a service.
public enum ScoreSource: String, CaseIterable, Sendable {
  /// Who was served.
  case recipient
  /// The team that the service counts for.
  case team
  /// The station that recorded it.
  case station
}

/// How good a service was: a whole number from 1 to 5, without halves.
public struct Score: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The number.
  public let value: Int

  /// The worst and the best score.
  public static let range: ClosedRange<Int64> = 1...5

  /// Takes a number, or gives nil where it is not 1 to 5.
  public init?(_ value: Int64) {
    guard Score.range.contains(value) else { return nil }
    self.value = Int(value)
  }

  /// The number in digits.
  public var description: String { String(value) }

  /// A worse score is less.
  public static func < (left: Score, right: Score) -> Bool { left.value < right.value }
}

/// Whose word a score is; each has one on a record.
public enum Scorer: Hashable, Sendable, CustomStringConvertible {
  /// A member: who was served, somebody of the team, or an operator who is a member.
  case member(MemberNumber)
  /// An operator of the station who is no member, by the user's number.
  case user(UInt32)

  /// The scorer as `member:17` or `uid:1001`.
  public var description: String {
    switch self {
    case .member(let number): "member:\(number)"
    case .user(let id): "uid:\(id)"
    }
  }

  /// Reads a scorer as written by `description`, or nil.
  public init?(_ text: some StringProtocol) {
    if text.hasPrefix("member:"), let value = Int64(text.dropFirst(7)), let number = MemberNumber(value) {
      self = .member(number)
    } else if text.hasPrefix("uid:"), let id = UInt32(text.dropFirst(4)) {
      self = .user(id)
    } else {
      return nil
    }
  }
}
