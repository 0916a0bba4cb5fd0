import Ledger
import TestSupport
import Testing

@Suite struct CodeAndNumberTests {
  @Test func `a code is 1 to 32 of a-z, 0-9 and hyphen, and begins with no hyphen`() {
    let allowed = Set("abcdefghijklmnopqrstuvwxyz0123456789-".unicodeScalars)
    var random = SeededGenerator(seed: 2)
    for _ in 0..<5000 {
      let pool = random.pick(["abcz019-", "aZ_é张.@/ ", "a-"]).map(String.init)
      let text = (0..<Int.random(in: 0...40, using: &random)).map { _ in random.pick(pool) }.joined()
      let isCode =
        (1...32).contains(text.unicodeScalars.count) && text.unicodeScalars.allSatisfy(allowed.contains)
        && !text.hasPrefix("-")
      #expect((Code(text) != nil) == isCode, "\(text)")
      if let code = Code(text) { #expect(code.text == text && code.description == text) }
    }
  }

  @Test func `codes of 32 characters fit, of 33 do not`() {
    #expect(Code(String(repeating: "a", count: 32)) != nil)
    #expect(Code(String(repeating: "a", count: 33)) == nil)
    #expect(Code("") == nil)
    #expect(Code("e\u{301}") == nil)
  }

  @Test func `numbers begin with one`() {
    #expect(MemberNumber(1)?.description == "1")
    #expect(MemberNumber(.max)?.value == .max)
    #expect(MemberNumber(0) == nil)
    #expect(MemberNumber(-1) == nil)
    #expect(MemberNumber(.min) == nil)
  }

  @Test func `codes and numbers have an order`() {
    #expect(["b", "a-1", "a", "10", "9"].compactMap { Code($0) }.sorted().map(\.text) == ["10", "9", "a", "a-1", "b"])
    #expect([10, 9, 11].compactMap { MemberNumber($0) }.sorted().map(\.value) == [9, 10, 11])
  }
}
