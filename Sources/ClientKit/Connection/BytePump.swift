import Glibc

/// Copies bytes between two descriptors and a connection, without looking at them.
///
/// An end of input is passed on in its own direction alone, so that what is still under way the other way arrives.
struct BytePump {
  private var sending: Direction
  private var receiving: Direction
  private let socket: Int32

  /// - Parameters:
  ///   - input: Where the bytes for the connection come from.
  ///   - output: Where the connection's bytes go to; closed at their end.
  ///   - socket: The connection; shut down for writing at the end of the input.
  init(input: Int32, output: Int32, socket: Int32) {
    self.socket = socket
    sending = Direction(source: input, sink: socket)
    receiving = Direction(source: socket, sink: output)
  }

  /// Copies until the connection has ended and all of it was written, or nobody takes its bytes any more.
  ///
  /// - Throws: The system's error number.
  mutating func run() throws(TransportError) {
    while true {
      var waiting = [sending.waiting, receiving.waiting]
      while poll(&waiting, nfds_t(waiting.count), -1) < 0 {
        guard errno == EINTR else { throw .system(errno) }
      }
      if waiting[0].revents != 0 { try sending.step(waiting[0].revents) { _ = shutdown(socket, Int32(SHUT_WR)) } }
      if waiting[1].revents != 0 {
        let sink = receiving.sink
        try receiving.step(waiting[1].revents) { _ = close(sink) }
      }
      // The daemon closes both directions at once; an output that broke has no reader.
      if receiving.isOver { return }
    }
  }
}

/// One way of a ``BytePump``.
private struct Direction {
  let source: Int32
  let sink: Int32
  private var pending: ArraySlice<UInt8> = []
  private(set) var isOver = false

  init(source: Int32, sink: Int32) {
    self.source = source
    self.sink = sink
  }

  /// What this direction waits for: room while it holds bytes, bytes otherwise; nothing once it is over.
  var waiting: pollfd {
    if isOver { return pollfd(fd: -1, events: 0, revents: 0) }
    return pending.isEmpty
      ? pollfd(fd: source, events: Int16(POLLIN), revents: 0) : pollfd(fd: sink, events: Int16(POLLOUT), revents: 0)
  }

  mutating func step(_ events: Int16, atEnd: () -> Void) throws(TransportError) {
    if pending.isEmpty {
      var block = [UInt8](repeating: 0, count: Self.blockBytes)
      let count = read(source, &block, block.count)
      if count < 0, errno == EINTR || errno == EAGAIN { return }
      if count <= 0 {
        isOver = true
        atEnd()
      } else {
        pending = block[..<count]
      }
      return
    }
    let count = PipeWriting.write(pending, to: sink)
    if count < 0, errno == EINTR || errno == EAGAIN { return }
    guard count >= 0 else {
      guard errno == EPIPE || errno == ECONNRESET else { throw .system(errno) }
      isOver = true
      atEnd()
      return
    }
    pending = pending.dropFirst(count)
  }

  /// No more than a pipe takes without waiting once it has room.
  private static let blockBytes = 4096
}
