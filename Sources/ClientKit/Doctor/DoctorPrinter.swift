import LineProtocol

/// Shows findings to people and programs.
struct DoctorPrinter {
  let presentation: Presentation

  /// A line for each finding, what mends it included.
  func lines(_ findings: [Finding]) -> [String] {
    let language = presentation.language
    return findings.map { finding in
      let remedy = finding.remedy.map { Localized(";下一步:", "; next: ")[language] + $0[language] } ?? ""
      return "[\(word(finding.verdict))] " + CellText.harmless(finding.text[language] + remedy)
    }
  }

  /// A list of objects with `check`, `verdict`, `text` and `remedy`.
  func json(_ findings: [Finding]) -> String {
    let objects = findings.map { finding in
      var bytes: [UInt8] = []
      let fields = [
        ("check", finding.check), ("verdict", finding.verdict.rawValue),
        ("text", finding.text[presentation.language]), ("remedy", finding.remedy?[presentation.language] ?? ""),
      ]
      JSONText.append(fields.map { DaemonField(name: $0.0, value: $0.1) }, column: { _ in nil }, to: &bytes)
      return String(decoding: bytes, as: UTF8.self)
    }
    return "[" + objects.joined(separator: ",") + "]"
  }

  private func word(_ verdict: Finding.Verdict) -> String {
    let language = presentation.language
    switch verdict {
    case .ok: return Localized("正常", "ok")[language]
    case .warning: return presentation.outputStyle.bold(Localized("注意", "warning")[language])
    case .fault: return presentation.outputStyle.red(Localized("故障", "fault")[language])
    }
  }
}
