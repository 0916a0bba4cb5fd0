/// A line of the shell's input, or why there is none.
enum ShellLine: Hashable {
  case line([UInt8])
  /// The line was given up with Ctrl-C.
  case interrupted
  case end
}

/// Where the shell's lines come from.
protocol ShellInput: AnyObject {
  /// The next line.
  ///
  /// - Parameters:
  ///   - eventDescriptor: The connection, to be watched while a person thinks; nil where nothing can come.
  ///   - onEvents: Called when something has come in on it.
  func nextLine(prompt: String, eventDescriptor: Int32?, onEvents: () -> Void) -> ShellLine
}

/// Lines of a file or a pipe: no prompt, no editing.
final class PlainInput: ShellInput {
  private let console: Console

  init(console: Console) {
    self.console = console
  }

  func nextLine(prompt: String, eventDescriptor: Int32?, onEvents: () -> Void) -> ShellLine {
    console.readLine().map { .line($0) } ?? .end
  }
}
