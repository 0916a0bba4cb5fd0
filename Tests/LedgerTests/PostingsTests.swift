import Ledger
import TestSupport
import Testing

@Suite struct PostingsTests {
  @Test func `postings are taken exactly where they balance in every unit`() throws {
    var random = SeededGenerator(seed: 6)
    var taken = 0
    for _ in 0..<20_000 {
      var list = random.someAccounts().map { Posting($0, Int64.random(in: -2...2, using: &random)) }
      // Half of the lists are made to balance, were it not for their units.
      if let last = list.popLast() {
        list.append(Posting(last.account, random.pick([last.amount, -list.reduce(0) { $0 + $1.amount }])))
      }
      let isLawful = PostingsTests.isLawful(list)
      let postings = try? Postings(list)
      #expect((postings != nil) == isLawful)
      #expect(postings.map { $0.all == list } ?? true)
      if isLawful, !list.isEmpty { taken += 1 }
    }
    // Otherwise the test would say little about what is taken.
    #expect(taken > 500)
  }

  /// The law in the words of the domain reference, slowly.
  private static func isLawful(_ list: [Posting]) -> Bool {
    let units = Set(list.map(\.account.unit))
    let balances = units.allSatisfy { unit in
      list.filter { $0.account.unit == unit }.reduce(Int128(0)) { $0 + Int128($1.amount) } == 0
    }
    return list.count != 1 && balances && Set(list.map(\.account)).count == list.count
      && list.allSatisfy { $0.amount != 0 }
  }

  @Test func `each fault has its own error`() throws {
    let rice = try #require(Code("rice5kg"))
    #expect(throws: LedgerError.singlePosting) { try Postings([Posting(.issued, 1)]) }
    #expect(throws: LedgerError.zeroPosting(.issued)) { try Postings([Posting(.issued, 0), Posting(.opening, 0)]) }
    #expect(throws: LedgerError.repeatedAccount(.issued)) { try Postings([Posting(.issued, 1), Posting(.issued, -1)]) }
    #expect(throws: LedgerError.unbalanced(unit: .minutes, sum: 1)) {
      try Postings([Posting(.issued, -1), Posting(.opening, 2)])
    }
    #expect(throws: LedgerError.overflow) { try Postings([Posting(.issued, .max), Posting(.opening, 1)]) }
    #expect(throws: LedgerError.self) {
      try Postings([Posting(.issued, -1), Posting(.given(gift: rice), 1)])
    }
  }

  @Test func `a move takes from one account what it gives to the other`() throws {
    let move = try Postings.move(150, from: .issued, to: .opening)
    #expect(move.all == [Posting(.issued, -150), Posting(.opening, 150)])
    #expect(throws: LedgerError.overflow) { try Postings.move(.min, from: .issued, to: .opening) }
    #expect(throws: LedgerError.zeroPosting(.issued)) { try Postings.move(0, from: .issued, to: .opening) }
    #expect(Postings.none.all.isEmpty)
    #expect(try Postings([]) == .none)
  }
}

extension SeededGenerator {
  /// A few accounts, seldom one of them twice.
  fileprivate mutating func someAccounts() -> [Account] {
    var accounts: [Account] = []
    for _ in 0..<Int.random(in: 0...4, using: &self) {
      let account = account()
      if !accounts.contains(account) || UInt8.random(in: 0...3, using: &self) == 0 { accounts.append(account) }
    }
    return accounts
  }
}
