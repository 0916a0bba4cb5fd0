import Ledger
import Rules
import Testing

@Suite struct `Stations below a main station` {
  private let tree = StationTree(
    [("zong", nil), ("jindu", "zong"), ("xincheng", "zong"), ("ninth", "jindu"), ("apart", nil)].compactMap { pair in
      Code(pair.0).map { ($0, pair.1.flatMap { Code($0) }) }
    })

  @Test(arguments: [
    ("zong", ["jindu", "ninth", "xincheng"]), ("jindu", ["ninth"]), ("ninth", []), ("apart", []), ("nobody", []),
  ])
  func `are those at any depth`(_ station: String, _ expected: [String]) throws {
    #expect(tree.below(try #require(Code(station))).map(\.text).sorted() == expected)
  }

  @Test func `are found in a ring too, which the bank does not let arise`() throws {
    let (a, b) = (try #require(Code("a")), try #require(Code("b")))
    #expect(StationTree([(a, b), (b, a)]).below(a) == [b])
  }
}
