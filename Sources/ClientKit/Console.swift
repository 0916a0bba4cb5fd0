/// Where the client's words come from and its answers go to; tests and the demo bring their own.
public struct Console {
  /// Writes bytes to standard output.
  public var write: ([UInt8]) -> Void
  /// Writes bytes to standard error.
  public var writeError: ([UInt8]) -> Void
  /// Reads a line from standard input without its line break; nil at the end.
  public var readLine: () -> [UInt8]?
  /// Asks a person for a line that the terminal does not show; nil where nobody can be asked.
  public var readSecret: (_ prompt: String) -> [UInt8]?
  /// Whether a person types the input.
  public var isInputTerminal: Bool
  /// Whether a person sees the output.
  public var isOutputTerminal: Bool
  /// Whether a person sees the errors.
  public var isErrorTerminal: Bool
  /// How many columns the terminal has.
  public var columnCount: () -> Int
  /// How many rows the terminal has.
  var rowCount: () -> Int = { 24 }
  /// Shows text through a pager and returns once it was left; false where the pager cannot be started.
  var page: (_ pager: Pager, _ text: [UInt8]) -> Bool = { _, _ in false }

  /// Makes a console; without terminals unless said otherwise.
  public init(
    write: @escaping ([UInt8]) -> Void, writeError: @escaping ([UInt8]) -> Void,
    readLine: @escaping () -> [UInt8]? = { nil }, readSecret: @escaping (String) -> [UInt8]? = { _ in nil },
    isInputTerminal: Bool = false, isOutputTerminal: Bool = false,
    isErrorTerminal: Bool = false, columnCount: @escaping () -> Int = { 80 }
  ) {
    self.write = write
    self.writeError = writeError
    self.readLine = readLine
    self.readSecret = readSecret
    self.isInputTerminal = isInputTerminal
    self.isOutputTerminal = isOutputTerminal
    self.isErrorTerminal = isErrorTerminal
    self.columnCount = columnCount
  }
}

extension Console {
  /// Writes text and a line feed to standard output.
  func printLine(_ text: String) { write(Array((text + "\n").utf8)) }

  /// Writes lines to standard output, all at once.
  func printLines(_ lines: [String]) {
    guard !lines.isEmpty else { return }
    printLine(lines.joined(separator: "\n"))
  }

  /// Writes text and a line feed to standard error.
  func printError(_ text: String) { writeError(Array((text + "\n").utf8)) }
}
