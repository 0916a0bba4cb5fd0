public import Ledger

/// A backup that lies in a folder: a whole ledger, proved before it got its name.
public struct StoredBackup: Hashable, Sendable {
  /// What its file's name says.
  public let name: BackupName
  /// The hash of the first entry, which no two banks share.
  public let bank: Digest
  /// The hash of the last entry, which fixes all that is in it.
  public let head: Digest
  /// The version of its schema.
  public let schema: Int
  /// The size of the file.
  public let bytes: Int64

  /// The name of the file.
  public var file: String { name.text }

  /// Reads what a file says of itself; nil where it is no ledger or not the one that its name promises.
  init?(name: BackupName, in folder: String) {
    guard
      let bytes = FileStatus(path: "\(folder)/\(name.text)")?.regularBytes,
      let copy = try? LedgerCopy(path: "\(folder)/\(name.text)")
    else { return nil }
    defer { copy.close() }
    guard
      let tail = try? copy.read({ try $0.tail() }), tail.number == name.entries,
      let first = try? copy.read({ try $0.entry(1) })
    else { return nil }
    self.name = name
    self.bytes = bytes
    bank = first.hash
    head = tail.hash
    schema = copy.schemaVersion
  }
}
