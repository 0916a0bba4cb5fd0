import Foundation

/// Names of the server's users, for people who read the journal.
enum UserNames {
  /// The name of a user, or the number in digits where the server has none.
  static func name(of user: UInt32) -> String {
    let buffer = UnsafeMutableBufferPointer<CChar>.allocate(capacity: 1 << 14)
    defer { buffer.deallocate() }
    var entry = passwd()
    var found: UnsafeMutablePointer<passwd>?
    guard let start = buffer.baseAddress,
      getpwuid_r(user, &entry, start, buffer.count, &found) == 0, found != nil
    else {
      return String(user)
    }
    return entry.pw_name.map { String(cString: $0) } ?? String(user)
  }
}
