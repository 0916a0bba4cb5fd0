import Foundation

/// How far a time zone's clock is ahead of UTC at each instant.
///
/// The one place that asks Foundation, for the time zone data that comes with it. An answer takes less than 0.1 µs, so
/// nothing is remembered here.
struct ZoneOffsets: Sendable {
  private let zone: TimeZone

  init?(identifier: String) {
    guard let zone = TimeZone(identifier: identifier) else { return nil }
    self.zone = zone
  }

  /// Seconds ahead of UTC at a second since the Unix epoch; negative where behind.
  ///
  /// Seconds outside the years 1 to 9999 are kept away from the time zone data, which promises nothing for them.
  func seconds(at epochSeconds: Int64) -> Int64 {
    let range = WallClock.localSecondsRange
    let second = min(max(epochSeconds, range.lowerBound), range.upperBound)
    return Int64(zone.secondsFromGMT(for: Date(timeIntervalSince1970: TimeInterval(second))))
  }
}
