import Ledger
import LineProtocol
import Rules
import Store

/// Sheets: staged outside the journal, judged line by line, then posted all or nothing.
enum ImportDesk {
  private static let largestSheet: Int64 = 10_000

  static func open(_ request: Request, _ bank: ChangeContext) throws -> Reply {
    let station = try request.neededCode("station")
    try bank.read.requireOpenStation(station)
    let number = try bank.transaction.openSheet(
      kind: try request.neededText("kind"), station: station, year: request.integer("year").map { Int(clamping: $0) },
      user: bank.read.caller.user)
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
    guard try !bank.books.hasRow(sheet: sheet.number, line: line) else {
      throw Refusal.exists(
        "line", .integer(line), Localized("第 \(line) 行已经暂存过", "Line \(line) is staged already"))
    }
    let staged = try bank.transaction.stageRow(
      sheet: sheet.number, line: line, cells: SheetCells(request).staged)
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
    let totals = try SheetTotals(verdicts)
    return try bank.transaction.allOrNothing {
      var rows: [Reply.Row] = []
      var last: [Field] = []
      for verdict in verdicts {
        if bank.isInterrupted() { throw Refusal.shuttingDown }
        let (row, entry) = try post(verdict, bank)
        rows.append(row)
        if rows.count.isMultiple(of: 100) { bank.progress?(rows.count, verdicts.count) }
        if let entry { last = [entry] }
      }
      try bank.transaction.endSheet(sheet.number, state: .posted)
      return Reply(rows: rows, fields: totals.fields + last)
    }
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
    var judge = try SheetJudge(sheet, bank)
    return try bank.books.rows(ofSheet: sheet.number).filter { !skipped.contains($0.line) }.map { row in
      guard let cells = SheetCells(staged: row.cells) else {
        throw Refusal.internalDefect("line \(row.line) of import \(sheet.number) cannot be read back")
      }
      try beforeEach()
      return try judge.judge(line: row.line, cells)
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

/// Judges the rows of a sheet of either kind.
private enum SheetJudge {
  case signIn(SignInSheet)
  case members(MemberSheet)

  init(_ sheet: StoredSheet, _ bank: ReadContext) throws {
    self = sheet.kind == "members" ? .members(MemberSheet(sheet, bank)) : .signIn(try SignInSheet(sheet, bank))
  }

  mutating func judge(line: Int64, _ cells: SheetCells) throws -> SheetVerdict {
    switch self {
    case .signIn(var sheet):
      defer { self = .signIn(sheet) }
      return try sheet.judge(line: line, cells)
    case .members(var sheet):
      defer { self = .members(sheet) }
      return try sheet.judge(line: line, cells)
    }
  }
}
