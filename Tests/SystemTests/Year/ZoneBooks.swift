/// What the books of the year must say, kept beside the script in the simplest way there is.
struct ZoneBooks {
  /// Minutes served, by member.
  private(set) var served: [Int: Int] = [:]
  /// Minutes served, by team.
  private(set) var servedByTeam: [Int: Int] = [:]
  /// Minutes that a member can spend.
  private(set) var available: [Int: Int] = [:]
  /// Minutes handed in for gifts.
  private(set) var redeemed = 0
  /// Minutes in the pool.
  private(set) var pool = 0

  mutating func serve(_ member: Int, _ minutes: Int, for team: Int?) {
    served[member, default: 0] += minutes
    available[member, default: 0] += minutes
    if let team { servedByTeam[team, default: 0] += minutes }
  }

  mutating func redeem(_ member: Int, _ minutes: Int) {
    available[member, default: 0] -= minutes
    redeemed += minutes
  }

  mutating func donate(_ member: Int, _ minutes: Int) {
    available[member, default: 0] -= minutes
    pool += minutes
  }

  mutating func grant(_ member: Int, _ minutes: Int) {
    available[member, default: 0] += minutes
    pool -= minutes
  }

  /// Members with stars: one for each hundred hours of the year, five at most.
  var stars: [Int: Int] { served.compactMapValues { ZoneBooks.stars(minutes: $0, per: 6000) } }
  /// Teams with stars: one for each six hundred hours.
  var starsOfTeams: [Int: Int] { servedByTeam.compactMapValues { ZoneBooks.stars(minutes: $0, per: 36_000) } }

  private static func stars(minutes: Int, per step: Int) -> Int? {
    let stars = min(5, minutes / step)
    return stars > 0 ? stars : nil
  }
}
