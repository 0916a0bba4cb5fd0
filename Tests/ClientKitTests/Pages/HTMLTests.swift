import TestSupport
import Testing

@testable import ClientKit

@Suite struct `The HTML of pages` {
  /// What people might write to get something into a page.
  private static let attacks = [
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "</td></tr></table><h1>", "&lt;b&gt;", "&amp;",
    "&#60;",
    "--><!--", "]]>", "' onmouseover='x", "javascript:alert(1)", "</style><script>", "<!DOCTYPE", "\u{FEFF}",
    "\u{FFFE}",
    "=cmd|' /C calc'!A0",
  ]

  @Test func `whatever text goes in is text when it is read back, and no element comes to it`() throws {
    var random = SeededGenerator(seed: 81)
    for round in 0..<3000 {
      let text =
        round < Self.attacks.count ? Self.attacks[round] : random.hostileText() + random.pick(Self.attacks)
      let node = HTMLNode.element(
        .p, [.dataLabel: text], [.text(text), .element(.strong, text: text), .text("end")])
      var html = ""
      node.write(to: &html)
      let page = try ParsedPage(fragment: html)
      let paragraph = try #require(page.root.children.first)
      #expect(page.root.children.count == 1)
      #expect(paragraph.children.map(\.tag) == ["strong"])
      #expect(paragraph.attributes == ["data-label": HTMLText.clean(text)])
      #expect(paragraph.text == HTMLText.clean(text) + HTMLText.clean(text) + "end")
    }
  }

  @Test func `no code point that a page may not hold is left, and ordinary text stays as it is`() {
    for value in UInt32(0)...0x10FFFF {
      guard let scalar = Unicode.Scalar(value), value < 0x3100 || value > 0xD7FF else { continue }
      // Only the ends of each plane beyond the first are special.
      guard value < 0x1_0010 || value & 0xFFFF >= 0xFFF0 else { continue }
      let clean = HTMLText.clean(String(scalar)).unicodeScalars
      let isControl = (value < 0x20 || (0x7F...0x9F).contains(value))
      let isNoncharacter = (0xFDD0...0xFDEF).contains(value) || value & 0xFFFE == 0xFFFE
      if isControl || isNoncharacter { #expect(!clean.contains(scalar)) }
    }
    for text in ["张三", "é", "e\u{301}", "👨‍👩‍👧‍👦", "𠮷", "a < b & c"] { #expect(HTMLText.clean(text) == text) }
  }

  @Test func `the style sheet ends nothing and loads nothing`() {
    #expect(!Stylesheet.text.contains("<"))
    for word in ["url(", "@import", "http:", "https:", "expression("] { #expect(!Stylesheet.text.contains(word)) }
  }

  @Test func `there is no element and no attribute that could run or load anything`() {
    let tags = Set(HTMLTag.allCases.map(\.rawValue))
    #expect(tags.isDisjoint(with: ["script", "iframe", "object", "embed", "img", "link", "a", "form", "base", "use"]))
    for attribute in HTMLAttribute.allCases {
      #expect(!attribute.rawValue.hasPrefix("on"))
      #expect(!["href", "src", "style", "srcdoc", "action"].contains(attribute.rawValue))
    }
  }
}
