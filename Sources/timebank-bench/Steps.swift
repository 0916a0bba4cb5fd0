import ArgumentParser
import Bank

/// A fixed scenario that does the same in each run, for counting instructions; see `Tests/Instructions/check`.
struct Steps: ParsableCommand {
  /// What is done, over and over.
  enum Scenario: String, CaseIterable, ExpressibleByArgument {
    /// A record with a commit of its own.
    case record
    /// Records under keys, for a team, 64 to a commit.
    case records
    /// Rows of a sign-in sheet, staged and posted.
    case rows
    /// The wallet of a member, asked of the database.
    case balance
    /// A journal with so many records, and nothing else: what the next one has before it.
    case book
    /// A complete check of a journal with so many records.
    case verify
    /// A bank with more records than a start proves is opened and closed.
    case start
  }

  static let configuration = CommandConfiguration(
    abstract: "Do a fixed scenario so many times, for counting its instructions.")

  @Argument(help: "What to do.") var scenario: Scenario
  @Option(help: "How often.") var count = 1000
  @Option(help: "Folder for the ledger.") var folder: String?

  private static let members = 50
  /// More than the newest entries that a start proves.
  private static let recordsBeforeStart = 1280

  func run() throws {
    let place = try Workplace(under: folder)
    try place.furnish(members: Steps.members, isExact: true)
    let bank = try place.openBank(isExact: true)
    defer { try? bank.close() }
    let caller = Caller(bank)
    switch scenario {
    case .record: for index in 0..<count { try caller.send(RecordLine.text(index, members: Steps.members)) }
    case .records:
      try joinTeam(caller)
      try record(count, caller)
    case .rows: try stage(caller)
    case .balance: for index in 0..<count { try caller.ask("balance member=\(index % Steps.members + 1)") }
    case .book: try record(count, caller)
    case .verify:
      try record(count, caller)
      try caller.ask("verify")
    case .start:
      try record(Steps.recordsBeforeStart, caller)
      try bank.close()
      for _ in 0..<count { try place.openBank(isExact: true).close() }
    }
  }

  private func joinTeam(_ caller: Caller) throws {
    try caller.send("team add team=help name=help station=bench")
    try caller.commit((1...Steps.members).map { "team join team=help member=\($0) from=2015-01-01" })
  }

  private func record(_ count: Int, _ caller: Caller) throws {
    for start in stride(from: 0, to: count, by: 64) {
      try caller.commit(
        (start..<min(start + 64, count)).map { RecordLine.text($0, members: Steps.members) + " key=k\($0)" })
    }
  }

  private func stage(_ caller: Caller) throws {
    try caller.send("import open kind=sign-in station=bench year=2025")
    for index in 0..<count {
      // A sheet has no row twice: 18 days of each of nine months.
      let day = index / Steps.members
      try caller.send(
        "import row import=1 line=\(index + 2) no=\(index % Steps.members + 1) date=2025-0\(day / 18 % 9 + 1)-"
          + "\(10 + day % 18) minutes=30m")
    }
    try caller.send("import commit import=1")
  }
}
