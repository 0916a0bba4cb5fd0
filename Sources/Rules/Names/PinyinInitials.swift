/// Letters typed to find a person: the initials of the name's characters in pinyin, from the first one on.
///
/// `zs` finds 张三 and 张山. A character that is read in several ways, as the surnames 单, 曾 and 解 are, is found by each.
/// Letters of a name that is written in Latin ones stand for themselves, in either case.
public struct PinyinInitials: Sendable {
  /// Small letters of ASCII.
  private let letters: [UInt8]

  /// Letters in either case and width; nil for a text that has anything else in it, or nothing.
  public init?(_ text: some StringProtocol) {
    var letters: [UInt8] = []
    for scalar in text.unicodeScalars {
      guard let letter = Self.letter(scalar) else { return nil }
      letters.append(letter)
    }
    guard !letters.isEmpty else { return nil }
    self.letters = letters
  }

  /// Whether a name begins with characters of these initials; blanks and dots between its parts do not count.
  public func begin(_ name: some StringProtocol) -> Bool {
    var rest = letters[...]
    for scalar in name.unicodeScalars {
      guard let wanted = rest.first else { return true }
      let readings = Self.readings(of: scalar)
      if readings.isEmpty, Self.separators.contains(scalar) { continue }
      guard readings.contains(wanted) else { return false }
      rest.removeFirst()
    }
    return rest.isEmpty
  }

  /// The initials that a character may have; none for what is no ideograph and no letter.
  private static func readings(of scalar: Unicode.Scalar) -> [UInt8] {
    if let letter = letter(scalar) { return [letter] }
    guard scalar.value >= PinyinTable.start else { return [] }
    let index = Int(scalar.value - PinyinTable.start)
    guard index < PinyinTable.letters.count, PinyinTable.letters[index] != UInt8(ascii: ".") else { return [] }
    return [PinyinTable.letters[index]] + (otherReadings[scalar] ?? [])
  }

  private static func letter(_ scalar: Unicode.Scalar) -> UInt8? {
    switch scalar.value {
    case 0x61...0x7A: UInt8(scalar.value)
    case 0x41...0x5A: UInt8(scalar.value + 0x20)
    case 0xFF41...0xFF5A: UInt8(scalar.value - 0xFF41 + 0x61)
    case 0xFF21...0xFF3A: UInt8(scalar.value - 0xFF21 + 0x61)
    default: nil
    }
  }

  private static let separators: Set<Unicode.Scalar> = [" ", "\u{3000}", "\u{B7}", "\u{2022}", "\u{30FB}", "."]

  /// Initials besides those of the table: surnames with a reading of their own, characters common in given names that are read
  /// in two ways, and where GB2312 orders a character by another reading.
  private static let otherReadings: [Unicode.Scalar: [UInt8]] = {
    let pairs: [(Unicode.Scalar, String)] = [
      ("单", "sc"), ("曾", "zc"), ("解", "xj"), ("仇", "qc"), ("查", "zc"), ("朴", "p"), ("尉", "wy"), ("区", "oq"), ("盖", "g"),
      ("翟", "zd"), ("覃", "qtx"), ("乐", "yl"), ("缪", "m"), ("隗", "wk"), ("折", "sz"), ("种", "cz"), ("员", "y"),
      ("祭", "zj"),
      ("秘", "bm"), ("繁", "pf"), ("薄", "b"), ("贾", "jg"), ("召", "sz"), ("佴", "n"), ("俟", "qs"), ("万", "wm"), ("宿", "sx"),
      ("沈", "sc"), ("洗", "x"), ("冼", "x"), ("柏", "b"), ("卜", "b"), ("车", "cj"), ("阚", "k"), ("撒", "s"), ("适", "sk"),
      ("黑", "h"), ("重", "zc"), ("朝", "cz"), ("晟", "sc"), ("茜", "xq"), ("行", "xh"), ("长", "zc"), ("调", "td"),
      ("校", "xj"),
      ("降", "jx"), ("参", "cs"), ("圈", "qj"), ("澄", "cd"), ("弹", "td"), ("伽", "jgq"), ("娜", "n"), ("系", "xj"),
      ("传", "cz"),
      ("石", "sd"), ("藏", "cz"), ("乘", "cs"), ("盛", "sc"), ("畜", "cx"), ("厦", "xs"), ("埔", "pb"), ("辟", "bp"),
      ("泊", "bp"),
      ("匙", "cs"), ("脯", "fp"), ("蛤", "gh"), ("槛", "jk"), ("咯", "kgl"), ("咳", "kh"), ("傀", "kg"), ("茄", "qj"),
      ("炔", "qg"),
      ("伺", "sc"), ("吁", "yx"), ("轧", "zyg"), ("辗", "zn"), ("椎", "zc"),
    ]
    return Dictionary(pairs.map { ($0.0, Array($0.1.utf8)) }, uniquingKeysWith: +)
  }()
}
