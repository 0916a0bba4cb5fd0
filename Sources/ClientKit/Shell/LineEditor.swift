/// Edits a line key by key and says what the terminal should show; knows neither terminal nor clock.
struct LineEditor {
  /// What a key led to.
  enum Step: Hashable {
    /// Go on; show this.
    case show([UInt8])
    /// The line is complete.
    case line(String)
    /// The line was given up.
    case interrupted
    /// There are no more lines.
    case end
  }

  private let prompt: String
  private let columnCount: Int
  private let complete: (String) -> Completion
  private var buffer = LineBuffer()
  private var history: History

  /// - Parameters:
  ///   - history: The lines before this one.
  ///   - complete: Completes the text before the cursor.
  init(prompt: String, columnCount: Int, history: [String], complete: @escaping (String) -> Completion) {
    self.prompt = prompt
    self.columnCount = max(20, columnCount)
    self.history = History(history)
    self.complete = complete
  }

  /// What a terminal shows of the line so far.
  var screen: [UInt8] { Array(LineView(prompt: prompt, buffer: buffer, columnCount: columnCount).text.utf8) }

  /// Takes a key.
  mutating func take(_ key: Key) -> Step {
    switch key {
    case .enter: return .line(buffer.text)
    case .interrupt: return .interrupted
    case .endOfInput where buffer.characters.isEmpty: return .end
    case .tab: return .show(completed())
    case .redraw: return .show(Array("\u{1B}[H\u{1B}[2J".utf8) + screen)
    default:
      edit(key)
      return .show(screen)
    }
  }

  private mutating func edit(_ key: Key) {
    switch key {
    case .character(let character): buffer.insert(String(character))
    case .left: buffer.move(by: -1)
    case .right: buffer.move(by: 1)
    case .home: buffer.moveToStart()
    case .end: buffer.moveToEnd()
    case .backspace: buffer.deleteBefore()
    case .delete, .endOfInput: buffer.deleteAfter()
    case .deleteToStart: buffer.deleteToStart()
    case .deleteToEnd: buffer.deleteToEnd()
    case .deleteWord: buffer.deleteWord()
    case .up: if let line = history.back(from: buffer.text) { buffer = LineBuffer(line) }
    case .down: if let line = history.forth() { buffer = LineBuffer(line) }
    case .enter, .interrupt, .tab, .redraw, .escape: break
    }
  }

  /// Puts in what is certain; where nothing is, lists what is possible.
  private mutating func completed() -> [UInt8] {
    let completion = complete(buffer.textBeforeCursor)
    guard completion.insertion.isEmpty else {
      for _ in 0..<completion.deletionCount { buffer.deleteBefore() }
      buffer.insert(completion.insertion)
      return screen
    }
    guard completion.candidates.count > 1 else { return screen }
    let lines = completion.lines.map { $0 + "\r\n" }.joined()
    return Array("\r\n\(lines)".utf8) + screen
  }
}

/// The part of a line that fits on the screen, with the cursor in it.
struct LineView {
  let prompt: String
  let buffer: LineBuffer
  let columnCount: Int

  /// What is written: the prompt, as much of the line as fits, and the cursor put to its column.
  var text: String {
    let room = max(4, columnCount - DisplayWidth.of(prompt) - 1)
    let (shown, cursorColumn) = window(room)
    let column = DisplayWidth.of(prompt) + cursorColumn
    return "\r\(prompt)\(shown)\u{1B}[K\r" + (column > 0 ? "\u{1B}[\(column)C" : "")
  }

  /// The characters that fit, chosen so that the cursor is among them, and the cursor's column in them.
  private func window(_ room: Int) -> (shown: String, cursorColumn: Int) {
    let widths = buffer.characters.map { DisplayWidth.of($0) }
    var start = 0
    var beforeCursor = widths[..<buffer.cursor].reduce(0, +)
    while beforeCursor > room {
      beforeCursor -= widths[start]
      start += 1
    }
    var end = start
    var width = 0
    while end < widths.count, width + widths[end] <= room {
      width += widths[end]
      end += 1
    }
    return (String(buffer.characters[start..<end]), beforeCursor)
  }
}
