/// Cuts the bytes of one line into words: the tokenizer of both directions.
///
/// It looks at every byte once, in order, so that a fault is always the first of its line. UTF-8 is checked on the way.
struct LineScanner {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let end: Int
  private var position = 0

  /// Takes a line without its LF; a CR at its end does not count.
  init(_ line: UnsafeBufferPointer<UInt8>) {
    bytes = line
    end = line.last == Byte.carriageReturn ? line.count - 1 : line.count
  }

  /// Skips blanks and says whether a word follows.
  mutating func findsWord() -> Bool {
    while position < end, Byte.isBlank(bytes[position]) { position += 1 }
    return position < end
  }

  /// Where the next byte is read, from 0.
  var offset: Int { position }

  /// The byte that is read next; only after ``findsWord()`` said yes.
  var nextByte: UInt8 { bytes[position] }

  /// Reads `@tag`, which a blank or the end of the line must follow.
  mutating func scanTag() throws(LineFault) -> String {
    position += 1
    let start = position
    while position < end, Byte.isTagCharacter(bytes[position]) { position += 1 }
    guard (1...32).contains(position - start), isAtWordEnd else { throw LineFault(.malformedTag, at: position) }
    return text(start..<position)
  }

  /// Reads a word; only after ``findsWord()`` said yes.
  mutating func scanWord() throws(LineFault) -> Word {
    let start = position
    if bytes[start] == Byte.quote { return Word(name: nil, value: try scanQuoted(), position: start) }
    guard let nameEnd = endOfName(from: start) else {
      return Word(name: nil, value: try scanBare(), position: start)
    }
    let name = text(start..<nameEnd)
    position = nameEnd + 1
    if isAtWordEnd { return Word(name: name, value: "", position: start) }
    let value = bytes[position] == Byte.quote ? try scanQuoted() : try scanBare()
    return Word(name: name, value: value, position: start)
  }

  private var isAtWordEnd: Bool { position == end || Byte.isBlank(bytes[position]) }

  /// Where the `=` stands that makes what begins here a name, or nil.
  private func endOfName(from start: Int) -> Int? {
    guard Byte.isLowercase(bytes[start]) else { return nil }
    var index = start + 1
    while index < end, Byte.isNameCharacter(bytes[index]) { index += 1 }
    return index < end && bytes[index] == Byte.equals ? index : nil
  }

  private mutating func scanBare() throws(LineFault) -> String {
    let start = position
    while position < end {
      let byte = bytes[position]
      if byte == Byte.quote { throw LineFault(.quoteInBareWord, at: position) }
      if byte == Byte.backslash { throw LineFault(.backslashInBareWord, at: position) }
      if Byte.isBlank(byte) { break }
      try skipCharacter()
    }
    return text(start..<position)
  }

  private mutating func scanQuoted() throws(LineFault) -> String {
    let opening = position
    position += 1
    let start = position
    var unescaped: [UInt8]?
    var copied = start
    while position < end, bytes[position] != Byte.quote {
      guard bytes[position] == Byte.backslash else {
        if bytes[position] == Byte.tab { throw LineFault(.control, at: position) }
        try skipCharacter()
        continue
      }
      var buffer = unescaped.take() ?? []
      buffer.append(contentsOf: bytes[copied..<position])
      try scanEscape(into: &buffer)
      unescaped = buffer
      copied = position
    }
    guard position < end else { throw LineFault(.unclosedQuote, at: opening) }
    let closing = position
    position += 1
    guard isAtWordEnd else { throw LineFault(.textAfterQuote, at: position) }
    guard var buffer = unescaped.take() else { return text(start..<closing) }
    buffer.append(contentsOf: bytes[copied..<closing])
    return String(decoding: buffer, as: UTF8.self)
  }

  /// Steps over one character and its bytes, or says what is wrong with them.
  private mutating func skipCharacter() throws(LineFault) {
    let byte = bytes[position]
    switch byte {
    case 0x20...0x7E: position += 1
    case 0x00: throw LineFault(.nul, at: position)
    case Byte.carriageReturn: throw LineFault(.carriageReturn, at: position)
    case 0x01...0x1F, 0x7F: throw LineFault(.control, at: position)
    case 0xC2:
      try skipSequence(second: 0x80...0xBF, length: 2)
      // U+0080 to U+009F, the C1 controls.
      if bytes[position - 1] < 0xA0 { throw LineFault(.control, at: position - 2) }
    case 0xC3...0xDF: try skipSequence(second: 0x80...0xBF, length: 2)
    // The second byte's range leaves out overlong forms, surrogates, and what lies beyond U+10FFFF.
    case 0xE0: try skipSequence(second: 0xA0...0xBF, length: 3)
    case 0xED: try skipSequence(second: 0x80...0x9F, length: 3)
    case 0xE1...0xEF: try skipSequence(second: 0x80...0xBF, length: 3)
    case 0xF0: try skipSequence(second: 0x90...0xBF, length: 4)
    case 0xF1...0xF3: try skipSequence(second: 0x80...0xBF, length: 4)
    case 0xF4: try skipSequence(second: 0x80...0x8F, length: 4)
    default: throw LineFault(.invalidUTF8, at: position)
    }
  }

  private mutating func skipSequence(second: ClosedRange<UInt8>, length: Int) throws(LineFault) {
    guard position + length <= end, second.contains(bytes[position + 1]) else {
      throw LineFault(.invalidUTF8, at: position)
    }
    for index in (position + 2)..<max(position + 2, position + length) where bytes[index] & 0xC0 != 0x80 {
      throw LineFault(.invalidUTF8, at: position)
    }
    position += length
  }

  /// Reads an escape and adds the UTF-8 bytes that it stands for.
  private mutating func scanEscape(into buffer: inout [UInt8]) throws(LineFault) {
    let start = position
    guard position + 1 < end else { throw LineFault(.unknownEscape, at: start) }
    let letter = bytes[position + 1]
    position += 2
    switch letter {
    case Byte.quote, Byte.backslash, UInt8(ascii: "/"): buffer.append(letter)
    case UInt8(ascii: "b"): buffer.append(0x08)
    case UInt8(ascii: "f"): buffer.append(0x0C)
    case UInt8(ascii: "n"): buffer.append(0x0A)
    case UInt8(ascii: "r"): buffer.append(0x0D)
    case UInt8(ascii: "t"): buffer.append(0x09)
    case UInt8(ascii: "u"): buffer.append(contentsOf: try scanUnicodeEscape(from: start))
    default: throw LineFault(.unknownEscape, at: start)
    }
  }

  /// Reads the four hexadecimal digits behind `\u`, and the second half of a pair.
  ///
  /// Of the controls only NUL is refused here: the grammar names `\u0000` alone, and knows `\n` and others itself.
  private mutating func scanUnicodeEscape(from start: Int) throws(LineFault) -> String.UTF8View {
    let unit = try scanHexDigits(from: start)
    guard unit != 0 else { throw LineFault(.nul, at: start) }
    if let scalar = Unicode.Scalar(unit) { return String(scalar).utf8 }
    guard unit < 0xDC00, position + 1 < end, bytes[position] == Byte.backslash,
      bytes[position + 1] == UInt8(ascii: "u")
    else { throw LineFault(.loneSurrogate, at: start) }
    let second = position
    position += 2
    let low = try scanHexDigits(from: second)
    guard (0xDC00...0xDFFF).contains(low) else { throw LineFault(.loneSurrogate, at: start) }
    return String(decoding: [unit, low], as: UTF16.self).utf8
  }

  private mutating func scanHexDigits(from start: Int) throws(LineFault) -> UInt16 {
    guard position + 4 <= end else { throw LineFault(.unknownEscape, at: start) }
    var unit: UInt16 = 0
    for index in position..<(position + 4) {
      guard let digit = Byte.hexValue(bytes[index]) else { throw LineFault(.unknownEscape, at: start) }
      unit = unit << 4 | UInt16(digit)
    }
    position += 4
    return unit
  }

  private func text(_ range: Range<Int>) -> String {
    String(decoding: UnsafeBufferPointer(rebasing: bytes[range]), as: UTF8.self)
  }
}
