import Ledger
import Rules
import TestSupport
import Testing

@Suite struct WalletRulesTests {
  @Test func `shares make up the service, and no wallet below its cap is filled above it`() throws {
    var generator = SeededGenerator(seed: 3)
    let pool = try #require(Code("gongyi"))
    for _ in 0..<2000 {
      let minutes = Minutes(Int64.random(in: 1...1440, using: &generator))
      let wallet = Minutes(Int64.random(in: -2000...4000, using: &generator))
      let cap = Minutes(Int64.random(in: 1...3000, using: &generator))
      let shares = WalletRules.shares(
        of: minutes, inTeam: Bool.random(using: &generator), wallet: wallet,
        policy: WalletPolicy(cap: WalletPolicy.Cap(minutes: cap, pool: pool)))
      #expect(shares.available.count + shares.pooled.count == minutes.count)
      #expect(shares.donatable == .zero && shares.available >= .zero && shares.pooled >= .zero)
      if shares.available.isPositive { #expect(wallet.count + shares.available.count <= cap.count) }
      if shares.pooled.isPositive { #expect(wallet.count + shares.available.count >= cap.count) }
    }
  }

  @Test func `where team hours can only be donated, none of them is capped`() throws {
    let policy = WalletPolicy(
      cap: WalletPolicy.Cap(minutes: Minutes(60), pool: try #require(Code("gongyi"))), teamHours: .donate)
    #expect(
      WalletRules.shares(of: Minutes(90), inTeam: true, wallet: .zero, policy: policy)
        == HourShares(available: .zero, donatable: Minutes(90)))
    #expect(
      WalletRules.shares(of: Minutes(90), inTeam: false, wallet: .zero, policy: policy)
        == HourShares(available: Minutes(60), pooled: Minutes(30)))
  }

  @Test func `a cap needs its pool, and a pool its cap`() {
    #expect(throws: PolicyFault(key: "wallet_cap_pool", reason: .missing)) {
      try WalletPolicy(capMinutes: Minutes(60), capPool: nil, teamHours: .redeem)
    }
    #expect(throws: PolicyFault(key: "wallet_cap", reason: .neededBy(value: "gongyi", key: "wallet_cap_pool"))) {
      try WalletPolicy(capMinutes: .zero, capPool: Code("gongyi"), teamHours: .redeem)
    }
  }
}
