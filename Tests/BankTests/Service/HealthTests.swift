import DaemonLog
import Dispatch
import Ledger
import LineProtocol
import Logging
import Store
import Synchronization
import Systemd
import TestSupport
import Testing

@testable import Bank

/// What the bank tells those who run the server.
@Suite struct HealthTests {
  private static func roundTrip(_ bank: LedgerBank) async {
    await withCheckedContinuation { continuation in bank.roundTrip { continuation.resume() } }
  }

  @Test func `a round trip goes through the writer after what was asked before, and journals nothing`() async throws {
    let bank = try TestBank()
    let head = bank.bank.headNumber
    let steps = bank.bank.writerSteps
    await Self.roundTrip(bank.bank)
    #expect(bank.bank.headNumber == head)
    #expect(bank.bank.writerSteps > steps)
    let order = Collector<String>()
    guard case .line(let line) = LineParser.parse(Array("station add station=jindu name=x".utf8)) else { return }
    let request = try Catalogue.standard.bind(line)
    bank.bank.change(request, peer: TestBank.admin, progress: nil) { _ in order.add("change") }
    await withCheckedContinuation { continuation in
      bank.bank.roundTrip {
        order.add("round trip")
        continuation.resume()
      }
    }
    #expect(order.all == ["change", "round trip"])
    #expect(bank.bank.headNumber == head + 1)
  }

  @Test func `the watchdog is silent while the disk hangs, and heard again when the writer answers`() async throws {
    let isShut = Mutex(false)
    let gate = DispatchSemaphore(value: 0)
    let folder = TemporaryFolder()
    let database = try LedgerDatabase(
      path: folder.path("bank.sqlite"),
      disk: .init { commit in
        if isShut.withLock({ $0 }) { gate.wait() }
        try commit()
      })
    let bank = try TestBank(folder: folder, database: database)
    let clock = ManualTimekeeper()
    let (pings, complaints) = (Collector<Void>(), Collector<Void>())
    let watchdog = Watchdog(
      intervalMicroseconds: 10_000_000, timekeeper: clock.timekeeper,
      subject: Watchdog.Subject(roundTrip: { bank.bank.roundTrip(completion: $0) }, steps: { 0 }),
      ping: { pings.add(()) }, stalled: { complaints.add(()) })
    isShut.withLock { $0 = true }
    watchdog.start()
    clock.advance(seconds: 60)
    #expect(pings.all.isEmpty)
    #expect(complaints.all.count == 1)
    isShut.withLock { $0 = false }
    gate.signal()
    await Self.roundTrip(bank.bank)
    #expect(pings.all.count == 1)
    watchdog.stop()
  }

  @Test func `a rebuild moves on step by step`() throws {
    let bank = try TestBank()
    bank.send("station add station=jindu name=x")
    for number in 1...600 { bank.send("member add name=M\(number) station=jindu registered=2020-01-01") }
    let before = bank.bank.writerSteps
    bank.send("rebuild")
    #expect(bank.bank.writerSteps > before)
  }

  @Test func `check, damage and rebuild are told to observers and kept in the health`() throws {
    let bank = try TestBank()
    let seen = Collector<BankHealth>()
    let observation = bank.bank.observeHealth { seen.add($0) }
    bank.send("verify")
    #expect(bank.bank.health.verified == bank.clock.now)
    #expect(bank.bank.health.entries == bank.bank.headNumber)
    bank.bank.standing.setDamage(Damage(entry: 2, place: "posting", reason: "x"))
    bank.send("rebuild")
    #expect(seen.all.map(\.damage?.place) == [nil, "posting", nil])
    observation.cancel()
    bank.send("verify")
    #expect(seen.all.count == 3)
  }

  @Test func `groups of another configuration hold from the next request`() throws {
    let bank = try TestBank()
    let auditor = TestBank.user(1009, "qian", groups: [300])
    #expect(bank.bank.caller(for: auditor).role == .public)
    bank.bank.setConfiguredRoles(ConfiguredRoles(auditorGroups: [300]))
    #expect(bank.bank.caller(for: auditor).role == .auditor)
    bank.bank.setConfiguredRoles(ConfiguredRoles())
    #expect(bank.bank.caller(for: auditor).role == .public)
  }

  @Test func `a defect is logged with the reference of its reply, and no word of an error that may hold a person's`() {
    struct Stumbled: Error { let name: String }
    let lines = Collector<CollectingLogHandler.Line>()
    let environment = BankEnvironment(
      ownUser: 1, ruleReader: .unchanging, logger: CollectingLogHandler.logger(lines), version: "test")
    let refusal = Defects(environment).refusal(
      for: Stumbled(name: "李雷"), of: Defects.Subject(command: "member add", user: 1001))
    let line = lines.all.first
    #expect(line?.level == .error)
    #expect(line?.values["reference"] == refusal.details.first?.value.plain(in: .english))
    #expect(line?.values["user"] == "1001")
    #expect(line?.values["reason"]?.contains("Stumbled") == true)
    #expect(line?.values["reason"]?.contains("李雷") == false)
  }

  @Test func `a full disk is logged once in a minute, not with every request`() {
    let lines = Collector<CollectingLogHandler.Line>()
    let clock = TestClock("2026-05-04T10:00:00Z")
    let environment = BankEnvironment(
      ownUser: 1, clock: BankClock { clock.now }, ruleReader: .unchanging, logger: CollectingLogHandler.logger(lines),
      version: "test")
    for _ in 1...100 {
      _ = Defects(environment).refusal(for: StoreError.diskFull, of: Defects.Subject(command: "member add"))
    }
    #expect(lines.all.count == 1)
    clock.advance(seconds: 60)
    _ = Defects(environment).refusal(for: StoreError.diskFull, of: Defects.Subject(command: "member add"))
    #expect(lines.all.last?.values["suppressed"] == "99")
  }
}
