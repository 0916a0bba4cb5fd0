import Foundation

/// What the file system says of a path, links not followed.
struct FileStatus {
  private let status: stat

  /// Asks; nil where there is nothing.
  init?(path: String) {
    var status = stat()
    guard lstat(path, &status) == 0 else { return nil }
    self.status = status
  }

  var owner: uid_t { status.st_uid }
  var group: gid_t { status.st_gid }

  /// The size of a regular file; nil for anything else.
  var regularBytes: Int64? { status.st_mode & S_IFMT == S_IFREG ? Int64(status.st_size) : nil }

  func isSameFile(as other: FileStatus) -> Bool {
    status.st_dev == other.status.st_dev && status.st_ino == other.status.st_ino
  }
}

/// Makes what was written durable.
enum DurableFile {
  /// Has a file, or a folder's names, on disk; `errno` where that fails.
  static func sync(_ path: String, isFolder: Bool = false) throws(SystemFailure) {
    let descriptor = open(path, isFolder ? O_RDONLY | O_DIRECTORY | O_CLOEXEC : O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw SystemFailure(path: path, code: errno) }
    defer { close(descriptor) }
    // Some file systems know no fsync of a folder and say so.
    guard fsync(descriptor) == 0 || (isFolder && errno == EINVAL) else { throw SystemFailure(path: path, code: errno) }
  }

  /// Makes an empty file that nobody else can read; refuses one that is there.
  static func create(_ path: String) throws(SystemFailure) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw SystemFailure(path: path, code: errno) }
    close(descriptor)
  }

  static func rename(_ old: String, to new: String) throws(SystemFailure) {
    guard Foundation.rename(old, new) == 0 else { throw SystemFailure(path: new, code: errno) }
  }
}

/// The operating system refused something; `code` is its `errno`.
public struct SystemFailure: Error, Hashable, Sendable {
  /// What it was about.
  public let path: String
  /// The `errno`.
  public let code: Int32
}

/// How much room there is.
public enum DiskSpace {
  /// The bytes that this process may still write where a path is; nil where nobody knows.
  public static func freeBytes(at path: String) -> Int64? {
    var space = statvfs()
    guard statvfs(path, &space) == 0 else { return nil }
    let (bytes, isHuge) = UInt64(space.f_bavail).multipliedReportingOverflow(by: UInt64(space.f_frsize))
    return isHuge ? Int64.max : Int64(clamping: bytes)
  }
}
