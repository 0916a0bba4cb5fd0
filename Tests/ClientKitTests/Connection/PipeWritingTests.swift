import Glibc
import TestSupport
import Testing

@testable import ClientKit

@Suite struct PipeWritingTests {
  @Test func `where nobody reads any more, the write says so and no signal is left`() async throws {
    try await blocking {
      var ends: [Int32] = [-1, -1]
      try #require(pipe(&ends) == 0)
      close(ends[0])
      defer { close(ends[1]) }
      #expect(PipeWriting.write([1, 2, 3], to: ends[1]) < 0 && errno == EPIPE)
      var pending = sigset_t()
      var blocked = sigset_t()
      sigpending(&pending)
      pthread_sigmask(SIG_BLOCK, nil, &blocked)
      #expect(sigismember(&pending, SIGPIPE) == 0)
      #expect(sigismember(&blocked, SIGPIPE) == 0)
    }
  }

  @Test func `a reader that leaves in the middle of a write is no signal either`() async throws {
    var ends: [Int32] = [-1, -1]
    try #require(pipe(&ends) == 0)
    let (source, sink) = (ends[0], ends[1])
    async let count = blocking { PipeWriting.write(Array(repeating: 7, count: 1_000_000), to: sink) }
    var first: UInt8 = 0
    #expect(read(source, &first, 1) == 1 && first == 7)
    close(source)
    #expect(try await count < 1_000_000)
    close(sink)
  }

  @Test func `what is read arrives`() throws {
    var ends: [Int32] = [-1, -1]
    try #require(pipe(&ends) == 0)
    defer { ends.forEach { close($0) } }
    #expect(PipeWriting.write([1, 2, 3][1...], to: ends[1]) == 2)
    var bytes: [UInt8] = [0, 0, 0]
    #expect(read(ends[0], &bytes, 3) == 2 && bytes == [2, 3, 0])
  }
}
