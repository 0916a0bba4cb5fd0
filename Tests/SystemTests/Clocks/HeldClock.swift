import Foundation
import TestSupport

/// A wall clock for one daemon, held by libfaketime: it stands until the test sets it, while the daemon runs too.
///
/// Only the wall clock is held; the clock that counts from the start of the machine goes on as ever.
struct HeldClock {
  private let file: String
  private let library: String

  /// Where Debian's package `faketime` puts its library for programs with threads; nil where it is not installed.
  static let library: String? = {
    let folders = (try? FileManager.default.contentsOfDirectory(atPath: "/usr/lib")) ?? []
    return folders.map { "/usr/lib/\($0)/faketime/libfaketimeMT.so.1" }
      .first { FileManager.default.fileExists(atPath: $0) }
  }()

  static var isInstalled: Bool { library != nil }

  /// Sets a clock for the first time.
  init(in folder: TemporaryFolder, at instant: String) throws {
    guard let library = HeldClock.library else { throw CocoaError(.fileNoSuchFile) }
    self.library = library
    file = folder.path("clock")
    try set(instant)
  }

  /// Sets the clock to an instant in RFC 3339.
  func set(_ instant: String) throws {
    let formatter = ISO8601DateFormatter()
    guard let date = formatter.date(from: instant) else { throw CocoaError(.formatting) }
    let utc = formatter.string(from: date).replacing("T", with: " ").replacing("Z", with: "")
    // A rename, so that the daemon never reads half a line.
    try utc.write(toFile: file, atomically: true, encoding: .utf8)
  }

  /// What the daemon is started with.
  var environment: [String: String] {
    [
      "LD_PRELOAD": library, "FAKETIME_TIMESTAMP_FILE": file, "FAKETIME_NO_CACHE": "1", "DONT_FAKE_MONOTONIC": "1",
      "FAKETIME_DONT_FAKE_MONOTONIC": "1", "NO_FAKE_STAT": "1", "TZ": "UTC",
    ]
  }

  /// What the daemon is started by, in the same process.
  ///
  /// The library sets a variable in the first program of a process, which moves the environment away from the arguments,
  /// and Swift finds the arguments by the environment. So the first program is a shell.
  static let wrapper = ["/bin/sh", "-c", #"exec "$0" "$@""#]

  /// Removes what the library shares between the programs of a process, which has ended.
  static func forget(process: Int32) {
    for name in ["faketime_shm_\(process)", "sem.faketime_sem_\(process)"] {
      try? FileManager.default.removeItem(atPath: "/dev/shm/\(name)")
    }
  }
}
