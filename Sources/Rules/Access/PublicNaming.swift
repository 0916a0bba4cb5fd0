public import Ledger

/// Whom a public reply, a kiosk that nobody has logged in at, or a notice may name, be it masked.
public enum PublicNaming {
  /// The age, in completed years, from which a person may be named.
  public static let leastAge = 14

  /// Whether a person may be named on a day; who was born on no known day may.
  ///
  /// "Members under 14 are never in a notice": see "Privacy" in the domain reference.
  public static func mayName(bornOn birth: LocalDate?, on date: LocalDate) -> Bool {
    guard let birth else { return true }
    return birth.completedYears(on: date).map { $0 >= leastAge } ?? false
  }
}
