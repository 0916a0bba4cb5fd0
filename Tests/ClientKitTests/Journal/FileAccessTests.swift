import Glibc
import TestSupport
import Testing

@testable import ClientKit

@Suite struct FileAccessTests {
  @Test func `an export stands in its place when it is whole, for its owner alone`() throws {
    let folder = TemporaryFolder()
    let path = folder.path("journal.txt")
    let file = try FileAccess.make(path)
    // Longer than a block, so that lines are cut.
    let line = [UInt8](repeating: UInt8(ascii: "x"), count: 100_000) + [UInt8(ascii: "\n")]
    for _ in 0..<7 { try file.write(line) }
    #expect(access(path, F_OK) != 0)
    try file.finish()
    var status = stat()
    #expect(stat(path, &status) == 0)
    #expect(status.st_mode & 0o777 == 0o600)
    let lines = try FileAccess.open(path)
    var count = 0
    while let next = try lines.next() {
      #expect(next.isWhole)
      #expect(next.bytes.count == 100_000)
      count += 1
    }
    #expect(count == 7)
  }

  @Test func `an export that was given up leaves nothing, and one without a folder says so`() throws {
    let folder = TemporaryFolder()
    let path = folder.path("journal.txt")
    let file = try FileAccess.make(path)
    try file.write([1])
    file.discard()
    #expect(access(path + ".part", F_OK) != 0)
    #expect(access(path, F_OK) != 0)
    #expect(throws: ClientFailure.self) { try FileAccess.make(folder.path("none/journal.txt")) }
    #expect(throws: ClientFailure.self) { try FileAccess.open(path) }
  }
}
