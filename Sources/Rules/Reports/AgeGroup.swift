public import Ledger

/// The groups by age in which service is counted.
///
/// The bounds are those that rules of places ask about: 14 and 18 (see "Privacy" in the domain reference), 35, and 60, 70 and 80
/// from which members may redeem or be granted hours.
public enum AgeGroup: String, CaseIterable, Sendable {
  /// Under 14.
  case child = "0-13"
  /// 14 to 17.
  case youth = "14-17"
  /// 18 to 34.
  case young = "18-34"
  /// 35 to 59.
  case middle = "35-59"
  /// 60 to 69.
  case sixty = "60-69"
  /// 70 to 79.
  case seventy = "70-79"
  /// 80 and above.
  case eighty = "80+"
  /// The day of birth is not known, or comes after the service.
  case unknown

  /// The group of a person on a day.
  public init(born birth: LocalDate?, on date: LocalDate) {
    guard let years = birth.flatMap({ $0.completedYears(on: date) }) else {
      self = .unknown
      return
    }
    switch years {
    case ..<14: self = .child
    case ..<18: self = .youth
    case ..<35: self = .young
    case ..<60: self = .middle
    case ..<70: self = .sixty
    case ..<80: self = .seventy
    default: self = .eighty
    }
  }
}
