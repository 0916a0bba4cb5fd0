/// How a piece of text looks; what it means is said in words as well.
enum DeskInk: Hashable {
  case plain
  case strong
  case title
  case good
  case care
  case bad

  /// The code of the escape sequence.
  var code: String {
    switch self {
    case .plain: "0"
    case .strong: "1"
    case .title: "7"
    case .good: "32"
    case .care: "33"
    case .bad: "1;31"
    }
  }
}

/// A line of the screen: pieces of text, each in its ink.
struct DeskLine: Hashable {
  struct Piece: Hashable {
    let text: String
    let ink: DeskInk
  }

  private(set) var pieces: [Piece] = []

  init() {}

  init(_ text: String, _ ink: DeskInk = .plain) {
    append(text, ink)
  }

  /// The line without its inks.
  var text: String { pieces.map(\.text).joined() }

  var width: Int { DisplayWidth.of(text) }

  /// Adds text; whatever is in it, no terminal obeys it.
  mutating func append(_ text: String, _ ink: DeskInk = .plain) {
    if !text.isEmpty { pieces.append(Piece(text: CellText.harmless(text), ink: ink)) }
  }

  /// Fills up with blanks to a column.
  mutating func pad(to column: Int, _ ink: DeskInk = .plain) {
    append(String(repeating: " ", count: max(0, column - width)), ink)
  }

  /// The line cut off where it would pass the edge.
  func clipped(to columnCount: Int) -> DeskLine {
    guard width > columnCount else { return self }
    var line = DeskLine()
    for piece in pieces {
      line.append(piece.text.clipped(to: columnCount - line.width), piece.ink)
      if line.width >= columnCount { break }
    }
    // Where a mark joins the piece before it, the whole is no sum of its parts.
    return line.width <= columnCount ? line : DeskLine(text.clipped(to: columnCount))
  }

  /// What is sent to a terminal.
  func bytes(_ style: TextStyle) -> [UInt8] {
    guard style.isColoured else { return Array(text.utf8) }
    return pieces.flatMap { piece in
      piece.ink == .plain ? Array(piece.text.utf8) : Array("\u{1B}[\(piece.ink.code)m\(piece.text)\u{1B}[0m".utf8)
    }
  }
}

extension String {
  /// As much of the text as fits.
  func clipped(to columnCount: Int) -> String {
    var width = 0
    var end = startIndex
    for index in indices {
      width += DisplayWidth.of(self[index])
      guard width <= columnCount else { break }
      end = self.index(after: index)
    }
    return String(self[..<end])
  }

  /// The text in a column of its own: cut off with two dots where it is too long, filled up where it is short.
  func inColumn(_ columnCount: Int) -> String {
    guard DisplayWidth.of(self) > columnCount else { return padded(to: columnCount) }
    guard columnCount >= 2 else { return clipped(to: max(0, columnCount)).padded(to: columnCount) }
    return (clipped(to: columnCount - 2) + "..").padded(to: columnCount)
  }

  /// The text in lines that fit, broken at blanks where it has some and else anywhere.
  func wrapped(to columnCount: Int) -> [String] {
    guard columnCount > 0 else { return [] }
    var lines: [String] = []
    var rest = self[...]
    while !rest.isEmpty {
      let head = String(rest).clipped(to: columnCount)
      guard head.count < rest.count else {
        lines.append(String(rest))
        break
      }
      let taken = Self.end(of: head, before: rest.dropFirst(head.count).first)
      let line = taken > 0 ? rest.prefix(taken) : rest.prefix(max(1, head.count))
      lines.append(line.last == " " ? String(line.dropLast()) : String(line))
      rest = rest.dropFirst(line.count)
    }
    return lines.map { $0.clipped(to: columnCount) }
  }

  /// How many characters of a line that is full belong to it: no word of letters is broken that could stand below, and no
  /// line begins with a mark that closes.
  private static func end(of head: String, before next: Character?) -> Int {
    guard let next else { return head.count }
    if closing.contains(next), head.count > 1 { return head.count - 1 }
    guard next.isASCII, next != " ", head.last?.isASCII == true, head.last != " " else { return head.count }
    guard let blank = head.lastIndex(of: " ") else { return head.count }
    let word = head[head.index(after: blank)...]
    return word.allSatisfy(\.isASCII) ? head.count - word.count : head.count
  }

  private static let closing: Set<Character> = [
    "\u{FF0C}", "\u{3002}", "\u{FF1B}", "\u{FF1A}", "\u{3001}", "\u{FF09}", "\u{FF1F}", "\u{FF01}", "\u{201D}",
    ",", ".", ";", ":", ")", "?", "!",
  ]
}
