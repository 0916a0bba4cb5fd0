/// Where the keys of a TOML text stand.
///
/// The TOML library gives places for syntax errors only, so that a wrong value would be reported without its line. This
/// looks at lines just closely enough to find table headers and keys. It looks at scalars, not at characters: a quote and a
/// combining mark behind it, or CR and LF, are one character.
struct KeyPlaces {
  private typealias Text = Substring.UnicodeScalarView

  /// What is no TOML and at which the library ends the program instead of saying so.
  enum Flaw: Equatable {
    /// The name of a table that begins with nothing that a name can begin with.
    case header(line: Int)
    /// A closing brace where none was opened last.
    case brace(line: Int)
  }

  /// The first of them.
  private(set) var flaw: Flaw?
  private var lines: [String: Int] = [:]
  private var table: [String] = []
  private var open: Open = .nothing

  /// What a line can leave unfinished for the next.
  private enum Open: Equatable {
    case nothing
    case text(delimiter: Unicode.Scalar)
    /// Brackets and braces, the innermost last.
    case nested([Unicode.Scalar])
  }

  init(text: String) {
    for (index, line) in text[...].unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      read(line.drop { Self.isBlank($0) || $0 == "\u{FEFF}" }, number: index + 1)
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

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool { scalar == " " || scalar == "\t" }

  private static func canBegin(_ header: Text) -> Bool {
    guard let first = header.first, first.isASCII else { return false }
    return first.properties.isAlphabetic || "0123456789-_\"']".unicodeScalars.contains(first)
  }

  private mutating func read(_ line: Text, number: Int) {
    guard open == .nothing else { return skim(line, number) }
    if line.first == "[" {
      let name = line.drop { $0 == "[" || Self.isBlank($0) }
      if flaw == nil, !Self.canBegin(name) { flaw = .header(line: number) }
      table = Self.path(name, until: "]").path
      note(table, number)
    } else if let first = line.first, first != "#" {
      let (path, rest) = Self.path(line, until: "=")
      note(table + path, number)
      skim(rest, number)
    }
  }

  private mutating func note(_ path: [String], _ number: Int) {
    let key = path.joined(separator: ".")
    if lines[key] == nil { lines[key] = number }
  }

  /// Splits a dotted key at its dots, quoted parts unquoted.
  private static func path(_ text: Text, until end: Unicode.Scalar) -> (path: [String], rest: Text) {
    var parts: [String] = []
    var part = ""
    var quote: Unicode.Scalar?
    for index in text.indices {
      let scalar = text[index]
      if let open = quote {
        if scalar == open { quote = nil } else { part.unicodeScalars.append(scalar) }
      } else if scalar == "\"" || scalar == "'" {
        quote = scalar
      } else if scalar == end {
        return (parts + [part], text[text.index(after: index)...])
      } else if scalar == "." {
        parts.append(part)
        part = ""
      } else if !scalar.properties.isWhitespace {
        part.unicodeScalars.append(scalar)
      }
    }
    return (parts + [part], text[text.endIndex...])
  }

  /// Follows strings and brackets of a value to know whether it goes on in the next line.
  private mutating func skim(_ value: Text, _ number: Int) {
    var rest = value
    while let scalar = rest.first {
      if case .text(let delimiter) = open {
        if rest.starts(with: repeatElement(delimiter, count: 3)) {
          open = .nothing
          rest = rest.dropFirst(3)
        } else {
          rest = rest.dropFirst(scalar == "\\" && delimiter == "\"" ? 2 : 1)
        }
      } else if scalar == "#" {
        return
      } else if scalar == "\"" || scalar == "'" {
        rest = skimString(rest, delimiter: scalar)
      } else {
        if "[]{}".unicodeScalars.contains(scalar) { bracket(scalar, number) }
        rest = rest.dropFirst()
      }
    }
  }

  private mutating func skimString(_ text: Text, delimiter: Unicode.Scalar) -> Text {
    if text.starts(with: repeatElement(delimiter, count: 3)) {
      open = .text(delimiter: delimiter)
      return text.dropFirst(3)
    }
    var rest = text.dropFirst()
    while let scalar = rest.first, scalar != delimiter {
      rest = rest.dropFirst(scalar == "\\" && delimiter == "\"" ? 2 : 1)
    }
    return rest.dropFirst()
  }

  private mutating func bracket(_ scalar: Unicode.Scalar, _ number: Int) {
    var nested = if case .nested(let nested) = open { nested } else { [Unicode.Scalar]() }
    switch scalar {
    case "[", "{": nested.append(scalar)
    case "}" where nested.last != "{": if flaw == nil { flaw = .brace(line: number) }
    default: _ = nested.popLast()
    }
    open = nested.isEmpty ? .nothing : .nested(nested)
  }
}
