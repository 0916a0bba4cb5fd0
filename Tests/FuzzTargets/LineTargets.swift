import Ledger
import LineProtocol

/// A line that is written again reads the same, and a refusal points into the line.
enum LineTarget {
  static func read(_ bytes: [UInt8]) throws(BrokenLaw) {
    switch LineParser.parse(bytes) {
    case .ignored: return
    case .line(let line):
      var again: [UInt8] = []
      LineWriter.append(line, to: &again)
      guard LineParser.parse(again) == .line(line) else {
        throw BrokenLaw(description: "\(line) is written as \(again) and reads differently")
      }
    case .fault(_, let refusal): try checkPosition(refusal, in: bytes)
    }
  }

  private static func checkPosition(_ refusal: Refusal, in bytes: [UInt8]) throws(BrokenLaw) {
    guard let detail = refusal.details.first(where: { $0.name == "pos" }) else { return }
    guard case .integer(let position) = detail.value, (0...Int64(bytes.count)).contains(position) else {
      throw BrokenLaw(description: "\(detail) is beyond \(bytes.count) bytes")
    }
  }
}

/// A request means the same when its line is written again, and every refusal can be read by a client.
enum RequestTarget {
  static func read(_ bytes: [UInt8]) throws(BrokenLaw) {
    let line: ParsedLine
    switch LineParser.parse(bytes) {
    case .ignored: return
    case .fault(let tag, let refusal): return try checkWire(refusal, tag: tag)
    case .line(let parsed): line = parsed
    }
    for member in [nil, MemberNumber(17)] {
      do throws(Refusal) {
        let request = try Catalogue.standard.bind(line, as: member)
        let again = try Catalogue.standard.bind(line, as: member)
        guard request.values == again.values, request.canonical == again.canonical else {
          throw Refusal(.internal, [], Localized("两次不同", "differs the second time"))
        }
      } catch {
        guard error.code != .internal else { throw BrokenLaw(description: "\(line): \(error)") }
        try checkWire(error, tag: line.tag)
      }
    }
  }

  private static func checkWire(_ refusal: Refusal, tag: String?) throws(BrokenLaw) {
    for language in [Language.chinese, .english] {
      var bytes: [UInt8] = []
      ReplyEncoder(language: language).append(refusal, tag: tag, to: &bytes)
      guard bytes.popLast() == UInt8(ascii: "\n"), !bytes.contains(UInt8(ascii: "\n")) else {
        throw BrokenLaw(description: "\(refusal) is not one line")
      }
      guard case .error(tag: tag, code: refusal.code.rawValue, _, text: _) = try? DaemonLine.parse(bytes) else {
        throw BrokenLaw(description: "\(String(decoding: bytes, as: UTF8.self)) is no refusal to a client")
      }
    }
  }
}

/// A daemon's line reads the same a second time.
enum ReplyTarget {
  static func read(_ bytes: [UInt8]) throws(BrokenLaw) {
    guard let line = try? DaemonLine.parse(bytes) else { return }
    guard case .row(let fields) = line else { return }
    var again = Array("*".utf8)
    for field in fields.all {
      again.append(UInt8(ascii: " "))
      LineWriter.append(name: field.name, value: field.value, to: &again)
    }
    guard (try? DaemonLine.parse(again)) == line else {
      throw BrokenLaw(description: "\(fields) is written as \(String(decoding: again, as: UTF8.self))")
    }
  }
}
