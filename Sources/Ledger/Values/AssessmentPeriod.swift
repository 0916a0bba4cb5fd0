/// A calendar year or half of one, at whose close stars are assessed.
public struct AssessmentPeriod: Hashable, Sendable, CustomStringConvertible {
  /// How long a period is.
  public enum Length: String, CaseIterable, Sendable {
    /// January to June, July to December.
    case halfYear = "half-year"
    /// A calendar year.
    case year
  }

  /// The calendar year.
  public let year: Int
  /// The half, 1 or 2; nil for the whole year.
  public let half: Int?
  /// Its first day.
  public let first: LocalDate
  /// Its last day.
  public let last: LocalDate

  /// Names a period; nil where the half is not 1 or 2, or the year beyond the calendar.
  public init?(year: Int, half: Int? = nil) {
    guard half.map({ (1...2).contains($0) }) ?? true else { return nil }
    guard let first = LocalDate(year: year, month: half == 2 ? 7 : 1, day: 1),
      let last = LocalDate(year: year, month: half == 1 ? 6 : 12, day: half == 1 ? 30 : 31)
    else { return nil }
    (self.year, self.half, self.first, self.last) = (year, half, first, last)
  }

  /// The period of a length that a date is in.
  public init(containing date: LocalDate, _ length: Length) {
    let (year, month, _) = date.parts
    half = length == .year ? nil : month <= 6 ? 1 : 2
    self.year = year
    // Every year of the calendar is whole, so that its ends are days of it.
    first = LocalDate(year: year, month: half == 2 ? 7 : 1, day: 1) ?? date
    last = LocalDate(year: year, month: half == 1 ? 6 : 12, day: half == 1 ? 30 : 31) ?? date
  }

  /// How long it is.
  public var length: Length { half == nil ? .year : .halfYear }

  /// Whether a date is in it.
  public func contains(_ date: LocalDate) -> Bool { first <= date && date <= last }

  /// The period as it is written: `2026-H1` or `2026`.
  public var description: String {
    let digits = String(year)
    let padded = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    return padded + (half.map { "-H\($0)" } ?? "")
  }

  /// Reads a period as written by `description`, or nil.
  public init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count <= 2, parts[0].utf8.count == 4, parts[0].utf8.allSatisfy({ (48...57).contains($0) }),
      let year = Int(parts[0])
    else { return nil }
    guard parts.count == 2 else {
      self.init(year: year)
      return
    }
    guard let half = ["H1": 1, "H2": 2][String(parts[1])] else { return nil }
    self.init(year: year, half: half)
  }
}
