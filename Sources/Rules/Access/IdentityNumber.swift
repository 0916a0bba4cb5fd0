public import Ledger

/// The identity number of a resident of China: 17 digits and a check character, after GB 11643-1999.
///
/// Nothing prints it: no description, no error tells its digits. See "Privacy" in the domain reference.
public struct IdentityNumber: Hashable, Sendable, CustomStringConvertible, CustomReflectable {
  /// What keeps a text from being one.
  public enum Fault: Error, Hashable, Sendable {
    /// It is not 17 digits and then a digit or an X.
    case form
    /// Its digits 7 to 14 are no day of the calendar.
    case birth
    /// Its last character does not follow from the others: a digit was mistyped.
    case checksum
  }

  /// The number with an upper-case X, for ``IdentityNumber`` to be hashed and for nothing else.
  public let secret: [UInt8]
  /// The date of birth that the number carries.
  public let birth: LocalDate

  /// Reads a number as it was typed; a small `x` counts as `X`.
  public init(_ typed: String) throws(Fault) {
    let bytes = Array(typed.utf8).map { $0 == UInt8(ascii: "x") ? UInt8(ascii: "X") : $0 }
    let digits = bytes.prefix(17).compactMap { Self.digit($0) }
    guard bytes.count == 18, digits.count == 17, Self.digit(bytes[17]) != nil || bytes[17] == UInt8(ascii: "X") else {
      throw .form
    }
    let year = digits[6..<10].reduce(0) { $0 * 10 + $1 }
    guard let birth = LocalDate(year: year, month: digits[10] * 10 + digits[11], day: digits[12] * 10 + digits[13])
    else { throw .birth }
    guard bytes[17] == Self.checkCharacter(of: digits) else { throw .checksum }
    secret = bytes
    self.birth = birth
  }

  /// Says that it is not shown.
  public var description: String { "(identity number)" }

  /// Nothing to be looked into.
  public var customMirror: Mirror { Mirror(self, children: []) }

  /// ISO 7064, MOD 11-2: the sum of all digits, each with a power of two, is 1 modulo 11.
  static func checkCharacter(of digits: [Int]) -> UInt8 {
    let sum = digits.reduce(0) { ($0 + $1) * 2 % 11 }
    return Array("10X98765432".utf8)[sum]
  }

  private static func digit(_ byte: UInt8) -> Int? {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) ? Int(byte - UInt8(ascii: "0")) : nil
  }
}
