import Foundation
import Ledger

extension BankClock {
  /// The system's wall clock.
  public static let system = BankClock {
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    return Instant(milliseconds: Int64(now.tv_sec) * 1000 + Int64(now.tv_nsec) / 1_000_000)
  }
}

extension BankClock {
  /// The system's clock that counts since the machine started, sleep included.
  public static let boot = BankClock {
    var now = timespec()
    clock_gettime(CLOCK_BOOTTIME, &now)
    return Instant(milliseconds: Int64(now.tv_sec) * 1000 + Int64(now.tv_nsec) / 1_000_000)
  }
}

extension UserDirectory {
  /// The server's own users and groups.
  public static let system = UserDirectory(
    userID: { name in
      withBuffer { buffer in
        var entry = passwd()
        var found: UnsafeMutablePointer<passwd>?
        guard let start = buffer.baseAddress else { return nil }
        guard getpwnam_r(name, &entry, start, buffer.count, &found) == 0, found != nil else { return nil }
        return entry.pw_uid
      }
    },
    groupID: { name in
      withBuffer { buffer in
        var entry = group()
        var found: UnsafeMutablePointer<group>?
        guard let start = buffer.baseAddress else { return nil }
        guard getgrnam_r(name, &entry, start, buffer.count, &found) == 0, found != nil else { return nil }
        return entry.gr_gid
      }
    })

  private static func withBuffer<Value>(_ body: (UnsafeMutableBufferPointer<CChar>) -> Value) -> Value {
    // Large groups list every member in this buffer.
    let buffer = UnsafeMutableBufferPointer<CChar>.allocate(capacity: 1 << 18)
    defer { buffer.deallocate() }
    return body(buffer)
  }
}
