import LineProtocol

/// An error as it is shown on standard error: code, what happened, and what to do next.
struct ErrorReport {
  let code: String
  let text: Localized
  let details: String
  let remedy: Localized?

  init(_ failure: ClientFailure) {
    code = failure.name
    text = failure.text
    details = ""
    remedy = failure.remedy
  }

  /// The report on a refusal of the daemon, whose text is already in the connection's language.
  init(_ refusal: DaemonRefusal, command: CommandDescription?, isShell: Bool) {
    code = refusal.code
    text = Localized(refusal.text, refusal.text)
    // The text says the figures itself; a defect's reference is wanted by whoever looks into the log.
    let isDefect = ErrorCode(rawValue: refusal.code).map { $0.class == .defect } ?? true
    details = isDefect ? refusal.fields.map { "\($0.name)=\($0.value)" }.joined(separator: " ") : ""
    remedy = NextStep.after(refusal.code, command: command, isShell: isShell)
  }

  /// The report on a request that was refused before it was sent.
  init(_ refusal: Refusal, command: CommandDescription?, isShell: Bool) {
    code = refusal.code.rawValue
    text = refusal.text
    details = ""
    remedy = NextStep.after(code, command: command, isShell: isShell)
  }

  /// The lines for standard error.
  func lines(language: Language, style: TextStyle) -> [String] {
    let title = style.red(Localized("错误", "Error")[language])
    var lines = [
      Localized(
        "\(title)(\(CellText.harmless(code))):\(CellText.harmless(text.chinese))",
        "\(title) (\(CellText.harmless(code))): \(CellText.harmless(text.english))")[language]
    ]
    if !details.isEmpty { lines.append("  " + CellText.harmless(details)) }
    if let remedy { lines.append(Localized("下一步:", "Next: ")[language] + remedy[language]) }
    return lines
  }
}
