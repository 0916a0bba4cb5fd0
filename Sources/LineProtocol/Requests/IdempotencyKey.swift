/// The keys under which requests happen once.
public enum IdempotencyKey {
  private static let digits = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)

  /// A key that nobody has used: a ULID behind `c-`, made of the time and of 80 random bits.
  ///
  /// Keys are kept as long as the journal. Since later keys sort behind earlier ones, the bank adds each at the end of what it
  /// keeps, and not somewhere in ten years of keys.
  ///
  /// - Parameter milliseconds: The time since 1970.
  public static func make(
    atMilliseconds milliseconds: Int64, using generator: inout some RandomNumberGenerator
  ) -> String {
    let time = UInt64(bitPattern: milliseconds)
    let halves = (0..<2).map { _ in generator.next(upperBound: UInt64(1) << 40) }
    return "c-" + digits(of: time, count: 10) + halves.map { digits(of: $0, count: 8) }.joined()
  }

  /// Whether a text can be a key: 1 to 64 of `[A-Za-z0-9._:-]`.
  static func isKey(_ text: String) -> Bool {
    (1...64).contains(text.utf8.count) && text.utf8.allSatisfy(Byte.isTagCharacter)
  }

  /// The lowest digits of a number, five bits each.
  private static func digits(of number: UInt64, count: Int) -> String {
    let bytes = (0..<count).reversed().map { digits[Int(number >> (5 * UInt64($0)) & 31)] }
    return String(decoding: bytes, as: UTF8.self)
  }
}
