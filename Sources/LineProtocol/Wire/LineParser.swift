/// Reads one request line by the grammar of the protocol reference.
public enum LineParser {
  /// What a line turned out to be.
  public enum Outcome: Equatable, Sendable {
    /// Empty, only blanks, or a comment that begins with `#`; it gets no answer.
    case ignored
    /// A line of the grammar.
    case line(ParsedLine)
    /// No line of the grammar: `bad-request` with `pos=`, the byte offset from 0; a well-formed tag is kept.
    case fault(tag: String?, Refusal)
  }

  /// Reads a line without its LF; a CR at its end is allowed and does not count.
  ///
  /// The length is not looked at: framing keeps to ``LineLimits/maxLineBytes``.
  public static func parse(_ bytes: some Collection<UInt8>) -> Outcome {
    bytes.withContiguousStorageIfAvailable(parse(buffer:)) ?? Array(bytes).withUnsafeBufferPointer(parse(buffer:))
  }

  private static func parse(buffer: UnsafeBufferPointer<UInt8>) -> Outcome {
    guard buffer.first != Byte.hash else { return .ignored }
    var scanner = LineScanner(buffer)
    guard scanner.findsWord() else { return .ignored }
    var tag: String?
    do throws(LineFault) {
      if scanner.nextByte == Byte.at {
        tag = try scanner.scanTag()
        guard scanner.findsWord() else { throw LineFault(.noCommand, at: scanner.offset) }
      }
      return .line(ParsedLine(tag: tag, words: try words(&scanner)))
    } catch {
      return .fault(tag: tag, error.refusal(hint: hint(for: error, in: buffer)))
    }
  }

  private static func hint(for fault: LineFault, in line: UnsafeBufferPointer<UInt8>) -> Localized? {
    // A quote that seems open was perhaps closed with a full-width one, anywhere behind it.
    guard fault.kind == .unclosedQuote else { return FullWidthHint.hint(at: fault.position, in: line) }
    return FullWidthHint.hint(for: String(decoding: line.dropFirst(fault.position), as: UTF8.self))
  }

  private static func words(_ scanner: inout LineScanner) throws(LineFault) -> [Word] {
    var words: [Word] = []
    words.reserveCapacity(8)
    var names = SeenNames()
    repeat {
      let word = try scanner.scanWord()
      if let name = word.name, !names.insert(name, among: words) {
        throw LineFault(.repeatedName(name), at: word.position)
      }
      words.append(word)
    } while scanner.findsWord()
    return words
  }
}

/// The names of a line so far; a set only where there are so many that comparing them all would take long.
private struct SeenNames {
  private static let fewWords = 24
  private var names: Set<String> = []

  /// Takes a name in, or says no where an earlier word has it.
  mutating func insert(_ name: String, among words: [Word]) -> Bool {
    if words.count < SeenNames.fewWords { return !words.contains { $0.name == name } }
    if names.isEmpty { names = Set(words.compactMap(\.name)) }
    return names.insert(name).inserted
  }
}
