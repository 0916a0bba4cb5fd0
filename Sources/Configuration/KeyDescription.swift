public import LineProtocol

/// What the documented configuration file says of one key: its default and what it does.
///
/// The file comes with the program (`config/timebank.toml`), so that manual and file cannot differ.
public struct KeyDescription: Hashable, Sendable {
  /// The key with its tables, such as `listen.idle_seconds`.
  public let name: String
  /// The default, as the file writes it.
  public let defaultText: String
  /// What the key does, with its limits.
  public let text: Localized
  /// When a change of it takes effect.
  public let effect: Localized

  /// Every key that a file can have, in the file's order.
  public static let all: [KeyDescription] = describe(String(decoding: PackageResources.timebank_toml, as: UTF8.self))

  private static func describe(_ file: String) -> [KeyDescription] {
    var table = ""
    var remarks: [String] = []
    var found: [KeyDescription] = []
    for line in file.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("# ") {
        remarks.append(String(line.dropFirst(2)))
        continue
      }
      if line.hasPrefix("[") { table = String(line.dropFirst().prefix { $0 != "]" }) + "." }
      if let first = line.first, first.isLetter, let equals = line.firstIndex(of: "=") {
        let name = table + line[..<equals].filter { $0 != " " }
        let value = String(line[equals...].dropFirst().drop { $0 == " " })
        found.append(KeyDescription(name: name, value: value, remarks: remarks, found))
      }
      remarks = []
    }
    return found
  }

  /// A key without a remark of its own means the same as the one of that name before it.
  private init(name: String, value: String, remarks: [String], _ earlier: [KeyDescription]) {
    self.name = name
    defaultText = value
    let last = name.split(separator: ".").last
    let namesake = earlier.last { $0.name.split(separator: ".").last == last }
    text = remarks.isEmpty ? namesake?.text ?? Localized("", "") : Localized(remarks: remarks)
    effect = ConfigurationKey.all.first { $0.name == name }?.effect.text ?? Localized("", "")
  }
}

extension Localized {
  /// Remarks of the file: lines with Chinese characters and lines without; ` / ` parts both in one line.
  fileprivate init(remarks: [String]) {
    let parts = remarks.flatMap { line in
      let halves = line.split(separator: " / ", maxSplits: 1)
      return halves.count == 2 && halves[0].hasHan && !halves[1].hasHan ? halves : [line[...]]
    }
    self.init(
      parts.filter(\.hasHan).joined(), parts.filter { !$0.hasHan }.joined(separator: " "))
  }
}

extension Substring {
  fileprivate var hasHan: Bool { unicodeScalars.contains { ("\u{4E00}"..."\u{9FFF}").contains($0) } }
}

extension ConfigurationKey.Effect {
  fileprivate var text: Localized {
    switch self {
    case .atReload: Localized("重新读取配置后生效", "takes effect at a reload")
    case .atRestart: Localized("重新启动后生效", "takes effect at a restart")
    case .atFounding: Localized("只对新建的银行起作用", "holds for a new bank only")
    }
  }
}
