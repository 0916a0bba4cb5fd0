import LineProtocol

/// A conversation with the daemon that outlives a broken connection.
///
/// A request whose connection breaks before its reply is repeated once on a new one: changes carry a key, so that
/// nothing happens twice.
final class BankSession {
  private let language: Language
  private let connect: () throws(ClientFailure) -> Transport
  private let pause: (_ milliseconds: UInt32) -> Void
  private var channel: LineChannel?
  private var isGreeted = false
  /// Replies still to come for what this session asked by itself.
  private var ownReplyCount = 0
  /// What the daemon said of itself and of this user.
  private(set) var greeting: DaemonFields?

  init(
    language: Language, connect: @escaping () throws(ClientFailure) -> Transport,
    pause: @escaping (_ milliseconds: UInt32) -> Void
  ) {
    self.language = language
    self.connect = connect
    self.pause = pause
  }

  /// The descriptor of the open connection.
  var descriptor: Int32? { channel?.descriptor }

  /// Whether a whole line has been received that nobody has read: the descriptor will not tell of it.
  var hasLine: Bool { channel?.hasLine ?? false }

  /// Sends a request and reads its reply.
  ///
  /// - Parameters:
  ///   - line: The request without its LF.
  ///   - key: Its idempotency key, if it has one: named where nobody knows whether the request was carried out.
  ///   - canRepeat: Whether it may be sent a second time.
  ///   - onLine: Called with every line of the reply, `OK` and `ERR` included.
  func perform(
    _ line: [UInt8], key: String?, canRepeat: Bool, onLine: (ReceivedLine) -> Void
  ) throws(ClientFailure) -> Outcome {
    var lineCount = 0
    do throws(SessionError) {
      return try exchange(line) {
        lineCount += 1
        onLine($0)
      }
    } catch {
      close()
      let breakage = try error.breakage()
      // What was shown already would be shown twice.
      guard canRepeat, lineCount == 0 else { throw .interrupted(breakage, key: key) }
    }
    return try repeated(line, key: key, onLine: onLine)
  }

  /// Sends many requests, some ahead of their replies, and reads all replies in order.
  ///
  /// - Parameters:
  ///   - count: How many requests.
  ///   - line: A request by its number from 0, without its LF.
  ///   - onOutcome: Called in order with the number of a request and how it ended.
  func pipeline(
    _ count: Int, line: (Int) -> [UInt8], onOutcome: (Int, Outcome) -> Void
  ) throws(ClientFailure) {
    do throws(SessionError) {
      let channel = try open()
      var sent = 0
      for answered in 0..<count {
        // Half a window at a time, so that a write carries many lines.
        if sent - answered <= BankSession.windowLines / 2, sent < count {
          let end = min(count, answered + BankSession.windowLines)
          try channel.send((sent..<end).flatMap { line($0) + [UInt8(ascii: "\n")] })
          sent = end
        }
        onOutcome(answered, try readReply { _ in })
      }
    } catch {
      close()
      throw .interrupted(try error.breakage(), key: nil)
    }
  }

  /// Makes sure of a connection and reads its greeting.
  func greet() throws(ClientFailure) {
    do throws(SessionError) {
      _ = try open()
      while !isGreeted || ownReplyCount > 0 {
        if case .refused(let refusal) = try readLineOfOwn() { throw .failed(.refusedGreeting(refusal)) }
      }
    } catch {
      close()
      throw .interrupted(try error.breakage(), key: nil)
    }
  }

  /// Reads lines that come without having been asked for, as long as whole ones are there or the descriptor says so.
  func readEvents(_ onLine: (ReceivedLine) -> Void) throws(ClientFailure) {
    guard let channel else { return }
    do throws(SessionError) {
      repeat {
        let received = try channel.next()
        try note(received)
        onLine(received)
      } while channel.hasLine
    } catch {
      close()
      throw .interrupted(try error.breakage(), key: nil)
    }
  }

  /// Says that no more requests will come, and gives what the daemon still has to say, up to its end.
  func drain(_ onLine: (ReceivedLine) -> Void) {
    guard let channel else { return }
    channel.finishSending()
    while let received = try? channel.next() {
      if case .bye = received.line { break }
      onLine(received)
    }
    close()
  }

  /// Ends the connection.
  func close() {
    channel?.close()
    channel = nil
  }

  private func repeated(
    _ line: [UInt8], key: String?, onLine: (ReceivedLine) -> Void
  ) throws(ClientFailure) -> Outcome {
    do throws(SessionError) {
      try reopen()
      return try exchange(line, onLine: onLine)
    } catch {
      close()
      switch error {
      case .broken(let breakage): throw .interrupted(breakage, key: key)
      case .failed(let failure): throw key.map(failure.withUnknownOutcome) ?? failure
      }
    }
  }

  private func exchange(_ line: [UInt8], onLine: (ReceivedLine) -> Void) throws(SessionError) -> Outcome {
    try open().send(line + [UInt8(ascii: "\n")])
    return try readReply(onLine)
  }

  /// Opens a connection after one broke: a daemon that is being restarted needs a moment.
  private func reopen() throws(SessionError) {
    for milliseconds in BankSession.reopeningPauses {
      if (try? open()) != nil { return }
      pause(milliseconds)
    }
    _ = try open()
  }

  private func open() throws(SessionError) -> LineChannel {
    if let channel { return channel }
    let opened: LineChannel
    do throws(ClientFailure) { opened = LineChannel(try connect()) } catch { throw .failed(error) }
    channel = opened
    isGreeted = false
    ownReplyCount = 1
    // The daemon speaks first, but nobody needs to wait for it.
    try opened.send(Array("hello lang=\(language.rawValue) client=timebank/\(Version.current)\n".utf8))
    return opened
  }

  private func readReply(_ onLine: (ReceivedLine) -> Void) throws(SessionError) -> Outcome {
    while !isGreeted || ownReplyCount > 0 {
      if let outcome = try readLineOfOwn() { return outcome }
    }
    guard let channel else { throw .broken(.ended) }
    while true {
      let received = try channel.next()
      try note(received)
      onLine(received)
      switch received.line {
      case .ok(_, let fields): return .done(fields)
      case .error(_, let code, let fields, let text):
        return .refused(DaemonRefusal(code: code, fields: fields, text: text))
      case .row, .json, .progress, .event, .gap, .greeting, .bye: continue
      }
    }
  }

  /// Reads a line of the greeting or of the reply to `hello`; a refusal in the greeting's place answers the request.
  private func readLineOfOwn() throws(SessionError) -> Outcome? {
    guard let channel else { throw .broken(.ended) }
    let received = try channel.next(timeoutMilliseconds: isGreeted ? -1 : BankSession.greetingMilliseconds)
    try note(received)
    switch received.line {
    case .error(_, let code, let fields, let text):
      guard isGreeted else { return .refused(DaemonRefusal(code: code, fields: fields, text: text)) }
      // A daemon that does not know our `hello` is a bank all the same.
      ownReplyCount -= 1
    case .ok: ownReplyCount -= 1
    case .greeting, .row, .json, .progress, .event, .gap, .bye: break
    }
    return nil
  }

  /// Keeps what the greeting says, and ends the conversation at a `BYE`.
  private func note(_ received: ReceivedLine) throws(SessionError) {
    switch received.line {
    case .greeting(let version, let fields):
      guard version == Greeting.protocolVersion else { throw .failed(.foreignVersion(version)) }
      greeting = fields
      isGreeted = true
    case .bye(let fields): throw .broken(.bye(reason: CellText.harmless(fields["reason"] ?? "")))
    case .row, .json, .ok, .error, .progress, .event, .gap: break
    }
  }

  private static let windowLines = 256
  private static let greetingMilliseconds: Int32 = 30_000
  private static let reopeningPauses: [UInt32] = [100, 300, 900]
}

extension SessionError {
  /// How the connection broke, where another one may do.
  fileprivate func breakage() throws(ClientFailure) -> Breakage {
    switch self {
    case .broken(let breakage): return breakage
    case .failed(let failure): throw failure
    }
  }
}

extension ClientFailure {
  /// A refusal in the greeting's place.
  fileprivate static func refusedGreeting(_ refusal: DaemonRefusal) -> ClientFailure {
    let status = ErrorCode(rawValue: refusal.code)?.exitStatus ?? ExitStatus.tryAgain.rawValue
    return ClientFailure(
      refusal.code, ExitStatus(rawValue: status) ?? .tryAgain, Localized(refusal.text, refusal.text),
      remedy: Localized("请稍等片刻再试", "wait a moment and try again"))
  }
}
