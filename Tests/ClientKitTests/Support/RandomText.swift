/// Random numbers that are the same on every run.
struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}

/// Text as people write it, and as nobody should.
enum RandomText {
  private static let pieces = [
    "张", "三", "李四", "水饺队", "a", "Z", "0", "9:30", " ", "-", "“", "”", "…", "。", ",", ";", "(", "ｗ", "０", "é",
    "e\u{301}", "n\u{303}", "\u{301}", "한", "\u{1112}\u{1161}\u{11AB}", "😀", "👨‍👩‍👧", "👍🏽", "🇨🇳", "🇨", "1️⃣", "☺️", "☺", "❤️",
    "\u{200D}", "\u{FE0F}", "𠮷", "ก็", "कि", "ش", "\u{0600}", "\u{0D4E}", "㎡", "￥", "½", "\u{3000}", "\u{AD}",
  ]

  /// A text of up to so many pieces.
  static func text(_ maxPieces: Int, using generator: inout SplitMix, and more: [String] = []) -> String {
    let all = pieces + more + more
    return (0..<Int.random(in: 0...maxPieces, using: &generator))
      .map { _ in all.randomElement(using: &generator) ?? "" }.joined()
  }
}
