import Foundation
import Store
import TestSupport
import Testing

@Suite struct FileLockTests {
  private let folder = TemporaryFolder()

  @Test func `one holds it at a time, and it is free with its holder`() throws {
    let path = folder.path("bank.sqlite")
    do {
      let lock = try FileLock(protecting: path)
      #expect(throws: FileLock.Failure.held) { try FileLock(protecting: path) }
      lock.release()
      let next = try FileLock(protecting: path)
      #expect(throws: FileLock.Failure.held) { try FileLock(protecting: path) }
      withExtendedLifetime(next) {}
    }
    #expect(throws: Never.self) { try FileLock(protecting: path) }
  }

  @Test func `it is free as soon as it is released, though a program that was started meanwhile has its file`() throws {
    let path = folder.path("bank.sqlite")
    let lock = try FileLock(protecting: path)
    // What a process has between its fork and the beginning of its program: one more descriptor of the same open file.
    let copy = dup(try descriptor(of: path + ".lock"))
    defer { close(copy) }
    lock.release()
    #expect(throws: Never.self) { try FileLock(protecting: path) }
  }

  /// The descriptor by which this process has a file open.
  private func descriptor(of path: String) throws -> Int32 {
    let files = FileManager.default
    let found = try files.contentsOfDirectory(atPath: "/proc/self/fd").first {
      (try? files.destinationOfSymbolicLink(atPath: "/proc/self/fd/\($0)")) == path
    }
    return try #require(found.flatMap { Int32($0) })
  }
}
