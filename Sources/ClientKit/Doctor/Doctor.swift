import LineProtocol

/// What a check of ``Doctor`` found.
struct Finding: Hashable {
  enum Verdict: String {
    case ok
    case warning
    case fault
  }

  /// A stable word for programs.
  let check: String
  let verdict: Verdict
  let text: Localized
  /// What mends it.
  let remedy: Localized?

  init(_ check: String, _ verdict: Verdict, _ text: Localized, _ remedy: Localized? = nil) {
    self.check = check
    self.verdict = verdict
    self.text = text
    self.remedy = remedy
  }
}

/// Judges facts about machine, daemon and books; pure.
struct Doctor {
  let facts: DoctorFacts

  init(_ facts: DoctorFacts) {
    self.facts = facts
  }

  /// One finding for each check that could be made, in the order of a visit.
  func findings() -> [Finding] {
    var found = [answering()] + sockets() + [permission()].compactMap { $0 } + units() + [caller()].compactMap { $0 }
    guard facts.trouble == nil else { return found }
    found += [versions(), role()]
    if let refusal = facts.refusal {
      found.append(
        Finding(
          "status", .warning, Localized(refusal.text, refusal.text),
          Localized("请操作员或管理员运行 timebank doctor", "have an operator or administrator run timebank doctor")))
    } else {
      found += [books(), disk(), backup(), verification(), timeZone(), identities()].compactMap { $0 } + [clock()]
    }
    return found + [synchronisation()].compactMap { $0 }
  }

  private func answering() -> Finding {
    guard let trouble = facts.trouble else {
      return Finding("daemon", .ok, Localized("服务应答正常", "The daemon answers"))
    }
    return Finding("daemon", .fault, trouble.text, trouble.remedy)
  }

  /// What is not told is no fault, but it is said.
  func untold(_ check: String, _ chinese: String, _ english: String) -> Finding {
    Finding(check, .warning, Localized("这个服务没有告知\(chinese)", "This daemon does not tell \(english)"), Self.sameVersion)
  }

  static let sameVersion = Localized(
    "两边装同一版本:apt-get install --only-upgrade timebank,再 systemctl restart timebankd",
    "install the same version on both sides: apt-get install --only-upgrade timebank, then systemctl restart timebankd")

  static func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
  }

  static func octal(_ mode: UInt32) -> String { "0" + String(mode, radix: 8) }
  static let daySeconds: Int64 = 86_400
}
