public import Ledger

/// How a period's figures become a grade.
///
/// The mean quality of the records gives the grade: from 4.50 outstanding, from 3.50 good, from 2.50 fair, else poor; where
/// nothing was scored the service was fair. What was said of the whole period moves it one up from a mean of 4.50, one down up
/// to a mean of 2.50. Each complaint that was upheld moves it one down. Whoever has not served has no grade.
public enum EvaluationRules {
  private static let steps: [(hundredths: Int, grade: EvaluationResult.Grade)] = [
    (450, .outstanding), (350, .good), (250, .fair),
  ]
  private static let ladder: [EvaluationResult.Grade] = [.poor, .fair, .good, .outstanding]

  /// The grade that figures earn.
  public static func grade(of figures: EvaluationResult.Figures) -> EvaluationResult.Grade {
    guard figures.records > 0 else { return .none }
    let earned = figures.quality.map(grade) ?? .fair
    let start = ladder.firstIndex(of: earned) ?? 0
    // Complaints beyond the length of the ladder move nothing more.
    let complaints = Int(min(figures.complaints, Int64(ladder.count)))
    let end = min(start + lift(by: figures.word), ladder.count - 1) - complaints
    return ladder[max(0, end)]
  }

  private static func grade(_ quality: MeanQuality) -> EvaluationResult.Grade {
    steps.first { quality.isAtLeast(hundredths: $0.hundredths) }?.grade ?? .poor
  }

  /// How far the word on the period moves the grade.
  private static func lift(by word: MeanQuality?) -> Int {
    guard let word else { return 0 }
    if word.isAtLeast(hundredths: 450) { return 1 }
    return isAtMost(250, word) ? -1 : 0
  }

  private static func isAtMost(_ hundredths: Int, _ mean: MeanQuality) -> Bool {
    let own = mean.numerator.multipliedFullWidth(by: 100)
    let other = mean.denominator.multipliedFullWidth(by: UInt128(clamping: hundredths))
    return (own.high, own.low) <= (other.high, other.low)
  }
}
