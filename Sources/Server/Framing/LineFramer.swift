import Glibc
import LineProtocol
import NIOCore

/// Cuts the bytes of a connection into request lines, one at a time as the session asks for them.
///
/// Pulling keeps memory bounded: what the session has no time for stays here as bytes, and the channel reads no more once
/// ``bufferedByteCount`` is large. A line over the limit is dropped as it comes in, up to its LF.
struct LineFramer {
  /// What comes out.
  enum Frame: Equatable {
    /// A line without its LF.
    case line(ByteBuffer)
    /// A line over the limit, dropped whole.
    case tooLong(tag: String?)
  }

  /// What stands at the end of the input without an LF.
  enum Remainder: Equatable {
    /// Nothing, or nothing that would have been carried out.
    case none
    /// A line that was not finished.
    case incomplete(tag: String?)
  }

  /// Enough of a dropped line to find its tag or that it is a comment.
  private static let headByteCount = 64

  private var buffer = ByteBuffer()
  /// How many bytes at the front of the buffer are known to hold no LF.
  private var searched = 0
  /// The beginning of the line that is being dropped; nil where none is.
  private var droppedHead: ByteBuffer?

  /// The bytes that wait to be taken out.
  var bufferedByteCount: Int { buffer.readableBytes }

  /// Whether a line has begun and its LF has not come, after ``next()`` has returned nil.
  var isMidLine: Bool { buffer.readableBytes > 0 || droppedHead != nil }

  /// Takes bytes in.
  mutating func append(_ bytes: ByteBuffer) {
    var bytes = bytes
    if buffer.readableBytes == 0 {
      buffer = bytes
    } else {
      buffer.discardReadBytes()
      buffer.writeBuffer(&bytes)
    }
  }

  /// The next line, or nil until more bytes come.
  mutating func next() -> Frame? {
    while true {
      guard let length = lengthToLineFeed() else {
        searched = buffer.readableBytes
        if droppedHead != nil || buffer.readableBytes > LineLimits.maxLineBytes { drop(buffer.readableBytes) }
        return nil
      }
      searched = 0
      if droppedHead == nil, length <= LineLimits.maxLineBytes, let line = buffer.readSlice(length: length) {
        buffer.moveReaderIndex(forwardBy: 1)
        return .line(line)
      }
      drop(length)
      buffer.moveReaderIndex(forwardBy: 1)
      let head = droppedHead ?? ByteBuffer()
      droppedHead = nil
      // A comment is no request, however long it is.
      if head.getInteger(at: head.readerIndex) == UInt8(ascii: "#") { continue }
      return .tooLong(tag: Self.tag(of: head))
    }
  }

  /// What is left when no more bytes will come.
  mutating func remainder() -> Remainder {
    guard isMidLine else { return .none }
    let head = droppedHead ?? buffer
    droppedHead = nil
    buffer.clear()
    if LineParser.parse(head.readableBytesView) == .ignored { return .none }
    return .incomplete(tag: Self.tag(of: head))
  }

  /// Throws away what has not been taken out, for a connection that takes no more requests.
  mutating func discard() {
    buffer.clear()
    searched = 0
    droppedHead = nil
  }

  private func lengthToLineFeed() -> Int? {
    buffer.withUnsafeReadableBytes { bytes -> Int? in
      guard let base = bytes.baseAddress, bytes.count > searched else { return nil }
      guard let found = memchr(base + searched, CInt(UInt8(ascii: "\n")), bytes.count - searched) else { return nil }
      return UnsafeRawPointer(found) - base
    }
  }

  private mutating func drop(_ count: Int) {
    if droppedHead == nil {
      droppedHead = buffer.getSlice(at: buffer.readerIndex, length: min(count, Self.headByteCount))
    }
    buffer.moveReaderIndex(forwardBy: count)
    searched = 0
  }

  private static func tag(of head: ByteBuffer) -> String? {
    switch LineParser.parse(head.readableBytesView.prefix(headByteCount)) {
    case .ignored: nil
    case .line(let line): line.tag
    case .fault(let tag, _): tag
    }
  }
}
