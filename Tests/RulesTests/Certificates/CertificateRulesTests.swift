import Ledger
import Rules
import TestSupport
import Testing

/// What a certificate rests on, and what it is still worth.
@Suite struct CertificateRulesTests {
  private func ground(_ number: Int64, _ minutes: Int64, _ counts: Bool) throws -> CertificateRules.Ground {
    CertificateRules.Ground(record: try #require(RecordNumber(number)), minutes: Minutes(minutes), counts: counts)
  }

  @Test func `its hours are those of its records, every one of which is posted`() throws {
    #expect(CertificateRules.total(of: [try ground(1, 60, true), try ground(2, 90, true)]) == Minutes(150))
    #expect(CertificateRules.total(of: []) == nil)
    #expect(CertificateRules.total(of: [try ground(1, 60, true), try ground(2, 90, false)]) == nil)
    #expect(CertificateRules.total(of: [try ground(1, .max, true), try ground(2, 1, true)]) == nil)
  }

  @Test func `it holds as long as nothing it rests on was reversed, and says what is left`() throws {
    var random = SeededGenerator(seed: 6)
    for _ in 0..<300 {
      let grounds = try (1...Int64.random(in: 1...9, using: &random)).map {
        try ground($0, Int64.random(in: 1...600, using: &random), random.pick([true, true, false]))
      }
      let gone = grounds.filter { !$0.counts }.map(\.record)
      let left = grounds.filter(\.counts).reduce(0) { $0 + $1.minutes.count }
      let expected: CertificateRules.Standing = gone.isEmpty ? .valid : .changed(reversed: gone, left: Minutes(left))
      #expect(CertificateRules.standing(of: grounds, replacedBy: nil, isRevoked: false) == expected)
      #expect(CertificateRules.standing(of: grounds, replacedBy: nil, isRevoked: true) == .revoked)
      let next = try #require(CertificateNumber(2))
      #expect(CertificateRules.standing(of: grounds, replacedBy: next, isRevoked: false) == .replaced(by: next))
    }
  }
}
