import LineProtocol

/// Turns the words of a command line into the words of a request line.
///
/// `--name VALUE`, `--name=VALUE` and `name=VALUE` are the same; a flag needs no value; one value without a name goes
/// to the only needed parameter that has none. After `--` nothing is an option. What is no parameter of the command and
/// no global option is passed on, so that it is refused with the daemon's own words.
struct RequestWords {
  private let command: CommandDescription
  private var named: [Word] = []
  private var bare: [String] = []
  private(set) var options: GlobalOptions

  /// - Parameter options: What the options before the command said; those behind it are added.
  init(command: CommandDescription, options: GlobalOptions) {
    self.command = command
    self.options = options
  }

  /// Takes all words but those of the command.
  mutating func take(_ arguments: [String]) throws(Refusal) {
    var rest = arguments[...]
    while let word = rest.popFirst() {
      if word == "--" {
        for literal in rest { take(typed: literal) }
        return
      }
      guard let option = Option(word) else {
        take(typed: word)
        continue
      }
      try take(option, &rest)
    }
  }

  /// The words of the line, the command's first.
  func words() -> [Word] {
    let command = self.command.name.split(separator: " ").map { Word(name: nil, value: String($0)) }
    let given = Set(named.compactMap(\.name))
    guard !self.command.takesWords, bare.count == 1, let only = Self.meant(by: self.command, given: given) else {
      return command + bare.map { Word(name: nil, value: $0) } + named.map(understood)
    }
    return command + ([Word(name: only, value: bare[0])] + named).map(understood)
  }

  private func understood(_ word: Word) -> Word {
    guard let parameter = command.allParameters.first(where: { $0.name == word.name }) else { return word }
    return Word(name: word.name, value: TypedWord.value(word.value, of: parameter.type))
  }

  /// The parameter that a value without a name means: the needed one that was not named, where there is just one, or the
  /// first of the others where none is needed any more.
  static func meant(by command: CommandDescription, given: Set<String>) -> String? {
    let unnamed = command.parameters.filter { !given.contains($0.name) }
    let missing = unnamed.filter(\.isRequired)
    return missing.count <= 1 ? (missing.first ?? unnamed.first)?.name : nil
  }

  private mutating func take(typed text: String) {
    let word = TypedWord.word(text) { name in command.allParameters.contains { $0.name == name } }
    if word.name == nil { bare.append(word.value) } else { named.append(word) }
  }

  private mutating func take(_ option: Option, _ rest: inout ArraySlice<String>) throws(Refusal) {
    if let parameter = command.allParameters.first(where: { $0.name == option.name }) {
      named.append(Word(name: option.name, value: try value(of: option, isFlag: parameter.type == .flag, &rest)))
    } else if let global = GlobalOption(rawValue: option.name) {
      try options.take(global, option, &rest)
      if global == .key, let key = options.key { named.append(Word(name: "key", value: key)) }
    } else if option.isWellFormed {
      named.append(Word(name: option.name, value: option.attached ?? ""))
    } else {
      throw .unknownOption(option.name)
    }
  }

  private func value(
    of option: Option, isFlag: Bool, _ rest: inout ArraySlice<String>
  ) throws(Refusal) -> String {
    if let attached = option.attached { return attached }
    if isFlag {
      // `--dry true` is what somebody types who knows `dry=true`.
      if let next = rest.first, next == "true" || next == "false" { return rest.removeFirst() }
      return "true"
    }
    guard let next = rest.first, !next.hasPrefix("--") else { throw .missingValue(option.name) }
    return rest.removeFirst()
  }
}

extension GlobalOptions {
  /// Takes an option; where it needs a value and has none attached, the next word is its value.
  mutating func take(_ global: GlobalOption, _ option: Option, _ rest: inout ArraySlice<String>) throws(Refusal) {
    guard global.takesValue else {
      guard option.attached == nil else { throw .needlessValue(option.name) }
      try take(global, "")
      return
    }
    guard let value = option.attached ?? rest.popFirst() else { throw .missingValue(option.name) }
    try take(global, value)
  }
}
