/// What a load client says, and how it knows that it was answered; one client drives whatever speaks over a socket.
protocol LoadProtocol {
  /// Appends the n-th request.
  func appendRequest(_ index: Int, to bytes: inout [UInt8])

  /// Finds the replies that have ended.
  ///
  /// - Returns: How many there are, and how many bytes they and what came before them take.
  /// - Throws: ``BenchFault`` where a reply is a refusal.
  func endedReplies(in bytes: [UInt8]) throws -> (count: Int, byteCount: Int)
}

/// Requests of the daemon's line protocol.
struct LineRequests: LoadProtocol {
  /// Appends the n-th request without its LF.
  let request: @Sendable (_ index: Int, _ bytes: inout [UInt8]) -> Void

  func appendRequest(_ index: Int, to bytes: inout [UInt8]) {
    request(index, &bytes)
    bytes.append(UInt8(ascii: "\n"))
  }

  func endedReplies(in bytes: [UInt8]) throws -> (count: Int, byteCount: Int) {
    var count = 0
    var lineStart = 0
    for (index, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") {
      switch bytes[lineStart] {
      case UInt8(ascii: "O"): count += 1
      case UInt8(ascii: "*"), UInt8(ascii: "~"), UInt8(ascii: "T"): break
      default: throw BenchFault(String(decoding: bytes[lineStart..<index], as: UTF8.self))
      }
      lineStart = index + 1
    }
    return (count, lineStart)
  }
}

/// `GET` of a Redis server.
struct RedisGets: LoadProtocol {
  /// How many keys take turns.
  let keys: Int

  func appendRequest(_ index: Int, to bytes: inout [UInt8]) {
    let key = "member:\(index % keys + 1)"
    bytes.append(contentsOf: "*2\r\n$3\r\nGET\r\n$\(key.utf8.count)\r\n\(key)\r\n".utf8)
  }

  /// A reply is two lines: `$` with the length of the value, then the value.
  func endedReplies(in bytes: [UInt8]) throws -> (count: Int, byteCount: Int) {
    var count = 0
    var end = 0
    var lineStart = 0
    var isValue = false
    for (index, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") {
      if isValue {
        count += 1
        end = index + 1
        isValue = false
      } else if bytes[lineStart] == UInt8(ascii: "$"), bytes[lineStart + 1] != UInt8(ascii: "-") {
        isValue = true
      } else {
        throw BenchFault("Redis answers " + String(decoding: bytes[lineStart..<index], as: UTF8.self))
      }
      lineStart = index + 1
    }
    return (count, end)
  }
}
