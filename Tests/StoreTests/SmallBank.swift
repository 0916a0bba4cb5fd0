import Bank
import Dispatch
import GRDB
import LineProtocol
import Synchronization
import TestSupport
import Testing

@testable import Store

/// A bank with a short history in which every kind of entry stands, and a second, plain connection to its file.
struct SmallBank {
  let bank: TestBank

  init(folder: TemporaryFolder = TemporaryFolder(), database: LedgerDatabase? = nil) throws {
    bank = try TestBank(folder: folder, language: .english, database: database)
    guard bank.bank.headNumber == 2 else { return }
    for line in SmallBank.history {
      guard case .success = bank.ask(line) else {
        Issue.record("\(line) was refused: \(bank.send(line))")
        return
      }
    }
  }

  /// Closes the bank and opens it anew from its file.
  func reopened() throws -> SmallBank {
    try bank.bank.close()
    return try SmallBank(folder: bank.folder)
  }

  private static let history = [
    "station add station=jindu name=金都",
    "station add station=xincheng name=新城",
    "member add name=张三 station=jindu registered=2024-01-05 phone=13800000017",
    "member add name=李四 station=jindu registered=2024-01-05",
    "team add team=brigade name=大队 station=jindu",
    "team add team=shuijiao name=水饺队 station=jindu parent=brigade",
    "team join team=shuijiao member=1 from=2024-02-01",
    "opening member=2 minutes=5:00 reason=旧册结余",
    "service record member=1 station=jindu date=2026-05-01 minutes=3:00 activity=包水饺 key=a1",
    "service record member=1 station=jindu date=2026-05-02 minutes=2:00 start=08:00 end=10:00",
    "service record member=2 station=jindu date=2026-05-02 minutes=1:00",
    "offer add offer=rice name=大米 kind=gift price=1:00",
    "offer add offer=haircut name=理发 kind=service price=1:00",
    "stock in offer=rice station=jindu pieces=5",
    "redeem request member=1 offer=rice",
    "redeem request member=1 offer=haircut",
    "redeem fulfil redemption=1",
    "redeem fulfil redemption=2 provider=2 date=2026-05-03",
    "service reverse record=3 reason=重复",
    "service correct record=2 minutes=1:30 reason=写错",
    "redeem request member=2 offer=rice",
    "operator add user=wang role=operator stations=jindu",
  ]

  /// The file through a connection that knows nothing of this program.
  func plainly<Value>(foreignKeys: Bool = true, _ body: (Database) throws -> Value) throws -> Value {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = foreignKeys
    configuration.busyMode = .timeout(5)
    let queue = try DatabaseQueue(path: bank.folder.path("bank.sqlite"), configuration: configuration)
    defer { try? queue.close() }
    return try queue.inDatabase(body)
  }

  /// Changes the file as no program should: the triggers are out of the way meanwhile.
  func damage(_ sql: String) throws {
    try plainly(foreignKeys: false) { db in
      for name in Schema.journalTriggerNames { try db.execute(sql: "DROP TRIGGER \(name)") }
      try db.execute(sql: sql)
      #expect(db.changesCount > 0 || sql.contains("DELETE"), "\(sql) changed nothing")
      try db.execute(sql: Schema.guards)
    }
  }

  /// The code of a refusal, or `ok`.
  func code(_ line: String) -> String {
    switch bank.ask(line) {
    case .success: "ok"
    case .failure(let refusal): refusal.code.rawValue
    }
  }

  /// Starts all requests at once and waits for all of them; the outcomes in the order of the requests.
  func all(_ lines: [String]) throws -> [ChangeOutcome] {
    let outcomes = Mutex<[Int: ChangeOutcome]>([:])
    let group = DispatchGroup()
    for (index, line) in lines.enumerated() {
      guard case .line(let parsed) = LineParser.parse(Array(line.utf8)) else { continue }
      let request = try Catalogue.standard.bind(parsed)
      group.enter()
      bank.bank.change(request, peer: TestBank.admin, progress: nil) { outcome in
        outcomes.withLock { $0[index] = outcome }
        group.leave()
      }
    }
    group.wait()
    return outcomes.withLock { found in lines.indices.compactMap { found[$0] } }
  }

  /// Every row of the tables that a rebuild makes.
  func projections() throws -> [String] {
    try plainly { db in
      try (Schema.projectionTables.map(\.table) + ["posting"]).flatMap { table in
        try Row.fetchAll(db, sql: "SELECT * FROM \(table)").map { "\(table) \($0)" }.sorted()
      }
    }
  }
}

extension ChangeOutcome {
  /// The code of a refusal, `ok` or `unknown`.
  var code: String {
    switch self {
    case .done: "ok"
    case .refused(let refusal): refusal.code.rawValue
    case .unknown: "unknown"
    }
  }

  /// The entry of a success.
  var entry: Int64? {
    guard case .done(let reply) = self else { return nil }
    return reply["entry"].flatMap { Int64($0) }
  }
}
