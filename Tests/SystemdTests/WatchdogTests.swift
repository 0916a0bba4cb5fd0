import Synchronization
import TestSupport
import Testing

@testable import Systemd

/// A writer in the test's hands: it answers when told, and gets on when told.
private final class Writer: Sendable {
  private let waiting = Mutex<[@Sendable () -> Void]>([])
  private let steps = Mutex<UInt64>(0)
  let clock = ManualTimekeeper()
  let pings = Collector<UInt64>()
  let complaints = Collector<UInt64>()

  /// A watchdog of 10 seconds that watches this writer.
  func watchdog() -> Watchdog {
    let now = clock.timekeeper.nowMicroseconds
    return Watchdog(
      intervalMicroseconds: 10_000_000, timekeeper: clock.timekeeper,
      subject: Watchdog.Subject(
        roundTrip: { done in self.waiting.withLock { $0.append(done) } }, steps: { self.steps.withLock { $0 } }),
      ping: { self.pings.add(now()) }, stalled: { self.complaints.add(now()) })
  }

  var roundTripsUnderWay: Int { waiting.withLock { $0.count } }

  func getOn() { steps.withLock { $0 += 1 } }

  func answer() {
    let calls = waiting.withLock { waiting in
      defer { waiting = [] }
      return waiting
    }
    for call in calls { call() }
  }
}

@Suite("The watchdog")
struct WatchdogTests {
  @Test func `it pings at half the interval, each time after a round trip`() {
    let writer = Writer()
    let watchdog = writer.watchdog()
    watchdog.start()
    #expect(writer.pings.all.isEmpty)
    for count in 1...5 {
      writer.answer()
      #expect(writer.pings.all.count == count)
      writer.clock.advance(seconds: 5)
    }
    #expect(writer.complaints.all.isEmpty)
  }

  @Test func `a writer that neither answers nor gets on is not pinged for, and said so once`() {
    let writer = Writer()
    let watchdog = writer.watchdog()
    watchdog.start()
    writer.clock.advance(seconds: 60)
    #expect(writer.pings.all.isEmpty)
    #expect(writer.complaints.all.count == 1)
    #expect(writer.roundTripsUnderWay == 1)
    writer.answer()
    #expect(writer.pings.all.count == 1)
    writer.clock.advance(seconds: 20)
    #expect(writer.complaints.all.count == 2)
  }

  @Test func `a writer with a long job lives as long as the job gets on`() {
    let writer = Writer()
    let watchdog = writer.watchdog()
    watchdog.start()
    for count in 1...20 {
      writer.getOn()
      writer.clock.advance(seconds: 5)
      #expect(writer.pings.all.count == count)
    }
    writer.clock.advance(seconds: 20)
    #expect(writer.pings.all.count == 20)
    #expect(writer.complaints.all.count == 1)
  }

  @Test func `after its stop it is silent`() {
    let writer = Writer()
    let watchdog = writer.watchdog()
    watchdog.start()
    watchdog.stop()
    writer.answer()
    writer.clock.advance(seconds: 60)
    #expect(writer.pings.all.isEmpty)
    #expect(writer.clock.pendingCalls == 0)
  }
}
