import Glibc

/// Writing where the reader may have gone: an error of the write, and never the end of the program.
///
/// The signal is held back from the writing thread alone. What a program does about it is one setting for all its
/// threads, which a part of it cannot change for a while without taking it from another.
enum PipeWriting {
  /// Writes what the descriptor takes now.
  ///
  /// - Returns: The bytes written; below 0 with the reason in `errno`, which is `EPIPE` where nobody reads any more.
  static func write(_ bytes: some Collection<UInt8>, to descriptor: Int32) -> Int {
    var brokenPipe = sigset_t()
    var before = sigset_t()
    sigemptyset(&brokenPipe)
    sigaddset(&brokenPipe, SIGPIPE)
    pthread_sigmask(SIG_BLOCK, &brokenPipe, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    let contiguous = bytes.withContiguousStorageIfAvailable { Glibc.write(descriptor, $0.baseAddress, $0.count) }
    let count = contiguous ?? Array(bytes).withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
    let reason = errno
    // The signal also comes with a write that a reader left in the middle, which is no error yet.
    var none = timespec()
    _ = sigtimedwait(&brokenPipe, nil, &none)
    errno = reason
    return count
  }
}
