import Foundation

/// A disk that fails when it is told to, under a program that is started with ``environment``; see Tests/FaultShim.
final class FaultDisk: Sendable {
  /// What the shim counts; the raw values are those of `faults_kind`.
  enum Call: Int, CaseIterable {
    case open, write, sync, rename, truncate, unlink, read, map, own
  }

  /// What shall go wrong.
  struct Plan {
    /// The kinds of calls that are counted and can fail; reading, mapping and giving away are apart.
    var calls: [Call] = [.open, .write, .sync, .rename, .truncate, .unlink]
    /// The calls that fail, from 1; nil for none.
    var failing: ClosedRange<Int64>?
    var code = EIO
    /// Whether the first that fails, where it is a write, takes half of its bytes instead.
    var shortens = false
    /// How long each fsync takes.
    var syncDelayMicroseconds: Int64 = 0
  }

  /// The library, which the build has put beside the programs.
  static let library = Program.timebankd.url.deletingLastPathComponent().appendingPathComponent("libFaultShim.so").path

  private static let failureOffset = (8 + Call.allCases.count) * 8
  private static let folderOffset = failureOffset + 512
  private static let size = folderOffset + 384
  private let file: URL

  /// Makes the file through which the shim is told, for the files below a folder.
  init(file: String, over folder: String, plan: Plan = Plan()) throws {
    self.file = URL(fileURLWithPath: file)
    var bytes = Data(count: FaultDisk.size)
    bytes.replaceSubrange(FaultDisk.folderOffset..<FaultDisk.folderOffset + folder.utf8.count, with: Data(folder.utf8))
    try bytes.write(to: self.file)
    try set(plan)
  }

  /// What a program is started with.
  var environment: [String: String] { ["LD_PRELOAD": FaultDisk.library, "TIMEBANK_FAULT_FILE": file.path] }

  /// Says what shall go wrong from now on; a program that runs already obeys at once.
  func set(_ plan: Plan) throws {
    let kinds = plan.calls.reduce(Int64(0)) { $0 | 1 << Int64($1.rawValue) }
    let fields: [Int64] = [
      kinds, plan.failing?.lowerBound ?? 0, plan.failing?.upperBound ?? 0, Int64(plan.code), plan.shortens ? 1 : 0,
      plan.syncDelayMicroseconds,
    ]
    let handle = try FileHandle(forUpdating: file)
    defer { try? handle.close() }
    try handle.write(contentsOf: fields.withUnsafeBytes { Data($0) })
  }

  /// How many calls of the plan's kinds there were so far.
  var callCount: Int64 { get throws { try field(6) } }

  /// How many calls failed.
  var failureCount: Int64 { get throws { try field(7) } }

  /// How many calls of a kind there were so far.
  func count(of call: Call) throws -> Int64 { try field(8 + call.rawValue) }

  /// What the first call that failed was, as in `write bank.sqlite-wal`; empty where none did.
  var failure: String {
    get throws {
      let bytes = try Data(contentsOf: file)[FaultDisk.failureOffset..<FaultDisk.folderOffset].prefix { $0 != 0 }
      return String(decoding: bytes, as: UTF8.self)
    }
  }

  private func field(_ index: Int) throws -> Int64 {
    try Data(contentsOf: file).withUnsafeBytes { $0.loadUnaligned(fromByteOffset: index * 8, as: Int64.self) }
  }
}
