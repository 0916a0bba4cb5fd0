import TestSupport
import Testing

@testable import Systemd

@Suite("The service manager")
struct ServiceManagerTests {
  @Test func `a status is one line whatever it holds`() {
    #expect(ServiceManager.State.status("a\nREADY=1").line == "STATUS=a READY=1")
  }

  @Test func `states go out in one message, a reload with its instant`() {
    let sent = Collector<String>()
    let manager = ServiceManager { sent.add($0) }
    manager.notify(.reloading(sinceMonotonicMicroseconds: 12), .status("reading"))
    manager.notify(.ready)
    manager.notify(.watchdog)
    manager.notify(.extendTimeout(microseconds: 30_000_000))
    manager.notify(.stopping)
    #expect(
      sent.all == [
        "RELOADING=1\nMONOTONIC_USEC=12\nSTATUS=reading", "READY=1", "WATCHDOG=1", "EXTEND_TIMEOUT_USEC=30000000",
        "STOPPING=1",
      ])
  }
}
