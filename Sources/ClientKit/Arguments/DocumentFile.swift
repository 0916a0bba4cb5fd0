import LineProtocol

/// A file whose text goes into a request.
enum DocumentFile {
  /// The text of a file, less what only people read: a line of a request has room for rules, not for many remarks.
  ///
  /// Every line stays in its place, so that a fault is found where the daemon says.
  static func text(
    _ path: String, _ readFile: (String) throws(ClientFailure) -> [UInt8]
  ) throws(ClientFailure) -> String {
    guard let text = String(validating: try readFile(path), as: UTF8.self) else {
      throw ClientFailure(
        "no-input", .noInput,
        Localized("文件 \(path) 不是 UTF-8 文本", "\(path) is no UTF-8 text"),
        remedy: Localized("请另存为 UTF-8 编码", "save it as UTF-8"))
    }
    // Split by bytes: to Swift, CR LF is one character and no LF.
    let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map { line in
      let text = String(decoding: line.last == UInt8(ascii: "\r") ? line.dropLast() : line, as: UTF8.self)
      let start = text.drop { $0 == " " || $0 == "\t" || $0 == "\u{FEFF}" }
      return start.isEmpty || start.first == "#" ? "" : text
    }
    return lines.joined(separator: "\n")
  }
}

extension CommandDescription {
  /// Whether a parameter is a document.
  func isDocument(_ name: String) -> Bool {
    if case .document = parameter(name)?.type { true } else { false }
  }
}
