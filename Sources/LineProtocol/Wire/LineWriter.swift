public import Ledger

/// Writes words and lines so that ``LineParser`` reads back exactly what was written.
///
/// The one exception is NUL, which the protocol does not carry: it is written `\u0000` and refused by the reader.
public enum LineWriter {
  /// Appends a value as it stands behind `name=`: bare where it can be, else in quotes; nothing at all is `""`.
  public static func appendValue(_ value: String, to line: inout [UInt8]) {
    if canStandBare(value) {
      line.append(contentsOf: value.utf8)
    } else {
      appendQuoted(value, to: &line)
    }
  }

  /// Appends `name=value`.
  public static func append(name: String, value: String, to line: inout [UInt8]) {
    line.append(contentsOf: name.utf8)
    line.append(Byte.equals)
    appendValue(value, to: &line)
  }

  /// Appends a whole number in decimal digits.
  public static func append(_ number: Int64, to line: inout [UInt8]) {
    if number < 0 { line.append(UInt8(ascii: "-")) }
    appendDigits(of: number.magnitude, to: &line)
  }

  /// Appends a length of time as `H:MM`, which is its description.
  public static func append(_ minutes: Minutes, to line: inout [UInt8]) {
    if minutes.count < 0 { line.append(UInt8(ascii: "-")) }
    let (hours, rest) = minutes.count.magnitude.quotientAndRemainder(dividingBy: 60)
    appendDigits(of: hours, to: &line)
    line.append(UInt8(ascii: ":"))
    if rest < 10 { line.append(UInt8(ascii: "0")) }
    appendDigits(of: rest, to: &line)
  }

  private static func appendDigits(of number: UInt64, to line: inout [UInt8]) {
    if number > 9 { appendDigits(of: number / 10, to: &line) }
    line.append(UInt8(ascii: "0") + UInt8(number % 10))
  }

  /// Appends a word; one without a name is quoted also where it would be read as something else.
  public static func append(_ word: Word, to line: inout [UInt8]) {
    if let name = word.name {
      append(name: name, value: word.value, to: &line)
    } else if looksLikeSomethingElse(word.value) {
      appendQuoted(word.value, to: &line)
    } else {
      appendValue(word.value, to: &line)
    }
  }

  /// Appends a line with its tag, without the LF.
  ///
  /// The tag must be well-formed: 1 to 32 of `[A-Za-z0-9._:-]`.
  public static func append(_ parsed: ParsedLine, to line: inout [UInt8]) {
    if let tag = parsed.tag {
      line.append(Byte.at)
      line.append(contentsOf: tag.utf8)
    }
    for (index, word) in parsed.words.enumerated() {
      if index > 0 || parsed.tag != nil { line.append(Byte.space) }
      append(word, to: &line)
    }
  }

  /// A line with its tag as text, without the LF.
  public static func text(_ line: ParsedLine) -> String {
    var bytes: [UInt8] = []
    append(line, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends a JSON string; every control character in it is escaped, so that a terminal never obeys it.
  public static func appendQuoted(_ text: String, to line: inout [UInt8]) {
    line.append(Byte.quote)
    var previous: UInt8 = 0
    for byte in text.utf8 {
      // The C1 controls, whose second byte is not known before the first has been written.
      if previous == 0xC2, byte < 0xA0 {
        line.removeLast()
        appendUnicodeEscape(byte, to: &line)
      } else {
        appendEscaping(byte, to: &line)
      }
      previous = byte
    }
    line.append(Byte.quote)
  }

  private static func appendEscaping(_ byte: UInt8, to line: inout [UInt8]) {
    switch byte {
    case Byte.quote, Byte.backslash: appendEscape(byte, to: &line)
    case 0x08: appendEscape(UInt8(ascii: "b"), to: &line)
    case 0x09: appendEscape(UInt8(ascii: "t"), to: &line)
    case 0x0A: appendEscape(UInt8(ascii: "n"), to: &line)
    case 0x0C: appendEscape(UInt8(ascii: "f"), to: &line)
    case 0x0D: appendEscape(UInt8(ascii: "r"), to: &line)
    case 0x00...0x1F, 0x7F: appendUnicodeEscape(byte, to: &line)
    default: line.append(byte)
    }
  }

  private static func appendEscape(_ letter: UInt8, to line: inout [UInt8]) {
    line.append(Byte.backslash)
    line.append(letter)
  }

  private static func appendUnicodeEscape(_ code: UInt8, to line: inout [UInt8]) {
    line.append(contentsOf: "\\u00".utf8)
    line.append(Byte.hexDigits[Int(code >> 4)])
    line.append(Byte.hexDigits[Int(code & 15)])
  }

  private static func canStandBare(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      var previous: UInt8 = 0
      for byte in bytes {
        switch byte {
        case 0x00...0x20, 0x7F, Byte.quote, Byte.backslash: return false
        case 0x80...0x9F where previous == 0xC2: return false
        default: previous = byte
        }
      }
      return previous != 0
    }
  }

  /// Whether a bare word would be read as a tag, a comment or `name=value`.
  private static func looksLikeSomethingElse(_ text: String) -> Bool {
    guard let first = text.utf8.first else { return false }
    if first == Byte.at || first == Byte.hash { return true }
    return Byte.isLowercase(first) && text.utf8.first { !Byte.isNameCharacter($0) } == Byte.equals
  }
}
