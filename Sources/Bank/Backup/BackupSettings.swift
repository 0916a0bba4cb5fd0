public import Rules

/// Where backups go and how many are kept.
public struct BackupSettings: Hashable, Sendable {
  /// The path of the folder.
  public var folder: String
  /// How many are kept.
  public var keep: BackupKeep

  /// Describes where backups go.
  public init(folder: String, keep: BackupKeep = BackupKeep()) {
    self.folder = folder
    self.keep = keep
  }
}
