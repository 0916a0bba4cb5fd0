import Foundation

/// Makes long work wait between its steps while requests are under way, but not for ever: a bank that is always busy
/// must be proved too, so that such work then has a fifth of one processor.
final class StepPause {
  /// How often the time of a step may be spent waiting after it.
  private static let stepsPerPause = 4
  private static let clock = ContinuousClock()

  private var stepStart = clock.now

  /// Waits after a step while `isBusy` says so.
  ///
  /// - Parameter giveUp: Asked every millisecond; throws where the work shall end.
  func wait(while isBusy: () -> Bool, giveUp: () throws -> Void) throws {
    let end = StepPause.clock.now
    let latest = end + (end - stepStart) * StepPause.stepsPerPause
    defer { stepStart = StepPause.clock.now }
    repeat {
      try giveUp()
      guard isBusy() else { return }
      usleep(1000)
    } while StepPause.clock.now < latest
  }
}
