import Foundation
import FuzzTargets
import TestSupport
import Testing

/// What the fuzzers have found is read at every run of the tests.
@Suite struct CorpusTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "Corpus")

  @Test(arguments: FuzzTarget.allCases)
  func `every kept file is read or refused, and keeps the laws`(target: FuzzTarget) throws {
    let files = try FileManager.default.contentsOfDirectory(
      at: CorpusTests.folder.appending(path: target.rawValue), includingPropertiesForKeys: nil)
    #expect(files.count >= 3)
    for file in files {
      let bytes = Array(try Data(contentsOf: file))
      do throws(BrokenLaw) {
        try target.read(bytes)
      } catch {
        Issue.record("\(file.lastPathComponent): \(error)")
      }
    }
  }

  /// Near misses of what was kept, which the coverage of a fuzzer is not needed for.
  @Test(arguments: FuzzTarget.allCases)
  func `kept files with a byte changed, lost, doubled or cut off are read or refused`(target: FuzzTarget) throws {
    var generator = SeededGenerator(seed: 6)
    let files = try FileManager.default.contentsOfDirectory(
      at: CorpusTests.folder.appending(path: target.rawValue), includingPropertiesForKeys: nil)
    for file in files.sorted(by: { $0.path < $1.path }) {
      let bytes = Array(try Data(contentsOf: file))
      for _ in 0..<20 where !bytes.isEmpty {
        let changed = CorpusTests.change(bytes, &generator)
        do throws(BrokenLaw) {
          try target.read(changed)
        } catch {
          Issue.record("\(error) in \(Data(changed).base64EncodedString())")
        }
      }
    }
  }

  private static func change(_ bytes: [UInt8], _ generator: inout SeededGenerator) -> [UInt8] {
    var bytes = bytes
    let place = Int.random(in: bytes.indices, using: &generator)
    switch Int.random(in: 0..<4, using: &generator) {
    case 0: bytes[place] = UInt8.random(in: .min ... .max, using: &generator)
    case 1: bytes.remove(at: place)
    case 2: bytes.insert(bytes[place], at: place)
    default: bytes.removeLast(bytes.count - place)
    }
    return bytes
  }
}
