import LineProtocol

/// Completes words: commands, parameters, and values that the catalogue or the bank knows; never secrets.
///
/// The one source of candidates for the completion scripts and for the Tab key of the shell.
struct Completer {
  private let place: TypingPlace
  private let language: Language
  private let catalogue: Catalogue
  /// The rows of a reading request; none where nobody answers.
  private let ask: (ParsedLine) -> [DaemonFields]

  init(
    place: TypingPlace, language: Language = .chinese, catalogue: Catalogue = .standard,
    ask: @escaping (ParsedLine) -> [DaemonFields] = { _ in [] }
  ) {
    self.place = place
    self.language = language
    self.catalogue = catalogue
    self.ask = ask
  }

  /// What can stand in the place of a word behind others.
  func candidates(for last: String, after line: TypedLine) -> Candidates {
    if let name = line.awaited { return values(of: name, in: line, typed: last) }
    if let equals = last.firstIndex(of: "="), let name = Option(last)?.name ?? Word(typed: last).name {
      return values(of: name, in: line, typed: String(last[equals...].dropFirst()), behind: String(last[...equals]))
    }
    if last.hasPrefix("-") { return Candidates(words: options(of: line).filter { $0.text.hasPrefix(last) }) }
    var found = Candidates(words: words(behind: line).filter { $0.text.hasPrefix(last) })
    let unnamed = unnamedValues(of: line, typed: last)
    if found.words.isEmpty { found.words = unnamed.words }
    found.takesFile = unnamed.takesFile
    return found
  }

  // MARK: Words of commands and names of parameters

  private func words(behind line: TypedLine) -> [Candidate] {
    if let first = line.spoken.first, first == "help" || first == "describe" {
      let topics = first == "help" && line.spoken.count == 1 ? HelpPage.allCases : []
      return commandWords(behind: line.spoken.dropFirst()) + topics.map { Candidate($0.rawValue, $0.title[language]) }
    }
    let more = line.bare.isEmpty ? commandWords(behind: line.spoken[...]) : []
    guard case .bank = line.subject else { return more }
    return more + parameters(of: line).map { Candidate($0.name + "=", $0.summary[language]) }
  }

  /// The words that can follow in the names of commands.
  private func commandWords(behind words: ArraySlice<String>) -> [Candidate] {
    var found: [Candidate] = []
    for (name, summary, area) in names {
      let parts = name.split(separator: " ").map(String.init)
      guard parts.count > words.count, parts.starts(with: words) else { continue }
      let isWhole = parts.count == words.count + 1
      let word = Candidate(parts[words.count], (isWhole ? summary : area ?? summary)[language])
      if !found.contains(where: { $0.text == word.text }) { found.append(word) }
    }
    return found
  }

  private var names: [(name: String, summary: Localized, area: Localized?)] {
    let own = place == .shell ? [] : OwnCommand.allCases.map { ($0.name, $0.summary, Localized?.none) }
    return catalogue.commands.map { ($0.name, $0.summary, $0.area.title) } + own
  }

  private func parameters(of line: TypedLine) -> [CommandDescription.Parameter] {
    guard case .bank(let command) = line.subject else { return [] }
    return command.allParameters.filter { !line.given.contains($0.name) }
  }

  private func options(of line: TypedLine) -> [Candidate] {
    // The shell reads `--name value` too; there, one word is quicker typed.
    let end = place == .shell ? "=" : ""
    var found = parameters(of: line).map { Candidate("--\($0.name)\(end)", $0.summary[language]) }
    if case .own(let command) = line.subject {
      found += Self.options(of: command, line).filter { !line.given.contains($0) }.map { Candidate("--" + $0) }
    }
    guard place == .commandLine else { return found }
    if case .bank(let command) = line.subject, command.name == "verify" { found.append(Candidate("--file")) }
    return found
      + GlobalOption.allCases.filter { global in !found.contains { $0.text == "--" + global.rawValue } }
      .map { Candidate("--" + $0.rawValue, $0.summary[language]) } + ["-H", "-h", "-q", "-y"].map { Candidate($0) }
  }

  private static func options(of command: OwnCommand, _ line: TypedLine) -> [String] {
    guard command == .page, let kind = line.bare.first.flatMap(PageKind.init(rawValue:)) else {
      return OwnCommandReader.valueNames(of: command) + OwnCommandReader.flagNames(of: command)
    }
    return ["file"] + kind.options
  }

  // MARK: Values

  /// What can stand where a value needs no name.
  private func unnamedValues(of line: TypedLine, typed: String) -> Candidates {
    switch line.subject {
    case .bank(let command):
      guard line.bare.isEmpty, !command.takesWords, !typed.isEmpty else { return Candidates() }
      guard let name = RequestWords.meant(by: command, given: line.given) else { return Candidates() }
      return values(of: name, in: line, typed: typed)
    case .own(let command):
      guard line.bare.isEmpty else { return Candidates() }
      switch command {
      case .completion: return fixed(CompletionShell.allCases.map(\.rawValue), typed: typed)
      case .manual: return fixed(["protocol"], typed: typed)
      case .page:
        let kinds = PageKind.allCases.map { Candidate($0.rawValue, $0.summary[language]) }
        return Candidates(words: kinds.filter { $0.text.hasPrefix(typed) })
      case .importSignIn, .importMembers, .importOpening, .verifyFile: return .file
      case .shell, .desk, .exportJournal, .doctor, .pipe, .hooksRun, .hooksList, .hooksStatus, .hooksRetry,
        .handoverSave:
        return Candidates()
      }
    case nil: return Candidates()
    }
  }

  private func values(
    of name: String, in line: TypedLine, typed: String, behind prefix: String = ""
  ) -> Candidates {
    if case .bank(let command) = line.subject,
      let parameter = command.allParameters.first(where: { $0.name == name })
    {
      return Candidates(words: values(of: parameter, command.name, typed: typed, behind: prefix))
    }
    if case .own(let command) = line.subject, Self.options(of: command, line).contains(name) {
      return ownValues(of: name, typed: typed, behind: prefix)
    }
    switch GlobalOption(rawValue: name) {
    case nil where name == "file": return .file
    case .lang: return fixed(Language.allCases.map(\.rawValue), typed: typed, behind: prefix)
    case .socket: return .file
    default: return Candidates()
    }
  }

  private func values(
    of parameter: CommandDescription.Parameter, _ command: String, typed: String, behind prefix: String
  ) -> [Candidate] {
    switch parameter.type {
    case .flag: return fixed(["true", "false"], typed: typed, behind: prefix).words
    case .date: return fixed(["today", "yesterday"], typed: typed, behind: prefix).words
    case .choice(let words):
      return words.filter { $0.hasPrefix(typed) }.map { word in
        Candidate(prefix + word, CodeWords.text(word, column: parameter.name, language) ?? "")
      }
    case .number, .code: return known(parameter, command, typed: typed, behind: prefix)
    case .codes, .integers:
      let start = typed.lastIndex(of: ",").map { typed.index(after: $0) } ?? typed.startIndex
      let earlier = typed[..<start].split(separator: ",").map(String.init)
      let last = String(typed[start...])
      return known(parameter, command, typed: last, behind: prefix + typed[..<start], except: earlier)
    case .integer, .duration, .time, .instant, .text, .document, .pin, .identity, .choices: return []
    }
  }

  private func ownValues(of name: String, typed: String, behind prefix: String) -> Candidates {
    switch name {
    case "file", "faults", "folder", "state": return .file
    case "encoding": return fixed(["utf-8", "utf-16", "gb18030"], typed: typed, behind: prefix)
    case "separator": return fixed(["comma", "tab", "semicolon"], typed: typed, behind: prefix)
    case "as": return fixed(AccountingDialect.allCases.map(\.rawValue), typed: typed, behind: prefix)
    case "of":
      let kinds = ReportKind.allCases.map { Candidate(prefix + $0.rawValue, $0.title[language]) }
      return Candidates(words: kinds.filter { $0.text.hasPrefix(prefix + typed) })
    case "station", "team", "member":
      let source: ValueSource = name == "station" ? .stations : name == "team" ? .teams : .members
      return Candidates(words: known(source, typed: typed, behind: prefix))
    default: return Candidates()
    }
  }

  private func fixed(_ words: [String], typed: String, behind prefix: String = "") -> Candidates {
    Candidates(words: words.filter { $0.hasPrefix(typed) }.map { Candidate(prefix + $0) })
  }

  private func known(
    _ parameter: CommandDescription.Parameter, _ command: String, typed: String, behind prefix: String,
    except earlier: [String] = []
  ) -> [Candidate] {
    guard let source = ValueSource(parameter.name, parameter.type, of: command) else { return [] }
    return known(source, typed: typed, behind: prefix).filter { !earlier.map { prefix + $0 }.contains($0.text) }
  }

  /// What the bank knows: what begins as typed, or else what is called so.
  private func known(_ source: ValueSource, typed: String, behind prefix: String) -> [Candidate] {
    guard let request = source.request(typed) else { return [] }
    let (value, about) = source.columns
    let rows = ask(request).compactMap { row -> (value: String, about: String)? in
      guard let text = row[value], Self.isPlain(text) else { return nil }
      let words = about.compactMap { row[$0] }.filter { !$0.isEmpty }
      return (text, CellText.harmless(words.joined(separator: " ")))
    }
    let begun = rows.filter { $0.value.hasPrefix(typed) }
    let called = rows.filter { source.isSearched || $0.about.lowercased().contains(typed.lowercased()) }
    return (begun.isEmpty ? called : begun).map { Candidate(prefix + $0.value, $0.about) }
  }

  /// Only what no shell takes for its own may go onto a command line, whatever the other end says.
  private static func isPlain(_ text: String) -> Bool {
    !text.isEmpty
      && text.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): true
        default: false
        }
      }
  }
}
