public import Logging
import Synchronization

/// The least level that is logged, changed at run time for all loggers that share it.
public final class LogThreshold: Sendable {
  private let current: Atomic<Int>

  /// Begins with a level.
  public init(_ level: Logger.Level) {
    current = Atomic(LogThreshold.number(of: level))
  }

  /// The least level that is logged.
  public var level: Logger.Level {
    get { Logger.Level.allCases[current.load(ordering: .relaxed)] }
    set { current.store(LogThreshold.number(of: newValue), ordering: .relaxed) }
  }

  private static func number(of level: Logger.Level) -> Int { Logger.Level.allCases.firstIndex(of: level) ?? 0 }
}
