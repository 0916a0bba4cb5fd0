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
    case .tooMany(let count, let most):
      Localized("最多 \(most) 项,现有 \(count) 项", "may have at most \(most) elements; it has \(count)")
    case .notAsMany(let count, let wanted, let other):
      other == key.split(separator: ".").last.map(String.init)
        ? Localized("应有 \(wanted) 项,现有 \(count) 项", "needs \(wanted) elements; it has \(count)")
        : Localized(
          "应与 \(other) 一样有 \(wanted) 项,现有 \(count) 项",
          "needs as many elements as \(other), \(wanted); it has \(count)")
    case .badName(let name):
      Localized(
        "名称应为 1 到 40 个字,不含逗号和控制字符:\"\(name)\"",
        "a name has 1 to 40 characters, no comma and no control character: \"\(name)\"")
    case .contradicts(let value, let other):
      Localized("\(value) 同时列在 \(other) 中", "\(value) stands in \(other) too")
    case .neededBy(let value, let other):
      Localized("已写 \(other) = \(value),这一项也要写", "is needed since \(other) says \(value)")
    case .membersOnly:
      Localized("只用于成员,请删去", "is for members only; remove it")
    case .missing where key.hasSuffix("wallet_cap_pool"):
      Localized("已写 wallet_cap,请写明超出部分归入哪个公益时间池", "is needed since there is a wallet_cap: which pool gets the rest")
    case .unknown, .missing, .repeated, .malformed:
      Localized("这个值不对", "will not do")
    }
  }

  private func written(_ value: Int64) -> String {
    if key.hasSuffix("thresholds") || key.hasSuffix("honours") { return String(value / 60) }
    if key.hasSuffix("min_quality") { return Hundredths.text(value) }
    let isDuration = [
      "daily_limit", "min_service", "_cap", "award_every", "review_over", "review_over_second", "checkout_after",
    ].contains { key.hasSuffix($0) }
    return isDuration ? "\"\(Minutes(value))\"" : String(value)
  }
}
