/// A page read back as a browser reads it: tags, attributes and text, references resolved.
///
/// Knows no more of HTML than pages use; whatever else stands there is a fault.
struct ParsedPage {
  struct Fault: Error {
    let reason: String
  }

  /// An element with what it holds.
  final class Element {
    let tag: String
    let attributes: [String: String]
    fileprivate(set) var children: [Element] = []
    /// The text directly within it and within its children, in order.
    fileprivate(set) var text = ""

    fileprivate init(tag: String, attributes: [String: String]) {
      self.tag = tag
      self.attributes = attributes
    }

    /// All elements of a tag below this one, in order.
    func all(_ tag: String) -> [Element] {
      children.flatMap { ($0.tag == tag ? [$0] : []) + $0.all(tag) }
    }
  }

  let root: Element

  init(_ html: String) throws {
    var rest = Substring(html)
    guard rest.hasPrefix("<!DOCTYPE html>\n") else { throw Fault(reason: "no document type") }
    rest = rest.dropFirst("<!DOCTYPE html>\n".count)
    try self.init(fragment: String(rest))
  }

  /// Reads elements without a document around them.
  init(fragment: String) throws {
    root = Element(tag: "", attributes: [:])
    var open = [root]
    var rest = Array(fragment.unicodeScalars)[...]
    while let first = rest.first {
      guard first == "<" else {
        let text = try Self.resolved(Self.take(&rest) { $0 == "<" })
        for element in open { element.text += text }
        continue
      }
      rest = rest.dropFirst()
      let inside = Self.take(&rest) { $0 == ">" }
      guard rest.popFirst() != nil else { throw Fault(reason: "a tag without its end") }
      if inside.hasPrefix("/") {
        guard open.count > 1, open.removeLast().tag == inside.dropFirst() else { throw Fault(reason: "</\(inside)>") }
        continue
      }
      let element = try Self.element(inside)
      open[open.count - 1].children.append(element)
      if element.tag == "meta" { continue }
      open.append(element)
      // A style sheet is no HTML up to its end tag.
      if element.tag == "style" { _ = Self.take(&rest) { $0 == "<" } }
    }
    guard open.count == 1 else { throw Fault(reason: "an element without its end: \(open.last?.tag ?? "")") }
  }

  private static func take(
    _ rest: inout ArraySlice<Unicode.Scalar>, until isEnd: (Unicode.Scalar) -> Bool
  ) -> String {
    var text = String.UnicodeScalarView()
    while let next = rest.first, !isEnd(next) {
      text.append(next)
      rest = rest.dropFirst()
    }
    return String(text)
  }

  private static func element(_ inside: String) throws -> Element {
    var rest = Array(inside.unicodeScalars)[...]
    let tag = take(&rest) { $0 == " " }
    guard !tag.isEmpty, tag.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) }) else {
      throw Fault(reason: "<\(inside)>")
    }
    var attributes: [String: String] = [:]
    while rest.popFirst() != nil {
      let name = take(&rest) { $0 == "=" }
      guard name.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }), !name.isEmpty,
        rest.prefix(2).elementsEqual("=\"".unicodeScalars), attributes[name] == nil
      else { throw Fault(reason: "attribute \(name)") }
      rest = rest.dropFirst(2)
      attributes[name] = try resolved(take(&rest) { $0 == "\"" })
      guard rest.popFirst() != nil else { throw Fault(reason: "a value without its end") }
    }
    return Element(tag: tag, attributes: attributes)
  }

  private static func resolved(_ text: String) throws -> String {
    var resolved = String.UnicodeScalarView()
    var rest = Array(text.unicodeScalars)[...]
    while let next = rest.popFirst() {
      guard next == "&" else {
        resolved.append(next)
        continue
      }
      let name = take(&rest) { $0 == ";" }
      guard rest.popFirst() != nil, let scalar = references[name] else { throw Fault(reason: "&\(name)") }
      resolved.append(scalar)
    }
    return String(resolved)
  }

  private static let references: [String: Unicode.Scalar] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "#39": "'",
  ]
}
