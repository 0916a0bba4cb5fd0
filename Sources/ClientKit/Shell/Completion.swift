import LineProtocol

/// What the Tab key does to a line.
struct Completion: Hashable {
  /// How many characters before the cursor go: a name gives way to the number that it stands for.
  var deletionCount = 0
  /// What is certain to stand there then; empty where nothing is.
  var insertion = ""
  /// Everything that could stand in the place of the last word.
  var candidates: [Candidate] = []

  /// The candidates for a person to look at: few with what they are, many one behind the other.
  var lines: [String] {
    guard candidates.count <= Self.mostLines else { return [candidates.map(\.text).joined(separator: "  ")] }
    return ClientHelp.columns(candidates.map { ($0.text, $0.about) })
  }

  private static let mostLines = 15
}

extension Completer {
  /// Completes the last word of a line of the shell.
  func complete(_ text: String) -> Completion {
    var words = text.split(separator: " ", omittingEmptySubsequences: true).map(String.init)
    let last = text.hasSuffix(" ") || words.isEmpty ? "" : words.removeLast()
    let found = candidates(for: last, after: TypedLine(words, place: .shell)).words
    guard let first = found.first?.text else { return Completion() }
    // A whole word is followed by a blank, `name=` by its value.
    let end = found.count == 1 && !first.hasSuffix("=") ? " " : ""
    guard found.allSatisfy({ $0.text.hasPrefix(last) }) else {
      guard found.count == 1 else { return Completion(candidates: found) }
      return Completion(deletionCount: last.count, insertion: first + end, candidates: found)
    }
    let common = found.dropFirst().reduce(first) { Self.commonPrefix($0, $1.text) }
    return Completion(insertion: String(common.dropFirst(last.count)) + end, candidates: found)
  }

  private static func commonPrefix(_ left: String, _ right: String) -> String {
    String(zip(left, right).prefix { $0 == $1 }.map(\.0))
  }
}
