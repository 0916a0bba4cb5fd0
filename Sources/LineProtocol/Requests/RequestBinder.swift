public import Ledger

extension Catalogue {
  /// Turns a line into a request: finds its command and checks its parameters against the catalogue.
  ///
  /// - Throws: A refusal, the first that holds of: `unknown-command`, `bad-request` for a word too many,
  ///   `unknown-parameter`, `missing-parameter`, `bad-value`. See "Error codes" in the protocol reference.
  ///
  /// - Parameter member: The member who has logged in on this connection; stands in where the request leaves out whom
  ///   it is for.
  public func bind(_ line: ParsedLine, as member: MemberNumber? = nil) throws(Refusal) -> Request {
    let (command, typed) = try resolve(line.words)
    let rest = member.map { command.filling(typed, with: $0)[...] } ?? typed
    var binder = RequestBinder(command: command)
    for word in rest where word.name == nil { try binder.takeBareWord(word) }
    let indices = try binder.parameterIndices(of: rest)
    try binder.checkNothingMissing(in: rest)
    binder.reserveCapacity(indices.count)
    for (index, word) in zip(indices, rest.lazy.filter { $0.name != nil }) { try binder.take(index, word.value) }
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

  mutating func reserveCapacity(_ count: Int) {
    values.reserveCapacity(count)
  }

  mutating func takeBareWord(_ word: Word) throws(Refusal) {
    guard command.takesWords else { throw .surplusWord(word, command) }
    words.append(word.value)
  }

  /// Where the parameters of the named words stand in the catalogue, in the order of the words.
  ///
  /// Indices, since copying descriptions at every request would cost more than all else here.
  func parameterIndices(of words: ArraySlice<Word>) throws(Refusal) -> [Int] {
    var indices: [Int] = []
    indices.reserveCapacity(words.count)
    for word in words {
      guard let name = word.name else { continue }
      guard let index = command.index(of: name) else { throw .unknownParameter(name, command) }
      indices.append(index)
    }
    return indices
  }

  /// An empty value of a needed parameter counts as none: there is nothing that it could take away.
  func checkNothingMissing(in words: ArraySlice<Word>) throws(Refusal) {
    for index in command.parameters.indices where command.parameters[index].isRequired {
      let name = command.parameters[index].name
      guard words.contains(where: { $0.name == name && !$0.value.isBlank }) else {
        throw .missingParameter(command.parameters[index], command)
      }
    }
  }

  mutating func take(_ index: Int, _ text: String) throws(Refusal) {
    let name = command.allParameters[index].name
    switch name {
    case "key":
      guard IdempotencyKey.isKey(text) else { throw .badKey(text) }
      key = text
    case "dry":
      // An empty `dry=` is refused: to carry out what was perhaps only to be tried would be worse.
      guard case .flag(let flag) = ParameterType.flag.read(text) else { throw badValue(index, text) }
      isDry = flag
    default:
      guard !text.isEmpty else {
        emptied.insert(name)
        return
      }
      guard let value = command.allParameters[index].type.read(text) else { throw badValue(index, text) }
      values[name] = value
    }
  }

  private func badValue(_ index: Int, _ text: String) -> Refusal {
    .badValue(command.allParameters[index], text)
  }

  func request(_ typed: ArraySlice<Word>) -> Request {
    Request(
      command: command, values: values, emptied: emptied, words: words, key: key, isDry: isDry,
      canonical: CanonicalForm(of: command, words, typed))
  }
}

extension CommandDescription {
  /// Where a parameter stands among all, or nil where the command does not take it.
  func index(of name: String) -> Int? {
    for index in allParameters.indices where allParameters[index].name == name { return index }
    return nil
  }
}

extension String {
  /// Whether there is nothing to be read in it.
  fileprivate var isBlank: Bool {
    // Nearly every value begins with a plain letter or digit; to ask Unicode of each would take long.
    if let first = utf8.first, (0x21...0x7E).contains(first) { return false }
    return allSatisfy(\.isWhitespace)
  }
}
