import Glibc

/// A client on a real Unix socket, with blocking calls that give up in the end.
public final class LiveClient: Sendable {
  /// A call that did not succeed.
  public struct Failure: Error {
    /// The name of the call.
    public let call: String
    /// Its `errno`.
    public let code: CInt

    /// Names a call and its error.
    public init(call: String, code: CInt) {
      self.call = call
      self.code = code
    }
  }

  private let descriptor: CInt

  /// Connects to a socket; a call that gets no answer gives up after so many seconds.
  public init(path: String, patienceSeconds: Int = 60) throws {
    descriptor = socket(AF_UNIX, CInt(SOCK_STREAM.rawValue), 0)
    var patience = timeval(tv_sec: patienceSeconds, tv_usec: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
    let status = withUnsafePointer(to: address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        Glibc.connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    guard status == 0 else { throw Failure(call: "connect", code: errno) }
  }

  deinit { close(descriptor) }

  /// Sends text as it is.
  public func send(_ text: String) throws {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.send(descriptor, $0.baseAddress, $0.count, CInt(MSG_NOSIGNAL)) }
      guard count > 0 else { throw Failure(call: "send", code: errno) }
      rest = rest.dropFirst(count)
    }
  }

  /// Sends what the kernel takes at once and forgets the rest.
  public func sendWithoutWaiting(_ text: String) throws {
    let bytes = Array(text.utf8)
    let flags = CInt(MSG_NOSIGNAL) | CInt(MSG_DONTWAIT)
    guard Glibc.send(descriptor, bytes, bytes.count, flags) > 0 else { throw Failure(call: "send", code: errno) }
  }

  /// Sends as long as the kernel takes something within a moment, and gives how many bytes it took.
  public func sendWhileTaken(_ text: String) throws -> Int {
    let bytes = Array(text.utf8)
    var taken = 0
    while taken < bytes.count {
      var room = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
      guard poll(&room, 1, 300) > 0 else { break }
      let count = bytes[taken...].withUnsafeBytes {
        Glibc.send(descriptor, $0.baseAddress, $0.count, CInt(MSG_NOSIGNAL) | CInt(MSG_DONTWAIT))
      }
      guard count > 0 else { throw Failure(call: "send", code: errno) }
      taken += count
    }
    return taken
  }

  /// Waits until the other side has closed the connection, whatever lies unread.
  public func waitForEnd(patienceSeconds: Int32 = 30) throws {
    var hungUp = pollfd(fd: descriptor, events: 0, revents: 0)
    guard poll(&hungUp, 1, patienceSeconds * 1000) > 0 else { throw Failure(call: "poll", code: ETIMEDOUT) }
  }

  /// Says that no more will come, as `nc -N` does.
  public func endInput() { shutdown(descriptor, CInt(SHUT_WR)) }

  /// Everything up to the end of the connection.
  public func readToEnd() throws -> [String] {
    var bytes: [UInt8] = []
    while let piece = try read() { bytes += piece }
    return lines(bytes)
  }

  /// So many lines.
  public func read(lines count: Int) throws -> [String] {
    var bytes: [UInt8] = []
    var found = 0
    while found < count, let piece = try read() {
      found += piece.count { $0 == UInt8(ascii: "\n") }
      bytes += piece
    }
    return lines(bytes)
  }

  /// The lines of one reply: data lines, then `OK` or `ERR`.
  ///
  /// Only where nothing else is under way: what comes after the reply's last line would be lost.
  public func readReply() throws -> [String] {
    var bytes: [UInt8] = []
    while let piece = try read() {
      bytes += piece
      guard bytes.last == UInt8(ascii: "\n"), let last = lines(bytes).last else { continue }
      if last.hasPrefix("OK") || last.hasPrefix("ERR") { return lines(bytes) }
    }
    throw Failure(call: "recv", code: ECONNRESET)
  }

  /// The lines of so many replies, however many of their requests were sent ahead; nothing else may be under way.
  public func readReplies(_ count: Int) throws -> [[String]] {
    var replies: [[String]] = []
    var reply: [String] = []
    var rest: [UInt8] = []
    while replies.count < count {
      guard let piece = try read() else { throw Failure(call: "recv", code: ECONNRESET) }
      rest += piece
      guard let end = rest.lastIndex(of: UInt8(ascii: "\n")) else { continue }
      for line in lines(Array(rest[...end])) {
        reply.append(line)
        guard line.hasPrefix("OK") || line.hasPrefix("ERR") else { continue }
        replies.append(reply)
        reply = []
      }
      rest.removeSubrange(...end)
    }
    return replies
  }

  private func read() throws -> [UInt8]? {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let count = recv(descriptor, &buffer, buffer.count, 0)
    guard count >= 0 else { throw Failure(call: "recv", code: errno) }
    return count == 0 ? nil : Array(buffer.prefix(count))
  }

  private func lines(_ bytes: [UInt8]) -> [String] {
    String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
  }
}
