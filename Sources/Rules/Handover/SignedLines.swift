public import Ledger

/// A document of lines, `name value`, and the signature that follows them on the last line.
///
/// What is read is written again and compared, so that there is one way only to write a document, and no line that nobody
/// has looked at.
public struct SignedLines: Hashable, Sendable {
  /// The lines without the signature, each with its line feed: the bytes that are signed.
  public let body: String
  /// The signature over them.
  public let signature: BankSignature

  /// Joins what was signed and the signature.
  public init(body: String, signature: BankSignature) {
    self.body = body
    self.signature = signature
  }

  /// Takes a document apart, or nil where its last line is no signature.
  ///
  /// The last line feed may be missing.
  public init?(_ document: String) {
    var lines = LineCursor.lines(of: document)
    if lines.last == "" { lines.removeLast() }
    guard let last = lines.popLast(), last.hasPrefix("signature "), let signature = BankSignature(last.dropFirst(10))
    else { return nil }
    self.init(body: lines.map { $0 + "\n" }.joined(), signature: signature)
  }

  /// The whole document.
  public var document: String { "\(body)signature \(signature)\n" }
}

/// Reads the lines of a document one after the other.
///
/// By bytes: a mark that joins the space before a value would else hide the line's name.
struct LineCursor {
  private var lines: ArraySlice<Substring>

  init(_ body: String) {
    lines = Self.lines(of: body)[...]
  }

  static func lines(of text: String) -> [Substring] {
    text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map { Substring($0) }
  }

  /// The value of the next line, where it has this name; nil where it has another, which is not taken then.
  mutating func take(_ name: String) -> String? {
    guard let line = lines.first?.utf8, line.starts(with: (name + " ").utf8) else { return nil }
    lines.removeFirst()
    return String(decoding: line.dropFirst(name.utf8.count + 1), as: UTF8.self)
  }
}
