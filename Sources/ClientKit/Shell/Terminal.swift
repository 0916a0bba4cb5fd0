import Glibc
import LineProtocol

/// The terminal in front of a person, read key by key while a line is typed.
final class Terminal: ShellInput {
  private let descriptor: Int32
  private let console: Console
  private var history: [String] = []
  private let completer: Completer

  /// - Parameter completer: What the Tab key asks.
  init(console: Console, completer: Completer, descriptor: Int32 = STDIN_FILENO) {
    self.console = console
    self.completer = completer
    self.descriptor = descriptor
  }

  func nextLine(prompt: String, eventDescriptor: Int32?, onEvents: () -> Void) -> ShellLine {
    guard let raw = RawMode(descriptor) else { return plainLine(prompt) }
    defer { raw.end() }
    var editor = LineEditor(
      prompt: prompt, columnCount: console.columnCount(), history: history, complete: completer.complete)
    var decoder = KeyDecoder()
    console.write(editor.screen)
    while true {
      if let eventDescriptor, waitForKeys(or: eventDescriptor) {
        console.write(Array("\r\u{1B}[K".utf8))
        onEvents()
        console.write(editor.screen)
        continue
      }
      guard let byte = readByte() else { return finish(.end) }
      guard let key = decoder.take(byte) else { continue }
      switch editor.take(key) {
      case .show(let bytes): console.write(bytes)
      case .line(let line): return finish(.line(Array(line.utf8)))
      case .interrupted: return finish(.interrupted)
      case .end: return finish(.end)
      }
    }
  }

  private func finish(_ line: ShellLine) -> ShellLine {
    console.write(Array("\r\n".utf8))
    if case .line(let bytes) = line {
      let text = String(decoding: bytes, as: UTF8.self)
      let isKept = !text.isEmpty && text != history.last && !CommandDescription.mentionsSecret(text)
      if isKept { history.append(text) }
      if history.count > Terminal.maxHistoryLines { history.removeFirst() }
    }
    return line
  }

  /// A terminal that has no raw mode is read line by line.
  private func plainLine(_ prompt: String) -> ShellLine {
    console.write(Array(prompt.utf8))
    return console.readLine().map { .line($0) } ?? .end
  }

  /// Waits for a key or for something from the daemon, and says whether it was the daemon alone.
  private func waitForKeys(or eventDescriptor: Int32) -> Bool {
    var waiting = [
      pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
      pollfd(fd: eventDescriptor, events: Int16(POLLIN), revents: 0),
    ]
    while poll(&waiting, 2, -1) < 0, errno == EINTR {}
    return waiting[0].revents == 0 && waiting[1].revents != 0
  }

  private func readByte() -> UInt8? {
    var byte: UInt8 = 0
    while true {
      let count = read(descriptor, &byte, 1)
      if count < 0, errno == EINTR { continue }
      return count == 1 ? byte : nil
    }
  }

  private static let maxHistoryLines = 1000
}
