import LineProtocol

/// What a command line asks for.
enum Invocation {
  /// The help on a topic; none for the overview.
  case help(topic: [String])
  /// The version.
  case version
  /// Lines typed one after the other.
  case shell
  /// The screen of a station, where one was named.
  case desk(station: String?)
  /// The checks of ``Doctor``.
  case doctor
  /// Bytes copied between this process and the daemon.
  case pipe
  /// A completion script.
  case completion(CompletionShell)
  /// A manual page: the client's, or that of the protocol.
  case manual(isOfProtocol: Bool)
  /// A sheet to be imported.
  case importSheet(ImportOptions)
  /// The journal into a file.
  case exportJournal(JournalExportOptions)
  /// A page to be made.
  case page(PageOptions)
  /// A file of exported entries to be proved.
  case verifyFile(JournalFileOptions)
  /// The file of a hand-over to be written.
  case saveHandover(HandoverSaving)
  /// Messages carried out of the bank, or a look at that.
  case hooks(HookOptions)
  /// One request.
  case request(ClientRequest)
}

/// A request of the catalogue, checked, ready to be sent.
struct ClientRequest {
  let request: Request
  /// The line's words; the idempotency key is among them where there is one.
  private(set) var words: [Word]
  private(set) var tag: String?
  private(set) var key: String?

  /// Checks the words against the catalogue.
  ///
  /// - Throws: What the daemon would answer.
  init(_ line: ParsedLine, catalogue: Catalogue = .standard) throws(Refusal) {
    // Written and read back: so that a line is judged here exactly as the daemon will judge it.
    switch LineParser.parse(Array(LineWriter.text(line).utf8)) {
    case .fault(_, let refusal): throw refusal
    case .line(let read): request = try catalogue.bind(read)
    case .ignored: request = try catalogue.bind(ParsedLine(tag: nil, words: []))
    }
    words = line.words
    tag = line.tag
    key = request.key
  }

  var command: CommandDescription { request.command }

  /// Gives a change a key of its own, unless it has one or is only a trial.
  mutating func addKey(_ makeKey: () -> String) {
    guard command.effect == .change, key == nil, !request.isDry else { return }
    let key = makeKey()
    words.append(Word(name: "key", value: key))
    self.key = key
  }

  /// The same request as a trial, which changes nothing.
  var trial: ClientRequest {
    var trial = self
    trial.words = words.filter { $0.name != "key" && $0.name != "dry" } + [Word(name: "dry", value: "true")]
    trial.key = nil
    return trial
  }

  /// Asks for progress where the command can tell it, nobody has said otherwise, and no key that somebody chose makes the
  /// words of the request count.
  mutating func askForProgress() {
    guard command.parameter("progress") != nil, key == nil else { return }
    guard !words.contains(where: { $0.name == "progress" }) else { return }
    words.append(Word(name: "progress", value: "true"))
  }

  /// Puts the text of a file in the place of `@FILE`, where the catalogue expects a document.
  ///
  /// - Throws: `ClientFailure` where the file cannot be read or is no text.
  mutating func loadDocuments(_ readFile: (String) throws(ClientFailure) -> [UInt8]) throws(ClientFailure) {
    for (index, word) in words.enumerated() {
      guard let name = word.name, word.value.hasPrefix("@"), command.isDocument(name) else { continue }
      words[index] = Word(name: name, value: try DocumentFile.text(String(word.value.dropFirst()), readFile))
    }
  }

  /// The same request under a tag.
  func tagged(_ tag: String?) -> ClientRequest {
    var request = self
    request.tag = tag
    return request
  }

  /// The line without its LF.
  var bytes: [UInt8] {
    var bytes: [UInt8] = []
    LineWriter.append(ParsedLine(tag: tag, words: words), to: &bytes)
    return bytes
  }
}
