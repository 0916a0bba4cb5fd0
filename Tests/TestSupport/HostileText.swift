/// Texts and bytes that break careless code: what people type, and what nobody should.
extension SeededGenerator {
  /// A text of up to so many fragments, controls and marks among them, but never NUL, which the protocol does not carry.
  public mutating func hostileText(maxFragments: Int = 8) -> String {
    var text = ""
    for _ in 0..<Int.random(in: 0...maxFragments, using: &self) {
      text += HostileText.fragments[Int.random(in: 0..<HostileText.fragments.count, using: &self)]
    }
    return text
  }

  /// Bytes that often look like a line of the protocol and often are not even UTF-8.
  public mutating func hostileBytes(maxFragments: Int = 12) -> [UInt8] {
    var bytes: [UInt8] = []
    for _ in 0..<Int.random(in: 0...maxFragments, using: &self) {
      switch UInt8.random(in: 0...9, using: &self) {
      case 0: bytes.append(UInt8.random(in: 0...255, using: &self))
      case 1: bytes += HostileText.brokenUTF8[Int.random(in: 0..<HostileText.brokenUTF8.count, using: &self)]
      case 2...4: bytes += HostileText.syntax[Int.random(in: 0..<HostileText.syntax.count, using: &self)].utf8
      default: bytes += HostileText.fragments[Int.random(in: 0..<HostileText.fragments.count, using: &self)].utf8
      }
    }
    return bytes
  }

  /// One of some elements.
  public mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[Int.random(in: 0..<elements.count, using: &self)]
  }
}

private enum HostileText {
  static let fragments = [
    "a", "member", "17", "9223372036854775807", "-0", " ", "  ", "\t", "\r", "\n", "\r\n", "\"", "\"\"", "\\", "\\n",
    "\\u0041", "=", "a=", "@", "@t1", "#", "*", "!", "~", "/", ",", ";", ":", "'", "{", "}", "[", "]", "|", "%s", "张三",
    "养老中心包水饺", "　", "：", "＝", "１７", "“", "”", "é", "e\u{301}", "\u{301}", "👨‍👩‍👧‍👦", "🇨🇳", "\u{1}", "\u{8}", "\u{B}", "\u{C}",
    "\u{1B}[31m", "\u{7F}", "\u{80}", "\u{85}", "\u{9F}", "\u{A0}", "\u{AD}", "\u{200B}", "\u{202E}", "\u{2028}",
    "\u{D7FF}", "\u{E000}", "\u{FEFF}", "\u{FFFD}", "\u{FFFF}", "\u{10000}", "\u{10FFFF}", "𠮷",
  ]

  static let syntax = [
    "balance", " member=17", "service record", " key=a", " note=\"", "\" ", "\"\\ud83d\\ude00\"", "\\ud83d", "\\u0000",
    "\\u00e9", "\\x", "@tag ", "= ", "=\"\"", "ERR @t ", "OK ", "* ", "text=\"x\"",
  ]

  static let brokenUTF8: [[UInt8]] = [
    [0x00], [0x80], [0xBF], [0xC0, 0x80], [0xC1, 0xBF], [0xC2], [0xE0, 0x80, 0x80], [0xE0, 0x9F, 0xBF], [0xE4, 0xB8],
    [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF], [0xF0, 0x80, 0x80, 0x80], [0xF0, 0x9F, 0x98], [0xF4, 0x90, 0x80, 0x80],
    [0xF5, 0x80, 0x80, 0x80], [0xFE], [0xFF], [0xD5, 0xC5, 0xC8, 0xFD],
  ]
}
