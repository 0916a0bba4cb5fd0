import LineProtocol

/// The program through which a person turns the pages of what is wider or longer than the terminal.
///
/// `TIMEBANK_PAGER` and `PAGER` name it, with its options, for a shell to read; an empty one asks for none. Otherwise it is
/// `less`, kept from starting other programs; how it is left stands above the text, since its own prompt is for ASCII alone.
struct Pager: Hashable {
  /// The program and its arguments.
  let words: [String]
  /// Variables that it is started with besides this process's own.
  let environment: [String: String]
  /// What stands above the text, to say how to leave; nil for a pager that the person has chosen.
  let hint: String?

  /// Nil where none is wanted.
  init?(environment: [String: String], language: Language) {
    if let wish = environment["TIMEBANK_PAGER"] ?? environment["PAGER"] {
      guard !wish.isEmpty, wish != "cat" else { return nil }
      words = ["sh", "-c", wish]
      // So that `less`, should it be that, shows colours and no codes.
      self.environment = ["LESS": "R", "LESSCHARSET": "utf-8"].filter { environment[$0.key] == nil }
      hint = nil
    } else {
      words = ["less", "-R", "-S"]
      self.environment = ["LESSSECURE": "1", "LESSCHARSET": "utf-8"]
      hint = Localized("(方向键翻看,按 q 返回)", "(arrow keys to look around, q to return)")[language]
    }
  }

  /// Whether lines need it on a terminal of that size.
  static func isNeeded(for lines: [String], columns: Int, rows: Int) -> Bool {
    // The prompt of the shell takes the last row.
    lines.count >= rows || lines.contains { TextStyle.width(of: $0) > columns }
  }
}

extension Console {
  /// Shows lines; through the pager where the terminal is too small for them.
  func show(_ lines: [String], _ pager: Pager?) {
    guard let pager, isInputTerminal, isOutputTerminal,
      Pager.isNeeded(for: lines, columns: columnCount(), rows: rowCount()),
      page(pager, Array(((pager.hint.map { [$0] } ?? []) + lines + [""]).joined(separator: "\n").utf8))
    else { return printLines(lines) }
  }
}
