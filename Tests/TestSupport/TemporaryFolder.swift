import Foundation

/// A folder of one test, removed with everything in it when nobody holds it any longer.
public final class TemporaryFolder: Sendable {
  private let url: URL

  /// Makes the folder.
  public init() {
    // A Unix socket's path has at most 103 bytes, so the name is short.
    let name = "tb-" + String(UInt64.random(in: 0...UInt64.max), radix: 36)
    url = URL(fileURLWithPath: "/tmp").appendingPathComponent(name)
    try? FileManager.default.createDirectory(
      at: url, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
  }

  deinit {
    try? FileManager.default.removeItem(at: url)
  }

  /// The path of a file in it.
  public func path(_ name: String) -> String { url.appendingPathComponent(name).path }
}
