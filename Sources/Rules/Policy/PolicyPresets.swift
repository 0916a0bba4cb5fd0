import Ledger

extension Policy {
  /// The names of the presets that the program itself knows.
  public static let presetNames = [
    "community", "national", "guangzhou-2019", "beijing-2022", "nanjing-2019", "shanghai-2026",
  ]

  /// The first version of a policy by the name of its preset, or nil where there is none of that name.
  ///
  /// - `community`, the default: 100 hours a star for members, 600 for teams and brigades, within a calendar year,
  ///   added up over the years.
  /// - `national`: 100, 300, 600, 1000 and 1500 hours since registration for members. For teams and brigades the
  ///   national rules name no hours: the default's thresholds, counted over a lifetime too.
  /// - `guangzhou-2019`: those hours; whole hours only; redemption opens with one star.
  /// - `beijing-2022`: those hours; redemption from the age of 60, no goods; hours go to spouses and direct relatives.
  /// - `nanjing-2019`: those hours, without what is served in a team.
  /// - `shanghai-2026`: those hours, of members younger than 18 only in a team; redemption from the age of 65; hours go to
  ///   relatives and friends.
  public static func preset(named name: String) -> Policy? {
    switch name {
    case "community":
      make(window: .year, memberHours: [100, 200, 300, 400, 500]) { () throws(PolicyFault) in try Parts() }
    case "national":
      lifetime { () throws(PolicyFault) in try Parts(counting: try CountingPolicy(fromRegistration: true)) }
    case "guangzhou-2019":
      lifetime { () throws(PolicyFault) in
        try Parts(
          service: try ServicePolicy(granularity: Minutes(60)),
          redemption: try RedemptionPolicy(minService: Minutes(6000), minStars: 1))
      }
    case "beijing-2022":
      lifetime { () throws(PolicyFault) in
        try Parts(
          redemption: try RedemptionPolicy(
            giftsAllowed: false, minAge: 60, transfer: .relatives,
            relatives: [.spouse, .parent, .child, .grandparent, .grandchild]))
      }
    case "nanjing-2019":
      lifetime { () throws(PolicyFault) in try Parts(counting: try CountingPolicy(teamHours: false)) }
    case "shanghai-2026":
      lifetime { () throws(PolicyFault) in
        try Parts(
          counting: try CountingPolicy(aloneFromAge: 18), redemption: try RedemptionPolicy(minAge: 65, transfer: .any))
      }
    default: nil
    }
  }

  /// The policy of a new bank whose configuration says nothing else.
  public static let community: Policy = {
    guard let policy = preset(named: "community") else { preconditionFailure("the default preset is a valid policy") }
    return policy
  }()

  /// In what a preset differs from the default besides hours and window.
  private struct Parts {
    let service: ServicePolicy
    let counting: CountingPolicy
    let redemption: RedemptionPolicy

    init(
      service: ServicePolicy? = nil, counting: CountingPolicy = .everything, redemption: RedemptionPolicy? = nil
    ) throws(PolicyFault) {
      if let service { self.service = service } else { self.service = try ServicePolicy() }
      self.counting = counting
      if let redemption { self.redemption = redemption } else { self.redemption = try RedemptionPolicy() }
    }
  }

  private static func lifetime(_ parts: () throws(PolicyFault) -> Parts) -> Policy? {
    make(window: .lifetime, memberHours: [100, 300, 600, 1000, 1500], parts)
  }

  private static func make(
    window: StarPolicy.Window, memberHours: [Int64], _ parts: () throws(PolicyFault) -> Parts
  ) -> Policy? {
    func stars(_ hours: [Int64], _ counting: CountingPolicy = .everything) throws(PolicyFault) -> StarPolicy {
      try StarPolicy(
        window: window, thresholds: hours.compactMap { Minutes(hours: $0) }, carry: true, counting: counting)
    }
    let teamHours: [Int64] = [600, 1200, 1800, 2400, 3000]
    do throws(PolicyFault) {
      let parts = try parts()
      return try Policy(
        version: 1, service: parts.service, memberStars: stars(memberHours, parts.counting),
        teamStars: stars(teamHours), brigadeStars: stars(teamHours), redemption: parts.redemption)
    } catch {
      return nil
    }
  }
}
