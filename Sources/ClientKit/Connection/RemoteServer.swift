import LineProtocol

/// A server that is reached over ssh, typed as `user@server` or `user@server:port`, as `systemctl -H` has it.
struct RemoteServer: Hashable {
  /// What ssh is told to connect to.
  let destination: String
  /// The port, where one was typed.
  let port: String?

  /// Reads what stands behind `-H`.
  ///
  /// - Throws: `bad-value` for an empty name, one that ssh could take for an option, and a port outside 1 to 65535.
  init(_ text: String) throws(Refusal) {
    let (destination, port) = Self.split(text)
    let host = destination.split(separator: "@", omittingEmptySubsequences: false).last ?? ""
    let isPlain = text.unicodeScalars.allSatisfy { $0.value > 0x20 && $0.value != 0x7F }
    guard isPlain, !host.isEmpty, !host.hasPrefix("-"), !destination.hasPrefix("-"), !destination.hasPrefix("@") else {
      throw Self.refusal(text, Localized("-H 后面写 用户@服务器", "-H takes user@server"))
    }
    if let port {
      guard port.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = UInt16(port), number > 0 else {
        throw Self.refusal(text, Localized("ssh 的端口是 1 到 65535 的整数", "a port of ssh is a number from 1 to 65535"))
      }
    }
    self.destination = destination
    self.port = port
  }

  /// The words after `ssh` that open a connection to the daemon there.
  ///
  /// - Parameters:
  ///   - options: What was asked for here and concerns the other end: socket and language.
  ///   - isAttended: Whether ssh may ask for a password.
  func arguments(_ options: GlobalOptions, language: Language, isAttended: Bool = true) -> [String] {
    var words = isAttended ? [] : ["-o", "BatchMode=yes"]
    words += ["-x", "-T", "-o", "ServerAliveInterval=30", "-o", "ClearAllForwardings=yes"]
    if let port { words += ["-p", port] }
    var command = ["timebank", "pipe", "--lang", language.rawValue]
    if let path = options.socketPath { command.append("--socket=" + path) }
    if options.wantsAdministration { command.append("--admin") }
    // The shell at the other end reads these words once more.
    return words + ["--", destination] + command.map(ShellWord.quoted)
  }

  /// An IPv6 address with a port stands in brackets; one without may have them.
  private static func split(_ text: String) -> (String, String?) {
    if let open = text.firstIndex(of: "["), let close = text.lastIndex(of: "]"), open < close {
      let destination = String(text[..<open] + text[text.index(after: open)..<close])
      let rest = text[text.index(after: close)...]
      return (destination, rest.hasPrefix(":") ? String(rest.dropFirst()) : rest.isEmpty ? nil : String(rest))
    }
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    return parts.count == 2 ? (String(parts[0]), String(parts[1])) : (text, nil)
  }

  private static func refusal(_ text: String, _ reason: Localized) -> Refusal {
    let shown = CellText.harmless(text)
    return Refusal(
      .badValue, [Field("name", .text("host")), Field("value", .text(text))],
      Localized(
        "不能用 \(shown) 作服务器:\(reason.chinese)", "\(shown) will not do as a server: \(reason.english)"))
  }
}
