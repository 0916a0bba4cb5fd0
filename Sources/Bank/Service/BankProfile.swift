public import Ledger
public import Rules

/// What a bank is founded with: its name, its time zone and the first version of its rules.
///
/// Only a new database takes it over; an existing one keeps what its journal says.
public struct Founding: Sendable {
  /// The bank's name.
  public let name: String
  /// The identifier of its time zone.
  public let timeZone: String
  /// The first rules.
  public let policy: Policy

  /// Describes a founding.
  public init(name: String, timeZone: String, policy: Policy) {
    self.name = name
    self.timeZone = timeZone
    self.policy = policy
  }
}

/// What every request needs to know of the bank; read from the journal when the bank is opened.
struct BankProfile: Sendable {
  let name: String
  let calendar: BankCalendar
  let shelf = RuleShelf()
}

/// Where a bank gets the time from; passed in so that tests are exact.
public struct BankClock: Sendable {
  private let read: @Sendable () -> Instant

  /// Makes a clock from a closure.
  public init(_ read: @escaping @Sendable () -> Instant) {
    self.read = read
  }

  /// The current instant.
  public var now: Instant { read() }
}

/// Where a bank gets randomness from: salts, collection codes; passed in so that tests are exact.
public struct Randomness: Sendable {
  private let fill: @Sendable (Int) -> [UInt8]

  /// Makes a source from a closure that gives as many fresh random bytes as it is asked for.
  public init(_ fill: @escaping @Sendable (Int) -> [UInt8]) {
    self.fill = fill
  }

  /// The system's own source.
  public static let system = Randomness { count in
    var generator = SystemRandomNumberGenerator()
    var bytes: [UInt8] = []
    bytes.reserveCapacity(count)
    while bytes.count < count {
      withUnsafeBytes(of: generator.next()) { bytes.append(contentsOf: $0.prefix(count - bytes.count)) }
    }
    return bytes
  }

  /// Fresh random bytes.
  func bytes(_ count: Int) -> [UInt8] { fill(count) }

  /// A code of decimal digits.
  func digits(_ count: Int) -> String {
    // Bytes of 250 and above would favour the lower digits and are thrown away.
    var digits = ""
    while digits.count < count {
      for byte in fill(count) where byte < 250 && digits.count < count { digits += String(byte % 10) }
    }
    return digits
  }
}

/// Gives the numbers and names of the server's users and groups.
public struct UserDirectory: Sendable {
  /// The number of a user of this name, or nil.
  public let userID: @Sendable (String) -> UInt32?
  /// The number of a group of this name, or nil.
  public let groupID: @Sendable (String) -> UInt32?

  /// Makes a directory from look-ups.
  public init(
    userID: @escaping @Sendable (String) -> UInt32?, groupID: @escaping @Sendable (String) -> UInt32?
  ) {
    self.userID = userID
    self.groupID = groupID
  }
}
