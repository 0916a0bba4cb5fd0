import Glibc

/// Signals as bytes of a descriptor, so that they can be waited for together with keys and a connection.
///
/// The signals are kept back from this thread and all that it starts afterwards; one thread of its own takes them.
struct SignalPipe {
  /// Readable when a signal has come: a byte for each, its number.
  let descriptor: Int32

  /// Nil where the system refuses a pipe or a thread.
  init?(_ signals: [Int32]) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return nil }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    descriptor = ends[0]
    var set = sigset_t()
    sigemptyset(&set)
    for signal in signals { sigaddset(&set, signal) }
    pthread_sigmask(SIG_BLOCK, &set, nil)
    let order = UnsafeMutablePointer<Order>.allocate(capacity: 1)
    order.initialize(to: Order(set: set, sink: ends[1]))
    var thread = pthread_t()
    // The thread lives as long as the program, and owns what it was given.
    let result = pthread_create(&thread, nil, { Self.run($0) }, order)
    guard result == 0 else {
      order.deallocate()
      return nil
    }
    pthread_detach(thread)
  }

  private struct Order {
    var set: sigset_t
    let sink: Int32
  }

  private static func run(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    guard let order = context?.assumingMemoryBound(to: Order.self) else { return nil }
    while true {
      var signal: Int32 = 0
      guard sigwait(&order.pointee.set, &signal) == 0 else { continue }
      var byte = UInt8(truncatingIfNeeded: signal)
      _ = write(order.pointee.sink, &byte, 1)
    }
  }

  /// The signals that have come since the last time.
  func take() -> [Int32] {
    var block = [UInt8](repeating: 0, count: 64)
    let count = read(descriptor, &block, block.count)
    return count > 0 ? block[..<count].map { Int32($0) } : []
  }
}
