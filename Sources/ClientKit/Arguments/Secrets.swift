import LineProtocol

/// Asks for what must not stand on a command line, where other users and the shell's history would see it.
struct SecretPrompt {
  let console: Console
  let language: Language

  /// The secret as typed; nil where there is nobody to ask.
  ///
  /// A secret that is to be set is asked for twice, until both are the same.
  func ask(for parameter: CommandDescription.Parameter, of command: CommandDescription) -> String? {
    let prompt = parameter.type.prompt[language]
    // An identity number proves itself by its last character.
    guard command.effect == .change, parameter.type == .pin else { return read(prompt) }
    let again = Localized("再输一次:", "Once more: ")[language]
    while let first = read(prompt), let second = read(again) {
      if first == second { return first }
      console.printError(Localized("两次输入不同,请重新输入。", "The two differ; type it anew.")[language])
    }
    return nil
  }

  private func read(_ prompt: String) -> String? {
    console.readSecret(prompt).map { String(decoding: $0, as: UTF8.self) }
  }
}

extension CommandDescription {
  /// What stands on a line for a secret that is to be asked for; shells take a `?` for a file's name, so a word will do.
  static let questions: Set<String> = ["?", "ask"]

  /// The words of a line with the secret that was left out, or that `ask` stands for, if somebody can be asked for it.
  func asking(_ prompt: SecretPrompt?, _ words: [Word]) -> [Word] {
    guard let prompt, let secret else { return words }
    let typed = words.first { $0.name == secret.name }
    guard typed.map({ Self.questions.contains($0.value) }) ?? secret.isRequired else { return words }
    let others = words.filter { $0.name != secret.name }
    return others + (prompt.ask(for: secret, of: self).map { [Word(name: secret.name, value: $0)] } ?? [])
  }

  /// Whether a typed line names a secret of any command.
  ///
  /// An `ask` in its place is none.
  static func mentionsSecret(_ line: String) -> Bool {
    let names = Set(Catalogue.standard.commands.compactMap { $0.secret?.name })
    return line.split(whereSeparator: \.isWhitespace).contains { word in
      names.contains { name in
        guard !questions.contains(where: { word.hasSuffix("\(name)=\($0)") }) else { return false }
        return word.hasPrefix("\(name)=") || word == "--\(name)" || word.hasPrefix("--\(name)=")
      }
    }
  }
}

extension ParameterType {
  /// What is said when it is asked for.
  fileprivate var prompt: Localized {
    switch self {
    case .identity: Localized("身份证号(不显示):", "Identity number (not shown): ")
    case .choices: Localized("选谁,填名单上的序号(不显示):", "Whom you choose, by places on the list (not shown): ")
    default: Localized("密码(不显示):", "PIN (not shown): ")
    }
  }
}
