import Foundation

/// Connections to one socket, driven by one thread with as little as possible between a request and its reply.
final class LoadClient<Spoken: LoadProtocol> {
  private struct Connection {
    let descriptor: Int32
    var received: [UInt8] = []
    /// When the request under way was meant to be sent; nil while there is none.
    var startedAt: UInt64?
  }

  private let spoken: Spoken
  private var connections: [Connection]
  private var polls: [pollfd]
  private var outgoing: [UInt8] = []
  private var buffer = [UInt8](repeating: 0, count: 65_536)
  /// The number of the next request.
  private(set) var nextIndex: Int

  /// Takes connections over that are open and greeted; they are closed with this.
  init(_ spoken: Spoken, descriptors: [Int32], firstIndex: Int = 0) {
    self.spoken = spoken
    nextIndex = firstIndex
    connections = descriptors.map { Connection(descriptor: $0) }
    polls = descriptors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
  }

  deinit {
    for connection in connections { close(connection.descriptor) }
  }

  /// Keeps one request under way on each connection for so long, then waits for the last replies.
  func closedLoop(seconds: Double) throws -> LoadResult {
    var result = LoadResult()
    let start = monotonicNanoseconds()
    let end = start + UInt64(seconds * 1_000_000_000)
    for index in connections.indices { try send(index, meantAt: monotonicNanoseconds()) }
    var open = connections.count
    while open > 0 {
      try waitForReplies(milliseconds: 10_000) { index, now in
        result.latency.record(nanoseconds: now - (self.connections[index].startedAt ?? now))
        if now >= end { open -= 1 } else { try self.send(index, meantAt: now) }
      }
    }
    result.seconds = Double(monotonicNanoseconds() - start) / 1_000_000_000
    return result
  }

  /// Sends so many requests a second, whether or not those before were answered; who finds no connection free waits, and the
  /// wait counts.
  func openLoop(perSecond rate: Double, seconds: Double) throws -> LoadResult {
    var result = LoadResult()
    let start = monotonicNanoseconds()
    let total = Int(rate * seconds)
    var sent = 0
    var free = Array(connections.indices)
    func meantAt(_ number: Int) -> UInt64 { start + UInt64(Double(number) / rate * 1_000_000_000) }
    while result.latency.count < total {
      let now = monotonicNanoseconds()
      while sent < total, meantAt(sent) <= now, let index = free.popLast() {
        try send(index, meantAt: meantAt(sent))
        sent += 1
      }
      let isDue = sent < total && !free.isEmpty
      let pause = isDue ? Int32(clamping: (Int(meantAt(sent)) - Int(monotonicNanoseconds())) / 1_000_000) : 10_000
      try waitForReplies(milliseconds: max(0, pause), mayTimeOut: isDue) { index, now in
        result.latency.record(nanoseconds: now - (self.connections[index].startedAt ?? now))
        free.append(index)
      }
    }
    result.seconds = Double(monotonicNanoseconds() - start) / 1_000_000_000
    return result
  }

  private func waitForReplies(
    milliseconds: Int32, mayTimeOut: Bool = false, _ answered: (_ index: Int, _ now: UInt64) throws -> Void
  ) throws {
    let ready = poll(&polls, nfds_t(polls.count), milliseconds)
    guard ready > 0 else {
      if mayTimeOut || (ready < 0 && errno == EINTR) { return }
      throw BenchFault("nothing was answered for ten seconds")
    }
    for index in polls.indices where polls[index].revents != 0 {
      try receive(index)
      let (count, byteCount) = try spoken.endedReplies(in: connections[index].received)
      guard byteCount > 0 else { continue }
      connections[index].received.removeFirst(byteCount)
      if count > 0 { try answered(index, monotonicNanoseconds()) }
    }
  }

  private func receive(_ index: Int) throws {
    let count = buffer.withUnsafeMutableBytes { read(connections[index].descriptor, $0.baseAddress, $0.count) }
    guard count > 0 else { throw BenchFault("the server has closed the connection") }
    connections[index].received.append(contentsOf: buffer[..<count])
  }

  private func send(_ index: Int, meantAt time: UInt64) throws {
    connections[index].startedAt = time
    outgoing.removeAll(keepingCapacity: true)
    spoken.appendRequest(nextIndex, to: &outgoing)
    nextIndex += 1
    var sent = 0
    while sent < outgoing.count {
      let count = outgoing.withUnsafeBytes { bytes in
        write(connections[index].descriptor, bytes.baseAddress?.advanced(by: sent), bytes.count - sent)
      }
      guard count > 0 else { throw BenchFault("the server has closed the connection") }
      sent += count
    }
  }
}

/// What a load came to.
struct LoadResult {
  var latency = Latency()
  /// From the first request to the last reply.
  var seconds = 0.0

  /// What several loads come to together.
  static func += (left: inout LoadResult, right: LoadResult) {
    left.latency.add(right.latency)
    left.seconds += right.seconds
  }

  /// Answered requests a second.
  var rate: Double { seconds > 0 ? Double(latency.count) / seconds : 0 }
}
