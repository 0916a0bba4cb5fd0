import Ledger
import LineProtocol

/// What an import says to the operator.
enum ImportTexts {
  static let surplus = Localized(
    "该行的格数比表头多,请检查是否多了分隔符", "The row has more cells than there are headings; is there a separator too many?")

  static func unknownHeadings(_ headings: [String]) -> Localized {
    Localized(
      "提醒:不认得这些表头,其下内容不读入:\(headings.joined(separator: "、"))",
      "Warning: what stands under these headings is not read: \(headings.joined(separator: ", "))")
  }

  static func parts(_ count: Int, rows: Int) -> Localized {
    Localized(
      "共 \(rows) 行,分 \(count) 部分导入,每部分要么全部入账,要么全不。",
      "\(rows.counted("row")) go in \(count.counted("part")), each posted whole or not at all.")
  }

  static func unlisted(_ count: Int) -> Localized {
    Localized("另有 \(count) 行可入账,不逐行列出。", "\(count.counted("more row", "more rows")) can be posted, not listed here.")
  }

  static func verdict(_ preview: ImportPreview) -> Localized {
    let good = preview.count(.good)
    let sum = preview.minutes.map { Minutes($0).description }
    return Localized(
      "可入账 \(good) 行\(sum.map { ",共 \($0)" } ?? "");有误 \(preview.count(.faulty)) 行;"
        + "已有 \(preview.count(.already)) 行;不作记录 \(preview.count(.skipped)) 行。",
      "\(good.counted("row")) can be posted\(sum.map { ", \($0) in all" } ?? ""); \(preview.count(.faulty)) faulty; "
        + "\(preview.count(.already)) posted already; \(preview.count(.skipped)) no records.")
  }

  static func totalsTitle(_ what: String) -> Localized {
    what == "member" ? Localized("按成员合计:", "By member:") : Localized("按服务队合计:", "By team:")
  }

  static func faultsWritten(_ count: Int, _ path: String) -> Localized {
    let file = CellText.harmless(path)
    return Localized(
      "有误的 \(count) 行写在 \(file),末列是原因;改好后可以单独导入。",
      "The \(count.counted("faulty line is", "faulty lines are")) in \(file), the reason in the last column; "
        + "mended, they can be imported alone.")
  }

  /// The refusal of a sheet with faulty lines.
  static func faults(_ lines: [Int]) -> ClientFailure {
    let list = shortList(lines)
    return ClientFailure(
      "faulty-lines", .data,
      Localized(
        "有 \(lines.count) 行有误(第 \(list) 行),整张表没有入账",
        "\(lines.count.counted("line is", "lines are")) faulty (\(list)); nothing of the sheet was posted"),
      remedy: Localized(
        "请改正后重新导入;或加 --skip-faulty 略过有误的行,或 --skip \(list) 只略过这几行",
        "mend them and import again; or add --skip-faulty to leave the faulty lines out, or --skip \(list) for just these"
      ))
  }

  /// Lines named by `--skip` that are no rows of the sheet.
  static func unknownLines(_ lines: [Int]) -> ClientFailure {
    let list = shortList(lines)
    return ClientFailure(
      "unknown-lines", .usage,
      Localized("表中没有第 \(list) 行", "The sheet has no line \(list)"),
      remedy: Localized("--skip 后面写文件中的行号,表头为第 1 行", "--skip takes lines of the file; the headings are line 1"))
  }

  static let emptySheet = ClientFailure(
    "empty-sheet", .data, Localized("表中没有内容,只有表头", "The sheet has headings and nothing else"),
    remedy: Localized("请核对文件", "check the file"))

  static let nothingGood = ClientFailure(
    "nothing-to-post", .data, Localized("表中没有可入账的行", "No row of the sheet can be posted"),
    remedy: Localized("请按上面所列的原因改正,再导入", "mend what is listed above and import again"))

  static func allAlready(_ count: Int) -> Localized {
    Localized(
      "表中 \(count) 行先前都已入账,这次什么也没有入账。", "Posted before: \(count.counted("row")), which is all; nothing was posted.")
  }

  static let dry = Localized("只是预览,什么也没有入账。", "This was only a preview; nothing was posted.")

  static let declined = Localized("好的,什么也没有入账。", "Nothing was posted.")

  static func question(_ count: Int) -> Localized {
    Localized("入账这 \(count) 行?(y/n) ", "Post \(count.counted("row"))? (y/n) ")
  }

  static func posted(_ count: Int, minutes: Int64?, entries: String?, left: Int) -> Localized {
    let sum = minutes.map { Minutes($0).description }
    return Localized(
      "已入账 \(count) 行\(sum.map { ",共 \($0)" } ?? "")\(entries.map { ",分录号到 \($0)" } ?? "")。"
        + (left > 0 ? "按您的选择略过 \(left) 行。" : ""),
      "Posted \(count.counted("row"))\(sum.map { ", \($0) in all" } ?? "")\(entries.map { ", up to entry \($0)" } ?? "")."
        + (left > 0 ? " Left out as you chose: \(left)." : ""))
  }

  static func starChange(line: String, name: String, was: String, stars: String) -> Localized {
    Localized("第 \(line) 行 \(name):星级由 \(was) 变为 \(stars)。", "Line \(line), \(name): stars from \(was) to \(stars).")
  }

  /// Some parts are posted and a later one is not.
  static func interruptedAfter(parts: Int) -> Localized {
    Localized(
      "前 \(parts) 部分已经入账,其余没有。改好后整张重新导入即可,已入账的行不会重复。",
      "The first \(parts) parts are posted, the rest is not. Import the whole sheet again: nothing is posted twice.")
  }

  /// Line numbers with commas, not more than a person can take in.
  private static func shortList(_ lines: [Int]) -> String {
    let shown = lines.sorted().prefix(50).map(String.init).joined(separator: ",")
    return lines.count > 50 ? shown + ",…" : shown
  }
}
