import Ledger
import LineProtocol

/// Shows what became of the proof of an exported journal, in the words and forms of the daemon's own `verify`.
struct JournalVerdict {
  private let printer: ReplyPrinter
  private let language: Language

  /// Nil where the catalogue has lost the command whose columns are shown.
  init?(_ presentation: Presentation, _ console: Console) {
    guard let command = Catalogue.standard.command(named: "trial-balance") else { return nil }
    printer = ReplyPrinter(command: command, presentation: presentation, console: console)
    language = presentation.language
  }

  /// Shows balances and verdict of a sound journal, and gives the exit status.
  func show(_ proof: JournalProof) -> Int32 {
    // Of a part nobody knows what was on the accounts before it.
    let balances = proof.isWhole ? proof.sheet.balances : []
    for (account, balance) in balances {
      printer.take(
        ReceivedLine(
          row: fields([
            ("account", account.description), ("unit", account.unit.description),
            ("balance", account.unit == .minutes ? Minutes(balance).description : String(balance)),
          ])))
    }
    let since = proof.isWhole ? [] : [("since", String(proof.start))]
    let end = fields(
      [("rows", String(balances.count)), ("verdict", "clean")] + since + [
        ("entries", String(proof.number)), ("head", proof.head.description), ("heads", String(proof.comparedHeads)),
      ])
    printer.take(ReceivedLine(bytes: bytes("OK", end), line: .ok(tag: nil, end)))
    return printer.finish(.done(end.without(proof.isWhole ? "" : "rows")))
  }

  /// Shows what is wrong first, and gives the exit status.
  func show(_ fault: JournalFault) -> Int32 {
    let text = JournalFaultText.of(fault)
    return show(entry: fault.entry, place: fault.place, line: nil, text)
  }

  /// Shows which line of the file is wrong, and gives the exit status.
  func show(line: Int, entry: Int64, _ flaw: JournalFileStop.LineFlaw) -> Int32 {
    show(entry: entry, place: "file", line: line, JournalFaultText.of(flaw, line: line))
  }

  private func show(entry: Int64, place: String, line: Int?, _ text: Localized) -> Int32 {
    let details = fields([("entry", String(entry)), ("place", place)] + (line.map { [("line", String($0))] } ?? []))
    let all = DaemonFields(details.all + [DaemonField(name: "text", value: text[language])])
    let code = ErrorCode.corrupt.rawValue
    printer.take(
      ReceivedLine(
        bytes: bytes("ERR \(code)", all), line: .error(tag: nil, code: code, details, text: text[language])))
    return printer.finish(.refused(DaemonRefusal(code: code, fields: details, text: text[language])))
  }

  private func fields(_ pairs: [(String, String)]) -> DaemonFields {
    DaemonFields(pairs.map { DaemonField(name: $0.0, value: $0.1) })
  }

  private func bytes(_ kind: String, _ fields: DaemonFields) -> [UInt8] {
    var bytes = Array(kind.utf8)
    for field in fields {
      bytes.append(UInt8(ascii: " "))
      LineWriter.append(name: field.name, value: field.value, to: &bytes)
    }
    return bytes
  }
}

/// What is wrong with an exported journal, for people.
enum JournalFaultText {
  static func of(_ fault: JournalFault) -> Localized {
    let what = text(of: fault.flaw)
    return Localized(
      "第 \(fault.entry) 号分录有误(\(fault.place)):\(what.chinese)",
      "Damage at entry \(fault.entry) (\(fault.place)): \(what.english)")
  }

  static func of(_ flaw: JournalFileStop.LineFlaw, line: Int) -> Localized {
    switch flaw {
    case .unreadable:
      Localized("文件第 \(line) 行不是导出的分录", "Line \(line) of the file is no line of an exported journal")
    case .cut: Localized("文件第 \(line) 行没有写完", "Line \(line) of the file breaks off")
    case .disagrees:
      Localized(
        "文件第 \(line) 行所说的分录数、末条分录或哈希与前面各行不符",
        "Line \(line) of the file says another number of rows, last entry or hash than the lines before it hold")
    case .unfinished:
      Localized("文件到第 \(line) 行就断了,没有导出的结尾", "The file ends at line \(line), before the end of the export")
    }
  }

  private static func text(of flaw: JournalFault.Flaw) -> Localized {
    switch flaw {
    case .number(let found):
      Localized(
        "这里应是该号分录,却是第 \(found) 号;只导出了一部分时,请用 --head 写明前一分录公布过的哈希",
        "entry \(found) stands in its place; for a part of a journal, give the published hash of the entry before it with "
          + "--head")
    case .chain: Localized("哈希与原文对不上", "the hash does not follow from the bytes")
    case .unreadable(let error): Localized("原文读不懂:\(error)", "the bytes cannot be read: \(error)")
    case .bytesOf(let number): Localized("原文是第 \(number) 号分录的", "the bytes are those of entry \(number)")
    case .instant: Localized("时刻早于前一分录", "it was made before the entry that it follows")
    case .postings(let error): Localized("过账不平:\(error)", "the postings do not balance: \(error)")
    case .facts(let error): Localized("事实读不懂:\(error)", "the facts cannot be read: \(error)")
    case .bounds(let account, let balance):
      Localized("账户 \(account) 的余额变为 \(balance),超出界限", "account \(account) would have \(balance), beyond its bounds")
    case .published(let number):
      Localized("其中登记的第 \(number) 号分录公布哈希与账本不符", "the hash published of entry \(number) is not the one of the chain")
    case .head(let published, let found):
      Localized("哈希是 \(found),公布的是 \(published)", "the hash is \(found), the published one is \(published)")
    case .missing(let last): Localized("文件到第 \(last) 号分录就结束了", "the file ends with entry \(last)")
    case .text(let name): Localized("链外文字 \(name) 被换过", "the text \(name) is not the one that was journaled")
    }
  }
}
