public import Ledger

/// How service is measured at the door, by check-in and check-out.
public struct DoorPolicy: Hashable, Sendable {
  /// How many pairs one member can have on one day for one activity; 0 for any number.
  public let pairsPerDay: Int
  /// How long after the start a check-out that was forgotten is entered where no end was planned; 0:01 to 23:59.
  public let closesAfter: Minutes

  /// Checks the rules.
  ///
  /// - Throws: `PolicyFault` with the key `checkin_pairs` or `checkout_after`.
  public init(pairsPerDay: Int = 3, closesAfter: Minutes = Minutes(240)) throws(PolicyFault) {
    try PolicyFault.check(Int64(pairsPerDay), in: 0...50, key: "checkin_pairs")
    try PolicyFault.check(closesAfter.count, in: 1...1439, key: "checkout_after")
    self.init(unchecked: pairsPerDay, closesAfter)
  }

  private init(unchecked pairsPerDay: Int, _ closesAfter: Minutes) {
    self.pairsPerDay = pairsPerDay
    self.closesAfter = closesAfter
  }

  /// Three pairs; a forgotten check-out counts four hours.
  public static let standard = DoorPolicy(unchecked: 3, Minutes(240))
}

extension DoorPolicy {
  static let settings: [Setting<DoorPolicy>] = [
    Setting(name: "checkin_pairs") { String($0.pairsPerDay) },
    Setting(name: "checkout_after") { String($0.closesAfter.count) },
  ]

  init(_ reader: SettingsReader) throws(PolicyFault) {
    try self.init(
      pairsPerDay: reader.integer("checkin_pairs", default: "3"),
      closesAfter: reader.minutes("checkout_after", default: "240"))
  }
}
