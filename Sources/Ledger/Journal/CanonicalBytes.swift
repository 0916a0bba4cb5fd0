/// Reading of values where they lie in an entry's bytes, without a text in between.
extension Span where Element == UInt8 {
  /// Whether the bytes of a place are those of a name.
  func holds(_ name: StaticString, at place: Range<Int>) -> Bool {
    guard place.count == name.utf8CodeUnitCount else { return false }
    var letter = name.utf8Start
    for index in place {
      guard self[index] == letter.pointee else { return false }
      letter += 1
    }
    return true
  }

  /// The bytes of a place as a text.
  func text(at place: Range<Int>) -> String {
    extracting(place).withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
  }

  /// The value of a line, its escapes undone.
  func unescaped(at place: Range<Int>) -> String {
    let backslash = UInt8(ascii: "\\")
    guard place.contains(where: { self[$0] == backslash }) else { return text(at: place) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(place.count)
    var isEscaping = false
    for index in place {
      let byte = self[index]
      if isEscaping {
        bytes.append(byte == UInt8(ascii: "n") ? UInt8(ascii: "\n") : byte)
        isEscaping = false
      } else if byte == backslash {
        isEscaping = true
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// A whole number in decimal digits with or without a sign, as `Int64` itself reads one, or nil.
  func integer(at place: Range<Int>) -> Int64? {
    guard let first = place.first else { return nil }
    let isNegative = self[first] == UInt8(ascii: "-")
    let hasSign = isNegative || self[first] == UInt8(ascii: "+")
    let digits = (hasSign ? first + 1 : first)..<place.upperBound
    guard !digits.isEmpty else { return nil }
    var value: Int64 = 0
    for index in digits {
      guard let digit = decimalDigit(at: index) else { return nil }
      let (tens, isTooLarge) = value.multipliedReportingOverflow(by: 10)
      // The lowest number has no opposite, so that a negative one is counted downwards.
      let (next, isBeyond) =
        isNegative ? tens.subtractingReportingOverflow(digit) : tens.addingReportingOverflow(digit)
      guard !isTooLarge, !isBeyond else { return nil }
      value = next
    }
    return value
  }

  /// The first place of a byte within a range, or nil.
  func first(_ byte: UInt8, in place: Range<Int>) -> Int? {
    for index in place where self[index] == byte { return index }
    return nil
  }

  func decimalDigit(at index: Int) -> Int64? {
    let digit = self[index] &- UInt8(ascii: "0")
    return digit < 10 ? Int64(digit) : nil
  }
}

/// The words of an enumeration, found by their bytes.
struct WordTable<Value: RawRepresentable & Sendable>: Sendable where Value.RawValue == String {
  private let words: [(bytes: [UInt8], value: Value)]

  /// - Parameter common: What is looked for most; found first.
  init(_ values: [Value], common: Value? = nil) {
    words = ((common.map { [$0] } ?? []) + values).map { (Array($0.rawValue.utf8), $0) }
  }

  /// The value whose word stands at a place, or nil.
  func value(in bytes: Span<UInt8>, at place: Range<Int>) -> Value? {
    for word in words where word.bytes.count == place.count {
      var isSame = true
      for offset in word.bytes.indices where word.bytes[offset] != bytes[place.lowerBound + offset] {
        isSame = false
        break
      }
      if isSame { return word.value }
    }
    return nil
  }
}
