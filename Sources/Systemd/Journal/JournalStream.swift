import Glibc

/// Whether a file descriptor is the connection to the journal that systemd has opened for this process.
public enum JournalStream {
  /// Whether this process's standard error goes to the journal.
  public static var isStandardError: Bool {
    var status = stat()
    guard let value = getenv("JOURNAL_STREAM"), fstat(STDERR_FILENO, &status) == 0 else { return false }
    return matches(String(cString: value), device: UInt64(status.st_dev), inode: UInt64(status.st_ino))
  }

  /// Compares `$JOURNAL_STREAM`, device and inode in decimal digits, with those of a descriptor.
  ///
  /// The variable alone proves nothing: it is inherited by children whose standard error goes elsewhere.
  static func matches(_ variable: String, device: UInt64, inode: UInt64) -> Bool {
    variable == "\(device):\(inode)"
  }
}
