import LineProtocol
import TestSupport

/// A whole reply of the daemon, read by names.
struct Answer: Equatable, CustomStringConvertible {
  /// The lines as they came.
  let lines: [String]
  /// The data lines.
  let rows: [DaemonFields]
  /// The code of a refusal; nil for a success.
  let code: String?
  /// What stands on the last line.
  let end: DaemonFields

  /// Reads the lines of one reply.
  init(_ lines: [String]) throws {
    self.lines = lines
    var rows: [DaemonFields] = []
    var code: String?
    var end = DaemonFields([])
    for line in lines {
      switch try DaemonLine.parse(line.utf8) {
      case .row(let fields): rows.append(fields)
      case .ok(_, let fields): end = fields
      case .error(_, let name, let fields, _): (code, end) = (name, fields)
      default: continue
      }
    }
    self.rows = rows
    self.code = code
    self.end = end
  }

  /// The value of a name in the first row, or on the last line.
  subscript(name: String) -> String? { rows.first?[name] ?? end[name] }

  var isDone: Bool { code == nil }
  var isReplayed: Bool { end["replayed"] == "true" }

  /// The refusal's code and figures, `out-of-stock offer=tea`; empty for a success.
  var refusal: String {
    guard let code else { return "" }
    return ([code] + end.all.map { "\($0.name)=\($0.value)" }).joined(separator: " ")
  }

  /// The reply as it was before it could be repeated.
  var first: [String] { lines.map { $0.replacing(" replayed=true", with: "") } }

  var description: String { lines.joined(separator: "\n") }
}

extension LiveClient {
  /// Sends a line and reads its reply.
  func answer(_ line: String) throws -> Answer { try answers([line])[0] }

  /// Sends many lines ahead and reads their replies.
  func answers(_ lines: [String]) throws -> [Answer] {
    try send(lines.map { $0 + "\n" }.joined())
    return try readReplies(lines.count).map { try Answer($0) }
  }
}
