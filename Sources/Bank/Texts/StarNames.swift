import LineProtocol
import Rules

/// What numbers of stars are called.
enum StarNames {
  static func of(_ stars: Int) -> Localized {
    guard stars > 0 else { return Localized("无星级", "no stars") }
    return Localized("\(chineseDigit(stars))星级", stars == 1 ? "one star" : "\(stars) stars")
  }

  /// The stars, with the name that the rules give the level.
  static func of(_ stars: Int, _ level: RecognitionPolicy.Name?) -> Localized {
    let plain = of(stars)
    guard let level else { return plain }
    return Localized("\(plain.chinese)(\(level.chinese))", "\(plain.english) (\(level.english))")
  }

  private static func chineseDigit(_ number: Int) -> String {
    let digits = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十"]
    return digits.indices.contains(number) ? digits[number] : String(number)
  }
}

extension RecognitionPolicy.Name {
  /// The name in both languages.
  var localized: Localized { Localized(chinese, english) }
}
