import Dispatch
import Foundation
import Ledger
import LineProtocol
import Rules
import Store
import Synchronization
import TestSupport
import Testing

@testable import Bank

@Suite struct BackupTests {
  private let folder = TemporaryFolder()

  private func bank(keep: BackupKeep = BackupKeep()) throws -> (bank: TestBank, shelf: BackupShelf) {
    let shelf = try BackupShelf(in: folder)
    return (try TestBank(folder: folder, backups: shelf.settings(keep: keep)), shelf)
  }

  /// A bank whose file takes many steps to copy.
  private func largeBank() throws -> (bank: TestBank, shelf: BackupShelf) {
    let (bank, shelf) = try bank()
    try bank.lay(["station add station=jindu name=金都"])
    let note = String(repeating: "雪", count: 300)
    for part in 0..<4 {
      try bank.lay((1...500).map { "member add name=M\(part)-\($0) station=jindu registered=2020-01-01 note=\(note)" })
    }
    return (bank, shelf)
  }

  /// Asks for a backup and tells its progress on the way.
  private func backUp(
    _ bank: TestBank, progress: @escaping @Sendable (_ done: Int, _ total: Int) -> Void = { _, _ in },
    completion: @escaping @Sendable (Result<Reply, Refusal>) -> Void
  ) throws {
    guard case .line(let line) = LineParser.parse(Array("backup progress=true".utf8)) else { return }
    bank.bank.read(
      try Catalogue.standard.bind(line), peer: TestBank.admin, progress: progress, completion: completion)
  }

  private func backUp(
    _ bank: TestBank, progress: @escaping @Sendable (_ done: Int, _ total: Int) -> Void
  ) throws -> Result<Reply, Refusal> {
    let box = Mutex<Result<Reply, Refusal>?>(nil)
    let isDone = DispatchSemaphore(value: 0)
    try backUp(bank, progress: progress) { result in
      box.withLock { $0 = result }
      isDone.signal()
    }
    isDone.wait()
    return try #require(box.withLock { $0 })
  }

  @Test func `a backup is the whole bank, in one file that nobody else can read`() throws {
    let (bank, shelf) = try bank()
    try BusyStation.build(bank)
    let head = bank.end("head", "entry", "head")
    #expect(bank.end("backup", "entries", "head", "folder") == "\(head) \(shelf.path)")
    let file = try #require(try shelf.files().first)
    #expect(try shelf.files() == ["timebank-20260504T100000Z-000000059.sqlite"])
    let attributes = try FileManager.default.attributesOfItem(atPath: shelf.path(file))
    #expect(attributes[.posixPermissions] as? Int == 0o600)

    let elsewhere = TemporaryFolder()
    try FileManager.default.copyItem(atPath: shelf.path(file), toPath: elsewhere.path("bank.sqlite"))
    let again = try TestBank(folder: elsewhere)
    #expect(again.end("verify", "verdict", "entries", "head") == "clean \(head)")
    #expect(again.table("balance member=17", "available") == bank.table("balance member=17", "available"))
  }

  @Test func `the list names every backup and what keeps it, for administrators and auditors`() throws {
    let (bank, _) = try bank()
    try BusyStation.build(bank)
    #expect(bank.table("backup list", "file") == [])
    try bank.done("backup")
    let head = bank.end("head", "head")
    #expect(
      bank.table("backup list", "file", "at", "entries", "head", "kept", as: BusyStation.li) == [
        "timebank-20260504T100000Z-000000059.sqlite 2026-05-04T18:00:00.000+08:00 59 \(head) newest,daily,weekly,monthly"
      ])
    #expect(bank.refusal("backup", as: BusyStation.li) == .denied)
    #expect(bank.refusal("backup list", as: BusyStation.wang) == .denied)
    #expect(bank.refusal("backup", as: BusyStation.zhao) == .denied)
  }

  @Test func `requests go on while pages are copied, and what they change is in the copy`() throws {
    let (bank, shelf) = try largeBank()
    let steps = Mutex(0)
    let result = try backUp(bank) { done, total in
      let step = steps.withLock { steps in
        steps += 1
        return steps
      }
      guard step <= 4 else { return }
      // Pages that are copied already, pages that are not, and a batch that is rolled back.
      bank.send("member set member=\(step) note=x\(step)")
      bank.send("member set member=\(2000 - step) note=y\(step)")
      _ = try? bank.commit((1...50).map { "member set member=\($0) note=z" } + ["member close member=99999 reason=x"])
    }
    let reply = try result.get()
    #expect(steps.withLock { $0 } > 8)
    #expect(reply["entries"] == String(bank.bank.headNumber))
    let restored = TemporaryFolder()
    let file = try #require(try shelf.files().first)
    try FileManager.default.copyItem(atPath: shelf.path(file), toPath: restored.path("bank.sqlite"))
    let copy = try TestBank(folder: restored)
    #expect(copy.end("verify", "entries", "head") == bank.end("head", "entry", "head"))
    #expect(copy.table("member show member=1997", "note") == ["y3"])
  }

  @Test func `progress never falls and ends with its total`() throws {
    let (bank, _) = try largeBank()
    let told = Collector<[Int]>()
    _ = try backUp(bank) { told.add([$0, $1]) }.get()
    let done = told.all.map { $0[0] }
    #expect(done == done.sorted())
    #expect(told.all.last?.first == told.all.last?.last)
    #expect(Set(told.all.map { $0[1] }).count == 1)
  }

  @Test func `a second backup at the same time is refused at once, and one after it is not`() throws {
    let (bank, _) = try bank()
    let gate = DispatchSemaphore(value: 0)
    let isHeld = DispatchSemaphore(value: 0)
    let isFirst = Mutex(true)
    let end = DispatchSemaphore(value: 0)
    try backUp(bank) { _, _ in
      let holds = isFirst.withLock { first in
        defer { first = false }
        return first
      }
      guard holds else { return }
      isHeld.signal()
      gate.wait()
    } completion: { result in
      if case .failure = result { Issue.record("the first was refused") }
      end.signal()
    }
    isHeld.wait()
    #expect(bank.refusal("backup") == .busy)
    #expect(bank.refusal("station add station=jindu name=x") == nil)
    gate.signal()
    end.wait()
    #expect(bank.refusal("backup") == nil)
  }

  @Test func `two in one second have two names`() throws {
    let (bank, shelf) = try bank(keep: BackupKeep(daily: 0, weekly: 0, monthly: 0))
    try bank.done("backup")
    let first = try shelf.files()
    try bank.done("backup")
    // The rotation keeps the newest alone.
    #expect(first == ["timebank-20260504T100000Z-000000002.sqlite"])
    #expect(try shelf.files() == ["timebank-20260504T100001Z-000000002.sqlite"])
  }

  @Test func `old backups go by the rotation, files of others stay`() throws {
    let (bank, shelf) = try bank(keep: BackupKeep(daily: 2, weekly: 2, monthly: 1))
    let other = try TestBank(
      clock: TestClock("2020-01-01T00:00:00Z"), backups: BackupSettings(folder: shelf.path))
    try other.done("backup")
    let theirs = try shelf.files()
    let mine = ["notes.txt", "timebank-20260101T000000Z-000000001.sqlite", "timebank-old.sqlite"]
    for file in mine { try Data("x".utf8).write(to: URL(fileURLWithPath: shelf.path(file))) }
    for day in 1...20 {
      bank.clock.set("2026-05-\(day < 10 ? "0" : "")\(day)T12:00:00Z")
      try bank.done("backup")
    }
    #expect(
      bank.table("backup list", "at", "kept") == [
        "2026-05-20T20:00:00.000+08:00 newest,daily,weekly,monthly", "2026-05-19T20:00:00.000+08:00 daily",
        "2026-05-17T20:00:00.000+08:00 weekly",
      ])
    #expect(try shelf.files().count == 3 + theirs.count + mine.count)
    #expect(Set(try shelf.files()).isSuperset(of: theirs + mine))
    #expect(other.table("backup list", "file") == theirs)
  }

  @Test func `what a kill has left is removed, and nothing else`() throws {
    let (bank, shelf) = try bank()
    let left = ".timebank-20260101T000000Z-000000001.sqlite.part"
    for file in [left, left + "-wal", left + "-journal", ".other.part"] {
      try Data("x".utf8).write(to: URL(fileURLWithPath: shelf.path(file)))
    }
    #expect(bank.table("backup list", "file") == [])
    try bank.done("backup")
    #expect(try shelf.files() == [".other.part", "timebank-20260504T100000Z-000000002.sqlite"])
  }

  @Test func `a folder that is not there, or is none, is said plainly in both languages`() throws {
    let bank = try TestBank(backups: BackupSettings(folder: folder.path("none")))
    guard case .failure(let missing) = bank.ask("backup") else {
      Issue.record("a backup was made nowhere")
      return
    }
    let path = folder.path("none")
    #expect(
      missing.written(in: .chinese)
        == "ERR wrong-state folder=\(path) text=\"备份没有做成,原有的备份没有动:无法使用 \(path)(文件夹不存在)。"
        + "请管理员建好该文件夹并交给运行 timebankd 的用户,或修改配置项 storage.backup_folder\"")
    #expect(
      missing.written(in: .english)
        == "ERR wrong-state folder=\(path) text=\"No backup was made, and earlier ones are as they were: \(path) cannot be "
        + "used (the folder does not exist). The administrator makes the folder and gives it to the user who runs "
        + "timebankd, or sets another storage.backup_folder\"")
    #expect(bank.refusal("backup list") == .wrongState)
    try Data().write(to: URL(fileURLWithPath: path))
    #expect(bank.refusal("backup") == .wrongState)
    #expect(try TestBank().refusal("backup") == .wrongState)
  }

  @Test func `a full disk is said, leaves nothing half-made and every earlier backup as it was`() throws {
    let (bank, shelf) = try largeBank()
    try bank.done("backup")
    let before = try shelf.files()
    let bytes = try Data(contentsOf: URL(fileURLWithPath: shelf.path(before[0])))
    for limit in [1, 5, 100, 200] {
      let narrow = BackupFolder(path: shelf.path, pageLimit: limit)
      #expect(throws: BackupFault.diskFull(path: shelf.path)) {
        try narrow.make(
          of: bank.database, at: bank.clock.now, pause: {}, progress: { _, _ in }, prove: { try CopyProof.prove($0) })
      }
      #expect(try shelf.files() == before)
    }
    #expect(try Data(contentsOf: URL(fileURLWithPath: shelf.path(before[0]))) == bytes)
    let refusal = Refusal.noBackup(.diskFull(path: "/b"), folder: "/b")
    #expect(refusal.code == .diskFull)
    #expect(refusal.text.chinese.contains("/b 所在磁盘空间不足"))
    #expect(bank.end("verify", "verdict") == "clean")
  }

  @Test func `a copy that does not prove right is no backup`() throws {
    let (bank, shelf) = try bank()
    try BusyStation.build(bank)
    try bank.done("backup")
    let before = try shelf.files()
    try bank.bank.close()
    let path = folder.path("bank.sqlite")
    var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    while let range = bytes.range(of: Data("养老中心包水饺".utf8)) {
      bytes.replaceSubrange(range, with: Data("养老中心包水饼".utf8))
    }
    try bytes.write(to: URL(fileURLWithPath: path))
    let damaged = try TestBank(folder: folder, backups: shelf.settings())
    damaged.bank.standing.setDamage(nil)
    damaged.clock.advance(seconds: 60)
    guard case .failure(let refusal) = damaged.ask("backup") else {
      Issue.record("damage was kept as a backup")
      return
    }
    #expect(refusal.code == .corrupt)
    #expect(refusal.details.first == Field("entry", .integer(26)))
    #expect(try shelf.files() == before)
  }

  @Test func `the daemon's end gives a backup up and leaves nothing`() throws {
    let (bank, shelf) = try largeBank()
    let result = try backUp(bank) { [bank = bank.bank] _, _ in bank.beginShutdown() }
    guard case .failure(let refusal) = result else {
      Issue.record("the backup went on")
      return
    }
    #expect(refusal.code == .shuttingDown)
    #expect(try shelf.files() == [])
    try bank.bank.close()
  }

  @Test func `status tells of check and backup, also of those before a restart`() throws {
    let (bank, shelf) = try bank()
    #expect(bank.end("status", "verified", "backup", "timezone", "schema") == "  Asia/Shanghai 3")
    #expect(bank.end("status", "version") == "test")
    #expect(bank.end("health", "now", "verified", "backup") == "2026-05-04T18:00:00.000+08:00  ")
    #expect(Int64(bank.end("health", "disk-free")) ?? 0 > 0)
    try bank.done("verify")
    bank.clock.advance(seconds: 3600)
    try bank.done("backup")
    let times = "2026-05-04T18:00:00.000+08:00 2026-05-04T19:00:00.000+08:00"
    #expect(bank.end("status", "verified", "backup") == times)
    #expect(bank.bank.health.backup == bank.clock.now)
    try bank.bank.close()
    let again = try TestBank(folder: folder, backups: shelf.settings())
    #expect(again.end("status", "verified", "backup") == times)
    again.bank.setBackups(BackupSettings(folder: folder.path("none")))
    #expect(again.end("status", "backup") == "")
  }

  @Test func `neither stands in a batch`() throws {
    let (bank, _) = try bank()
    for line in ["backup", "backup list"] {
      guard case .failure(let refusal) = try bank.commit([line]) else {
        Issue.record("\(line) stood in a batch")
        continue
      }
      #expect(refusal.details.contains(Field("code", .text("wrong-state"))))
    }
  }
}
