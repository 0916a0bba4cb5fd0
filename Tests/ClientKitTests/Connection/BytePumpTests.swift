import Foundation
import TestSupport
import Testing

@testable import ClientKit

@Suite struct `Bytes between a pipe and a socket` {
  /// A pipe and a pair of sockets around a pump; reads and writes on the far ends are the test's.
  private struct Ends {
    var input: [Int32] = [-1, -1]
    var output: [Int32] = [-1, -1]
    var socket: [Int32] = [-1, -1]

    init() throws {
      try #require(pipe(&input) == 0)
      try #require(pipe(&output) == 0)
      try #require(socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &socket) == 0)
    }

    /// Pumps on a thread of its own; gives whether it ended without an error.
    func pump() async throws -> Bool {
      try await blocking {
        var pump = BytePump(input: input[0], output: output[1], socket: socket[0])
        defer { close(socket[0]) }
        do throws(TransportError) { try pump.run() } catch { return false }
        return true
      }
    }
  }

  private static func readAll(_ descriptor: Int32) -> [UInt8] {
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 10_007)
    while true {
      let count = read(descriptor, &block, block.count)
      guard count > 0 else { return bytes }
      bytes += block[..<count]
    }
  }

  private static func writeAll(_ bytes: [UInt8], to descriptor: Int32) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = PipeWriting.write(rest, to: descriptor)
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }

  @Test func `all that is sent arrives, and what is said after the end of input too`() async throws {
    let ends = try Ends()
    var generator = SeededGenerator(seed: 3)
    let request = (0..<300_000).map { _ in UInt8.random(in: 0...255, using: &generator) }
    async let isWell = ends.pump()
    async let sent: Void = blocking {
      Self.writeAll(request, to: ends.input[1])
      close(ends.input[1])
    }
    async let heard = blocking {
      let heard = Self.readAll(ends.socket[1])
      Self.writeAll(heard.reversed(), to: ends.socket[1])
      close(ends.socket[1])
      return heard
    }
    let reply = try await blocking { Self.readAll(ends.output[0]) }
    try await sent
    #expect(try await heard == request)
    #expect(reply == request.reversed())
    #expect(try await isWell)
  }

  @Test func `the daemon's end is the end, though more input could come`() async throws {
    let ends = try Ends()
    Self.writeAll(Array("BYE\n".utf8), to: ends.socket[1])
    close(ends.socket[1])
    #expect(try await ends.pump())
    #expect(Self.readAll(ends.output[0]) == Array("BYE\n".utf8))
    close(ends.input[1])
  }

  @Test func `it ends when nobody takes the output any more`() async throws {
    let ends = try Ends()
    close(ends.output[0])
    Self.writeAll(Array("* row=1\n".utf8), to: ends.socket[1])
    #expect(try await ends.pump())
    close(ends.input[1])
    close(ends.socket[1])
  }
}
