import LineProtocol

/// The program through which a person turns the pages of what is wider or longer than the terminal.
///
/// `TIMEBANK_PAGER` and `PAGER` name it, with its options, for a shell to read; an empty one asks for none. Otherwise it is
/// `less`, told to say how it is left, and kept from starting other programs.
struct Pager: Hashable {
  /// The program and its arguments.
  let words: [String]
  /// Variables that it is started with besides this process's own.
  let environment: [String: String]

  /// Nil where none is wanted.
  init?(environment: [String: String], language: Language) {
    if let wish = environment["TIMEBANK_PAGER"] ?? environment["PAGER"] {
      guard !wish.isEmpty, wish != "cat" else { return nil }
      words = ["sh", "-c", wish]
      // So that `less`, should it be that, shows colours and no codes.
      self.environment = ["LESS": "R", "LESSCHARSET": "utf-8"].filter { environment[$0.key] == nil }
    } else {
      words = ["less", "-R", "-S", "-Ps" + Self.prompt[language]]
      self.environment = ["LESSSECURE": "1", "LESSCHARSET": "utf-8"]
    }
  }

  /// What `less` says at the bottom; `.` and `:` are its own signs there.
  private static let prompt = Localized("方向键翻看,按 q 返回", "arrow keys to look around, q to return")

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
      page(pager, Array((lines.joined(separator: "\n") + "\n").utf8))
    else { return printLines(lines) }
  }
}
