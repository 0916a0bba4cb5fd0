/// What makes two requests the same: the command, its words, then names and values in the order of the names.
///
/// Left out are what says how to carry it out, and what is secret. A change has its text ready when it comes to the writer; of a
/// question it is made only where that stands in a batch.
struct CanonicalForm: Sendable {
  private enum Form {
    case ready(String)
    case typed(CommandDescription, words: [String], ArraySlice<Word>)
  }

  private let form: Form

  /// - Parameters:
  ///   - words: The words after the command.
  ///   - typed: All that was typed after the command.
  init(of command: CommandDescription, _ words: [String], _ typed: ArraySlice<Word>) {
    form =
      command.effect == .change
      ? .ready(CanonicalForm.text(command, words, typed)) : .typed(command, words: words, typed)
  }

  /// The form as text.
  var text: String {
    switch form {
    case .ready(let text): text
    case .typed(let command, let words, let typed): CanonicalForm.text(command, words, typed)
    }
  }

  private static func text(_ command: CommandDescription, _ words: [String], _ typed: ArraySlice<Word>) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(128)
    bytes.append(contentsOf: command.name.utf8)
    for word in words {
      bytes.append(Byte.space)
      LineWriter.append(Word(name: nil, value: word), to: &bytes)
    }
    let named = typed.indices.filter { typed[$0].name != nil }
    for index in named.sorted(by: { typed[$0].name ?? "" < typed[$1].name ?? "" }) {
      guard let name = typed[index].name, !saysHow(name) else { continue }
      // What takes a secret away is none.
      if command.isSecret(name), !typed[index].value.isEmpty { continue }
      bytes.append(Byte.space)
      LineWriter.append(name: name, value: typed[index].value, to: &bytes)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Whether a name says how a request is to be carried out, not what it is.
  private static func saysHow(_ name: String) -> Bool {
    name == "key" || name == "dry" || name == "progress"
  }
}
