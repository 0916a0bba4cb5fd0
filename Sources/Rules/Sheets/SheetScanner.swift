/// Goes through the folded text of a cell from left to right; blanks within it and the case of letters do not matter.
struct SheetScanner {
  private let scalars: [Unicode.Scalar]
  private var position = 0

  init(_ text: String) {
    scalars = SheetText.folded(text).lowercased().unicodeScalars.filter { !SheetText.isBlank($0) }
  }

  var isEmpty: Bool { scalars.isEmpty }
  var isAtEnd: Bool { position == scalars.count }

  /// Takes the first of these words that comes next; longer words stand before their beginnings.
  mutating func take(_ words: String...) -> Bool {
    for word in words where scalars[position...].starts(with: word.unicodeScalars) {
      position += word.unicodeScalars.count
      return true
    }
    return false
  }

  /// Takes the next run of digits, as many as there are.
  mutating func digits() -> ArraySlice<Unicode.Scalar> {
    let run = scalars[position...].prefix { SheetScanner.digitValue($0) != nil }
    position = run.endIndex
    return run
  }

  /// Takes the next run of digits as a number, or nil where it has fewer or more digits than allowed.
  mutating func number(digits allowed: ClosedRange<Int>) -> (value: Int, digitCount: Int)? {
    let run = digits()
    guard allowed.contains(run.count) else { return nil }
    return (SheetScanner.value(of: run), run.count)
  }

  /// The number that at most 18 digits write.
  static func value(of digits: some Sequence<Unicode.Scalar>) -> Int {
    digits.reduce(0) { $0 * 10 + (digitValue($1) ?? 0) }
  }

  private static func digitValue(_ scalar: Unicode.Scalar) -> Int? {
    ("0"..."9").contains(scalar) ? Int(scalar.value) - 0x30 : nil
  }
}
