import Ledger
import LineProtocol
import Rules
import Store

/// Sheets: staged outside the journal, judged line by line, then posted all or nothing.
enum ImportDesk {
  private static let largestSheet: Int64 = 10_000

  static func open(_ request: Request, _ bank: ChangeContext) throws -> Reply {
    let station = try request.neededCode("station")
    let kind = try request.neededText("kind")
    try checkRole(for: kind, bank.read)
    try bank.read.requireOpenStation(station)
    let paper = request.code("sheet")
    let isAgain = request.flag("again")
    if let paper, !isAgain { try checkFirst(paper, bank.read) }
    let number = try bank.transaction.openSheet(
      kind: kind, station: station, year: request.integer("year").map { Int(clamping: $0) },
      user: bank.read.caller.user, paper: paper, again: isAgain)
    return Reply(fields: [Field("import", .integer(number))])
  }

  static func row(_ request: Request, _ bank: ChangeContext) throws -> Reply {
    let sheet = try openSheet(request, bank.read)
    let line = try request.neededInteger("line")
    guard sheet.rows < largestSheet else {
      throw Refusal(
        .limitReached, [Field("rows", .integer(sheet.rows)), Field("limit", .integer(largestSheet))],
        Localized(
          "一次导入最多 \(largestSheet) 行,其余请另开一次", "An import has at most \(largestSheet) rows; open another for the rest"))
    }
    let staged = try bank.transaction.stageRow(
      sheet: sheet, line: line, cells: SheetCells(request).staged)
    guard let staged else {
      throw Refusal.exists(
        "line", .integer(line), Localized("第 \(line) 行已经暂存过", "Line \(line) is staged already"))
    }
    return Reply(fields: [Field("staged", .integer(staged))])
  }

  static func preview(_ request: Request, _ bank: ReadContext) throws -> Reply {
    let verdicts = try verdicts(on: try openSheet(request, bank), bank)
    let totals = try SheetTotals(verdicts)
    let rows: [Reply.Row]
    switch request.text("totals") {
    case "member": rows = try SheetSums(verdicts).byMember(bank)
    case "team": rows = try SheetSums(verdicts).byTeam(bank)
    default: rows = verdicts.map(\.row)
    }
    return Reply(rows: rows, fields: totals.fields)
  }

  static func commit(_ request: Request, _ bank: ChangeContext) throws -> Reply {
    let sheet = try openSheet(request, bank.read)
    try checkRole(for: sheet.kind, bank.read)
    // Somebody else may have typed it off since this one was opened.
    if let paper = sheet.paper, !sheet.isAgain { try checkFirst(paper, bank.read) }
    let skipped = Set(request.integers("skip") ?? [])
    let verdicts = try verdicts(on: sheet, bank.read, except: skipped) {
      if bank.isInterrupted() { throw Refusal.shuttingDown }
    }
    var faults: [(SheetVerdict, Refusal)] = []
    for verdict in verdicts {
      if case .fault(let refusal) = verdict.outcome { faults.append((verdict, refusal)) }
    }
    if let (first, refusal) = faults.first {
      throw Refusal.sheetHasFaults(first, refusal, faults: faults.map(\.0.line))
    }
    // A refusal from here on ends the commit, which takes all of it back. A savepoint would do so too, and keep a copy of each
    // page that the sheet's rows touch, in a file: a fifth of the time.
    return try post(verdicts, of: sheet, bank)
  }

  /// Posts every line; members who bring their number come first, so that none is given away before.
  private static func post(_ verdicts: [SheetVerdict], of sheet: StoredSheet, _ bank: ChangeContext) throws -> Reply {
    var rows: [(line: Int64, row: Reply.Row)] = []
    var last: (field: Field, number: Int64)?
    let isNumbered: (SheetVerdict) -> Bool = { $0.member != nil }
    for verdict in verdicts.filter(isNumbered) + verdicts.filter({ !isNumbered($0) }) {
      if bank.isInterrupted() { throw Refusal.shuttingDown }
      let (row, entry) = try post(verdict, bank)
      rows.append((verdict.line, row))
      if rows.count.isMultiple(of: 100) { bank.progress?(rows.count, verdicts.count) }
      if let entry, case .integer(let number) = entry.value { last = (entry, number) }
    }
    let totals = try SheetTotals(verdicts)
    try bank.transaction.endSheet(sheet.number, state: .posted, entry: last?.number, good: totals.good)
    return Reply(
      rows: rows.sorted { $0.line < $1.line }.map(\.row), fields: totals.fields + (last.map { [$0.field] } ?? []))
  }

  static func abort(_ request: Request, _ bank: ChangeContext) throws -> Reply {
    let sheet = try openSheet(request, bank.read)
    try bank.transaction.endSheet(sheet.number, state: .aborted)
    return Reply(fields: [Field("import", .integer(sheet.number))])
  }

  private static func post(_ verdict: SheetVerdict, _ bank: ChangeContext) throws -> (Reply.Row, Field?) {
    var record: RecordNumber?
    var member = verdict.member
    var stars: (now: Int, was: Int)?
    var entry: Field?
    switch verdict.outcome {
    case .service(let judged):
      let posted = try ServiceLedger(bank).post(judged)
      record = posted.record
      stars = (posted.stars, posted.was)
      entry = posted.entry
    case .member(let person, let number):
      let number = try MemberDesk.memberNumber(number, bank)
      entry = try MemberDesk.add(person, as: number, bank).fields.last
      member = number
    case .opening(let opening, let minutes): entry = try HourDesk.open(opening, minutes, bank)
    case .already, .skipped, .fault: break
    }
    let row: Reply.Row = [
      Field("line", .integer(verdict.line)), Field("verdict", .text(entry == nil ? verdict.word : "posted")),
      Field("record", .optional(record, Value.number)), Field("member", .optional(member, Value.number)),
      Field("minutes", .optional(verdict.minutes, Value.duration)),
      Field("stars", .optional(stars) { .integer(Int64($0.now)) }),
      Field("was", .optional(stars) { .integer(Int64($0.was)) }),
    ]
    return (row, entry)
  }

  private static func verdicts(
    on sheet: StoredSheet, _ bank: ReadContext, except skipped: Set<Int64> = [], beforeEach: () throws -> Void = {}
  ) throws -> [SheetVerdict] {
    let judge: any SheetJudge =
      switch sheet.kind {
      case "members": MemberSheet(sheet, bank)
      case "opening": OpeningSheet(bank)
      default: try SignInSheet(sheet, bank)
      }
    return try bank.books.rows(ofSheet: sheet.number).filter { !skipped.contains($0.line) }.map { row in
      guard let cells = SheetCells(staged: row.cells) else {
        throw Refusal.internalDefect("line \(row.line) of import \(sheet.number) cannot be read back")
      }
      try beforeEach()
      return try judge.judge(line: row.line, cells)
    }
  }

  /// A sheet of paper is imported once, whoever has typed it off and in whatever order.
  private static func checkFirst(_ paper: Code, _ bank: ReadContext) throws {
    guard let posted = try bank.books.postedSheet(ofPaper: paper), let entry = posted.entry else { return }
    guard let summary = try bank.books.summary(of: entry) else { return }
    let calendar = bank.profile.calendar
    throw Refusal.sheetImported(
      paper, as: posted, user: JournalDesk.user(summary.actor),
      at: "\(calendar.date(of: summary.at)) \(calendar.time(of: summary.at))")
  }

  /// Balances from older books are brought in by administrators only, one by one or in bulk.
  private static func checkRole(for kind: String, _ bank: ReadContext) throws(Refusal) {
    guard kind != "opening" || bank.caller.role == .admin else {
      throw .denied(command: "opening", caller: bank.caller)
    }
  }

  /// The import that a request names: there, the caller's own or an administrator's, and still open.
  private static func openSheet(_ request: Request, _ bank: ReadContext) throws -> StoredSheet {
    let number = try request.neededInteger("import")
    guard let sheet = try bank.books.sheet(number) else { throw Refusal.noImport(number) }
    let isOwn = sheet.user == bank.caller.user || bank.caller.role == .admin
    guard isOwn, bank.actsFor(sheet.station) else { throw Refusal.noImport(number) }
    guard sheet.state == .open else { throw Refusal.sheetEnded(number, state: sheet.state.rawValue) }
    return sheet
  }
}
