import Bank
import Configuration
import Glibc
import LineProtocol
import Server

/// Makes the folders of the daemon's own places; those that somebody chose must exist.
enum Folders {
  static func prepare(for configuration: Configuration) throws(StartError) {
    let places = Places.standard()
    let chosen = [configuration.listen.socket, configuration.listen.adminSocket, configuration.storage.database]
    let standard = [places.socket, places.adminSocket, places.database]
    for (path, usual) in zip(chosen, standard) where path == usual {
      let folder = String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)])
      let isForEverybody = !places.isPersonal && path != places.database
      try make(folder, mode: isForEverybody ? 0o755 : 0o700)
      if places.isPersonal { try checkIsPrivate(folder) }
    }
    // A daemon without its folder for backups serves all the same; each backup says what is missing.
    let storage = configuration.storage
    if storage.database == places.database, storage.backupFolder == places.backupFolder {
      try? make(storage.backupFolder, mode: 0o700)
    }
    if storage.backupFolder == Configuration.Storage.backupFolder(beside: storage.database) {
      mkdir(storage.backupFolder, 0o700)
    }
  }

  /// Makes the folder of the database, where it is the daemon's own.
  static func prepareDatabase(for configuration: Configuration) throws(StartError) {
    let path = Places.standard().database
    guard configuration.storage.database == path else { return }
    try make(String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)]), mode: 0o700)
  }

  private static func make(_ folder: String, mode: mode_t) throws(StartError) {
    if folder.isEmpty || mkdir(folder, mode) == 0 || errno == EEXIST { return }
    guard errno == ENOENT, let slash = folder.lastIndex(of: "/") else { throw .cannotMake(folder, errno) }
    try make(String(folder[..<slash]), mode: mode)
    guard mkdir(folder, mode) == 0 || errno == EEXIST else { throw .cannotMake(folder, errno) }
  }

  /// A folder under /tmp could have been made by somebody else, who would then own the sockets' names.
  private static func checkIsPrivate(_ folder: String) throws(StartError) {
    var status = stat()
    let isFolder = lstat(folder, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    guard isFolder, status.st_uid == getuid(), status.st_mode & 0o077 == 0 else {
      throw StartError(
        .unusablePath,
        Localized(
          "\(folder) 不是您自己的私有文件夹(应归您所有,权限 0700),请删除或改正它",
          "\(folder) is no private folder of yours (it must be yours, mode 0700); remove or mend it"))
    }
  }
}

extension StartError {
  fileprivate static func cannotMake(_ folder: String, _ code: CInt) -> StartError {
    let reason = SystemReason.text(code)
    return StartError(
      .system,
      Localized(
        "无法建立文件夹 \(folder):\(reason.chinese);请先建好它,或用 --database、--socket、--admin-socket 换一个位置",
        "cannot make the folder \(folder): \(reason.english); make it first, or choose another place with --database, "
          + "--socket and --admin-socket"))
  }
}
