/// An entry as an outside verifier gets it: bytes and hash, and the texts beside the chain only where they were asked for.
public struct ExportedEntry: Hashable, Sendable {
  /// The number under which it was exported.
  public let number: Int64
  /// The bytes that are hashed.
  public let canonical: [UInt8]
  /// The hash as the bank has stored it.
  public let hash: Digest
  /// Texts that lie beside the chain; none where they were not asked for or have been erased.
  public let texts: [SealedText]

  /// Puts an exported entry together.
  public init(number: Int64, canonical: [UInt8], hash: Digest, texts: [SealedText]) {
    self.number = number
    self.canonical = canonical
    self.hash = hash
    self.texts = texts
  }

  /// The texts as lines that a person can read: `<name> <salt in hex> <text>`, a backslash written `\\` and a line feed
  /// `\n` as in canonical bytes.
  public var textLines: String {
    var bytes: [UInt8] = []
    for text in texts {
      FactWriter.append("\(text.name) \(Hex.text(text.salt)) ", to: &bytes)
      FactWriter.appendEscaped(text.text, to: &bytes)
      bytes.append(UInt8(ascii: "\n"))
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Reads what ``textLines`` has written, or nil.
  public static func texts(_ lines: String) -> [SealedText]? {
    guard !lines.isEmpty else { return [] }
    let bytes = Array(lines.utf8)
    guard bytes.last == UInt8(ascii: "\n") else { return nil }
    var texts: [SealedText] = []
    for line in bytes.dropLast().split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      let parts = line.split(separator: UInt8(ascii: " "), maxSplits: 2, omittingEmptySubsequences: false)
      guard parts.count == 3, let salt = Hex.bytes(String(decoding: parts[1], as: UTF8.self)) else { return nil }
      let text = Array(parts[2])
      texts.append(
        SealedText(
          name: String(decoding: parts[0], as: UTF8.self), salt: salt, text: text.span.unescaped(at: text.indices)))
    }
    return texts
  }
}
