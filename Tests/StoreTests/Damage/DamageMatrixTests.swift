import Dispatch
import Foundation
import Synchronization
import TestSupport
import Testing

/// A database, its log and a backup, damaged byte by byte over a matrix of places: refused, found, or harmless, and never
/// a wrong balance or a wrong answer.
///
/// `swift test` tries a few of the places, and `TIMEBANK_FAULTS=all swift test --filter DamageMatrixTests` all of them.
@Suite struct DamageMatrixTests {
  private struct Case: Sendable {
    let file: String
    let region: String
    let offset: Int
    let harm: Harm
  }

  private struct Count {
    var byRegion: [String: [DamagePatient.Verdict: Int]] = [:]
    var wrong: [String] = []
  }

  /// What is still to be tried, and what has come of the rest.
  private final class Tally: Sendable {
    private let waiting: Mutex<[Case]>
    private let found = Mutex(Count())

    init(_ cases: [Case]) { waiting = Mutex(cases) }

    var count: Count { found.withLock { $0 } }

    func next() -> Case? { waiting.withLock { $0.popLast() } }

    func note(_ next: Case, _ result: (verdict: DamagePatient.Verdict, why: String)?) {
      guard let (verdict, why) = result else { return }
      found.withLock { count in
        count.byRegion[next.region, default: [:]][verdict, default: 0] += 1
        guard verdict == .wrong else { return }
        count.wrong.append("\(next.harm) at \(next.offset) of \(next.file), \(next.region): \(why)")
      }
    }
  }

  @Test(arguments: DamagePatient.State.allCases) func `damage is refused, found, or harmless`(
    _ state: DamagePatient.State
  ) async throws {
    let patient = try DamagePatient(state)
    let places = patient.places
    #expect(Set(places.map(\.region)).count >= (state == .killed ? 12 : 9), "\(Set(places.map(\.region)))")
    let cases = DamageMatrixTests.chosen(
      places.flatMap { place in
        Harm.allCases.map { Case(file: place.file, region: place.region, offset: place.offset, harm: $0) }
      })
    let tally = Tally(cases)
    try await blocking {
      let ended = DispatchGroup()
      for _ in 1...2 {
        ended.enter()
        Thread {
          while let next = tally.next() { tally.note(next, DamageMatrixTests.judge(next, patient)) }
          ended.leave()
        }.start()
      }
      ended.wait()
    }
    let found = tally.count
    #expect(found.wrong == [])
    DamageMatrixTests.tell(found, state)
  }

  private static func judge(_ next: Case, _ patient: DamagePatient) -> (verdict: DamagePatient.Verdict, why: String)? {
    do {
      return try patient.verdict(on: next.harm, file: next.file, offset: next.offset)
    } catch {
      return (.wrong, "\(error)")
    }
  }

  /// Shared out evenly among the regions.
  private static func chosen(_ cases: [Case]) -> [Case] {
    let regions = Dictionary(grouping: cases, by: \.region).sorted { $0.key < $1.key }.map(\.value)
    return regions.flatMap { FaultSample.of($0, usually: 3) }
  }

  private static func tell(_ found: Count, _ state: DamagePatient.State) {
    let total = found.byRegion.values.flatMap(\.values).reduce(0, +)
    print("\(state): \(total) cases, \(found.wrong.count) wrong")
    for (region, verdicts) in found.byRegion.sorted(by: { $0.key < $1.key }) {
      let counts = DamagePatient.Verdict.allCases.compactMap { kind in verdicts[kind].map { "\($0) \(kind)" } }
      print("  \(region): \(counts.joined(separator: ", "))")
    }
  }
}
