/// One request of the random workload, before it becomes a line.
struct Ask {
  var command: String
  var values: [String: String] = [:]
  var user: String
  var key: String?
  var isDry = false
  /// What was broken in the line on purpose, and the code that says so.
  var fault: Fault?

  struct Fault {
    let word: String
    let code: String
    /// The parameter that is left out.
    var without: String?
  }

  /// The same request in the sense of idempotency: command, names and values.
  var identity: String {
    ([command] + values.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }).joined(separator: " ")
  }

  /// The line to send; collection codes stand in it as `@right` and `@wrong` until here.
  func line(codes: [Int: String]) -> String {
    var words = [command]
    for (name, value) in values.sorted(by: { $0.key < $1.key }) where name != fault?.without {
      let code = Int(values["redemption"] ?? "").flatMap { codes[$0] } ?? "0000"
      switch value {
      case "@right": words.append("\(name)=\(code)")
      case "@wrong": words.append("\(name)=\(code)9")
      default: words.append("\(name)=\(value)")
      }
    }
    if let fault, !fault.word.isEmpty { words.append(fault.word) }
    if let key { words.append("key=\(key)") }
    if isDry { words.append("dry=true") }
    return words.joined(separator: " ")
  }

  subscript(name: String) -> String? { values[name] }

  func number(_ name: String) -> Int { Int(values[name] ?? "") ?? 0 }

  func minutes(_ name: String) -> Int? {
    values[name].flatMap { Int($0.dropLast()) }
  }

  func time(_ name: String) -> Int? {
    guard let parts = values[name]?.split(separator: ":").compactMap({ Int($0) }), parts.count == 2 else { return nil }
    return parts[0] * 60 + parts[1]
  }

  func list(_ name: String) -> [String]? {
    values[name]?.split(separator: ",").map(String.init)
  }
}
