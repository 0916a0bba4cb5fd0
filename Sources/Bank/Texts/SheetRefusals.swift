import Ledger
import LineProtocol
import Rules
import Store

/// Refusals about the rows of sheets.
extension Refusal {
  static func doubleOfLine(_ line: Int64) -> Refusal {
    Refusal(
      .duplicate, [Field("line", .integer(line))],
      Localized("与本表第 \(line) 行重复", "This repeats line \(line) of the sheet"))
  }

  /// The same refusal about an earlier line of the sheet instead of a record.
  func aboutLine(_ line: Int64) -> Refusal {
    let details = details.map { $0.name == "record" ? Field("line", .integer(line)) : $0 }
    guard code == .overlap, case .duration(let by)? = details.first(where: { $0.name == "by" })?.value else {
      return .doubleOfLine(line)
    }
    return Refusal(
      code, details,
      Localized(
        "与本表第 \(line) 行的时间重叠 \(by)。请核对起止时间",
        "The times overlap line \(line) of the sheet by \(by). Check start and end"))
  }

  static func timesEqual(_ time: LocalTime) -> Refusal {
    Refusal(
      .timesDisagree, [Field("start", .text(time.description))],
      Localized("开始与结束都是 \(time)。请核对", "Start and end are both \(time). Check them"))
  }

  static func unknownName(_ name: String, phone: String?) -> Refusal {
    guard let phone else {
      return .notFound(
        "name", .text(name),
        Localized(
          "没有登记“\(name)”这个人。请核对姓名,或先登记", "Nobody named \(name) is registered. Check the name, or register first"))
    }
    return Refusal(
      .notFound, [Field("name", .text(name)), Field("phone", .text(phone))],
      Localized(
        "没有登记手机尾号 \(phone) 的“\(name)”。请核对尾号",
        "No \(name) with a phone ending in \(phone) is registered. Check the digits"))
  }

  static func ambiguousName(_ name: String, _ members: [MemberNumber]) -> Refusal {
    let list = members.map(\.description)
    return Refusal(
      .ambiguous, [Field("name", .text(name)), Field("members", .list(list))],
      Localized(
        "有 \(members.count) 位“\(name)”(\(list.joined(separator: "、")) 号)。请补上手机尾号或编号",
        "There are \(members.count) named \(name) (\(list.joined(separator: ", "))). Add phone digits or the number"))
  }

  static func ambiguousTeam(_ name: String, _ teams: [Code]) -> Refusal {
    let list = teams.map(\.text)
    return Refusal(
      .ambiguous, [Field("team", .text(name)), Field("teams", .list(list))],
      Localized(
        "有 \(teams.count) 支“\(name)”(\(list.joined(separator: "、")))。请改写代码",
        "There are \(teams.count) teams named \(name) (\(list.joined(separator: ", "))). Write the code instead"))
  }

  static func nameDiffers(_ member: MemberNumber, _ name: String) -> Refusal {
    Refusal(
      .exists, [Field("member", .number(member)), Field("name", .text(name))],
      Localized(
        "\(member) 号已登记的不是“\(name)”或登记日期不同。请核对编号",
        "Member \(member) is registered under another name or date than \(name). Check the number"))
  }

  static func sheet(_ fault: SheetFault, in name: String) -> Refusal {
    switch fault {
    case .empty: .missingParameter(name)
    case .unreadable(let text):
      .badValue(name, text, Localized("看不懂“\(text)”。请改写", "\"\(text)\" cannot be read. Write it another way"))
    case .noSuchDate(let text):
      .badValue(name, text, Localized("没有“\(text)”这一天", "There is no such day as \"\(text)\""))
    case .yearMissing(let text):
      .badValue(
        name, text, Localized("“\(text)”没写年份。请在导入时写明 year=", "\"\(text)\" has no year. Give year= with the import"))
    case .noSuchTime(let text):
      .badValue(name, text, Localized("没有“\(text)”这个时刻", "There is no such time as \"\(text)\""))
    case .notWholeMinutes(let text):
      .badValue(name, text, Localized("“\(text)”不是整分钟", "\"\(text)\" is no whole number of minutes"))
    }
  }

  static func sheetEnded(_ number: Int64, state: String) -> Refusal {
    .wrongState(
      [Field("import", .integer(number)), Field("state", .text(state))],
      state == "posted"
        ? Localized("第 \(number) 号导入已经入账", "Import \(number) has been posted already")
        : Localized("第 \(number) 号导入已经放弃", "Import \(number) was given up"))
  }

  static func sheetImported(_ paper: Code, as sheet: StoredSheet, user: String, at time: String) -> Refusal {
    let (shown, entry, good) = (paper.text.uppercased(), sheet.entry ?? 0, sheet.good ?? 0)
    return Refusal(
      .exists,
      [
        Field("sheet", .code(paper)), Field("import", .integer(sheet.number)), Field("station", .code(sheet.station)),
        Field("entry", .integer(entry)), Field("rows", .integer(good)),
      ],
      Localized(
        "编号 \(shown) 的签到表已由 \(user) 于 \(time) 导入,入账 \(good) 行(到第 \(entry) 号分录),不必再导入。"
          + "若有改好的行要补入,请加 again=true(命令行用 --again),相同的行不会重复入账",
        "Sheet \(shown) was imported by \(user) on \(time): \(good.counted("line")) posted, up to entry \(entry). There is no "
          + "need to import it again; for lines mended since, add again=true (--again on the command line): equal lines are "
          + "not posted twice"))
  }

  static func sheetHasFaults(_ first: SheetVerdict, _ refusal: Refusal, faults: [Int64]) -> Refusal {
    let list = faults.map(String.init)
    return Refusal(
      .batch,
      [
        Field("line", .integer(first.line)), Field("code", .text(refusal.code.rawValue)),
        Field("faults", .list(list)),
      ],
      Localized(
        "有 \(list.count) 行有误,整表未入账(第一处在第 \(first.line) 行:\(refusal.text.chinese))。改好后重来,或用 skip=\(list.joined(separator: ",")) 略过",
        """
        \(list.count.counted("line is", "lines are")) faulty and nothing was posted (first, line \(first.line): \(refusal.text.english)). Mend \
        them, or leave them out with skip=\(list.joined(separator: ","))
        """))
  }
}
