import Glibc
import LineProtocol

/// A line from the daemon: what it means, and its bytes as they came, without the LF.
struct ReceivedLine {
  let bytes: [UInt8]
  let line: DaemonLine

  init(bytes: [UInt8], line: DaemonLine) {
    self.bytes = bytes
    self.line = line
  }

  /// A data line put together here.
  init(row: DaemonFields) {
    var bytes: [UInt8] = [UInt8(ascii: "*")]
    for field in row {
      bytes.append(UInt8(ascii: " "))
      LineWriter.append(name: field.name, value: field.value, to: &bytes)
    }
    self.init(bytes: bytes, line: .row(row))
  }
}

/// Cuts a connection's bytes into the daemon's lines.
final class LineChannel {
  private let transport: Transport
  private var buffer: [UInt8] = []
  /// Where the next line begins in the buffer.
  private var start = 0

  init(_ transport: Transport) {
    self.transport = transport
  }

  var descriptor: Int32? { transport.descriptor }

  /// Whether a whole line has been received already.
  var hasLine: Bool { buffer[start...].contains(UInt8(ascii: "\n")) }

  /// Sends bytes; to an end that has closed nothing is sent, and what it said before can still be read.
  func send(_ bytes: [UInt8]) throws(SessionError) {
    do throws(TransportError) {
      try transport.send(bytes)
    } catch {
      guard error == .system(EPIPE) || error == .system(ECONNRESET) else { throw .broken(.transport(error)) }
    }
  }

  func finishSending() { transport.finishSending() }

  func close() { transport.close() }

  /// The next line; waits for it at most so many milliseconds, forever where negative.
  func next(timeoutMilliseconds: Int32 = -1) throws(SessionError) -> ReceivedLine {
    var searched = start
    while true {
      if let end = buffer[searched...].firstIndex(of: UInt8(ascii: "\n")) {
        let bytes = Array(buffer[start..<end])
        start = end + 1
        return try LineChannel.parse(bytes)
      }
      buffer.removeFirst(start)
      start = 0
      searched = buffer.count
      try fill(timeoutMilliseconds)
    }
  }

  /// Takes what has come in, without waiting for the end of a line; for a descriptor that says that there is something.
  func takeIn() throws(SessionError) { try fill(-1) }

  private func fill(_ timeoutMilliseconds: Int32) throws(SessionError) {
    let bytes: [UInt8]
    do throws(TransportError) {
      bytes = try transport.receive(timeoutMilliseconds)
    } catch {
      if error == .timedOut { throw .failed(SocketTrouble.noAnswer()) }
      throw .broken(.transport(error))
    }
    guard !bytes.isEmpty else {
      if let failure = transport.failure() { throw .failed(failure) }
      throw .broken(.ended)
    }
    buffer += bytes
  }

  private static func parse(_ bytes: [UInt8]) throws(SessionError) -> ReceivedLine {
    do throws(DaemonLineError) {
      return ReceivedLine(bytes: bytes, line: try DaemonLine.parse(bytes))
    } catch {
      throw .failed(.foreignLine(error.excerpt))
    }
  }
}

/// Why a conversation could not go on.
enum SessionError: Error {
  /// The connection broke; another one may do.
  case broken(Breakage)
  /// There is no use in trying again.
  case failed(ClientFailure)
}

/// How a connection broke.
enum Breakage: Hashable {
  /// The other end closed without a word.
  case ended
  /// The daemon said why it closes.
  case bye(reason: String)
  /// The system reported an error.
  case transport(TransportError)
}

extension ClientFailure {
  /// A line that no bank sends.
  static func foreignLine(_ excerpt: String) -> ClientFailure {
    let shown = CellText.harmless(excerpt)
    return ClientFailure(
      "protocol", .protocolFault,
      Localized("对方的应答不是时间银行的格式:\(shown)", "The other end does not speak as a bank does: \(shown)"),
      remedy: Localized("请核对套接字路径", "check the path of the socket"))
  }

  /// A daemon that speaks another version of the protocol.
  static func foreignVersion(_ version: Int) -> ClientFailure {
    ClientFailure(
      "protocol", .protocolFault,
      Localized(
        "服务使用协议第 \(version) 版,本程序使用第 \(Greeting.protocolVersion) 版",
        "The daemon speaks version \(version) of the protocol, this program version \(Greeting.protocolVersion)"),
      remedy: Localized("请安装与服务同一版本的 timebank", "install the timebank program that belongs to the daemon"))
  }

  /// A connection that broke before the answer came.
  ///
  /// - Parameter key: The idempotency key of the request, where it changes something and may have been carried out.
  static func interrupted(_ breakage: Breakage, key: String?) -> ClientFailure {
    let reason = breakage.reason
    return ClientFailure(
      "interrupted", .tryAgain,
      Localized("连接中断了:\(reason.chinese)", "The connection broke: \(reason.english)"),
      remedy: key.map(repeating) ?? Localized("请稍等片刻,再执行同一条命令", "wait a moment, then repeat the same command"))
  }

  /// The same failure, for a request that an earlier connection may have carried out already.
  func withUnknownOutcome(key: String) -> ClientFailure {
    let exit = ExitStatus(rawValue: exitStatus) ?? .tryAgain
    return ClientFailure(
      name, exit, text,
      remedy: (remedy.map { Localized($0.chinese + "。", $0.english + "; ") } ?? Localized("", "")).appending(
        ClientFailure.repeating(key)))
  }

  private static func repeating(_ key: String) -> Localized {
    Localized(
      "不知道刚才那件事是否已经办成。请加上 --key \(key) 再执行同一条命令:已办过的不会重办",
      "whether it was done is not known: repeat the same command with --key \(key), then it happens once at most")
  }
}

extension Localized {
  fileprivate func appending(_ other: Localized) -> Localized {
    Localized(chinese + other.chinese, english + other.english)
  }
}

extension Breakage {
  /// Why, in a few words.
  var reason: Localized {
    switch self {
    case .ended: Localized("对方没有说明就断开了", "the other end closed without a word")
    case .bye("shutting-down"): Localized("服务正在停止", "the daemon is stopping")
    case .bye("busy"): Localized("服务正忙,连接太多", "the daemon has too many connections")
    case .bye("storage"): Localized("磁盘出错,服务停止", "the disk failed and the daemon stopped")
    case .bye("idle"): Localized("连接闲置太久", "the connection was idle for too long")
    case .bye(let reason): Localized("服务关闭了连接(\(reason))", "the daemon closed it (\(reason))")
    case .transport(let error): error.reason
    }
  }
}
