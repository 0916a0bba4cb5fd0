extension Catalogue {
  /// Turns a line into a request: finds its command and checks its parameters against the catalogue.
  ///
  /// - Throws: A refusal, the first that holds of: `unknown-command`, `bad-request` for a word too many,
  ///   `unknown-parameter`, `missing-parameter`, `bad-value`. See "Error codes" in the protocol reference.
  public func bind(_ line: ParsedLine) throws(Refusal) -> Request {
    let (command, rest) = try resolve(line.words)
    var binder = RequestBinder(command: command)
    for word in rest where word.name == nil { try binder.takeBareWord(word) }
    let parameters = try binder.parameters(of: rest)
    try binder.checkNothingMissing(in: rest)
    for (parameter, word) in parameters { try binder.take(parameter, word.value) }
    return binder.request(rest)
  }
}

/// Collects the parts of one request.
private struct RequestBinder {
  let command: CommandDescription
  private var values: [String: ParameterValue] = [:]
  private var emptied: Set<String> = []
  private var words: [String] = []
  private var key: String?
  private var isDry = false

  init(command: CommandDescription) {
    self.command = command
  }

  mutating func takeBareWord(_ word: Word) throws(Refusal) {
    guard command.takesWords else { throw .surplusWord(word, command) }
    words.append(word.value)
  }

  func parameters(of words: ArraySlice<Word>) throws(Refusal) -> [(CommandDescription.Parameter, Word)] {
    var parameters: [(CommandDescription.Parameter, Word)] = []
    parameters.reserveCapacity(words.count)
    for word in words {
      guard let name = word.name else { continue }
      guard let parameter = command.accepts(name) else { throw .unknownParameter(name, command) }
      parameters.append((parameter, word))
    }
    return parameters
  }

  /// An empty value of a needed parameter counts as none: there is nothing that it could take away.
  func checkNothingMissing(in words: ArraySlice<Word>) throws(Refusal) {
    for parameter in command.parameters where parameter.isRequired {
      guard words.contains(where: { $0.name == parameter.name && !$0.value.isBlank }) else {
        throw .missingParameter(parameter, command)
      }
    }
  }

  mutating func take(_ parameter: CommandDescription.Parameter, _ text: String) throws(Refusal) {
    switch parameter.name {
    case "key":
      guard RequestBinder.isKey(text) else { throw .badKey(text) }
      key = text
    case "dry":
      // An empty `dry=` is refused: to carry out what was perhaps only to be tried would be worse.
      guard case .flag(let flag) = parameter.type.read(text) else { throw .badValue(parameter, text) }
      isDry = flag
    default:
      guard !text.isEmpty else {
        emptied.insert(parameter.name)
        return
      }
      guard let value = parameter.type.read(text) else { throw .badValue(parameter, text) }
      values[parameter.name] = value
    }
  }

  func request(_ words: ArraySlice<Word>) -> Request {
    Request(
      command: command, values: values, emptied: emptied, words: self.words, key: key, isDry: isDry,
      canonical: canonical(words))
  }

  /// The command, its words, then names and values in the order of the names; what says how to carry it out is left out.
  private func canonical(_ words: ArraySlice<Word>) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(128)
    bytes.append(contentsOf: command.name.utf8)
    for word in self.words {
      bytes.append(Byte.space)
      LineWriter.append(Word(name: nil, value: word), to: &bytes)
    }
    let named = words.compactMap { word in word.name.map { (name: $0, value: word.value) } }
    for (name, value) in named.sorted(by: { $0.name < $1.name }) where !RequestBinder.namesOfManner.contains(name) {
      bytes.append(Byte.space)
      LineWriter.append(name: name, value: value, to: &bytes)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static let namesOfManner: Set<String> = ["key", "dry", "progress"]

  private static func isKey(_ text: String) -> Bool {
    (1...64).contains(text.utf8.count) && text.utf8.allSatisfy(Byte.isTagCharacter)
  }
}

extension CommandDescription {
  /// The parameter of a name, `key` and `dry` of every change included.
  func accepts(_ name: String) -> Parameter? {
    if let parameter = parameter(name) { return parameter }
    return effect == .change ? Catalogue.changeParameters.first { $0.name == name } : nil
  }
}

extension String {
  /// Whether there is nothing to be read in it.
  fileprivate var isBlank: Bool { allSatisfy(\.isWhitespace) }
}
