/// Why a backup could not be made; every earlier one is as it was.
public enum BackupFault: Error, Hashable, Sendable {
  /// Another backup into the same folder is under way.
  case busy
  /// The folder, or a file in it, cannot be used; `code` is the `errno`.
  case folder(path: String, code: Int32)
  /// There is no room for another backup in the folder.
  case diskFull(path: String)
  /// The copy was made and does not prove right.
  case damaged(Damage)
  /// Anything else that SQLite says.
  case failed(String)

  /// Sorts an error of the store that was met while a backup was made in a folder.
  static func sorting(_ error: StoreError, folder: String) -> BackupFault {
    switch error {
    case .diskFull: .diskFull(path: folder)
    case .damaged(let damage): .damaged(damage)
    case .unusable(let path, let code): .folder(path: path, code: code)
    case .sqlite(let reason), .notDurable(let reason), .outcomeUnknown(let reason): .failed(reason)
    case .inUse, .newerSchema, .foreign, .notMigrated: .failed(String(describing: error))
    }
  }
}
