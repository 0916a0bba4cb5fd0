import Glibc
import LineProtocol

/// A program in the folder for hooks, and why it is not run, where it is not.
struct HookFile: Hashable {
  let name: String
  let path: String
  let fault: Localized?
}

/// The folder that an administrator puts programs into.
struct HookFolder {
  let path: String
  /// Whose programs are run besides those of root: the user's own, who could run them anyway.
  let user: uid_t

  /// The programs, by name; what editors and package managers leave behind is passed over.
  func files() throws(ClientFailure) -> [HookFile] {
    guard let folder = opendir(path) else { throw unreadable(errno) }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        String(cString: UnsafeRawPointer($0).assumingMemoryBound(to: CChar.self))
      }
      if Self.isName(name) { names.append(name) }
    }
    let folderFault = fault(of: path, isFolder: true)
    return names.sorted().map { name in
      let file = "\(path)/\(name)"
      return HookFile(name: name, path: file, fault: folderFault ?? fault(of: file, isFolder: false))
    }
  }

  private func fault(of path: String, isFolder: Bool) -> Localized? {
    var status = stat()
    guard stat(path, &status) == 0 else {
      let reason = String(cString: strerror(errno))
      return Localized("查看不了 \(path):\(reason)", "\(path) cannot be looked at: \(reason)")
    }
    if status.st_uid != 0, status.st_uid != user {
      return Localized("\(path) 不属于 root:请 chown root", "\(path) does not belong to root: chown root it")
    }
    if status.st_mode & (S_IWGRP | S_IWOTH) != 0 {
      return Localized("\(path) 别人可以改写:请 chmod go-w", "\(path) can be written by others: chmod go-w it")
    }
    if isFolder { return nil }
    if path.split(separator: "/").last?.contains(".") ?? false {
      return Localized(
        "\(path) 的名称里有点:请改名,只用字母、数字、- 和 _",
        "\(path) has a dot in its name, as what is set aside has: rename it, with letters, digits, - and _ only")
    }
    guard status.st_mode & S_IFMT == S_IFREG else { return Localized("\(path) 不是文件", "\(path) is no file") }
    guard access(path, X_OK) == 0 else {
      return Localized("\(path) 不可执行:请 chmod +x", "\(path) cannot be executed: chmod +x it")
    }
    return nil
  }

  /// Names that are safe in a path, as `run-parts` has them; those with dots inside are shown, and not run.
  private static func isName(_ name: String) -> Bool {
    guard let first = name.utf8.first, first != UInt8(ascii: "."), !name.contains(".dpkg-") else { return false }
    return name.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
        true
      default: false
      }
    }
  }

  private func unreadable(_ number: Int32) -> ClientFailure {
    let reason = String(cString: strerror(number))
    return ClientFailure(
      "no-input", .noInput, Localized("读不了文件夹 \(path):\(reason)", "Cannot read the folder \(path): \(reason)"),
      remedy: Localized("请用 --folder 写明放外发程序的文件夹", "name the folder of the hooks with --folder"))
  }
}
