/// The rules of the bank as they stand in one dated version; a wrong policy cannot be made.
///
/// A new bank's first policy comes from its configuration; later ones are set by `policy set`. See "Configuration keys"
/// in the domain reference. An object, since it is large, never changes and is handed on many times for every request.
public final class Policy: Hashable, Sendable {
  /// The number of this version, from 1.
  public let version: Int
  /// Limits of service records.
  public let service: ServicePolicy
  /// Stars of members.
  public let memberStars: StarPolicy
  /// Stars of teams.
  public let teamStars: StarPolicy
  /// Stars of brigades.
  public let brigadeStars: StarPolicy
  /// What is asked of those who redeem.
  public let redemption: RedemptionPolicy
  /// Whether every minute of service counts for everybody.
  public let countsEverything: Bool

  /// Puts the rules together.
  ///
  /// - Throws: `PolicyFault` where they contradict each other: a redemption that asks for more stars than a member can
  ///   have, months of membership asked of teams, teams without team hours, or a version below 1.
  public init(
    version: Int, service: ServicePolicy, memberStars: StarPolicy, teamStars: StarPolicy, brigadeStars: StarPolicy,
    redemption: RedemptionPolicy
  ) throws(PolicyFault) {
    try PolicyFault.check(Int64(version), in: 1...Int64(Int32.max), key: "version")
    try PolicyFault.check(
      Int64(redemption.minStars), in: 0...Int64(memberStars.highestStar), key: "redemption.min_stars")
    for (table, stars) in [("team", teamStars), ("brigade", brigadeStars)] {
      if stars.minMembershipMonths > 0 {
        throw PolicyFault(key: "stars.\(table).min_membership_months", reason: .membersOnly)
      }
      if !stars.counting.teamHours { throw PolicyFault(key: "stars.\(table).team_hours", reason: .membersOnly) }
    }
    self.version = version
    self.service = service
    self.memberStars = memberStars
    self.teamStars = teamStars
    self.brigadeStars = brigadeStars
    self.redemption = redemption
    countsEverything = [memberStars, teamStars, brigadeStars].allSatisfy { $0.counting == .everything }
  }

  /// The same rules as another version.
  ///
  /// - Throws: `PolicyFault` where the version is below 1.
  public func numbered(_ version: Int) throws(PolicyFault) -> Policy {
    try Policy(
      version: version, service: service, memberStars: memberStars, teamStars: teamStars, brigadeStars: brigadeStars,
      redemption: redemption)
  }

  /// Whether two versions say the same under the same number.
  public static func == (left: Policy, right: Policy) -> Bool {
    left === right
      || (left.version == right.version && left.service == right.service && left.memberStars == right.memberStars
        && left.teamStars == right.teamStars && left.brigadeStars == right.brigadeStars
        && left.redemption == right.redemption)
  }

  /// Equal versions have equal numbers.
  public func hash(into hasher: inout Hasher) { hasher.combine(version) }
}
