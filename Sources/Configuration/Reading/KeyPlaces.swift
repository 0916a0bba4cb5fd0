/// Where the keys of a TOML text stand.
///
/// The TOML library gives places for syntax errors only, so that a wrong value would be reported without its line. This
/// looks at lines just closely enough to find table headers and keys; the text is known to be valid TOML already.
struct KeyPlaces {
  private var lines: [String: Int] = [:]
  private var table: [String] = []
  private var open: Open = .nothing

  /// What a line can leave unfinished for the next.
  private enum Open: Equatable {
    case nothing
    case text(delimiter: Character)
    case array(depth: Int)
  }

  init(text: String) {
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      read(line.drop { $0 == " " || $0 == "\t" || $0 == "\u{FEFF}" }, number: index + 1)
    }
  }

  /// The line of a key, or of the nearest table around it.
  func line(of key: String) -> Int? {
    var parts = key.split(separator: ".")
    while !parts.isEmpty {
      if let line = lines[parts.joined(separator: ".")] { return line }
      parts.removeLast()
    }
    return nil
  }

  private mutating func read(_ line: Substring, number: Int) {
    guard open == .nothing else { return skim(line) }
    if line.first == "[" {
      table = Self.path(line.drop { $0 == "[" }, until: "]").path
      note(table, number)
    } else if let first = line.first, first != "#" {
      let (path, rest) = Self.path(line, until: "=")
      note(table + path, number)
      skim(rest)
    }
  }

  private mutating func note(_ path: [String], _ number: Int) {
    let key = path.joined(separator: ".")
    if lines[key] == nil { lines[key] = number }
  }

  /// Splits a dotted key at its dots, quoted parts unquoted.
  private static func path(_ text: Substring, until end: Character) -> (path: [String], rest: Substring) {
    var parts: [String] = []
    var part = ""
    var quote: Character?
    for index in text.indices {
      let character = text[index]
      if let open = quote {
        if character == open { quote = nil } else { part.append(character) }
      } else if character == "\"" || character == "'" {
        quote = character
      } else if character == end {
        return (parts + [part], text[text.index(after: index)...])
      } else if character == "." {
        parts.append(part)
        part = ""
      } else if !character.isWhitespace {
        part.append(character)
      }
    }
    return (parts + [part], text[text.endIndex...])
  }

  /// Follows strings and brackets of a value to know whether it goes on in the next line.
  private mutating func skim(_ value: Substring) {
    var rest = value
    while let character = rest.first {
      if case .text(let delimiter) = open {
        let fence = String(repeating: delimiter, count: 3)
        if rest.hasPrefix(fence) {
          open = .nothing
          rest = rest.dropFirst(3)
        } else {
          rest = rest.dropFirst(character == "\\" && delimiter == "\"" ? 2 : 1)
        }
      } else if character == "#" {
        return
      } else if character == "\"" || character == "'" {
        rest = skimString(rest, delimiter: character)
      } else {
        if character == "[" || character == "]" { bracket(opens: character == "[") }
        rest = rest.dropFirst()
      }
    }
  }

  private mutating func skimString(_ text: Substring, delimiter: Character) -> Substring {
    if text.hasPrefix(String(repeating: delimiter, count: 3)) {
      open = .text(delimiter: delimiter)
      return text.dropFirst(3)
    }
    var rest = text.dropFirst()
    while let character = rest.first, character != delimiter {
      rest = rest.dropFirst(character == "\\" && delimiter == "\"" ? 2 : 1)
    }
    return rest.dropFirst()
  }

  private mutating func bracket(opens: Bool) {
    let depth = if case .array(let depth) = open { depth } else { 0 }
    let now = depth + (opens ? 1 : -1)
    open = now > 0 ? .array(depth: now) : .nothing
  }
}
