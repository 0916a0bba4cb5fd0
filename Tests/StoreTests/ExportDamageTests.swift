import LineProtocol
import TestSupport
import Testing

@testable import Store

@Suite struct ExportDamageTests {
  @Test func `an entry whose bytes are no text cannot be exported, and is named`() throws {
    let bank = try SmallBank()
    try bank.damage("UPDATE entry SET canonical = X'FF0A' WHERE number = 11")
    guard case .failure(let refusal) = bank.bank.ask("export kind=journal") else {
      Issue.record("bytes that are no text were exported")
      return
    }
    #expect(refusal.code == .corrupt)
    #expect(refusal.details.first { $0.name == "entry" }?.value == .integer(11))
  }

  @Test func `a rewritten entry is found by the quick check too, and makes the bank read-only`() throws {
    let bank = try SmallBank()
    try bank.damage("UPDATE entry SET canonical = CAST(canonical || X'0A' AS BLOB) WHERE number = 11")
    #expect(bank.code("verify since=12") == "ok")
    #expect(bank.code("verify since=11") == "corrupt")
    #expect(bank.code("opening member=1 minutes=1:00 reason=x") == "read-only")
  }
}
