import LineProtocol

/// An option that concerns the client and no single command.
enum GlobalOption: String, CaseIterable {
  case host
  case socket
  case admin
  case lang
  case json
  case csv
  case lines
  case key
  case quiet
  case yes
  case help
  case version

  /// Whether a value follows.
  var takesValue: Bool {
    switch self {
    case .host, .socket, .lang, .key: true
    case .admin, .json, .csv, .lines, .quiet, .yes, .help, .version: false
    }
  }

  /// How the option is typed.
  var usage: String {
    switch self {
    case .host: "--host USER@SERVER[:PORT], -H"
    case .socket: "--socket PATH"
    case .lang: "--lang zh-CN|en"
    case .key: "--key KEY"
    case .help: "--help, -h"
    case .quiet: "--quiet, -q"
    case .yes: "--yes, -y"
    default: "--\(rawValue)"
    }
  }

  /// What it does.
  var summary: Localized {
    switch self {
    case .host: Localized("经 ssh 使用另一台服务器的时间银行", "Use the bank of another server, over ssh")
    case .socket: Localized("连接这个套接字", "Connect to this socket")
    case .admin: Localized("只用管理套接字", "Use a socket for administration only")
    case .lang: Localized("文字的语言", "Language of the texts")
    case .json: Localized("结果写成 JSON", "Show replies as JSON")
    case .csv: Localized("结果写成 CSV", "Show replies as CSV")
    case .lines: Localized("结果按协议原样列出", "Show the lines of the protocol as they come")
    case .key: Localized("幂等键:同键同请求只办一次", "Idempotency key: the same request under it happens once")
    case .quiet: Localized("只列结果,不说别的", "Show results only, no sentences and no progress")
    case .yes: Localized("办理前不再询问(供脚本使用)", "Ask nothing before carrying out (for scripts)")
    case .help: Localized("显示说明", "Show help")
    case .version: Localized("显示版本", "Show the version")
    }
  }
}

/// What the global options say.
struct GlobalOptions: Hashable {
  var server: RemoteServer?
  var socketPath: String?
  var wantsAdministration = false
  var language: Language?
  var form = OutputForm.table
  var key: String?
  var isQuiet = false
  /// Whether questions are answered with yes beforehand.
  var isConfirmed = false
  var wantsHelp = false
  var wantsVersion = false

  /// Takes an option with its value.
  mutating func take(_ option: GlobalOption, _ value: String) throws(Refusal) {
    switch option {
    case .host: server = try RemoteServer(value)
    case .socket: socketPath = value
    case .admin: wantsAdministration = true
    case .lang: language = try GlobalOptions.language(value)
    case .json: form = .json
    case .csv: form = .csv
    case .lines: form = .lines
    case .key: key = value
    case .quiet: isQuiet = true
    case .yes: isConfirmed = true
    case .help: wantsHelp = true
    case .version: wantsVersion = true
    }
  }

  private static func language(_ value: String) throws(Refusal) -> Language {
    switch value.lowercased() {
    case "zh-cn", "zh", "zh_cn": return .chinese
    case "en": return .english
    default:
      throw Refusal(
        .badValue, [Field("name", .text("lang")), Field("value", .text(value))],
        Localized("--lang 只能是 zh-CN 或 en", "--lang is zh-CN or en"))
    }
  }
}
