/// A manual page in the man macros of roff, in one language, as UTF-8.
public struct ManualPage {
  /// The lines of the page.
  public private(set) var lines: [String]

  /// Begins a page.
  ///
  /// - Parameters:
  ///   - name: What the page describes, such as `timebank`.
  ///   - section: The section of the manual.
  ///   - version: The version of the program.
  ///   - summary: What it is, in one sentence.
  public init(_ name: String, section: Int, version: String, summary: String) {
    lines = [
      // Chinese has no spaces to be stretched, and no word of it is ever hyphenated.
      ".TH \(name.uppercased()) \(section) \"\" \"timebank \(version)\"", ".ad l", ".nh", ".SH NAME",
      // Without the places to break, which the index of all pages would show.
      "\(name) \\- \(summary)",
    ]
  }

  /// Begins a section.
  public mutating func section(_ title: String) { lines.append(".SH \"\(Self.escaped(title))\"") }

  /// Adds a paragraph.
  public mutating func paragraph(_ text: String) { lines += [".PP", Self.escaped(text)] }

  /// Adds a term and what it means, each text on a line of its own.
  public mutating func item(_ term: String, _ texts: [String]) {
    lines += [".TP", "\\fB\(Self.escaped(term))\\fR"]
    for (index, text) in texts.enumerated() {
      if index > 0 { lines.append(".br") }
      lines.append(Self.escaped(text))
    }
  }

  /// Adds lines that begin where they are; one that is too long goes on below.
  public mutating func literal(_ texts: [String]) {
    lines.append(".PP")
    for (index, text) in texts.enumerated() {
      if index > 0 { lines.append(text.isEmpty ? ".sp" : ".br") }
      if !text.isEmpty { lines.append(Self.kept(text)) }
    }
  }

  /// A line whose runs of spaces stay, since they make columns.
  private static func kept(_ text: String) -> String {
    var result = ""
    var isInRun = true
    for (index, character) in zip(text.indices, text) {
      let next = text.index(after: index)
      let isRun = isInRun || (next < text.endIndex && text[next] == " ")
      if character == " ", isRun {
        result += "\\ "
      } else {
        result.append(character)
      }
      isInRun = character == " " && isRun
    }
    return escaped(result, keepsBackslashSpace: true)
  }

  /// Text that roff takes for nothing but text, and that may go on in the next line between two Chinese characters.
  static func escaped(_ text: String, keepsBackslashSpace: Bool = false) -> String {
    var result = ""
    var before: Character?
    var isEscape = false
    for character in text {
      if let last = before, mayBreak(last, character) { result += "\\:" }
      before = character
      if isEscape || (keepsBackslashSpace && character == "\\") {
        isEscape = !isEscape
        result.append(character)
        continue
      }
      result += escapes[character] ?? String(character)
    }
    return result.hasPrefix(".") ? "\\&" + result : result
  }

  /// The signs that roff turns into others for print, or takes for its own.
  private static let escapes: [Character: String] = [
    "\\": "\\e", "-": "\\-", "\"": "\\(dq", "'": "\\(aq", "`": "\\(ga", "^": "\\(ha", "~": "\\(ti",
  ]

  /// No line begins with a closing mark or ends with an opening one; long choices may go on behind a bar.
  private static func mayBreak(_ left: Character, _ right: Character) -> Bool {
    if left == " " || right == " " || left == "\\" { return false }
    if left == "|" { return true }
    if isWide(left), closing.contains(left) { return !(isWide(right) && closing.contains(right)) }
    return (isWide(left) || isWide(right)) && !opening.contains(left) && !closing.contains(right)
  }

  private static func isWide(_ character: Character) -> Bool {
    character.unicodeScalars.first.map { $0.value >= 0x2E80 } ?? false
  }

  private static let opening: Set<Character> = ["(", "(", "“", "《", "[", "<", "\"", "$", "@", "-"]
  private static let closing: Set<Character> = [
    ",", "。", ";", ":", "、", ")", ")", "”", "》", "?", "!", "…", "]", ">", "\"", ",", ".", ";", ":", "%", "/",
  ]
}
