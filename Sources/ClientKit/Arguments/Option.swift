import LineProtocol

/// A word of the command line that begins with `--`, taken apart; `-H`, `-h`, `-q` and `-y` are short for four of them.
struct Option: Hashable {
  /// Without the dashes; of a short option that nobody knows, with its dash, as no parameter is called that.
  let name: String
  /// What stands behind `=`; nil where there is none.
  let attached: String?

  /// Nil for `--` and `-` alone and for words that are no option; a dash and a digit begin a value.
  init?(_ word: String) {
    if let short = Option.short(word) {
      self.init(name: short, attached: nil)
      return
    }
    guard word.hasPrefix("--"), word.utf8.count > 2 else { return nil }
    let body = word.dropFirst(2)
    guard let equals = body.firstIndex(of: "=") else {
      self.init(name: String(body), attached: nil)
      return
    }
    self.init(name: String(body[..<equals]), attached: String(body[equals...].dropFirst()))
  }

  private static func short(_ word: String) -> String? {
    switch word {
    case "-h": return "help"
    case "-q": return "quiet"
    case "-y": return "yes"
    case "-H": return "host"
    default:
      let second = word.utf8.dropFirst().first.map { $0 | 0x20 } ?? 0
      let isLetter = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(second)
      return word.hasPrefix("-") && isLetter ? word : nil
    }
  }

  private init(name: String, attached: String?) {
    self.name = name
    self.attached = attached
  }

  /// Whether the name could be one of the catalogue's.
  var isWellFormed: Bool { Word.isName(name) }
}

extension Word {
  /// Whether a text is a name of the grammar: `[a-z][a-z0-9_-]*`.
  static func isName(_ text: some StringProtocol) -> Bool {
    guard let first = text.utf8.first, (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first) else { return false }
    return text.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"),
        UInt8(ascii: "_"):
        true
      default: false
      }
    }
  }

  /// A word as typed in a shell, where quotes are gone already: `name=value`, or a word without a name.
  init(typed text: String) {
    if let equals = text.firstIndex(of: "="), Word.isName(text[..<equals]) {
      self.init(name: String(text[..<equals]), value: String(text[equals...].dropFirst()))
    } else {
      self.init(name: nil, value: text)
    }
  }
}

extension Refusal {
  /// An option that needs a value and has none.
  static func missingValue(_ name: String) -> Refusal {
    Refusal(
      .missingParameter, [Field("name", .text(name))],
      Localized("--\(name) 后面要写值", "--\(name) needs a value behind it"))
  }

  /// An option without a value that was given one.
  static func needlessValue(_ name: String) -> Refusal {
    Refusal(
      .badValue, [Field("name", .text(name))], Localized("--\(name) 后面不写值", "--\(name) takes no value"))
  }

  /// An option that nobody knows.
  static func unknownOption(_ name: String) -> Refusal {
    let list = GlobalOption.allCases.map { "--\($0.rawValue)" }.joined(separator: " ")
    let shown = CellText.harmless(name.hasPrefix("-") ? name : "--" + name)
    return Refusal(
      .unknownParameter, [Field("name", .text(name))],
      Localized("没有 \(shown) 这个选项;可用的有:\(list)", "There is no option \(shown); there are: \(list)"))
  }
}
