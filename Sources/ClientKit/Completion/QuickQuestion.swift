import LineProtocol

/// Asks the daemon one thing while a person waits for the Tab key: over a connection of its own, for half a second at
/// most, and without a word where nothing comes of it.
struct QuickQuestion {
  let connect: () throws(ClientFailure) -> Transport
  /// A clock that never runs back.
  let uptimeMilliseconds: () -> Int64

  /// How long a person at the keyboard is kept waiting.
  static let patienceMilliseconds: Int64 = 500

  /// The rows of the reply; none after a refusal, or where no whole reply came in time.
  func rows(_ request: ParsedLine) -> [DaemonFields] {
    let deadline = uptimeMilliseconds() + Self.patienceMilliseconds
    guard var transport = try? connect() else { return [] }
    defer { transport.close() }
    let receive = transport.receive
    transport.receive = { (_) throws(TransportError) in
      let left = deadline - uptimeMilliseconds()
      guard left > 0 else { throw .timedOut }
      return try receive(Int32(clamping: left))
    }
    let channel = LineChannel(transport)
    var bytes: [UInt8] = []
    LineWriter.append(request, to: &bytes)
    do throws(SessionError) {
      try channel.send(bytes + [UInt8(ascii: "\n")])
      return try Self.read(channel)
    } catch {
      return []
    }
  }

  private static func read(_ channel: LineChannel) throws(SessionError) -> [DaemonFields] {
    var rows: [DaemonFields] = []
    while true {
      switch try channel.next().line {
      case .row(let row): rows.append(row)
      case .ok: return rows
      case .error, .bye: return []
      case .greeting, .json, .progress, .event, .gap: continue
      }
    }
  }
}
