import Ledger

/// Values of settings as the configuration file writes them, where the journal has minutes or hundredths.
enum SettingText {
  static func shown(_ value: String, of name: String) -> String {
    switch name.split(separator: ".").last {
    case "daily_limit", "min_service", "activity_cap", "day_cap", "award_every", "review_over", "review_over_second",
      "checkout_after", "wallet_cap":
      Int64(value).map { Minutes($0).description } ?? value
    case "thresholds", "honours":
      value.split(separator: ",").map { Int64($0).map { String($0 / 60) } ?? String($0) }.joined(separator: ",")
    case "min_quality": Int64(value).map(hundredths) ?? value
    default: value
    }
  }

  private static func hundredths(_ value: Int64) -> String {
    guard value > 0 else { return "0" }
    let rest = value % 100
    return "\(value / 100).\(rest < 10 ? "0" : "")\(rest)"
  }
}
