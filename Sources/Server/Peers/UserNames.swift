import Glibc
import NIOCore

/// Finds the names of Unix users and keeps them for a while, since a directory service may be slow to ask.
struct UserNames {
  private static let keptFor = TimeAmount.minutes(1)
  private static let maxNames = 4096

  private var names: [UInt32: (name: String, until: NIODeadline)] = [:]

  /// The name of a user, or the number in digits where there is none.
  mutating func name(of user: UInt32, now: NIODeadline) -> String {
    if let kept = names[user], now < kept.until { return kept.name }
    let name = Self.lookUp(user) ?? String(user)
    if names.count >= Self.maxNames { names.removeAll() }
    names[user] = (name, now + Self.keptFor)
    return name
  }

  private static func lookUp(_ user: UInt32) -> String? {
    var entry = passwd()
    var found: UnsafeMutablePointer<passwd>?
    var buffer = [CChar](repeating: 0, count: 1024)
    while buffer.count <= 1 << 20 {
      let status = getpwuid_r(user, &entry, &buffer, buffer.count, &found)
      guard status == ERANGE else {
        return status == 0 && found != nil ? entry.pw_name.map { String(cString: $0) } : nil
      }
      buffer = [CChar](repeating: 0, count: buffer.count * 2)
    }
    return nil
  }
}
