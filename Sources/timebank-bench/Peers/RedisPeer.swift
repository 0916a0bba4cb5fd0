import Foundation

/// A Redis server of its own, on a Unix socket in a temporary folder, that keeps nothing on disk.
final class RedisPeer {
  private let process = Process()
  private let socketPath: String

  /// Starts it and gives each member a balance.
  ///
  /// - Throws: ``BenchFault`` where there is no `redis-server`.
  init(in folder: URL, members: Int) throws {
    socketPath = folder.appendingPathComponent("redis.sock").path
    process.executableURL = try Tool.find("redis-server", package: "redis-server")
    process.arguments = [
      "--port", "0", "--unixsocket", socketPath, "--save", "", "--appendonly", "no", "--dir", folder.path,
    ]
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    let socket = try connect()
    defer { close(socket) }
    for start in stride(from: 1, through: members, by: 1000) {
      let last = min(start + 999, members)
      let pairs = (start...last).flatMap { ["member:\($0)", "\($0 * 7 % 6000):30"] }
      let text = "*\(pairs.count + 1)\r\n$4\r\nMSET\r\n" + pairs.map { "$\($0.utf8.count)\r\n\($0)\r\n" }.joined()
      try UnixSocket.writeAll(Array(text.utf8), to: socket)
      var answer = [UInt8](repeating: 0, count: 64)
      guard read(socket, &answer, answer.count) > 0, answer.starts(with: "+OK".utf8) else {
        throw BenchFault("Redis takes no values")
      }
    }
  }

  deinit {
    process.terminate()
    process.waitUntilExit()
  }

  /// What `redis-cli` is told to get a member's balance.
  func getArguments(member: Int) -> [String] { ["-s", socketPath, "get", "member:\(member)"] }

  /// Connects as soon as it serves.
  func connect() throws -> Int32 {
    let deadline = Date().addingTimeInterval(20)
    while Date() < deadline {
      if let socket = UnixSocket.connect(to: socketPath) { return socket }
      guard process.isRunning else { throw BenchFault("redis-server ended before it served") }
      usleep(1000)
    }
    throw BenchFault("redis-server does not serve after 20 s")
  }
}
