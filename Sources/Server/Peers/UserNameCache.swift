import Bank
import NIOCore

/// Keeps the names of Unix users for a while, since a directory service may be slow to ask.
struct UserNameCache {
  private static let keptFor = TimeAmount.minutes(1)
  private static let maxNames = 4096

  private var names: [UInt32: (name: String, until: NIODeadline)] = [:]

  /// The name of a user, or the number in digits where there is none.
  mutating func name(of user: UInt32, now: NIODeadline) -> String {
    if let kept = names[user], now < kept.until { return kept.name }
    let name = UserNames.name(of: user)
    if names.count >= Self.maxNames { names.removeAll() }
    names[user] = (name, now + Self.keptFor)
    return name
  }
}
