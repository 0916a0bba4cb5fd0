import Glibc
import LineProtocol

/// The bytes of a connection: the daemon's socket, or what a test puts in its place.
struct Transport {
  /// Sends all bytes.
  var send: ([UInt8]) throws(TransportError) -> Void
  /// Receives some bytes, none at the end; waits at most so many milliseconds, forever where negative.
  var receive: (_ timeoutMilliseconds: Int32) throws(TransportError) -> [UInt8]
  /// Says that nothing more will be sent; the daemon's lines can still be read.
  var finishSending: () -> Void
  /// Ends the connection.
  var close: () -> Void
  /// The descriptor to wait on together with a terminal, where there is one.
  var descriptor: Int32?
  /// Why the other end closed without ever having said anything, where that is known.
  var failure: () -> ClientFailure? = { nil }
}

/// Why bytes did not go through.
enum TransportError: Error, Hashable {
  /// The system's error number.
  case system(Int32)
  /// Nothing came in time.
  case timedOut
}

extension TransportError {
  /// What happened, in the system's words.
  var reason: Localized {
    switch self {
    case .timedOut: Localized("等不到应答", "nothing came in time")
    case .system(let number):
      Localized(String(cString: strerror(number)), String(cString: strerror(number)))
    }
  }
}
