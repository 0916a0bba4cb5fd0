import Glibc

@testable import ClientKit

/// What the other end does with a request line.
enum FakeAnswer {
  /// Says these lines.
  case lines([String])
  /// Says these lines, then closes.
  case closeAfter([String])
}

/// A daemon that answers by a script, in memory; one object for all connections of a test.
final class FakeDaemon {
  /// What is said first on a connection; by its number from 0.
  var greeting: (Int) -> FakeAnswer = { _ in
    .lines([
      "TIMEBANK 1 server=0.3.0 bank=金都社区时间银行 user=wang role=operator station=jindu max-line=8192 "
        + "max-batch=10000"
    ])
  }
  /// What is said to a request other than `hello`.
  var answer: (String) -> FakeAnswer
  /// All request lines of all connections, without `hello`.
  private(set) var requests: [String] = []
  /// The `hello` lines.
  private(set) var hellos: [String] = []
  private(set) var connectionCount = 0
  /// What connecting says instead, by the number of the connection from 0.
  var connectionError: (Int) -> Int32? = { _ in nil }

  init(answer: @escaping (String) -> FakeAnswer = { _ in .lines(["OK"]) }) {
    self.answer = answer
  }

  func connect() throws(TransportError) -> Transport {
    let number = connectionCount
    connectionCount += 1
    if let error = connectionError(number) { throw .system(error) }
    let wire = FakeWire()
    wire.say(greeting(number))
    return Transport(
      send: { (bytes) throws(TransportError) in
        guard !wire.isClosed else { throw .system(EPIPE) }
        for line in wire.lines(from: bytes) { self.hear(line, on: wire) }
      },
      receive: { (_) throws(TransportError) in wire.take() },
      finishSending: {},
      close: { wire.isClosed = true },
      descriptor: nil)
  }

  private func hear(_ line: String, on wire: FakeWire) {
    guard !wire.isClosed else { return }
    if line.hasPrefix("hello ") {
      hellos.append(line)
      wire.say(.lines(["OK lang=zh-CN mode=text"]))
    } else {
      requests.append(line)
      wire.say(answer(line))
    }
  }
}

/// The bytes between a client and a ``FakeDaemon``.
private final class FakeWire {
  var isClosed = false
  private var inbox: [UInt8] = []
  private var outbox: [UInt8] = []

  func say(_ answer: FakeAnswer) {
    switch answer {
    case .lines(let lines): say(lines)
    case .closeAfter(let lines):
      say(lines)
      isClosed = true
    }
  }

  private func say(_ lines: [String]) {
    for line in lines { outbox += Array((line + "\n").utf8) }
  }

  /// Some of what was said, in odd pieces, so that lines are cut anywhere.
  func take() -> [UInt8] {
    let piece = Array(outbox.prefix(17))
    outbox.removeFirst(piece.count)
    return piece
  }

  func lines(from bytes: [UInt8]) -> [String] {
    inbox += bytes
    var lines: [String] = []
    while let end = inbox.firstIndex(of: 0x0A) {
      lines.append(String(decoding: inbox[..<end], as: UTF8.self))
      inbox.removeFirst(end + 1)
    }
    return lines
  }
}
