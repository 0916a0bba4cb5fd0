import Foundation

/// Programs of other projects that the bank is measured against.
enum Tool {
  /// Where a program is.
  ///
  /// - Throws: ``BenchFault`` with the package to install.
  static func find(_ name: String, package: String) throws -> URL {
    let folders = ["/usr/local/bin", "/usr/bin", "/usr/sbin", "/bin"] + postgresFolders
    for folder in folders {
      let path = "\(folder)/\(name)"
      if FileManager.default.isExecutableFile(atPath: path) { return URL(fileURLWithPath: path) }
    }
    throw BenchFault("there is no \(name) on this machine: apt-get install \(package), or leave --peers out")
  }

  /// Debian keeps the programs of each version of PostgreSQL in a folder of its own.
  private static var postgresFolders: [String] {
    let root = "/usr/lib/postgresql"
    let versions = (try? FileManager.default.contentsOfDirectory(atPath: root)) ?? []
    return versions.sorted { (Int($0) ?? 0) > (Int($1) ?? 0) }.map { "\(root)/\($0)/bin" }
  }

  /// How long a program takes from its start to its end, in milliseconds; what it prints is thrown away.
  static func milliseconds(_ program: URL, _ arguments: [String]) throws -> Double {
    let start = monotonicNanoseconds()
    let status = try status(of: program, arguments, input: "/dev/null", output: "/dev/null")
    guard status == 0 else { throw BenchFault("\(program.lastPathComponent) ends with status \(status >> 8)") }
    return Double(monotonicNanoseconds() - start) / 1_000_000
  }

  /// Runs a program to its end.
  ///
  /// - Returns: What it printed.
  /// - Throws: ``BenchFault`` with what it printed where it fails.
  @discardableResult
  static func run(_ program: URL, _ arguments: [String], input: String? = nil) throws -> String {
    let folder = FileManager.default.temporaryDirectory
    let typed = folder.appendingPathComponent("tbb-\(UUID().uuidString)")
    let printed = folder.appendingPathComponent("tbb-\(UUID().uuidString)")
    defer { for file in [typed, printed] { try? FileManager.default.removeItem(at: file) } }
    try Data((input ?? "").utf8).write(to: typed)
    let status = try status(of: program, arguments, input: typed.path, output: printed.path)
    let text = String(decoding: try Data(contentsOf: printed), as: UTF8.self)
    guard status == 0 else { throw BenchFault("\(program.lastPathComponent): \(text)") }
    return text
  }

  /// Waits for a program itself: what Foundation waits for is kept open by a server that the program leaves behind.
  private static func status(of program: URL, _ arguments: [String], input: String, output: String) throws -> Int32 {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, input, O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    posix_spawn_file_actions_adddup2(&actions, 1, 2)
    var words: [UnsafeMutablePointer<CChar>?] = ([program.path] + arguments).map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var child: pid_t = 0
    var status: Int32 = 0
    guard posix_spawn(&child, program.path, &actions, nil, &words, environ) == 0 else {
      throw BenchFault("\(program.path) cannot be started")
    }
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
    return status
  }
}

/// Connected Unix sockets without anything around them.
enum UnixSocket {
  /// A connection, or nil where nobody answers.
  static func connect(to path: String) -> Int32? {
    let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    guard descriptor >= 0 else { return nil }
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    let bytes = Array(path.utf8)
    let fits = bytes.count < MemoryLayout.size(ofValue: address.sun_path)
    if fits { withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) } }
    let code = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        Foundation.connect(descriptor, address, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    guard fits, code == 0 else {
      close(descriptor)
      return nil
    }
    return descriptor
  }

  /// Writes all of some bytes.
  static func writeAll(_ bytes: [UInt8], to descriptor: Int32) throws {
    var sent = 0
    while sent < bytes.count {
      let count = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress?.advanced(by: sent), $0.count - sent) }
      guard count > 0 else { throw BenchFault("the server has closed the connection") }
      sent += count
    }
  }

  /// Reads up to and with the first LF.
  static func readLine(_ descriptor: Int32) throws -> String {
    var line: [UInt8] = []
    var byte: UInt8 = 0
    while read(descriptor, &byte, 1) == 1 {
      if byte == UInt8(ascii: "\n") { return String(decoding: line, as: UTF8.self) }
      line.append(byte)
    }
    throw BenchFault("the server has closed the connection")
  }
}
