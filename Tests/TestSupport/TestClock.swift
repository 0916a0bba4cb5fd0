public import Ledger
import LineProtocol
import Synchronization

/// A clock that stands until the test moves it.
public final class TestClock: Sendable {
  private let milliseconds: Mutex<Int64>

  /// Sets the clock to an instant in RFC 3339; the epoch where that cannot be read.
  public init(_ instant: String) {
    milliseconds = Mutex(TestClock.read(instant))
  }

  /// What the clock shows.
  public var now: Instant { Instant(milliseconds: milliseconds.withLock { $0 }) }

  /// Moves the clock on, or back.
  public func advance(seconds: Int64) {
    milliseconds.withLock { $0 += seconds * 1000 }
  }

  /// Sets the clock anew.
  public func set(_ instant: String) {
    let value = TestClock.read(instant)
    milliseconds.withLock { $0 = value }
  }

  private static func read(_ text: String) -> Int64 {
    guard
      case .line(let line) = LineParser.parse(Array("trial-balance at=\(text)".utf8)),
      let request = try? Catalogue.standard.bind(line)
    else { return 0 }
    return request.instant("at")?.milliseconds ?? 0
  }
}
