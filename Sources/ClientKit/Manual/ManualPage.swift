/// A manual page in the man macros of roff; texts may be in any language and are UTF-8.
public struct ManualPage {
  /// The lines of the page.
  public private(set) var lines: [String]

  /// Begins a page, as `timebank` in section 1.
  public init(_ name: String, section: Int, version: String, summary: String) {
    lines = [
      ".TH \(name.uppercased()) \(section) \"\" \"timebank \(version)\"", ".SH NAME",
      "\(name) \\- \(Self.escaped(summary))", ".ad l",
    ]
  }

  /// Begins a section.
  public mutating func section(_ title: String) { lines.append(".SH \"\(Self.escaped(title))\"") }

  /// Adds a paragraph.
  public mutating func paragraph(_ text: String) { lines += [".PP", Self.escaped(text)] }

  /// Adds a term and what it means.
  public mutating func item(_ term: String, _ texts: [String]) {
    lines += [".TP", "\\fB\(Self.escaped(term))\\fR"]
    for (index, text) in texts.enumerated() {
      if index > 0 { lines.append(".br") }
      lines.append(Self.escaped(text))
    }
  }

  /// Adds lines that keep their breaks.
  public mutating func literal(_ texts: [String]) {
    lines += [".PP", ".nf"] + texts.map(Self.escaped) + [".fi"]
  }

  /// Text that roff takes for nothing but text.
  static func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      switch character {
      case "\\": result += "\\e"
      case "-": result += "\\-"
      case "\"": result += "\\(dq"
      default: result.append(character)
      }
    }
    return result.hasPrefix(".") || result.hasPrefix("'") ? "\\&" + result : result
  }
}
