/// A word that can stand in the place of the one under the cursor.
struct Candidate: Hashable {
  /// The whole word; one that ends with `=` awaits its value.
  let text: String
  /// What it is, in a few words; empty where the text says it.
  let about: String

  init(_ text: String, _ about: String = "") {
    self.text = text
    self.about = about
  }
}

/// Everything that can stand in the place of the word under the cursor.
struct Candidates: Hashable {
  var words: [Candidate] = []
  /// Whether the name of a file may stand there, which is the shell's to complete.
  var takesFile = false

  static let file = Candidates(takesFile: true)

  /// The lines that completion scripts read: a word, and what it is behind a tab; a tab alone stands for files.
  var lines: [String] {
    words.map { $0.about.isEmpty ? $0.text : "\($0.text)\t\($0.about)" } + (takesFile ? ["\t"] : [])
  }
}
