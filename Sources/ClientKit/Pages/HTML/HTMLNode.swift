/// The elements that pages are made of; there are no others, so no page can hold a script.
enum HTMLTag: String, CaseIterable {
  case html, head, meta, title, style, body
  case header, main, footer, section
  case h1, h2, h3, p, div, span, strong, code
  case dl, dt, dd, ul, li
  case table, caption, thead, tbody, tfoot, tr, th, td
  case figure, figcaption
  case svg, desc, g, rect, line, text

  /// Whether it has neither content nor an end tag.
  var isVoid: Bool { self == .meta }
  /// Whether it stands within a line of text.
  var isInline: Bool { [.span, .strong, .code].contains(self) }
  /// Whether what it holds begins on a line of its own, so that a page can be read as it was written.
  var isBlock: Bool {
    switch self {
    case .title, .p, .span, .strong, .code, .dt, .dd, .li, .caption, .th, .td, .figcaption, .h1, .h2, .h3, .text,
      .desc:
      false
    default: true
    }
  }
}

/// The attributes that elements of pages have; none of them loads anything or runs anything.
enum HTMLAttribute: String, CaseIterable {
  case lang, charset, name, content, scope, colspan, id, role
  case cssClass = "class"
  case httpEquivalent = "http-equiv"
  case labelledBy = "aria-labelledby"
  case hidden = "aria-hidden"
  case dataLabel = "data-label"
  case viewBox, x, y, x1, x2, y1, y2, width, height
  case textAnchor = "text-anchor"
}

/// A piece of a page: an element, or text.
///
/// Text is text whatever stands in it: it is escaped where it is written, in this one place.
indirect enum HTMLNode {
  /// Text for people, shown as it is.
  case text(String)
  /// An element.
  case element(HTMLTag, [(name: HTMLAttribute, value: String)], [HTMLNode])
  /// The one style sheet of all pages.
  case stylesheet

  /// An element with attributes.
  static func element(
    _ tag: HTMLTag, _ attributes: KeyValuePairs<HTMLAttribute, String> = [:], _ children: [HTMLNode] = []
  ) -> HTMLNode {
    .element(tag, attributes.map { (name: $0.key, value: $0.value) }, children)
  }

  /// An element that holds text alone.
  static func element(
    _ tag: HTMLTag, _ attributes: KeyValuePairs<HTMLAttribute, String> = [:], text: String
  ) -> HTMLNode {
    element(tag, attributes, [.text(text)])
  }

  /// Writes the piece as HTML.
  func write(to page: inout String) {
    switch self {
    case .text(let text): page += HTMLText.escaped(text)
    case .stylesheet: page += "<style>\n\(Stylesheet.text)</style>\n"
    case .element(let tag, let attributes, let children):
      page += "<\(tag.rawValue)"
      for attribute in attributes {
        page += " \(attribute.name.rawValue)=\"\(HTMLText.escaped(attribute.value))\""
      }
      page += ">"
      if tag.isVoid {
        page += "\n"
        return
      }
      if tag.isBlock { page += "\n" }
      for child in children { child.write(to: &page) }
      page += "</\(tag.rawValue)>"
      if !tag.isInline { page += "\n" }
    }
  }
}

/// Text as it is written into a page.
enum HTMLText {
  /// The text with all that HTML would take for its own written as references, and without what no page may hold.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    escaped.reserveCapacity(text.utf8.count)
    for scalar in clean(text).unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  /// The text as a page can show it: controls, marks that turn the direction of writing, and code points that are no
  /// characters are replaced, line breaks and tabs are blanks.
  static func clean(_ text: String) -> String {
    let harmless = CellText.harmless(text)
    guard harmless.unicodeScalars.contains(where: isNoncharacter) else { return harmless }
    var clean = String.UnicodeScalarView()
    for scalar in harmless.unicodeScalars { clean.append(isNoncharacter(scalar) ? "\u{FFFD}" : scalar) }
    return String(clean)
  }

  /// Whether a code point is set aside for ever, which the standard forbids in a page.
  private static func isNoncharacter(_ scalar: Unicode.Scalar) -> Bool {
    (0xFDD0...0xFDEF).contains(scalar.value) || scalar.value & 0xFFFE == 0xFFFE
  }
}
