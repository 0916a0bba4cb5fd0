import Glibc
import LineProtocol

/// The folder with the queues, held by one runner at a time.
struct HookState {
  private let path: String

  init(_ path: String) {
    self.path = path
  }

  private var lockPath: String { "\(path)/lock" }

  /// Takes the folder for as long as this program runs.
  func hold() throws(ClientFailure) {
    // Left open: the kernel lets go of it with the program, however that ends.
    let descriptor = open(lockPath, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw unusable(errno) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      close(descriptor)
      throw ClientFailure(
        "busy", .tryAgain, Localized("\(path) 已有一个外发程序在用", "\(path) is in use by another runner of hooks"),
        remedy: Localized("请先停止那一个:systemctl stop timebank-hooks", "stop that one first: systemctl stop timebank-hooks")
      )
    }
    let line = Array("\(getpid())\n".utf8)
    guard ftruncate(descriptor, 0) == 0, Glibc.write(descriptor, line, line.count) == line.count else {
      throw unusable(errno)
    }
  }

  /// The process that holds the folder; nil where none does.
  func holder() throws(ClientFailure) -> pid_t? {
    let descriptor = open(lockPath, O_RDWR | O_CLOEXEC)
    guard descriptor >= 0 else {
      if errno == ENOENT { return nil }
      throw unusable(errno)
    }
    defer { close(descriptor) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) != 0 else { return nil }
    var block = [UInt8](repeating: 0, count: 32)
    let count = read(descriptor, &block, block.count)
    return count > 0 ? pid_t(String(decoding: block[..<count], as: UTF8.self).prefix { $0.isNumber }) : nil
  }

  private func unusable(_ number: Int32) -> ClientFailure {
    let reason = String(cString: strerror(number))
    return ClientFailure(
      "no-output", .inputOutput, Localized("用不了文件夹 \(path):\(reason)", "Cannot use the folder \(path): \(reason)"),
      remedy: Localized(
        "请用 --state 写明放外发队列的文件夹,或以 root 身份运行", "name the folder of the queues with --state, or be root"))
  }
}
