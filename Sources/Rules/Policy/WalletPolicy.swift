public import Ledger

/// What becomes of the hours that service brings: how many a wallet holds, and which can only be donated.
public struct WalletPolicy: Hashable, Sendable {
  /// What hours served in a team are good for.
  public enum TeamHours: String, CaseIterable, Sendable {
    /// The same as any others.
    case redeem
    /// They can only be donated to a pool.
    case donate
  }

  /// The most that a wallet holds, available and held together, and the pool that gets what service brings above it.
  public struct Cap: Hashable, Sendable {
    /// The most.
    public let minutes: Minutes
    /// The pool.
    public let pool: Code

    /// States a cap.
    public init(minutes: Minutes, pool: Code) {
      self.minutes = minutes
      self.pool = pool
    }
  }

  /// The cap; nil for none.
  public let cap: Cap?
  /// What hours served in a team are good for.
  public let teamHours: TeamHours

  /// States the rules.
  public init(cap: Cap? = nil, teamHours: TeamHours = .redeem) {
    self.cap = cap
    self.teamHours = teamHours
  }

  /// Checks the rules as they are typed: a cap of zero is none.
  ///
  /// - Throws: `PolicyFault` with the key `wallet_cap` or `wallet_cap_pool`.
  public init(capMinutes: Minutes, capPool: Code?, teamHours: TeamHours) throws(PolicyFault) {
    try PolicyFault.check(capMinutes.count, in: 0...60_000_000, key: "wallet_cap")
    switch (capMinutes.isPositive, capPool) {
    case (true, let pool?): self.init(cap: Cap(minutes: capMinutes, pool: pool), teamHours: teamHours)
    case (true, nil): throw PolicyFault(key: "wallet_cap_pool", reason: .missing)
    case (false, let pool?):
      throw PolicyFault(key: "wallet_cap", reason: .neededBy(value: pool.text, key: "wallet_cap_pool"))
    case (false, nil): self.init(teamHours: teamHours)
    }
  }

  /// No cap, and team hours like any others.
  public static let open = WalletPolicy()
}

extension WalletPolicy {
  static let settings: [Setting<WalletPolicy>] = [
    Setting(name: "wallet_cap") { String($0.cap?.minutes.count ?? 0) },
    Setting(name: "wallet_cap_pool") { $0.cap?.pool.text ?? "none" },
    Setting(name: "team_hours") { $0.teamHours.rawValue },
  ]

  init(_ reader: SettingsReader) throws(PolicyFault) {
    try self.init(
      capMinutes: reader.minutes("wallet_cap", default: "0"), capPool: reader.code("wallet_cap_pool"),
      teamHours: reader.word("team_hours", default: "redeem"))
  }
}
