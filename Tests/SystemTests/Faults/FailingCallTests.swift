import Foundation
import Synchronization
import TestSupport
import Testing

/// A whole day of a small bank, from the founding on, while one call of the daemon to its disk fails, or every one from
/// there on: nothing acknowledged is lost, nothing happens twice, nothing hangs, and what ended says why.
///
/// `swift test` tries a few of the calls, and `TIMEBANK_FAULTS=all swift test --filter FailingCallTests` all of them.
@Suite(.serialized, .needsFaultShim) struct FailingCallTests {
  /// A way of failing.
  struct Manner: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let code: Int32
    let isSticky: Bool
    var shortens = false
    var calls: [FaultDisk.Call] = FaultDisk.Plan().calls

    func plan(_ number: Int64) -> FaultDisk.Plan {
      FaultDisk.Plan(
        calls: calls, failing: number...(isSticky ? Int64.max : number), code: code, shortens: shortens)
    }
  }

  static let manners = [
    Manner(testDescription: "one call fails", code: EIO, isSticky: false),
    Manner(testDescription: "the disk fails for good", code: EIO, isSticky: true),
    Manner(
      testDescription: "the disk fills in the middle of a write", code: ENOSPC, isSticky: true, shortens: true),
    Manner(testDescription: "a write finds no room", code: ENOSPC, isSticky: false, calls: [.write, .truncate]),
    Manner(testDescription: "a read fails", code: EIO, isSticky: false, calls: [.read, .map]),
  ]

  @Test(arguments: manners) func `a failing disk loses nothing acknowledged and books nothing twice`(_ manner: Manner)
    async throws
  {
    try await blocking {
      let begun = Date()
      let calm = try FaultTrial(plan: FaultDisk.Plan(calls: manner.calls)).run(reference: nil)
      #expect(calm.faults == [] && calm.answered == ScriptedDay.steps.count && calm.status == 0)
      let numbers = FaultSample.of(Array(1...calm.calls), usually: 6)
      let outcomes = FailingCallTests.runs(numbers, manner, reference: calm.books)
      for (number, outcome) in outcomes { #expect(outcome.faults == [], "call \(number), \(outcome.failure)") }
      #expect(outcomes.count == numbers.count)
      let all = outcomes.map(\.outcome)
      print(
        "\(manner.testDescription): \(calm.calls) calls, \(all.count) runs; \(all.count { $0.refusedToStart }) did not start,",
        "\(all.count { $0.stoppedItself }) stopped by themselves, \(all.count { $0.status == 0 }) ended well;",
        "\(all.count { !$0.faults.isEmpty }) lost or wrong; \(Int(Date().timeIntervalSince(begun))) s")
    }
  }

  /// Two at a time.
  private static func runs(
    _ numbers: [Int64], _ manner: Manner, reference: [String]
  ) -> [(number: Int64, outcome: FaultTrial.Outcome)] {
    let waiting = Mutex(Array(numbers.reversed()))
    let done = Mutex<[(number: Int64, outcome: FaultTrial.Outcome)]>([])
    let ended = DispatchGroup()
    for _ in 1...2 {
      ended.enter()
      Thread {
        defer { ended.leave() }
        while let number = waiting.withLock({ $0.popLast() }) {
          var outcome = FaultTrial.Outcome()
          do {
            outcome = try FaultTrial(plan: manner.plan(number), mayLookDamaged: manner.calls.contains(.read)).run(
              reference: reference)
          } catch {
            outcome.faults.append("\(error)")
          }
          done.withLock { $0.append((number, outcome)) }
        }
      }.start()
    }
    ended.wait()
    return done.withLock { $0.sorted { $0.number < $1.number } }
  }

  @Test func `the shim sees every kind of call`() async throws {
    try await blocking {
      let place = try TriedDaemon.Place()
      let disk = try place.disk()
      let daemon = try TriedDaemon(in: place, disk: disk)
      #expect(try daemon.ask("backup").last?.hasPrefix("OK") == true)
      #expect(daemon.terminate() == 0)
      // Only a restore gives files to somebody else.
      for call in FaultDisk.Call.allCases where call != .own { #expect(try disk.count(of: call) > 0, "\(call)") }
      #expect(try disk.failureCount == 0)
    }
  }
}

extension Trait where Self == ConditionTrait {
  /// For tests that load the shim, which the build puts beside the programs.
  static var needsFaultShim: Self {
    .enabled(if: FileManager.default.fileExists(atPath: FaultDisk.library), "needs libFaultShim.so of this build")
  }
}
