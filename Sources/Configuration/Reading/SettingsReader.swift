import LineProtocol
import TOMLKit

/// Reads the settings of a file by their keys, gathers every fault, and tells afterwards which keys nobody asked for.
struct SettingsReader {
  private let file: String
  private let root: TOMLTable
  private let places: KeyPlaces
  /// The keys asked for so far; in the end all that exist.
  private(set) var knownKeys: [String] = []
  private(set) var faults: [ConfigurationFault] = []

  /// Parses a text, or throws its syntax error as the only fault.
  init(text: String, file: String) throws(ConfigurationError) {
    self.file = file
    places = KeyPlaces(text: text)
    if let flaw = places.flaw { throw ConfigurationError(faults: [Self.fault(flaw, file: file)]) }
    do {
      root = try TOMLTable(string: text)
    } catch {
      throw ConfigurationError(faults: [Self.syntaxFault(error, file: file)])
    }
  }

  private static func fault(_ flaw: KeyPlaces.Flaw, file: String) -> ConfigurationFault {
    switch flaw {
    case .header(let line):
      ConfigurationFault(
        file: file, line: line, key: "",
        text: Localized(
          "方括号里的表名须以英文字母开头,如 [service];请改正",
          "the name of a table in brackets begins with a letter, as in [service]; mend it"))
    case .brace(let line):
      ConfigurationFault(
        file: file, line: line, key: "",
        text: Localized("多出一个 };请删去", "there is a } without its {; take it out"))
    }
  }

  private static func syntaxFault(_ error: any Error, file: String) -> ConfigurationFault {
    guard let error = error as? TOMLParseError else {
      return ConfigurationFault(
        file: file, line: nil, key: "", text: Localized("不是有效的 TOML 文件", "this is no valid TOML"))
    }
    let column = error.source.begin.column
    return ConfigurationFault(
      file: file, line: error.source.begin.line, key: "",
      text: Localized(
        "第 \(column) 列不符合 TOML 语法:\(error.description)",
        "no valid TOML at column \(column): \(error.description)"))
  }

  /// Notes that the value of a key is wrong.
  mutating func fault(_ key: String, _ text: Localized) {
    faults.append(ConfigurationFault(file: file, line: places.line(of: key), key: key, text: text))
  }

  /// Whether the file has a value for a key.
  func has(_ key: String) -> Bool { value(at: key) != nil }

  /// Looks a key up and remembers that it is known.
  mutating func take(_ key: String) -> TOMLValue? {
    knownKeys.append(key)
    return value(at: key)
  }

  private func value(at key: String) -> TOMLValue? {
    var value: TOMLValue? = root.tomlValue
    for part in key.split(separator: ".") {
      value = value.flatMap(\.table).flatMap { $0[String(part)]?.tomlValue }
    }
    return value
  }

  /// Notes every table and key of the file that is not known, with the known key that is nearest.
  mutating func refuseUnknownKeys() {
    refuseUnknownKeys(in: root, under: "")
    faults.sort { ($0.line ?? 0, $0.key) < ($1.line ?? 0, $1.key) }
  }

  private mutating func refuseUnknownKeys(in table: TOMLTable, under prefix: String) {
    for name in table.keys {
      let key = prefix + name
      if knownKeys.contains(key) { continue }
      let isTable = knownKeys.contains { $0.hasPrefix(key + ".") }
      if let inner = table[name]?.table, isTable {
        refuseUnknownKeys(in: inner, under: key + ".")
      } else if isTable {
        fault(key, Localized("应为一个表:[\(key)]", "must be a table: [\(key)]"))
      } else {
        fault(key, unknown(key))
      }
    }
  }

  private func unknown(_ key: String) -> Localized {
    let near = knownKeys.map { (key: $0, steps: editSteps(from: key, to: $0)) }.min { $0.steps < $1.steps }
    guard let near, near.steps <= 3 else {
      return Localized("没有这个设置项,请删去或改正", "no such key; remove or correct it")
    }
    return Localized("没有这个设置项,是否想写 \(near.key)?", "no such key; did you mean \(near.key)?")
  }
}

/// The number of characters to add, remove or replace to get from one word to another.
private func editSteps(from left: String, to right: String) -> Int {
  let target = Array(right)
  var row = Array(0...target.count)
  for (index, character) in left.enumerated() {
    var diagonal = row[0]
    row[0] = index + 1
    for column in target.indices {
      let replaced = diagonal + (character == target[column] ? 0 : 1)
      diagonal = row[column + 1]
      row[column + 1] = min(replaced, diagonal + 1, row[column] + 1)
    }
  }
  return row[target.count]
}
