import Dispatch
import LineProtocol
import Synchronization
import TestSupport
import Testing

@testable import Bank

/// PINs are hashed one at a time, beside the writer, and only so many wait.
@Suite struct PINQueueTests {
  @Test func `one is hashed at a time, eight have room, and more are turned away`() {
    let queue = PINQueue()
    let gate = DispatchSemaphore(value: 0)
    let counts = Mutex((running: 0, most: 0, done: 0))
    func take() -> Bool {
      queue.submit {
        counts.withLock {
          $0.running += 1
          $0.most = max($0.most, $0.running)
        }
        gate.wait()
        counts.withLock {
          $0.running -= 1
          $0.done += 1
        }
      }
    }
    #expect((0..<PINQueue.length).allSatisfy { _ in take() })
    #expect(!take())
    for _ in 0..<PINQueue.length { gate.signal() }
    queue.stop()
    #expect(counts.withLock { $0.done } == PINQueue.length)
    #expect(counts.withLock { $0.most } == 1)
    #expect(!take(), "nothing is taken after the end")
  }

  @Test func `while it is full a login is busy, and the writer is not`() throws {
    let bank = try TestBank()
    try BusyStation.build(bank)
    try bank.done("member pin member=17 pin=2580")
    let gate = DispatchSemaphore(value: 0)
    for _ in 0..<LedgerBank.pinsAtOnce { #expect(bank.bank.pins.submit { gate.wait() }) }
    #expect(bank.refusal("login member=17 pin=2580", as: TestBank.kiosk()) == .busy)
    #expect(bank.refusal("member pin member=18 pin=2580") == .busy)
    #expect(bank.refusal("opening member=17 minutes=1:00 reason=旧册") == nil)
    #expect(bank.table("balance member=17", "member") == ["17"])
    for _ in 0..<LedgerBank.pinsAtOnce { gate.signal() }
  }
}
