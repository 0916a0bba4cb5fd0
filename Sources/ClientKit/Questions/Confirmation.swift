import Ledger
import LineProtocol
import Rules

/// Asks before what cannot be undone, once a trial has shown what it would come to.
///
/// Without a terminal there is nobody to ask: whoever runs this in a script has decided already.
struct Confirmation {
  /// What came of it.
  enum Answer {
    /// To be carried out: somebody said so, or need not be asked.
    case yes
    /// Nothing is to happen.
    case no
    /// The trial was refused, and so would the request be.
    case refused(Outcome)
  }

  private let console: Console
  private let presentation: Presentation
  private let isGiven: Bool

  /// - Parameter isGiven: Whether `--yes` has answered beforehand.
  init(console: Console, presentation: Presentation, isGiven: Bool) {
    self.console = console
    self.presentation = presentation
    self.isGiven = isGiven
  }

  /// Shows what a request would do and asks whether it is to be done.
  func answer(to request: ClientRequest, _ session: BankSession) throws(ClientFailure) -> Answer {
    guard let caution = request.command.caution, asksSomebody, !request.request.isDry else { return .yes }
    let printer = trialPrinter(request.command)
    let trial = try session.perform(request.trial.bytes, key: nil, canRepeat: true) { printer.take($0) }
    guard case .done = trial else { return .refused(trial) }
    _ = printer.finish(trial)
    tell(caution)
    if isYes(Localized("确定办理吗?(y/n) ", "Carry it out? (y/n) ")) { return .yes }
    tell(Localized("好的,没有办理。", "Nothing was done."))
    return .no
  }

  /// Asks a question that is answered by yes or no; the end of the input is a no.
  func isYes(_ question: Localized) -> Bool {
    guard asksSomebody else { return true }
    console.writeError(Array(question[presentation.language].utf8))
    guard let line = console.readLine() else { return false }
    let answer = SheetText.folded(String(decoding: line, as: UTF8.self)).lowercased()
    return ["y", "yes", "是", "好", "对", "确定", "入账"].contains(answer)
  }

  /// Whether there is somebody who sees the question and can answer it.
  private var asksSomebody: Bool { console.isInputTerminal && console.isErrorTerminal && !isGiven }

  /// What a trial comes to is for the person who is asked, not for what reads the output.
  private func trialPrinter(_ command: CommandDescription) -> ReplyPrinter {
    var person = presentation
    person.form = .table
    person.isQuiet = false
    person.outputStyle = presentation.errorStyle
    person.pager = nil
    var screen = console
    screen.write = console.writeError
    return ReplyPrinter(command: command, presentation: person, console: screen)
  }

  private func tell(_ text: Localized) { console.printError(text[presentation.language]) }
}
