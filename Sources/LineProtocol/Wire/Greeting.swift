public import Ledger

/// What the daemon says of itself and of the peer before anything else.
public struct Greeting: Hashable, Sendable {
  /// The version of the protocol that this module speaks.
  public static let protocolVersion = 1

  /// The daemon's version.
  public let server: String
  /// The bank's name.
  public let bank: String
  /// The peer's user name.
  public let user: String
  /// The peer's role.
  public let role: Role
  /// The stations of an operator; empty for all others.
  public let stations: [Code]

  /// Puts a greeting together.
  public init(server: String, bank: String, user: String, role: Role, stations: [Code]) {
    self.server = server
    self.bank = bank
    self.user = user
    self.role = role
    self.stations = stations
  }

  /// What stands behind `TIMEBANK 1`, in order.
  var fields: [Field] {
    [
      Field("server", .text(server)),
      Field("bank", .text(bank)),
      Field("user", .text(user)),
      Field("role", .text(role.rawValue)),
      Field("station", .list(stations.map(\.text))),
      Field("max-line", .integer(Int64(LineLimits.maxLineBytes))),
      Field("max-batch", .integer(Int64(LineLimits.maxBatchLines))),
    ]
  }
}
