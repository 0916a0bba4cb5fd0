import LineProtocol

/// Says a line to the parser and the catalogue, as the daemon would.
func answer(_ line: some Collection<UInt8>) -> Answer {
  switch LineParser.parse(line) {
  case .ignored: return .nothing
  case .fault(let tag, let refusal): return .refused(tag: tag, refusal)
  case .line(let parsed):
    do throws(Refusal) {
      return .request(try Catalogue.standard.bind(parsed))
    } catch {
      return .refused(tag: parsed.tag, error)
    }
  }
}

/// Says a line of text.
func answer(_ line: String) -> Answer { answer(Array(line.utf8)) }

enum Answer {
  case nothing
  case request(Request)
  case refused(tag: String?, Refusal)

  /// The request, where the line was one.
  var request: Request? {
    if case .request(let request) = self { request } else { nil }
  }

  /// The refusal, where the line was refused.
  var refusal: Refusal? {
    if case .refused(_, let refusal) = self { refusal } else { nil }
  }

  /// The `ERR` line of a refusal, without its LF.
  func errorLine(_ language: Language) -> String? {
    guard case .refused(let tag, let refusal) = self else { return nil }
    return encoded(ReplyEncoder(language: language)) { $0.append(refusal, tag: tag, to: &$1) }
  }
}

/// What an encoder wrote, without the last LF.
func encoded(_ encoder: ReplyEncoder = ReplyEncoder(), _ write: (ReplyEncoder, inout [UInt8]) -> Void) -> String {
  var bytes: [UInt8] = []
  write(encoder, &bytes)
  let text = String(decoding: bytes, as: UTF8.self)
  return text.unicodeScalars.last == "\n" ? String(text.unicodeScalars.dropLast()) : text
}
