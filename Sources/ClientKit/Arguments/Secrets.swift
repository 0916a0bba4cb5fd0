import LineProtocol

/// Asks for what must not stand on a command line, where other users and the shell's history would see it.
struct SecretPrompt {
  let console: Console
  let language: Language

  /// The secret as typed; nil where there is nobody to ask.
  ///
  /// A secret that is to be set is asked for twice, until both are the same.
  func ask(for parameter: CommandDescription.Parameter, of command: CommandDescription) -> String? {
    let prompt = Localized("密码(不显示):", "PIN (not shown): ")[language]
    guard command.effect == .change else { return read(prompt) }
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
  /// The words of a line with the secret that was left out, if somebody can be asked for it.
  func asking(_ prompt: SecretPrompt?, _ words: [Word]) -> [Word] {
    guard let prompt, let secret, !words.contains(where: { $0.name == secret.name }) else { return words }
    return words + (prompt.ask(for: secret, of: self).map { [Word(name: secret.name, value: $0)] } ?? [])
  }

  /// Whether a typed line names a secret of any command.
  static func mentionsSecret(_ line: String) -> Bool {
    let names = Set(Catalogue.standard.commands.compactMap { $0.secret?.name })
    return line.split(whereSeparator: \.isWhitespace).contains { word in
      names.contains { name in word.hasPrefix("\(name)=") || word == "--\(name)" || word.hasPrefix("--\(name)=") }
    }
  }
}
