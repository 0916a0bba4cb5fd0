import Ledger
import Rules
import TestSupport
import Testing

@Suite struct `Rules of redeeming` {
  private let policy = Policy.community.redemption

  private func offer(
    kind: OfferTerms.Kind = .gift, minStars: Int = 0, minAge: Int? = nil, limit: String? = nil,
    from: String? = nil, until: String? = nil, stations: [String] = [], isClosed: Bool = false
  ) throws -> OfferTerms {
    OfferTerms(
      code: try RuleSample.code("rice5kg"), kind: kind, prices: StarPrices(price: Minutes(1200)), minStars: minStars,
      minAge: minAge,
      limit: try limit.map { try #require(RedemptionLimit($0)) },
      validFrom: try from.map { try RuleSample.date($0) }, validUntil: try until.map { try RuleSample.date($0) },
      stations: Set(try stations.map { try RuleSample.code($0) }), isClosed: isClosed)
  }

  private func facts(
    memberIsClosed: Bool = false, stars: Int = 0, age: Int? = nil, available: String = "20:00",
    serviceEarned: String = "0:00", hasGrant: Bool = false, used: Int = 0, free: Int64? = 1
  ) throws -> RedemptionFacts {
    RedemptionFacts(
      today: try RuleSample.date("2026-05-04"), station: try RuleSample.code("jindu"),
      memberIsClosed: memberIsClosed, stars: stars, age: age, available: try RuleSample.minutes(available),
      serviceEarned: try RuleSample.minutes(serviceEarned), hasGrant: hasGrant, usedInPeriod: used, piecesFree: free)
  }

  private func violation(
    _ offer: OfferTerms, _ facts: RedemptionFacts, _ policy: RedemptionPolicy? = nil
  ) -> RedemptionViolation? {
    do {
      try RedemptionRules.judge(offer, facts: facts, policy: policy ?? self.policy)
      return nil
    } catch {
      return error
    }
  }

  @Test func `exactly the price and the last piece are enough`() throws {
    #expect(violation(try offer(), try facts()) == nil)
    #expect(
      violation(try offer(), try facts(available: "19:59"))
        == .insufficientHours(available: Minutes(1199), price: Minutes(1200)))
    #expect(violation(try offer(), try facts(free: 0)) == .outOfStock(free: 0))
    #expect(violation(try offer(), try facts(free: nil)) == .outOfStock(free: 0))
    #expect(violation(try offer(kind: .service), try facts(free: nil)) == nil)
  }

  @Test func `what is closed gives nothing`() throws {
    #expect(violation(try offer(isClosed: true), try facts(memberIsClosed: true)) == .memberClosed)
    #expect(violation(try offer(isClosed: true), try facts()) == .offerClosed)
  }

  @Test func `an offer holds from its first to its last day`() throws {
    let day = "2026-05-04"
    #expect(violation(try offer(from: day, until: day), try facts()) == nil)
    let (before, after) = (try RuleSample.date("2026-05-03"), try RuleSample.date("2026-05-05"))
    #expect(violation(try offer(from: "2026-05-05"), try facts()) == .notYetValid(from: after))
    #expect(violation(try offer(until: "2026-05-03"), try facts()) == .expired(until: before))
  }

  @Test func `redemption can be open in some months only`() throws {
    #expect(violation(try offer(), try facts(), try RedemptionPolicy(openMonths: [5])) == nil)
    #expect(
      violation(try offer(), try facts(), try RedemptionPolicy(openMonths: [12, 6]))
        == .closedMonth(month: 5, open: [6, 12]))
  }

  @Test func `a city without goods still gives services`() throws {
    let noGoods = try RedemptionPolicy(giftsAllowed: false)
    #expect(violation(try offer(), try facts(), noGoods) == .giftsNotAllowed)
    #expect(violation(try offer(kind: .service), try facts(), noGoods) == nil)
  }

  @Test func `only the stations of an offer hand it out`() throws {
    #expect(violation(try offer(stations: ["jindu", "xincheng"]), try facts()) == nil)
    let others = try ["beihai", "xincheng"].map { try RuleSample.code($0) }
    #expect(
      violation(try offer(stations: ["xincheng", "beihai"]), try facts()) == .stationNotOffered(stations: others))
  }

  @Test func `stars are asked by the offer and by the bank, the higher counts`() throws {
    let piano = try offer(minStars: 3)
    #expect(violation(piano, try facts(stars: 1)) == .tooFewStars(has: 1, needed: 3))
    #expect(violation(piano, try facts(stars: 3)) == nil)
    let bank = try RedemptionPolicy(minStars: 2)
    #expect(violation(try offer(minStars: 1), try facts(stars: 1), bank) == .tooFewStars(has: 1, needed: 2))
    #expect(violation(piano, try facts(stars: 2), bank) == .tooFewStars(has: 2, needed: 3))
  }

  @Test func `an age that is asked for must be known`() throws {
    #expect(violation(try offer(minAge: 60), try facts(age: 59)) == .tooYoung(age: 59, needed: 60))
    #expect(violation(try offer(minAge: 60), try facts(age: nil)) == .tooYoung(age: nil, needed: 60))
    #expect(violation(try offer(minAge: 60), try facts(age: 60)) == nil)
    let bank = try RedemptionPolicy(minAge: 65)
    #expect(
      violation(try offer(minAge: 60), try facts(age: 64, hasGrant: true), bank) == .tooYoung(age: 64, needed: 65))
  }

  @Test func `a first redemption can ask for hours of service`() throws {
    let bank = try RedemptionPolicy(minService: Minutes(6000))
    #expect(
      violation(try offer(), try facts(serviceEarned: "99:59"), bank)
        == .tooLittleService(has: Minutes(5999), needed: Minutes(6000)))
    #expect(violation(try offer(), try facts(serviceEarned: "100:00"), bank) == nil)
  }

  @Test func `a grant frees from what the bank asks, not from what the offer asks`() throws {
    let bank = try RedemptionPolicy(minService: Minutes(6000), minStars: 2)
    #expect(violation(try offer(), try facts(hasGrant: true), bank) == nil)
    #expect(violation(try offer(minStars: 1), try facts(hasGrant: true), bank) == .tooFewStars(has: 0, needed: 1))
  }

  @Test func `a limit is reached when it is used up`() throws {
    let limit = try #require(RedemptionLimit("2/year"))
    #expect(violation(try offer(limit: "2/year"), try facts(used: 1)) == nil)
    #expect(violation(try offer(limit: "2/year"), try facts(used: 2)) == .limitReached(used: 2, limit: limit))
    #expect(violation(try offer(), try facts(used: 99)) == nil)
  }

  @Test func `the first broken rule in the order of the reference answers`() throws {
    let bank = try RedemptionPolicy(giftsAllowed: false, minService: Minutes(60), openMonths: [6])
    let asked = try offer(minStars: 1, minAge: 60, limit: "1/ever", until: "2026-05-03", stations: ["xincheng"])
    let poor = try facts(available: "0:-1", used: 1, free: 0)
    #expect(violation(asked, poor, bank) == .expired(until: try RuleSample.date("2026-05-03")))
    let valid = try offer(minStars: 1, minAge: 60, limit: "1/ever", stations: ["xincheng"])
    #expect(violation(valid, poor, bank) == .closedMonth(month: 5, open: [6]))
    #expect(violation(valid, poor, try RedemptionPolicy(giftsAllowed: false)) == .giftsNotAllowed)
    #expect(violation(valid, poor) == .stationNotOffered(stations: [try RuleSample.code("xincheng")]))
    let here = try offer(minStars: 1, minAge: 60, limit: "1/ever")
    #expect(violation(here, poor) == .inDebt(available: Minutes(-1)))
    #expect(violation(here, try facts(available: "0:00", used: 1, free: 0)) == .tooFewStars(has: 0, needed: 1))
    let star = try facts(stars: 1, available: "0:00", used: 1, free: 0)
    #expect(violation(here, star) == .tooYoung(age: nil, needed: 60))
    let old = try facts(stars: 1, age: 60, available: "0:00", used: 1, free: 0)
    #expect(
      violation(here, old, try RedemptionPolicy(minService: Minutes(60)))
        == .tooLittleService(has: .zero, needed: Minutes(60)))
    #expect(violation(here, old) == .limitReached(used: 1, limit: try #require(RedemptionLimit("1/ever"))))
    #expect(violation(here, try facts(stars: 1, age: 60, available: "0:00", free: 0)) == .outOfStock(free: 0))
    #expect(
      violation(here, try facts(stars: 1, age: 60, available: "0:00"))
        == .insufficientHours(available: .zero, price: Minutes(1200)))
  }
}

@Suite struct `Limits and holds` {
  @Test(arguments: ["2/year", "1/month", "3/ever", "999999/year"])
  func `a limit is written as it is read`(text: String) {
    #expect(RedemptionLimit(text)?.description == text)
  }

  @Test(arguments: [
    "", "2", "/year", "0/year", "-1/year", "+1/year", "02/year", "2/week", "2/Year", "2/year/", "1000000/year",
  ])
  func `anything else is no limit`(text: String) {
    #expect(RedemptionLimit(text) == nil)
  }

  @Test(arguments: [
    ("1/year", "2026-05-04", "2026-01-01", "2026-12-31"),
    ("1/month", "2026-05-04", "2026-05-01", "2026-05-31"),
    ("1/month", "2028-02-29", "2028-02-01", "2028-02-29"),
    ("1/month", "2026-12-31", "2026-12-01", "2026-12-31"),
    ("1/ever", "2026-05-04", "0001-01-01", "9999-12-31"),
  ])
  func `a period is a calendar month, a calendar year or all time`(
    text: String, date: String, first: String, last: String
  ) throws {
    let period = try #require(RedemptionLimit(text)).period(containing: try RuleSample.date(date))
    #expect(period == (try RuleSample.date(first))...(try RuleSample.date(last)))
  }

  @Test func `a hold of fourteen days includes its last day`() throws {
    let requested = try RuleSample.date("2026-05-04")
    #expect(RedemptionRules.lastDayOfHold(requestedOn: requested, holdDays: 14) == (try RuleSample.date("2026-05-18")))
    #expect(RedemptionRules.lastDayOfHold(requestedOn: requested, holdDays: 0) == requested)
    let last = LocalDate.range.upperBound
    #expect(RedemptionRules.lastDayOfHold(requestedOn: last, holdDays: 14) == last)
  }
}
