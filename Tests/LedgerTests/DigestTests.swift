import Ledger
import TestSupport
import Testing

@Suite struct DigestTests {
  @Test func `hex digits lead back to the hash`() throws {
    var random = SeededGenerator(seed: 10)
    for _ in 0..<500 {
      let digest = try #require(Digest((0..<32).map { _ in UInt8.random(in: 0...255, using: &random) }))
      #expect(Digest(hex: digest.description) == digest)
      #expect(digest.description.utf8.count == 64)
    }
  }

  @Test func `other lengths and digits are refused`() {
    #expect(Digest([UInt8](repeating: 0, count: 31)) == nil)
    #expect(Digest([UInt8](repeating: 0, count: 33)) == nil)
    #expect(Digest(hex: String(repeating: "0", count: 63)) == nil)
    #expect(Digest(hex: String(repeating: "A", count: 64)) == nil)
    #expect(Digest(hex: String(repeating: "g", count: 64)) == nil)
    #expect(Digest(hex: String(repeating: "0", count: 64)) == .origin)
  }

  @Test func `the chain is SHA-256 over the previous hash and the bytes`() {
    // From: head -c 32 /dev/zero | sha256sum
    #expect(
      Digest.origin.chained(to: []).description
        == "66687aadf862bd776c8fc18b8e9f8e20089714856ee233b3902a591d0d5f2925")
  }
}
