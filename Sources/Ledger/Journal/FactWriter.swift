/// Collects the facts of an entry as canonical lines, and aside from them the texts that the lines only commit to.
///
/// A fact is a line `fact <name> <value>`; a text is a line `text <name> <hash>`. Absent values write no line. Within a
/// value a backslash is written `\\` and a line feed `\n`, so that a line is always one fact.
public struct FactWriter {
  /// The canonical lines so far.
  public private(set) var bytes: [UInt8] = []
  /// The texts that the lines commit to, in their order.
  public private(set) var texts: [SealedText] = []
  private let makeSalt: () -> [UInt8]

  /// Starts without facts.
  ///
  /// - Parameter makeSalt: Gives `SealedText.saltByteCount` fresh random bytes at each call.
  public init(makeSalt: @escaping () -> [UInt8]) {
    self.makeSalt = makeSalt
    bytes.reserveCapacity(256)
  }

  /// Writes a fact that may stand in the chain in clear.
  public mutating func put(_ name: StaticString, _ value: some CustomStringConvertible) {
    FactWriter.append("fact ", to: &bytes)
    name.withUTF8Buffer { bytes.append(contentsOf: $0) }
    bytes.append(UInt8(ascii: " "))
    FactWriter.appendEscaped(value.description, to: &bytes)
    bytes.append(UInt8(ascii: "\n"))
  }

  /// Writes a fact where there is one.
  public mutating func put(_ name: StaticString, ifPresent value: (some CustomStringConvertible)?) {
    if let value { put(name, value) }
  }

  /// Writes a length of time as its number of minutes.
  public mutating func put(_ name: StaticString, _ value: Minutes) {
    put(name, value.count)
  }

  /// Writes one fact for each element, in their order.
  public mutating func put(_ name: StaticString, each values: some Sequence<some CustomStringConvertible>) {
    for value in values { put(name, value) }
  }

  /// Keeps a text from people aside and writes its salted hash.
  public mutating func putText(_ name: StaticString, ifPresent text: String?) {
    guard let text else { return }
    let sealed = SealedText(name: name.description, salt: makeSalt(), text: text)
    texts.append(sealed)
    FactWriter.append("text ", to: &bytes)
    name.withUTF8Buffer { bytes.append(contentsOf: $0) }
    bytes.append(UInt8(ascii: " "))
    FactWriter.append(sealed.commitment.description, to: &bytes)
    bytes.append(UInt8(ascii: "\n"))
  }

  static func append(_ text: String, to bytes: inout [UInt8]) {
    var text = text
    text.withUTF8 { bytes.append(contentsOf: $0) }
  }

  static func appendEscaped(_ text: String, to bytes: inout [UInt8]) {
    // Nearly no value holds either; those go over in one piece.
    if !text.utf8.contains(where: { $0 == UInt8(ascii: "\\") || $0 == UInt8(ascii: "\n") }) {
      return append(text, to: &bytes)
    }
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\\"): append("\\\\", to: &bytes)
      case UInt8(ascii: "\n"): append("\\n", to: &bytes)
      default: bytes.append(byte)
      }
    }
  }
}
