import Foundation

/// Where libFuzzer comes in; `TIMEBANK_FUZZ` names the target.
///
/// A broken law ends the process, which the fuzzer takes for a crash and keeps the bytes of.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  do throws(BrokenLaw) {
    try Chosen.target.read(bytes)
  } catch {
    fatalError(error.description)
  }
  return 0
}

private enum Chosen {
  static let target: FuzzTarget = {
    let name = ProcessInfo.processInfo.environment["TIMEBANK_FUZZ"] ?? ""
    guard let target = FuzzTarget(rawValue: name) else {
      fatalError("TIMEBANK_FUZZ must be one of \(FuzzTarget.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    return target
  }()
}
