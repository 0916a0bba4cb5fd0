import ClientKit
import LineProtocol
import Synchronization

/// The desk of the demo: each command is printed as it would be typed, carried out by the real client, and its answer
/// printed below it.
final class DemoDesk {
  let language: Language
  private let folder: DemoFolder
  private(set) var isGood = true
  private var transcript: [UInt8] = []

  init(folder: DemoFolder, language: Language) {
    self.folder = folder
    self.language = language
  }

  /// Prints a heading.
  func say(_ text: Localized) {
    print("\n# \(text[language])\n")
  }

  /// Carries out a command of the client and gives what it printed.
  ///
  /// - Parameters:
  ///   - words: The words after `timebank`; names of the demo's files stand without their folder.
  ///   - status: The exit status that the story expects.
  ///   - isBrief: Whether the answer is left out of the transcript, where it says nothing new.
  @discardableResult
  func run(_ words: String..., expecting status: Int32 = 0, isBrief: Bool = false) -> String {
    print("$ timebank \(words.map(DemoDesk.quoted).joined(separator: " "))")
    transcript = []
    let arguments = words.map { $0.hasSuffix(".csv") ? folder.path($0) : $0 }
    let found = Client(environment: environment, console: console()).run(arguments)
    let text = String(decoding: transcript, as: UTF8.self)
    if !isBrief { print(text, terminator: "") }
    if found != status {
      isGood = false
      print("!! exit status \(found), expected \(status)")
    }
    return text
  }

  private var environment: [String: String] {
    [
      "TIMEBANK_SOCKET": folder.path("admin.sock"),
      "LC_ALL": language == .chinese ? "zh_CN.UTF-8" : "en_US.UTF-8", "NO_COLOR": "1",
    ]
  }

  private func console() -> Console {
    Console(
      write: { [self] in transcript += $0 },
      writeError: { [self] in transcript += $0 })
  }

  /// A word as a shell wants it.
  private static func quoted(_ word: String) -> String {
    word.contains(" ") || word.contains("“") ? "'\(word)'" : word
  }
}
