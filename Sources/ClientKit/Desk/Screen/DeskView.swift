import Ledger
import LineProtocol

/// Turns the desk into text: what stands where, in which words.
struct DeskView {
  let desk: Desk
  let columns: Int

  private var language: Language { desk.language }

  func text(_ chinese: String, _ english: String) -> String { Localized(chinese, english)[language] }

  // MARK: Head and foot

  /// Where this is, which day, and who sits here.
  var head: [DeskLine] {
    let place = desk.station?.name ?? desk.bank
    let role = desk.role?.title[language] ?? ""
    let clock = desk.clock.map { "\($0.date)  \($0.time)" } ?? ""
    let right =
      [clock, desk.user + (role.isEmpty ? "" : text("(\(role))", " (\(role))"))].filter { !$0.isEmpty }
      .joined(separator: "  ") + " "
    var line = DeskLine(" " + place.inColumn(max(0, columns - DisplayWidth.of(right) - 2)) + " ", .title)
    line.append(right, .title)
    line.pad(to: columns, .title)
    return [line, DeskLine()]
  }

  /// How the connection is, and every key that works now.
  var foot: [DeskLine] {
    let (text, ink) = status
    let lines = text.wrapped(to: columns - 1).prefix(2).map { DeskLine(" " + $0, ink) }
    return [DeskLine(String(repeating: "-", count: columns))] + lines + keys
  }

  private var status: (text: String, ink: DeskInk) {
    let waiting = desk.errands.count
    switch desk.link {
    case .open where waiting == 0: return (text("已连接", "Connected"), .plain)
    case .open: return (text("正在办理,还有 \(waiting) 件等应答...", "At work: \(waiting) not answered yet..."), .care)
    case .greeting: return (text("已连上,正在等服务应答。", "Waiting for the daemon to answer. ") + kept, .care)
    case .lost(let attempts, let reason):
      let again = text("连接断了,正在重连(第 \(attempts) 次)。", "Connection lost, trying again (\(attempts)). ")
      return (again + kept + CellText.harmless(reason[language]), .bad)
    }
  }

  /// What is kept while there is no connection.
  private var kept: String {
    let count = desk.errands.count
    if count > 0 {
      return text("\(count) 件事留着,连上就办。", "\(count) kept, to be done as soon as it is back. ")
    }
    if case .form = desk.page { return text("已填的都在。", "What you typed is kept. ") }
    return ""
  }

  private var keys: [DeskLine] {
    var lines: [DeskLine] = []
    var line = DeskLine()
    for hint in desk.hints {
      let width = DisplayWidth.of(hint.key[language]) + 1 + DisplayWidth.of(hint.meaning[language])
      if line.width > 0, line.width + 2 + width > columns {
        lines.append(line)
        line = DeskLine()
      }
      line.append(line.width > 0 ? "  " : " ")
      line.append(hint.key[language], .strong)
      line.append(" " + hint.meaning[language])
    }
    return Array((lines + [line]).prefix(3))
  }

  /// What the desk has to say; what there is no room for is counted.
  func message(rows: Int) -> [DeskLine] {
    let parts = desk.notices.map(lines)
    let all = Array(parts.joined())
    guard all.count > rows else { return all }
    var shown: [DeskLine] = []
    var hiddenCount = parts.count
    for part in parts {
      guard shown.count + part.count < rows else { break }
      shown += part
      hiddenCount -= 1
    }
    // Of a single one that is too long, its beginning says what it is about.
    guard !shown.isEmpty else { return Array(all.prefix(max(0, rows))) }
    return shown + [DeskLine(text(" 另有 \(hiddenCount) 条没有显示。", " \(hiddenCount) more not shown."), .care)]
  }

  private func lines(_ notice: DeskNotice) -> [DeskLine] {
    let ink: DeskInk =
      switch notice.tone {
      case .good: .good
      case .bad: .bad
      case .plain: .plain
      }
    return CellText.harmless(notice.text[language]).wrapped(to: columns - 2).prefix(5).map { DeskLine(" " + $0, ink) }
  }

  // MARK: Pages

  /// The page in as many rows as there are; what is longer is shown around its cursor.
  func body(rows: Int) -> DeskBody {
    switch desk.page {
    case .stations(let selected): stationsBody(selected, rows)
    case .home: homeBody(rows)
    case .member: memberBody(rows)
    case .form(let form): formBody(form)
    case .checkOut: checkOutBody
    case .offers(let selected): offersBody(selected, rows)
    case .redeem(let offer, let trial): redeemBody(offer, trial)
    case .redeemed(let receipt): receiptBody(receipt)
    case .handOut(let handOut): handOutBody(handOut)
    case .handOutQuestion(let gift, let code, let check): handOutQuestion(gift, code, check)
    case .cancel(let cancel): cancelBody(cancel)
    case .cancelQuestion(let gift, let reason, let trial): cancelQuestion(gift, reason, trial)
    case .leaving: leavingBody
    }
  }

  /// A line of a list: the one that is chosen has a mark and is strong.
  func listLine(_ text: String, isSelected: Bool) -> DeskLine {
    DeskLine((isSelected ? " > " : "   ") + text, isSelected ? .strong : .plain)
  }

  /// The part of a list around the one that is chosen.
  func visible(_ count: Int, selected: Int, room: Int) -> Range<Int> {
    guard count > room else { return 0..<count }
    let start = max(0, min(selected - room / 2, count - room))
    return start..<min(count, start + max(0, room))
  }

  func number(_ number: Int64) -> String { text("\(number) 号", "no. \(number)") }

  /// Who it is about.
  func personLine(_ heading: String) -> DeskLine {
    var line = DeskLine(" " + heading + "   ", .strong)
    if let person = desk.person {
      line.append(person.name, .strong)
      line.append("   " + number(person.number))
    }
    return line
  }

  /// A question, spelled out.
  func question(_ heading: String, _ sentences: [String], asking: String) -> DeskBody {
    var body = DeskBody()
    body.add(personLine(heading))
    body.add()
    for sentence in sentences { CellText.harmless(sentence).wrapped(to: columns - 6).forEach { body.add("   " + $0) } }
    body.add()
    body.add("   " + asking, .strong)
    return body
  }
}
