import Foundation

/// Names of the server's users, for greetings and for people who read the journal.
public enum UserNames {
  private static let largestEntryByteCount = 1 << 20

  /// The name of a user, or the number in digits where the server has none.
  ///
  /// May wait for a directory service.
  public static func name(of user: UInt32) -> String {
    var entry = passwd()
    var found: UnsafeMutablePointer<passwd>?
    var buffer = [CChar](repeating: 0, count: 1024)
    while buffer.count <= largestEntryByteCount {
      let status = getpwuid_r(user, &entry, &buffer, buffer.count, &found)
      guard status == ERANGE else {
        let name = status == 0 && found != nil ? entry.pw_name.map { String(cString: $0) } : nil
        return name ?? String(user)
      }
      buffer = [CChar](repeating: 0, count: buffer.count * 2)
    }
    return String(user)
  }
}
