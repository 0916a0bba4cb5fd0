import Foundation

/// A connection to the daemon for measuring: as little as possible between the request and its reply.
final class LineSocket {
  let descriptor: Int32
  private var pending: [UInt8] = []

  /// Connects and reads the greeting, or gives nil where nobody answers.
  init?(path: String) {
    let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    guard descriptor >= 0 else { return nil }
    self.descriptor = descriptor
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    let bytes = Array(path.utf8)
    guard bytes.count < MemoryLayout.size(ofValue: address.sun_path) else { return nil }
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
    let code = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        Foundation.connect(descriptor, address, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    guard code == 0, (try? line()) != nil else { return nil }
  }

  deinit {
    close(descriptor)
  }

  func write(_ text: String) throws {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      guard count > 0 else { throw BenchFault("the daemon has closed the connection") }
      bytes = bytes.dropFirst(count)
    }
  }

  /// Sends what the kernel takes at once and forgets the rest.
  func pour(_ bytes: [UInt8]) {
    _ = bytes.withUnsafeBytes {
      send(descriptor, $0.baseAddress, $0.count, CInt(MSG_DONTWAIT) | CInt(MSG_NOSIGNAL))
    }
  }

  /// The next line of the daemon.
  func line() throws -> String {
    while true {
      if let end = pending.firstIndex(of: UInt8(ascii: "\n")) {
        defer { pending.removeSubrange(...end) }
        return String(decoding: pending[..<end], as: UTF8.self)
      }
      try fill()
    }
  }

  /// Sends a line and reads its reply to the `OK`.
  func ask(_ request: String) throws { _ = try answer(request) }

  /// Sends a line and gives the last line of its reply.
  func answer(_ request: String) throws -> String {
    try write(request + "\n")
    while true {
      let line = try line()
      if line.hasPrefix("OK") { return line }
      guard line.hasPrefix("*") || line.hasPrefix("~") else { throw BenchFault("\(request): \(line)") }
    }
  }

  /// Reads what is there and counts the replies that have ended.
  func takeReplies() throws -> Int {
    try fill()
    var ended = 0
    var start = pending.startIndex
    while let end = pending[start...].firstIndex(of: UInt8(ascii: "\n")) {
      switch pending[start] {
      case UInt8(ascii: "O"): ended += 1
      case UInt8(ascii: "*"), UInt8(ascii: "~"): break
      default: throw BenchFault(String(decoding: pending[start..<end], as: UTF8.self))
      }
      start = end + 1
    }
    pending.removeSubrange(..<start)
    return ended
  }

  private func fill() throws {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let count = buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
    guard count > 0 else { throw BenchFault("the daemon has closed the connection") }
    pending.append(contentsOf: buffer[..<count])
  }
}
