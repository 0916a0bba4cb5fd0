import Ledger
import LineProtocol

/// Reads a command line: global options, then a command of the catalogue or of the client itself, and its parameters.
///
/// Global options may also stand behind the command, unless the command has a parameter of that name.
struct CommandLineReader {
  private(set) var options = GlobalOptions()
  private let catalogue: Catalogue
  private let console: Console?
  private let language: Language
  /// The member who has logged in on the connection, whose number need not be typed.
  private let member: MemberNumber?

  /// - Parameter console: Where a secret is asked for that was not typed; nil where nobody can be asked.
  init(
    catalogue: Catalogue = .standard, console: Console? = nil, language: Language = .chinese,
    member: MemberNumber? = nil
  ) {
    self.catalogue = catalogue
    self.console = console
    self.language = language
    self.member = member
  }

  /// Reads the words after the program's name.
  ///
  /// - Throws: A refusal with the daemon's own text where the daemon would refuse, `unknown-command` and so on; ``options`` then
  ///   hold what was understood so far, so that it can be told in the right language.
  mutating func read(_ arguments: [String]) throws(Refusal) -> Invocation {
    let commandWords = try takeLeadingOptions(arguments)
    let spoken = commandWords.spoken
    if options.wantsVersion { return .version }
    guard let first = spoken.first else {
      if options.wantsHelp || commandWords.rest.isEmpty { return .help(topic: []) }
      throw refusal(for: commandWords)
    }
    if spoken == ["verify"], Self.namesFile(commandWords.rest) {
      return try read(.verifyFile, commandWords.behind("verify"))
    }
    if let own = OwnCommand.named(spoken) { return try read(own, commandWords.behind(own.name)) }
    let pair = spoken.count > 1 ? catalogue.command(named: spoken.joined(separator: " ")) : nil
    guard let command = pair ?? catalogue.command(named: first) else {
      if Self.asksForHelp(commandWords.rest) { return .help(topic: spoken) }
      throw refusal(for: commandWords)
    }
    return try read(command, commandWords.behind(command.name))
  }

  private mutating func read(_ command: CommandDescription, _ rest: [String]) throws(Refusal) -> Invocation {
    var words = RequestWords(command: command, options: options)
    defer { options = words.options }
    try words.take(rest)
    let line = words.words()
    if words.options.wantsVersion { return .version }
    if words.options.wantsHelp { return .help(topic: command.name.split(separator: " ").map(String.init)) }
    if command.name == "help" { return .help(topic: line.dropFirst().map(\.value)) }
    let prompt = console.map { SecretPrompt(console: $0, language: options.language ?? language) }
    let asked = command.asking(prompt, member.map { command.filling(line, with: $0) } ?? line)
    return .request(try ClientRequest(ParsedLine(tag: nil, words: asked + leadingKey), catalogue: catalogue))
  }

  /// `--key` before the command; behind it, it is among the words already.
  private var leadingKey: [Word] { options.key.map { [Word(name: "key", value: $0)] } ?? [] }

  private mutating func read(_ own: OwnCommand, _ rest: [String]) throws(Refusal) -> Invocation {
    var reader = OwnCommandReader(own, options: options)
    defer { options = reader.options }
    return try reader.read(rest)
  }

  /// Takes the options before the command, and splits the rest into the leading words of the command and all others.
  private mutating func takeLeadingOptions(_ arguments: [String]) throws(Refusal) -> LeadingWords {
    var rest = arguments[...]
    while let word = rest.first, let option = Option(word) {
      guard let global = GlobalOption(rawValue: option.name) else { throw .unknownOption(option.name) }
      rest.removeFirst()
      try options.take(global, option, &rest)
    }
    if rest.first == "--" { rest.removeFirst() }
    let spoken = rest.prefix(2).prefix { Option($0) == nil && $0 != "--" && Word(typed: $0).name == nil }
    return LeadingWords(spoken: Array(spoken), rest: Array(rest))
  }

  /// Whether a file is to be proved and not the daemon's own books.
  private static func namesFile(_ words: [String]) -> Bool {
    words.contains { Option($0)?.name == "file" || Word(typed: $0).name == "file" }
  }

  private static func asksForHelp(_ words: [String]) -> Bool { words.contains { Option($0)?.name == "help" } }

  /// What the daemon would say to words that name no command.
  private func refusal(for words: LeadingWords) -> Refusal {
    let line = ParsedLine(tag: nil, words: words.rest.filter { Option($0) == nil }.map(Word.init(typed:)))
    do throws(Refusal) {
      return .unknownOption(try catalogue.bind(line).command.name)
    } catch {
      return error
    }
  }
}

/// The words from the command on.
private struct LeadingWords {
  /// At most two words that may name the command.
  let spoken: [String]
  /// All words, those of the command included.
  let rest: [String]

  /// The words behind a command's own.
  func behind(_ name: String) -> [String] { Array(rest.dropFirst(name.split(separator: " ").count)) }
}
