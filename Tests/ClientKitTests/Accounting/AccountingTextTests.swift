import Ledger
import TestSupport
import Testing

@testable import ClientKit

@Suite struct `A journal in plain text` {
  private static let accounts: [Account] = {
    let gifts = ["tea", "te", "at", "1st", "minutes", "a-b", "a"].compactMap { Code($0) }
    let members = [1, 17, 171].compactMap { MemberNumber($0) }
    let ofGifts = gifts.flatMap { gift in
      [.supplied(gift: gift), .given(gift: gift), .counted(gift: gift), .pool(gift)]
        + gifts.map { Account.stock(gift: gift, station: $0) }
    }
    return [.issued, .redeemed, .expired, .opening, .handedOver] + ofGifts
      + members.flatMap { [Account.available($0), .held($0), .donatable($0)] }
  }()

  private func entry(_ postings: [Posting], number: Int64 = 57) throws -> DecodedEntry {
    var lines = [
      "timebank-entry 1", "number \(number)", "kind service", "at 0", "date 2026-05-01", "actor uid:0", "role admin",
    ]
    lines += postings.map { "post \($0.account) \($0.amount)" }
    return try DecodedEntry(canonical: Array((lines.joined(separator: "\n") + "\n").utf8))
  }

  @Test(arguments: AccountingDialect.allCases) func `names every account differently`(dialect: AccountingDialect) {
    #expect(Set(Self.accounts.map(dialect.name)).count == Self.accounts.count)
    guard dialect == .beancount else { return }
    for part in Self.accounts.flatMap({ dialect.name(of: $0).split(separator: ":", omittingEmptySubsequences: false) })
    {
      #expect(part.wholeMatch(of: /[A-Z0-9][A-Za-z0-9-]*/) != nil, "\(part)")
    }
  }

  @Test func `declares an account and a unit before it is used, once`() throws {
    let member = try #require(MemberNumber(17))
    let tea = try #require(Code("tea"))
    var text = AccountingText(.hledger)
    let service = try entry([Posting(.issued, -150), Posting(.available(member), 150)])
    let first = text.lines(of: service)
    #expect(
      first == """
        commodity minutes
        account bank:issued
        account member:17:available
        2026-05-01 (57) service
          bank:issued  -150 minutes
          member:17:available  150 minutes


        """)
    #expect(text.lines(of: service).hasPrefix("2026-05-01"))
    let stock = try entry([Posting(.supplied(gift: tea), -3), Posting(.given(gift: tea), 3)])
    #expect(text.lines(of: stock).hasPrefix("commodity \"pieces:tea\"\naccount stock:tea:supplied\naccount"))
    #expect(text.lines(of: try entry([])) == "")
    #expect(
      text.end(number: 57, head: .origin).hasPrefix("; entries: 4, of them with postings: 3\n; entry: 57\n; head: 0"))
  }

  @Test func `numbers beancount's units, which are too short for codes`() throws {
    var text = AccountingText(.beancount)
    let names = ["tea", "minutes"].compactMap { Code($0) }
    let lines = try names.map { gift in
      text.lines(of: try entry([Posting(.supplied(gift: gift), -3), Posting(.given(gift: gift), 3)]))
    }
    #expect(lines[0].contains("0001-01-01 commodity PIECES1\n  name: \"pieces:tea\"\n"))
    #expect(lines[0].contains("2026-05-01 * \"57\" \"service\"\n  Equity:Stock:Tea:Supplied  -3 PIECES1\n"))
    #expect(lines[1].contains("  Equity:Stock:Minutes:Given  3 PIECES2\n"))
  }

  @Test(arguments: AccountingDialect.allCases) func `lets no text begin a comment, a line or a tag`(
    dialect: AccountingDialect
  ) throws {
    let member = try #require(MemberNumber(17))
    var random = SeededGenerator(seed: 9)
    let pieces = [
      "张三", "\n", "\r\n", "\u{2028}", ";", ";\u{301}", "|", "\"", "\\", ":", " ", "\t", "a", "*", "#", "= ", "\u{0}",
    ]
    for _ in 0..<500 {
      let said = (0..<Int.random(in: 0...12, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }
      let service = try entry([Posting(.issued, -150), Posting(.available(member), 150)])
      var text = AccountingText(dialect)
      let lines = text.lines(of: service, texts: [said.joined()]).split(
        omittingEmptySubsequences: true, whereSeparator: \.isNewline)
      let head = try #require(lines.dropLast(2).last)
      #expect(head.hasPrefix("2026-05-01 ") && lines.suffix(2).allSatisfy { $0.hasPrefix("  ") })
      let rest = head.unicodeScalars.dropFirst(dialect == .beancount ? 16 : 16)
      #expect(!rest.dropLast().contains { ";|\\:\t#=".unicodeScalars.contains($0) }, "\(head)")
    }
  }
}
