/// What is wrong with a policy that somebody wants to set.
public struct PolicyFault: Error, Equatable, Sendable {
  /// The setting at fault, `stars.member.thresholds`.
  public let key: String
  /// What is wrong with it.
  public let reason: Reason

  /// The ways in which a setting can be wrong.
  public enum Reason: Equatable, Sendable {
    /// There is no setting of that name.
    case unknown
    /// The setting is not there; a policy says all of them.
    case missing
    /// The setting stands there twice.
    case repeated
    /// The value cannot be read; what could stand there is of this form.
    case malformed(value: String, wanted: ValueForm)
    /// A list without elements where at least one is needed.
    case empty
    /// Thresholds are not each higher than the one before: this value follows that one.
    case notRising(value: Int64, after: Int64)
    /// A number lies outside what makes sense; minutes, days, stars or years as the key says.
    case outOfRange(value: Int64, allowed: ClosedRange<Int64>)
    /// A list has more elements than it may have.
    case tooMany(count: Int, most: Int)
    /// A list must have as many elements as that of another key.
    case notAsMany(count: Int, wanted: Int, key: String)
    /// A name is empty, longer than 40 characters, or has a comma or control character.
    case badName(String)
    /// The value stands in the list of another key, which says the opposite.
    case contradicts(value: String, key: String)
    /// The value is needed since another key has one.
    case neededBy(value: String, key: String)
    /// The value means nothing for teams and brigades.
    case membersOnly
  }

  /// The forms that values of settings have.
  public enum ValueForm: Equatable, Sendable {
    /// A whole number in decimal digits.
    case integer
    /// A whole number, or `none`.
    case integerOrNone
    /// Whole numbers with commas between.
    case integers
    /// Whole numbers with commas between, or `all`.
    case integersOrAll
    /// `true` or `false`.
    case flag
    /// One of these words.
    case word([String])
    /// Some of these words with commas between, in the order of the alphabet, or the word for an empty list.
    case words([String])
    /// Short codes with commas between, in the order of the alphabet, or the word for an empty list.
    case codes
    /// A short code, or `none`.
    case code
    /// Dates with commas between, each later than the one before, or `none`.
    case dates
  }

  /// Names a setting and what is wrong with it.
  public init(key: String, reason: Reason) {
    self.key = key
    self.reason = reason
  }

  /// The same fault, of a setting within a group.
  func within(_ group: String) -> PolicyFault {
    PolicyFault(key: group + key, reason: reason)
  }

  /// Refuses a number outside of what makes sense.
  static func check(
    _ value: Int64, in allowed: ClosedRange<Int64>, key: String
  ) throws(PolicyFault) {
    guard allowed.contains(value) else {
      throw PolicyFault(key: key, reason: .outOfRange(value: value, allowed: allowed))
    }
  }
}
