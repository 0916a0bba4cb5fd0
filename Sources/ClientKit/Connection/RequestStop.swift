import LineProtocol

/// Why a request did not succeed that is one of several for a piece of work, such as an import or a page.
enum RequestStop: Error {
  /// The client itself could not go on: no connection, or a file that cannot be read or written.
  case failed(ClientFailure)
  /// What was to be asked for cannot be written as a request; nothing was sent.
  case unfit(Refusal)
  /// The daemon refused.
  case refused(DaemonRefusal, command: String)

  /// Does what can fail in the client alone.
  static func from<Value>(_ body: () throws(ClientFailure) -> Value) throws(RequestStop) -> Value {
    do throws(ClientFailure) { return try body() } catch { throw .failed(error) }
  }
}

extension BankSession {
  /// Asks for one step of a piece of work, over again where the connection broke.
  ///
  /// - Parameters:
  ///   - command: The words of the command's name.
  ///   - makeKey: The key of a request that changes something; nil where it changes nothing.
  ///   - onLine: Given each line of the reply before its end.
  /// - Returns: What the reply's end says.
  func ask(
    _ command: String, _ parameters: [Word] = [], makeKey: (() -> String)? = nil,
    onLine: (ReceivedLine) -> Void = { _ in }
  ) throws(RequestStop) -> DaemonFields {
    let name = command.split(separator: " ").map { Word(name: nil, value: String($0)) }
    var request: ClientRequest
    do throws(Refusal) {
      request = try ClientRequest(ParsedLine(tag: nil, words: name + parameters))
    } catch {
      throw .unfit(error)
    }
    if let makeKey { request.addKey(makeKey) }
    let (bytes, key) = (request.bytes, request.key)
    let outcome = try RequestStop.from { () throws(ClientFailure) in
      try perform(bytes, key: key, canRepeat: true, onLine: onLine)
    }
    switch outcome {
    case .done(let fields): return fields
    case .refused(let refusal): throw .refused(refusal, command: command)
    }
  }
}
