import Foundation
import Synchronization

/// The programs of this build, run as people run them.
enum Program: String {
  case timebankd
  case timebank

  /// Where the build has put the program.
  var url: URL {
    // The test bundle lies beside the programs that were built with it.
    URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath().deletingLastPathComponent()
      .appendingPathComponent(rawValue)
  }

  /// Runs the program to its end.
  func run(
    _ arguments: [String], environment: [String: String] = [:], input: String = ""
  ) throws -> (status: Int32, output: String, errors: String) {
    try runProgram(url, arguments, environment: environment, input: input)
  }
}

/// Runs any program to its end, feeding its input and collecting its output.
func runProgram(
  _ url: URL, _ arguments: [String], environment: [String: String] = [:], input: String = ""
) throws -> (status: Int32, output: String, errors: String) {
  let process = Process()
  process.executableURL = url
  process.arguments = arguments
  process.environment = ["PATH": "/usr/bin:/bin", "LC_ALL": "en_US.UTF-8"].merging(environment) { $1 }
  let (given, printed, complained) = (Pipe(), Pipe(), Pipe())
  process.standardInput = given
  process.standardOutput = printed
  process.standardError = complained
  try process.run()
  let errors = Mutex(Data())
  let isRead = DispatchSemaphore(value: 0)
  Thread {
    let data = complained.fileHandleForReading.readDataToEndOfFile()
    errors.withLock { $0 = data }
    isRead.signal()
  }.start()
  // A program may answer before it has read everything.
  Thread {
    try? given.fileHandleForWriting.write(contentsOf: Data(input.utf8))
    try? given.fileHandleForWriting.close()
  }.start()
  let output = printed.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  isRead.wait()
  return (
    process.terminationStatus, String(decoding: output, as: UTF8.self),
    String(decoding: errors.withLock { $0 }, as: UTF8.self)
  )
}
