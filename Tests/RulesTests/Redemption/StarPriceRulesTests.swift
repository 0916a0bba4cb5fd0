import Ledger
import Rules
import TestSupport
import Testing

@Suite struct `Prices by stars` {
  private func prices(_ steps: [(Int, Int64)]) throws(StarPrices.Fault) -> StarPrices {
    try StarPrices(price: Minutes(1200), steps: steps.map { StarPrice(stars: $0.0, price: Minutes($0.1)) })
  }

  private func fault(_ steps: [(Int, Int64)]) -> StarPrices.Fault? {
    do {
      _ = try prices(steps)
      return nil
    } catch {
      return error
    }
  }

  @Test func `each step holds from its stars on`() throws {
    let prices = try prices([(1, 1100), (3, 900)])
    #expect((0...5).map { prices.price(forStars: $0).count } == [1200, 1100, 1100, 900, 900, 900])
    #expect(StarPrices(price: Minutes(60)).price(forStars: 5) == Minutes(60))
  }

  @Test func `stars rise and prices sink`() {
    #expect(fault([(0, 600)]) == .stars(0))
    #expect(fault([(100, 600)]) == .stars(100))
    #expect(fault([(3, 600), (3, 500)]) == .notRising(3, after: 3))
    #expect(fault([(3, 0)]) == .notPositive(.zero))
    #expect(fault([(3, 1200)]) == .notCheaper(Minutes(1200), than: Minutes(1200)))
    #expect(fault([(3, 600), (4, 600)]) == .notCheaper(Minutes(600), than: Minutes(600)))
    #expect(fault([(1, 1199), (99, 1)]) == nil)
  }

  @Test func `more stars never cost more, whatever the steps`() {
    var random = SeededGenerator(seed: 11)
    for _ in 0..<200 {
      let steps = (0..<Int.random(in: 0...4, using: &random)).map { _ in
        (Int.random(in: 0...8, using: &random), Int64.random(in: 0...1300, using: &random))
      }
      guard let prices = try? prices(steps) else { continue }
      for stars in 0..<10 {
        #expect(prices.price(forStars: stars + 1) <= prices.price(forStars: stars))
        #expect(prices.price(forStars: stars).isPositive)
      }
    }
  }
}
