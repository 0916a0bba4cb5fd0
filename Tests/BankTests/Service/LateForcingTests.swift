import Dispatch
import Ledger
import LineProtocol
import Store
import Synchronization
import TestSupport
import Testing

@testable import Bank

/// A group that waits for the disk while the next one is carried out.
@Suite struct LateForcingTests {
  /// A step at the disk that can be held up.
  private final class Gate: Sendable {
    private let isShut = Mutex(false)
    private let arrived = DispatchSemaphore(value: 0)
    private let opened = DispatchSemaphore(value: 0)

    func shut() { isShut.withLock { $0 = true } }

    func pass() {
      guard isShut.withLock({ $0 }) else { return }
      arrived.signal()
      opened.wait()
    }

    /// Waits until somebody stands before it.
    func awaitArrival() { arrived.wait() }

    func open() {
      isShut.withLock { $0 = false }
      opened.signal()
    }
  }

  /// A bank whose disk can be held up, or fails; what happens is noted in its order.
  private final class HeldBank: Sendable {
    struct DiskFailure: Error {}

    let bank: TestBank
    let order: Collector<String>
    private let commits = Gate()
    let disk = Gate()

    init(fails: Bool = false) throws {
      let folder = TemporaryFolder()
      let order = Collector<String>()
      let hooks = LedgerDatabase.DiskHooks(
        aroundCommit: { [commits] commit in
          commits.pass()
          try commit()
        },
        aroundForce: { [disk] force in
          disk.pass()
          order.add("disk")
          if fails { throw DiskFailure() }
          try force()
        })
      self.order = order
      bank = try TestBank(folder: folder, database: LedgerDatabase(path: folder.path("bank.sqlite"), disk: hooks))
      bank.send("station add station=jindu name=金都")
    }

    /// Has the bank carry out a group of requests, and holds it up at the disk.
    func hold(_ lines: [String]) throws {
      // One request that waits in its commit, so that the others gather behind it.
      commits.shut()
      try change("station add station=first name=站")
      commits.awaitArrival()
      for line in lines { try change(line) }
      disk.shut()
      commits.open()
      disk.awaitArrival()
      #expect(order.take() == ["first"])
    }

    /// Sends a change; its outcome is noted with the station that it names.
    func change(_ line: String, as peer: Peer = TestBank.admin) throws {
      let request = try bind(line)
      let name = request.code("station")?.text ?? request.command.name
      bank.bank.change(request, peer: peer, progress: nil) { [order] outcome in
        switch outcome {
        case .done: order.add(name)
        case .refused(let refusal): order.add("\(name): \(refusal.code.rawValue)")
        case .unknown: order.add("\(name): unknown")
        }
      }
    }

    /// Asks for all stations; the answer is noted.
    func read() throws {
      bank.bank.read(try bind("station list"), peer: TestBank.admin, progress: nil) { [order] result in
        if case .success(let reply) = result { order.add("\(reply.rows?.count ?? 0) stations") }
      }
    }

    /// Waits until nothing is being carried out; what waits for the disk may wait on.
    func settle() async {
      while bank.bank.isBusy { await Task.yield() }
    }

    private func bind(_ line: String) throws -> Request {
      guard case .line(let parsed) = LineParser.parse(Array(line.utf8)) else { throw DiskFailure() }
      return try Catalogue.standard.bind(parsed)
    }
  }

  private static func stations(_ names: String...) -> [String] { names.map { "station add station=\($0) name=站" } }

  @Test func `nobody is told of a group before it is on disk, neither who asked for it nor who reads it`() async throws
  {
    let held = try HeldBank()
    try held.hold(Self.stations("b", "c"))
    let head = held.bank.bank.headNumber
    try held.read()
    await held.settle()
    #expect(held.order.all.isEmpty)
    #expect(held.bank.bank.headNumber == head)
    held.disk.open()
    #expect(held.bank.send("ping").last?.hasPrefix("OK") == true)
    try held.bank.bank.close()
    let order = held.order.all
    #expect(order.first == "disk")
    #expect(Set(order) == ["disk", "b", "c", "4 stations"])
  }

  @Test func `the next group is carried out while one waits for the disk, and answered after it`() async throws {
    let held = try HeldBank()
    try held.hold(Self.stations("b", "c"))
    let before = held.bank.bank.writerSteps
    try held.change("station add station=b name=站")
    while held.bank.bank.writerSteps == before { await Task.yield() }
    #expect(held.order.all.isEmpty)
    held.disk.open()
    try held.bank.bank.close()
    #expect(held.order.all == ["disk", "b", "c", "disk", "b: exists"])
  }

  @Test func `where the disk fails nobody is told anything, and nothing more is taken`() async throws {
    let held = try HeldBank(fails: true)
    try held.hold(Self.stations("b", "c"))
    try held.read()
    for line in Self.stations("d", "e") { try held.change(line) }
    held.disk.open()
    try held.bank.bank.close()
    let order = held.order.all
    #expect(order.first == "disk")
    #expect(Set(order) == ["disk", "b: unknown", "c: unknown", "d: unknown", "e: unknown"])
    #expect(held.bank.bank.health.storageHasFailed)
  }

  @Test func `a new role holds for the next group`() async throws {
    let held = try HeldBank()
    let wang = TestBank.user(1001, "wang")
    held.disk.open()
    let lines = ["operator add user=wang role=operator stations=jindu"] + Self.stations("b")
    for line in lines + Self.stations("c") { try held.change(line) }
    try held.change("member add name=张三 station=jindu registered=2024-01-05", as: wang)
    try held.bank.bank.close()
    #expect(held.order.all.contains("jindu"))
    #expect(!held.order.all.contains { $0.contains("denied") })
  }
}

@Suite struct LogForcingTests {
  private struct Failure: Error {}

  private func force(_ forcing: LogForcing, _ order: Collector<String>, fails: Bool = false) {
    forcing.force {
      order.add("disk")
      if fails { throw Failure() }
    } publish: { result in
      if case .failure = result { return { order.add("failed") } }
      order.add("published")
      return { order.add("told") }
    }
  }

  @Test func `what was read of a commit is told once that is published`() {
    let (forcing, order) = (LogForcing(), Collector<String>())
    forcing.begin()
    forcing.afterwards { order.add("read") }
    #expect(order.all.isEmpty)
    force(forcing, order)
    forcing.finish()
    #expect(order.all == ["disk", "published", "read", "told"])
    forcing.afterwards { order.add("read at once") }
    #expect(order.all.last == "read at once")
  }

  @Test func `a commit that begins as soon as the last is on disk is waited for as well`() {
    for _ in 0..<2000 {
      let (forcing, order) = (LogForcing(), Collector<String>())
      forcing.begin()
      force(forcing, order)
      forcing.wait()
      forcing.begin()
      forcing.finish()
      forcing.afterwards { order.add("read too early") }
      #expect(order.all == ["disk", "published", "told"])
    }
  }

  @Test func `a commit that came to nothing keeps nobody waiting`() {
    let (forcing, order) = (LogForcing(), Collector<String>())
    forcing.begin()
    forcing.afterwards { order.add("read") }
    forcing.end()
    #expect(order.all == ["read"])
    #expect(!forcing.wait())
  }

  @Test func `after a failure nothing that was read is told, now or later`() {
    let (forcing, order) = (LogForcing(), Collector<String>())
    forcing.begin()
    forcing.afterwards { order.add("read") }
    force(forcing, order, fails: true)
    forcing.finish()
    forcing.afterwards { order.add("read") }
    #expect(order.all == ["disk", "failed"])
    #expect(forcing.hasFailed)
  }
}
