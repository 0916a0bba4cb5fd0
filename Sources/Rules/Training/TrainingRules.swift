public import Ledger

/// What can be a training.
public enum TrainingRules {
  /// The longest that a training of one day can be.
  public static let longest = Minutes(24 * 60)

  /// Whether two names are of the same course: but for blanks at their ends; what was erased is the same as nothing.
  public static func isSame(_ known: String?, _ course: String) -> Bool {
    known.map { SheetText.trimmed($0) == SheetText.trimmed(course) } ?? false
  }
}
