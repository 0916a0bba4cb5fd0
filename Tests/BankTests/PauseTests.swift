import Bank
import Dispatch
import LineProtocol
import Synchronization
import TestSupport
import Testing

@Suite struct PauseTests {
  @Test func `a check that the daemon's end meets is given up between its steps`() throws {
    let bank = try TestBank()
    try bank.lay(
      ["station add station=jindu name=金都"] + (1...1200).map { "member add name=M\($0) station=jindu" })
    guard case .line(let line) = LineParser.parse(Array("verify".utf8)) else { return }
    let steps = Mutex(0)
    let answer = Mutex<Result<Reply, Refusal>?>(nil)
    let isDone = DispatchSemaphore(value: 0)
    let ledger = bank.bank
    ledger.read(try Catalogue.standard.bind(line), peer: TestBank.admin) { _, _ in
      steps.withLock { $0 += 1 }
      ledger.beginShutdown()
    } completion: { result in
      answer.withLock { $0 = result }
      isDone.signal()
    }
    isDone.wait()
    guard case .failure(let refusal)? = answer.withLock({ $0 }) else { return #expect(Bool(false)) }
    #expect(refusal.code == .shuttingDown)
    #expect(steps.withLock { $0 } == 1)
  }

  @Test func `a check comes to its end however busy the bank is`() throws {
    let bank = try TestBank()
    try bank.lay(
      ["station add station=jindu name=金都"] + (1...600).map { "member add name=M\($0) station=jindu" })
    let hasBegun = DispatchSemaphore(value: 0)
    let isBusy = DispatchSemaphore(value: 0)
    let isDone = DispatchSemaphore(value: 0)
    let isChecked = Mutex(false)
    guard case .line(let line) = LineParser.parse(Array("verify".utf8)) else { return #expect(Bool(false)) }
    bank.bank.read(try Catalogue.standard.bind(line), peer: TestBank.admin) { _, _ in
      hasBegun.signal()
      isBusy.wait()
      isBusy.signal()
    } completion: { result in
      if case .success = result { isChecked.withLock { $0 = true } }
      hasBegun.signal()
      isDone.signal()
    }
    hasBegun.wait()
    var requests = 0
    repeat {
      try bank.done("station add station=s\(requests) name=x")
      requests += 1
      if requests == 1 { isBusy.signal() }
    } while isDone.wait(timeout: .now()) == .timedOut
    #expect(isChecked.withLock { $0 })
    #expect(bank.refusal("verify") == nil)
  }
}
