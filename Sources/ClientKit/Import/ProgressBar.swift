import LineProtocol

/// A bar on standard error that shows how far long work has come; silent where no person sees it.
final class ProgressBar {
  private let console: Console
  private let isShown: Bool
  private let title: String
  private var lastShown = ""

  init(_ title: Localized, console: Console, presentation: Presentation) {
    self.console = console
    isShown = presentation.showsProgress(on: console)
    self.title = title[presentation.language]
  }

  func show(done: Int, total: Int) {
    guard isShown, total > 0 else { return }
    let text = ProgressBar.text(title, done: done, total: total, columnCount: console.columnCount())
    guard text != lastShown else { return }
    lastShown = text
    console.writeError(Array("\r\(text)\u{1B}[K".utf8))
  }

  /// Takes the bar away again.
  func end() {
    guard !lastShown.isEmpty else { return }
    lastShown = ""
    console.writeError(Array("\r\u{1B}[K".utf8))
  }

  /// `入账 [######----]  60%`, at most as wide as the terminal and at most 60 columns.
  static func text(_ title: String, done: Int, total: Int, columnCount: Int) -> String {
    let share = min(max(0, done), total)
    let percent = String(share * 100 / total).indented(to: 3)
    let room = min(60, columnCount - 1) - DisplayWidth.of(title) - 8
    guard room >= 5 else { return "\(percent)%" }
    let filled = share * room / total
    let bar = String(repeating: "#", count: filled) + String(repeating: "-", count: room - filled)
    return "\(title) [\(bar)] \(percent)%"
  }
}
