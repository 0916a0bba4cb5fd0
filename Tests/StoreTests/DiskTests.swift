import Bank
import Dispatch
import GRDB
import LineProtocol
import Store
import Synchronization
import TestSupport
import Testing

/// A disk that is full, and one that fails in the very commit.
@Suite struct DiskTests {
  private static let note = String(repeating: "雪", count: 300)

  private static func record(_ index: Int) -> String {
    let day = 1 + index % 28
    return """
      service record member=1 station=jindu date=2025-\(index / 28 % 12 < 9 ? "0" : "")\(1 + index / 28 % 12)-\
      \(day < 10 ? "0" : "")\(day) minutes=0:10 note=\(note)
      """
  }

  private func entries(_ bank: SmallBank) -> Int64 {
    guard case .success(let reply) = bank.bank.ask("verify") else { return -1 }
    return reply["entries"].flatMap { Int64($0) } ?? -1
  }

  /// Lets the file grow by a few pages only.
  private func narrow(_ bank: SmallBank, pages: Int = 4) throws {
    try bank.bank.database.limitSize(pages: try bank.bank.database.pageCount() + pages)
  }

  @Test func `a full disk refuses changes, loses nothing, and is forgotten when there is space again`() throws {
    let bank = try SmallBank()
    var known = entries(bank)
    try narrow(bank)
    var codes: [String] = []
    for index in 0..<60 {
      codes.append(bank.code(DiskTests.record(index)))
      known += codes.last == "ok" ? 1 : 0
    }
    #expect(Set(codes) == ["ok", "disk-full"])
    #expect(bank.code("balance member=1") == "ok")
    #expect(entries(bank) == known)
    try bank.bank.database.limitSize(pages: 0)
    #expect(bank.code("service record member=1 station=jindu date=2024-12-01 minutes=0:10") == "ok")
    #expect(entries(bank) == known + 1)
    #expect(try bank.reopened().code("verify") == "ok")
  }

  @Test func `a disk that fills in the middle of a group refuses only what has no room`() throws {
    let bank = try SmallBank()
    let known = entries(bank)
    try narrow(bank, pages: 12)
    let outcomes = try bank.all((0..<300).map(DiskTests.record))
    #expect(outcomes.count == 300)
    #expect(Set(outcomes.map(\.code)) == ["ok", "disk-full"])
    #expect(entries(bank) == known + Int64(outcomes.count { $0.code == "ok" }))
    let numbers = outcomes.compactMap(\.entry)
    #expect(numbers == numbers.sorted() && Set(numbers).count == numbers.count)
  }

  @Test func `a batch for which there is no room changes nothing`() throws {
    let bank = try SmallBank()
    let known = entries(bank)
    try narrow(bank)
    let outcome = try bank.bank.commit((0..<200).map(DiskTests.record), key: "b1")
    guard case .failure(let refusal) = outcome else {
      Issue.record("the batch found room")
      return
    }
    #expect(refusal.code == .diskFull)
    #expect(entries(bank) == known)
    try bank.bank.database.limitSize(pages: 0)
    guard case .success(let reply) = try bank.bank.commit((0..<200).map(DiskTests.record), key: "b1") else {
      Issue.record("the batch was refused with room")
      return
    }
    #expect(!reply.fields.contains { $0.name == "replayed" })
    #expect(entries(bank) == known + 200)
  }

  @Test func `an import for which there is no room changes nothing`() throws {
    let bank = try SmallBank()
    #expect(bank.code("import open kind=sign-in station=jindu year=2025") == "ok")
    for index in 1...120 {
      let day = "\(1 + index % 28)"
      let line =
        "import row import=1 line=\(index) no=1 date=\(1 + index / 28)月\(day)日 minutes=0:30 note=\(DiskTests.note)"
      #expect(bank.code(line) == "ok")
    }
    let known = entries(bank)
    try narrow(bank)
    #expect(bank.code("import commit import=1") == "disk-full")
    #expect(entries(bank) == known)
    #expect(bank.code("import preview import=1") == "ok")
    try bank.bank.database.limitSize(pages: 0)
    #expect(bank.code("import commit import=1") == "ok")
    #expect(entries(bank) == known + 120)
  }

  private struct Failure: Error {}

  @Test(arguments: [false, true]) func `nobody is told an outcome that nobody knows`(isThere: Bool) throws {
    let folder = TemporaryFolder()
    let fails = Mutex(false)
    let database = try LedgerDatabase(
      path: folder.path("bank.sqlite"),
      disk: .init { commit in
        let fail = fails.withLock { $0 }
        if !fail || isThere { try commit() }
        if fail { throw Failure() }
      })
    let bank = try SmallBank(folder: folder, database: database)
    let known = entries(bank)
    fails.withLock { $0 = true }
    let outcomes = try bank.all((0..<50).map(DiskTests.record))
    #expect(Set(outcomes.map(\.code)).isSubset(of: ["unknown", "shutting-down"]))
    #expect(outcomes.first?.code == "unknown")
    #expect(bank.code("station add station=s9 name=站") == "shutting-down")
    let again = try bank.reopened()
    let found = entries(again)
    #expect(isThere ? found > known : found == known)
    #expect(again.code("station add station=s9 name=站") == "ok")
  }

  @Test func `nothing is committed after a commit of which nobody knows, also not what shared a group with it`() throws
  {
    let folder = TemporaryFolder()
    let commitsUntilFailure = Mutex<Int?>(nil)
    let (isHeld, goesOn) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
    let database = try LedgerDatabase(
      path: folder.path("bank.sqlite"),
      disk: .init { commit in
        let left = commitsUntilFailure.withLock { left in
          left = left.map { $0 - 1 }
          return left
        }
        if left == 1 {
          isHeld.signal()
          goesOn.wait()
        }
        // Once only: what came after it would be acknowledged.
        if left == 0 { throw Failure() }
        try commit()
      })
    let bank = try SmallBank(folder: folder, database: database)
    try bank.plainly { db in
      try db.execute(
        sql:
          "CREATE TRIGGER defect BEFORE INSERT ON station WHEN NEW.code = 'b' BEGIN SELECT RAISE(ABORT, 'a defect'); END"
      )
    }
    // The first commit is held, so that the others gather behind it; the second is that of the first of them.
    commitsUntilFailure.withLock { $0 = 2 }
    let outcomes = try ["first", "a", "b", "c"].map { station in
      let outcome = Waiting<ChangeOutcome>()
      guard case .line(let line) = LineParser.parse(Array("station add station=\(station) name=站".utf8)) else {
        throw Failure()
      }
      bank.bank.bank.change(try Catalogue.standard.bind(line), peer: TestBank.admin, progress: nil) { outcome.give($0) }
      if station == "first" { isHeld.wait() }
      return outcome
    }
    goesOn.signal()
    #expect(outcomes.map { $0.take().code } == ["ok", "unknown", "unknown", "unknown"])
  }

  /// A bank whose disk fails in every commit from now on.
  private func failingBank() throws -> SmallBank {
    let folder = TemporaryFolder()
    let fails = Mutex(false)
    let database = try LedgerDatabase(
      path: folder.path("bank.sqlite"),
      disk: .init { commit in
        if fails.withLock({ $0 }) { throw Failure() }
        try commit()
      })
    let bank = try SmallBank(folder: folder, database: database)
    fails.withLock { $0 = true }
    return bank
  }

  @Test func `a commit that nobody had asked for ends the daemon too`() throws {
    let bank = try failingBank()
    #expect(!bank.bank.bank.health.storageHasFailed)
    let told = Waiting<Bool>()
    let observation = bank.bank.bank.observeHealth { told.give($0.storageHasFailed) }
    bank.bank.clock.advance(seconds: 40 * 86_400)
    bank.bank.bank.passTime()
    #expect(told.take())
    #expect(bank.bank.bank.health.storageHasFailed)
    observation.cancel()
    #expect(bank.code("station add station=s9 name=站") == "shutting-down")
  }

  @Test func `a rebuild whose commit fails is not answered`() throws {
    let bank = try failingBank()
    #expect(try bank.all(["rebuild"]).map(\.code) == ["unknown"])
    #expect(bank.bank.bank.health.storageHasFailed)
    #expect(try bank.reopened().code("verify") == "ok")
  }

  @Test func `a check that cannot note its end has found nothing wrong, and the daemon ends`() throws {
    let bank = try failingBank()
    #expect(bank.code("verify") == "ok")
    #expect(bank.bank.bank.health.storageHasFailed)
    #expect(bank.code("station add station=s9 name=站") == "shutting-down")
  }
}
