import Foundation
import Histogram

/// How long requests took: every one of them, to three digits.
struct Latency {
  private var histogram = Histogram<UInt64>(
    highestTrackableValue: 600_000_000_000, numberOfSignificantValueDigits: .three)

  /// How many requests there were.
  var count: Int { Int(histogram.totalCount) }

  mutating func record(nanoseconds: UInt64) {
    histogram.record(max(1, nanoseconds))
  }

  /// Takes those of another in.
  mutating func add(_ other: Latency) { histogram.add(other.histogram) }

  /// The time within which so many percent of the requests were answered, in milliseconds.
  func milliseconds(percentile: Double) -> Double {
    guard count > 0 else { return 0 }
    return Double(histogram.valueAtPercentile(percentile)) / 1_000_000
  }

  /// The time of the slowest request, in milliseconds.
  var maxMilliseconds: Double { count > 0 ? Double(histogram.max) / 1_000_000 : 0 }
}

/// The time of a clock that nobody sets, in nanoseconds.
func monotonicNanoseconds() -> UInt64 {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
}
