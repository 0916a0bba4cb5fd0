import Ledger
import LineProtocol
import Rules

extension PolicyFault {
  /// What is told of a wrong rule to the person who wrote the configuration file, in the units of the file.
  var text: Localized {
    switch reason {
    case .empty: Localized("至少要写一个数", "needs at least one number")
    case .notRising(let value, let previous):
      Localized(
        "每个数都要比前一个大,\(written(value)) 却排在 \(written(previous)) 之后",
        "each number must be higher than the one before; \(written(value)) stands after \(written(previous))")
    case .outOfRange(let value, let allowed):
      Localized(
        "应在 \(written(allowed.lowerBound)) 与 \(written(allowed.upperBound)) 之间,现为 \(written(value))",
        "must be from \(written(allowed.lowerBound)) to \(written(allowed.upperBound)); it is \(written(value))")
    case .unknown, .missing, .repeated, .malformed:
      Localized("这个值不对", "will not do")
    }
  }

  private func written(_ value: Int64) -> String {
    if key.hasSuffix("thresholds") { return String(value / 60) }
    let isDuration = key.hasSuffix("daily_limit") || key.hasSuffix("min_service")
    return isDuration ? "\"\(Minutes(value))\"" : String(value)
  }
}
