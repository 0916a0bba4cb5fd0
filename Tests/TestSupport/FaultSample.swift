import Foundation

/// How many of the trials with failing disks and damaged files a run of the tests takes.
///
/// A few that are the same in every run; as many as the variable TIMEBANK_FAULTS says, or with `all` every one.
public enum FaultSample {
  private static let wish = ProcessInfo.processInfo.environment["TIMEBANK_FAULTS"]

  /// Whether every trial is wanted.
  public static let isComplete = wish == "all"

  /// The trials of this run, in their order.
  public static func of<Trial>(_ trials: [Trial], usually count: Int) -> [Trial] {
    let wanted = isComplete ? trials.count : wish.flatMap { Int($0) } ?? count
    guard wanted < trials.count else { return trials }
    var generator = SeededGenerator(seed: 20_261_121)
    return trials.indices.shuffled(using: &generator).prefix(wanted).sorted().map { trials[$0] }
  }
}
