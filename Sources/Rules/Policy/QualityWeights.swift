/// How much the scores of each source weigh in the quality of a record; only their ratio matters.
///
/// See "Quality of a record" in the domain reference.
public struct QualityWeights: Hashable, Sendable {
  /// The weight of who was served.
  public let recipient: Int
  /// The weight of the team.
  public let team: Int
  /// The weight of the station.
  public let station: Int

  /// Five, three and two tenths.
  public static let usual = QualityWeights(checkedRecipient: 5, team: 3, station: 2)

  /// Checks the weights.
  ///
  /// - Throws: `PolicyFault` with the key `quality_weights` where one is not 0 to 100, or all are 0.
  public init(recipient: Int, team: Int, station: Int) throws(PolicyFault) {
    for weight in [recipient, team, station] {
      try PolicyFault.check(Int64(weight), in: 0...100, key: "quality_weights")
    }
    try PolicyFault.check(Int64(recipient + team + station), in: 1...300, key: "quality_weights")
    self.init(checkedRecipient: recipient, team: team, station: station)
  }

  private init(checkedRecipient recipient: Int, team: Int, station: Int) {
    self.recipient = recipient
    self.team = team
    self.station = station
  }

  /// The weights in their fixed order: recipient, team, station.
  public var all: [Int] { [recipient, team, station] }
}
