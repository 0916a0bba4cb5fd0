import Glibc

/// Finds the numbers of Unix groups.
public struct GroupDirectory: Sendable {
  private let lookUp: @Sendable (String) -> UInt32?

  /// Makes a directory from a function, so that tests need no groups of the machine.
  public init(lookUp: @escaping @Sendable (String) -> UInt32?) {
    self.lookUp = lookUp
  }

  /// The number of a group, or nil where there is none of that name.
  public func number(of name: String) -> UInt32? { lookUp(name) }

  /// The groups of this machine.
  public static let system = GroupDirectory { name in
    var entry = group()
    var found: UnsafeMutablePointer<group>?
    var buffer = [CChar](repeating: 0, count: 4096)
    while buffer.count <= 1 << 20 {
      let status = getgrnam_r(name, &entry, &buffer, buffer.count, &found)
      guard status == ERANGE else { return status == 0 && found != nil ? entry.gr_gid : nil }
      buffer = [CChar](repeating: 0, count: buffer.count * 2)
    }
    return nil
  }
}
