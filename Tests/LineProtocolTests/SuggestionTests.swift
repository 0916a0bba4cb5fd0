import Testing

@testable import LineProtocol

@Suite struct SuggestionTests {
  @Test(arguments: [
    ("", "", 0), ("a", "", 1), ("", "abc", 3), ("kitten", "sitting", 3), ("recrod", "record", 1), ("ab", "ba", 1),
    ("balance", "balance", 0), ("balanc", "balance", 1), ("xbalance", "balance", 1),
  ])
  func `letters are counted that must change`(left: String, right: String, distance: Int) {
    #expect(Suggestion.distance(Array(left.utf8), Array(right.utf8)) == distance)
    #expect(Suggestion.distance(Array(right.utf8), Array(left.utf8)) == distance)
  }

  @Test func `only what is near is suggested`() {
    let words = ["balance", "statement", "stars show"]
    #expect(Suggestion.nearest(to: "BALANCE", among: words) == "balance")
    #expect(Suggestion.nearest(to: "stars-show", among: words) == "stars show")
    #expect(Suggestion.nearest(to: "statment", among: words) == "statement")
    #expect(Suggestion.nearest(to: "quit", among: words) == nil)
    #expect(Suggestion.nearest(to: "", among: words) == nil)
    #expect(Suggestion.nearest(to: String(repeating: "a", count: 5000), among: words) == nil)
  }
}
