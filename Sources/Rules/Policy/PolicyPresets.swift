import Ledger

extension Policy {
  /// The names of the presets that the program itself knows.
  public static let presetNames = ["community", "national"]

  /// The first version of a policy by the name of its preset, or nil where there is none of that name.
  ///
  /// - `community`, the default: 100 hours a star for members, 600 for teams and brigades, within a calendar year,
  ///   added up over the years.
  /// - `national`: 100, 300, 600, 1000 and 1500 hours of a lifetime for members. For teams and brigades the national
  ///   rules name no hours: the default's thresholds, counted over a lifetime too.
  public static func preset(named name: String) -> Policy? {
    switch name {
    case "community":
      make(
        window: .year, memberHours: [100, 200, 300, 400, 500], teamHours: [600, 1200, 1800, 2400, 3000])
    case "national":
      make(
        window: .lifetime, memberHours: [100, 300, 600, 1000, 1500], teamHours: [600, 1200, 1800, 2400, 3000])
    default: nil
    }
  }

  /// The policy of a new bank whose configuration says nothing else.
  public static let community: Policy = {
    guard let policy = preset(named: "community") else { preconditionFailure("the default preset is a valid policy") }
    return policy
  }()

  private static func make(window: StarPolicy.Window, memberHours: [Int64], teamHours: [Int64]) -> Policy? {
    func stars(_ hours: [Int64]) throws(PolicyFault) -> StarPolicy {
      try StarPolicy(window: window, thresholds: hours.compactMap { Minutes(hours: $0) }, carry: true)
    }
    return try? Policy(
      version: 1, service: ServicePolicy(), memberStars: stars(memberHours), teamStars: stars(teamHours),
      brigadeStars: stars(teamHours), redemption: RedemptionPolicy())
  }
}
