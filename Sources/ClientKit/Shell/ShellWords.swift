import LineProtocol

/// Reads a line of the shell, which may be typed as in the protocol or as on a command line.
enum ShellWords {
  /// The words of a line; nil for an empty line and for a comment.
  ///
  /// - Throws: `bad-request`, as the daemon would say it.
  static func words(_ line: [UInt8]) throws(Refusal) -> (tag: String?, words: [Word])? {
    switch LineParser.parse(withoutOptionDashes(line)) {
    case .ignored: return nil
    case .fault(_, let refusal): throw refusal
    case .line(let parsed): return (parsed.tag, parsed.words)
    }
  }

  /// The line with `name=` for every `--name=`, so that a quoted value may follow as in the protocol.
  private static func withoutOptionDashes(_ line: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(line.count)
    var index = 0
    var isQuoted = false
    while index < line.count {
      let isWordStart = index == 0 || line[index - 1] == UInt8(ascii: " ") || line[index - 1] == UInt8(ascii: "\t")
      if !isQuoted, isWordStart, startsNamedOption(line[index...]) { index += 2 }
      let byte = line[index]
      result.append(byte)
      index += 1
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if isQuoted, byte == UInt8(ascii: "\\"), index < line.count {
        result.append(line[index])
        index += 1
      }
    }
    return result
  }

  private static func startsNamedOption(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard bytes.starts(with: "--".utf8), let equals = bytes.firstIndex(of: UInt8(ascii: "=")) else { return false }
    return Word.isName(String(decoding: bytes[(bytes.startIndex + 2)..<equals], as: UTF8.self))
  }
}
