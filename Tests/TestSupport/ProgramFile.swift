import Foundation

/// Writes a program that can be run at once.
///
/// A shell writes it, and not this process: whatever another thread starts at that moment holds all files that are open
/// here until it has become another program, and nobody runs a file that is open for writing (ETXTBSY).
///
/// - Parameter mode: Who may do what with it.
public func writeProgram(_ text: String, to path: String, mode: Int = 0o755) throws {
  let (shell, given) = (Process(), Pipe())
  shell.executableURL = URL(fileURLWithPath: "/bin/sh")
  shell.arguments = ["-c", #"cat > "$0" && chmod "$1" "$0""#, path, String(mode, radix: 8)]
  shell.standardInput = given
  try shell.run()
  try given.fileHandleForWriting.write(contentsOf: Data(text.utf8))
  try given.fileHandleForWriting.close()
  shell.waitUntilExit()
  guard shell.terminationStatus == 0 else { throw CocoaError(.fileWriteUnknown) }
}
