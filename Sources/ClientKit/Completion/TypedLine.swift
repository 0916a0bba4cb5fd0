import LineProtocol

/// Where a line is typed: the client's own commands and most of its options stand on a command line only.
enum TypingPlace {
  case commandLine
  case shell
}

/// What stands before the word under the cursor, read as far as it can be understood.
struct TypedLine {
  /// A command that a line begins with.
  enum Subject {
    case bank(CommandDescription)
    case own(OwnCommand)

    /// How many words its name has.
    var wordCount: Int {
      switch self {
      case .bank(let command): command.name.contains(" ") ? 2 : 1
      case .own(let command): command.name.contains(" ") ? 2 : 1
      }
    }
  }

  /// The words that are neither options nor `name=value`.
  private(set) var spoken: [String] = []
  /// The names that have been given a value, or that need none.
  private(set) var given: Set<String> = []
  /// The option whose value the word under the cursor is.
  private(set) var awaited: String?
  /// The client's options.
  private(set) var options = GlobalOptions()
  private let place: TypingPlace
  private let catalogue: Catalogue
  private var isLiteral = false

  /// Reads words as a shell hands them over.
  init(_ words: some Sequence<String>, place: TypingPlace, catalogue: Catalogue = .standard) {
    self.place = place
    self.catalogue = catalogue
    for word in words { take(word) }
  }

  /// The command, where the words so far name one.
  var subject: Subject? {
    guard let first = spoken.first else { return nil }
    let words = Array(spoken.prefix(2))
    if place == .commandLine, words == ["verify"], given.contains("file") { return .own(.verifyFile) }
    if place == .commandLine, let own = OwnCommand.named(words) { return .own(own) }
    return (catalogue.command(named: words.joined(separator: " ")) ?? catalogue.command(named: first)).map { .bank($0) }
  }

  /// The words behind the command's own.
  var bare: ArraySlice<String> { spoken.dropFirst(subject?.wordCount ?? spoken.count) }

  private mutating func take(_ word: String) {
    if let name = awaited {
      awaited = nil
      take(name, word)
    } else if !isLiteral, word == "--" {
      isLiteral = true
    } else if !isLiteral, let option = Option(word) {
      if option.attached == nil, takesValue(option.name) { awaited = option.name }
      take(option.name, option.attached ?? "")
    } else if let name = TypedWord.word(word, names: { Word.isName($0) }).name {
      given.insert(name)
    } else {
      spoken.append(word)
    }
  }

  private mutating func take(_ name: String, _ value: String) {
    given.insert(name)
    guard awaited == nil, let global = GlobalOption(rawValue: name) else { return }
    // What cannot be read is said when the line is carried out.
    try? options.take(global, value)
  }

  private func takesValue(_ name: String) -> Bool {
    switch subject {
    case .bank(let command):
      if let parameter = command.allParameters.first(where: { $0.name == name }) { return parameter.type != .flag }
    case .own(let command):
      if OwnCommandReader.valueNames(of: command).contains(name) { return true }
      if OwnCommandReader.flagNames(of: command).contains(name) { return false }
    case nil: break
    }
    if place == .commandLine, spoken == ["verify"], name == "file" { return true }
    return GlobalOption(rawValue: name)?.takesValue ?? false
  }
}
