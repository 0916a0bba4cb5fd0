/// A short identifier chosen by people: of a station, team, offer, pool or gift.
///
/// 1 to 32 characters of `[a-z0-9-]`, the first of them no hyphen.
public struct Code: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The identifier's characters.
  public let text: String

  /// Checks and wraps an identifier, or nil where it has other characters or another length.
  public init?(_ text: String) {
    guard Code.isCode(text.utf8.span) else { return nil }
    self.text = text
  }

  /// Checks and wraps an identifier where it lies, or nil as above.
  init?(_ bytes: Span<UInt8>) {
    guard Code.isCode(bytes) else { return nil }
    text = bytes.text(at: 0..<bytes.count)
  }

  private static func isCode(_ bytes: Span<UInt8>) -> Bool {
    guard (1...32).contains(bytes.count), bytes[0] != UInt8(ascii: "-") else { return false }
    for index in 0..<bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): continue
      default: return false
      }
    }
    return true
  }

  /// Checks and wraps an identifier that is a part of a text, or nil as above.
  public init?(_ text: some StringProtocol) {
    self.init(String(text))
  }

  /// The identifier itself.
  public var description: String { text }

  /// Orders by bytes.
  public static func < (left: Code, right: Code) -> Bool { left.text < right.text }
}
