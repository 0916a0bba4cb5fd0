public import Bank
import Foundation
public import Rules

/// A folder for the backups of a test's bank, and what lies in it.
public struct BackupShelf: Sendable {
  /// The path of the folder.
  public let path: String

  /// Makes the folder, or takes the one that is there.
  public init(in folder: TemporaryFolder, name: String = "backups") throws {
    path = folder.path(name)
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  /// What a bank is told of it.
  public func settings(keep: BackupKeep = BackupKeep()) -> BackupSettings {
    BackupSettings(folder: path, keep: keep)
  }

  /// The names of all files but the lock, in order.
  public func files() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path).filter { $0 != ".timebank.lock" }.sorted()
  }

  /// The path of a file.
  public func path(_ file: String) -> String { "\(path)/\(file)" }
}
