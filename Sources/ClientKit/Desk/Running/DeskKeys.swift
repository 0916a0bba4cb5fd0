/// The keys of a terminal: an Esc is one by itself only when nothing has followed it for a moment.
///
/// A cursor key begins with the same byte, and what wakes the desk between its bytes must not cut it in two.
struct DeskKeys {
  private var decoder = KeyDecoder()
  /// When a pending Esc is a key of its own; nil where none is pending.
  private(set) var escapeEndsAt: Int64?

  /// Takes bytes that came together.
  ///
  /// - Parameter now: The time in milliseconds, of a clock that never goes back.
  mutating func take(_ bytes: some Sequence<UInt8>, at now: Int64) -> [Key] {
    let keys = bytes.compactMap { decoder.take($0) }
    escapeEndsAt = decoder.isEscapePending ? now + Self.escapeMilliseconds : nil
    return keys
  }

  /// Lets time go by without bytes; gives Esc when it was one.
  mutating func pass(at now: Int64) -> Key? {
    guard let end = escapeEndsAt, now >= end else { return nil }
    escapeEndsAt = nil
    return decoder.endEscape()
  }

  private static let escapeMilliseconds: Int64 = 60
}
