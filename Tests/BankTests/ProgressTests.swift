import Bank
import Dispatch
import LineProtocol
import Synchronization
import TestSupport
import Testing

@Suite struct ProgressTests {
  /// A bank with one member and a staged sheet of so many days of service.
  private func bank(rows: Int) throws -> TestBank {
    let bank = try TestBank()
    try bank.lay([
      "station add station=jindu name=金都",
      "member add name=张三 station=jindu no=17 registered=2020-01-01",
      "import open kind=sign-in station=jindu year=2026",
    ])
    try bank.lay(
      (0..<rows).map { row in
        let (month, day) = (row / 28 % 12 + 1, row % 28 + 1)
        return "import row import=1 line=\(row + 2) no=17 date=\(2020 + row / 336)-\(month)-\(day) minutes=1:00"
      })
    return bank
  }

  /// Carries out a change and gives its outcome and what it told of its progress.
  private func change(
    _ line: String, in bank: TestBank, onProgress: @escaping @Sendable () -> Void = {}
  ) throws -> (reply: Reply?, code: ErrorCode?, progress: [[Int]]) {
    guard case .line(let parsed) = LineParser.parse(Array(line.utf8)) else { return (nil, nil, []) }
    let told = Mutex<[[Int]]>([])
    let outcome = Mutex<ChangeOutcome?>(nil)
    let isDone = DispatchSemaphore(value: 0)
    bank.bank.change(try Catalogue.standard.bind(parsed), peer: TestBank.admin) { done, total in
      told.withLock { $0.append([done, total]) }
      onProgress()
    } completion: { result in
      outcome.withLock { $0 = result }
      isDone.signal()
    }
    isDone.wait()
    let progress = told.withLock { $0 }
    switch outcome.withLock({ $0 }) {
    case .done(let reply): return (reply, nil, progress)
    case .refused(let refusal): return (nil, refusal.code, progress)
    case .unknown, nil: return (nil, nil, progress)
    }
  }

  @Test func `a commit of an import tells how far it has come every hundred rows`() throws {
    let bank = try bank(rows: 250)
    let result = try change("import commit import=1", in: bank)
    #expect(result.progress == [[100, 250], [200, 250]])
    #expect(result.reply?.rows?.count == 250)
  }

  @Test func `a rebuild tells how far it has come`() throws {
    let bank = try bank(rows: 600)
    try bank.done("import commit import=1")
    let entries = Int(bank.bank.headNumber)
    let result = try change("rebuild", in: bank)
    #expect(result.progress == [[500, entries]])
    #expect(bank.refusal("verify") == nil)
  }

  @Test func `an import that the daemon's end interrupts is rolled back whole`() throws {
    let bank = try bank(rows: 250)
    let head = bank.bank.headNumber
    let result = try change("import commit import=1", in: bank) { [bank = bank.bank] in bank.beginShutdown() }
    #expect(result.code == .shuttingDown)
    #expect(bank.bank.headNumber == head)
    #expect(bank.table("balance member=17", "available") == ["0:00"])
  }

  @Test func `a rebuild that the daemon's end interrupts leaves the books as they were`() throws {
    let bank = try bank(rows: 600)
    try bank.done("import commit import=1")
    let before = bank.picture()
    let result = try change("rebuild", in: bank) { [bank = bank.bank] in bank.beginShutdown() }
    #expect(result.code == .shuttingDown)
    #expect(bank.picture() == before)
  }
}
