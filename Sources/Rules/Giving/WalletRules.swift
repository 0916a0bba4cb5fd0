public import Ledger

/// Where the hours of a service go: to the wallet, to what can only be donated, and to the pool that gets the rest.
public struct HourShares: Hashable, Sendable {
  /// What the member can spend.
  public let available: Minutes
  /// What the member can only donate.
  public let donatable: Minutes
  /// What the wallet had no room for.
  public let pooled: Minutes

  /// States the shares.
  public init(available: Minutes, donatable: Minutes = .zero, pooled: Minutes = .zero) {
    self.available = available
    self.donatable = donatable
    self.pooled = pooled
  }
}

/// The rules of the wallet cap and of hours that can only be donated; see "Recording service" in the domain reference.
public enum WalletRules {
  /// How the hours of a service are shared out.
  ///
  /// - Parameters:
  ///   - inTeam: Whether the service counts for a team.
  ///   - wallet: What the wallet has, available and held together; below zero in debt, which is filled first.
  public static func shares(
    of minutes: Minutes, inTeam: Bool, wallet: Minutes, policy: WalletPolicy
  ) -> HourShares {
    if inTeam, policy.teamHours == .donate { return HourShares(available: .zero, donatable: minutes) }
    guard let cap = policy.cap else { return HourShares(available: minutes) }
    let available = min(minutes, max(.zero, room(in: wallet, under: cap)))
    return HourShares(available: available, pooled: Minutes(minutes.count - available.count))
  }

  /// What a wallet has room for; below zero where it holds more than the cap, which came later than the hours.
  public static func room(in wallet: Minutes, under cap: WalletPolicy.Cap) -> Minutes {
    let (room, overflow) = cap.minutes.count.subtractingReportingOverflow(wallet.count)
    return Minutes(overflow ? (wallet.count < 0 ? .max : .min) : room)
  }
}
