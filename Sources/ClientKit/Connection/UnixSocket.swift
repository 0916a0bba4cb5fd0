import Glibc

/// Connects to Unix stream sockets.
enum UnixSocket {
  /// Opens a connection to a path.
  ///
  /// - Parameter patienceMilliseconds: How long to wait for room in the other end's queue, and for it to take bytes; for
  ///   as long as it takes where nothing is said.
  /// - Throws: The system's error number: ENOENT, ECONNREFUSED, EACCES, ENAMETOOLONG and others; ENOTSOCK where the path is a
  ///   file of another kind.
  static func connect(_ path: String, patienceMilliseconds: Int64? = nil) throws(TransportError) -> Transport {
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    let bytes = Array(path.utf8)
    let capacity = MemoryLayout.size(ofValue: address.sun_path)
    guard !bytes.isEmpty, bytes.count < capacity else { throw .system(bytes.isEmpty ? ENOENT : ENAMETOOLONG) }
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }

    let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { throw .system(errno) }
    if let patience = patienceMilliseconds {
      var time = timeval(tv_sec: Int(patience / 1000), tv_usec: Int(patience % 1000 * 1000))
      setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &time, socklen_t(MemoryLayout<timeval>.size))
    }
    let result = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        Glibc.connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    guard result == 0 else {
      let number = errno
      Glibc.close(descriptor)
      throw .system(number == ECONNREFUSED && !isSocket(path) ? ENOTSOCK : number)
    }
    return transport(descriptor)
  }

  private static func isSocket(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFSOCK
  }

  /// Wraps a connected descriptor, which the transport closes.
  static func transport(_ descriptor: Int32) -> Transport {
    Transport(
      send: { (bytes) throws(TransportError) in try send(bytes, descriptor) },
      receive: { (timeout) throws(TransportError) in try receive(descriptor, timeout) },
      finishSending: { _ = shutdown(descriptor, Int32(SHUT_WR)) },
      close: { _ = Glibc.close(descriptor) },
      descriptor: descriptor)
  }

  private static func send(_ bytes: [UInt8], _ descriptor: Int32) throws(TransportError) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes {
        Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw .system(errno) }
      rest = rest.dropFirst(count)
    }
  }

  private static func receive(_ descriptor: Int32, _ timeoutMilliseconds: Int32) throws(TransportError) -> [UInt8] {
    if timeoutMilliseconds >= 0 {
      var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      if poll(&waiting, 1, timeoutMilliseconds) == 0 { throw .timedOut }
    }
    var block = [UInt8](repeating: 0, count: blockBytes)
    while true {
      let count = recv(descriptor, &block, block.count, 0)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw .system(errno) }
      return Array(block[..<count])
    }
  }

  private static let blockBytes = 64 * 1024
}
