import Bank
import Foundation
import Ledger
import LineProtocol
import Rules
import Store
import TestSupport
import Testing

/// Books that were restored where the configuration asks for two administrators.
@Suite struct RestoreApprovalTests {
  private static let wang = Peer(user: 1001, groups: [], userName: "wang", door: .administration)
  private static let li = Peer(user: 1002, groups: [], userName: "li", door: .administration)

  private let home = TemporaryFolder()

  /// A backup of a bank with two administrators who have names.
  private func backup() throws -> String {
    let shelf = try BackupShelf(in: home)
    let bank = try TestBank(folder: home, backups: shelf.settings())
    try bank.lay([
      "station add station=jindu name=金都社区志愿服务站", "operator add user=wang role=admin",
      "operator add user=li role=admin", "member add no=17 name=张三 station=jindu registered=2024-01-05",
    ])
    try bank.done("backup")
    try bank.bank.close()
    return shelf.path(try #require(shelf.files().first))
  }

  private func restore(_ backup: String, to folder: TemporaryFolder, by restorer: RestoreNote.Restorer?) throws {
    _ = try Restoration(
      backup: backup, database: folder.path("bank.sqlite"), restorer: restorer,
      clock: BankClock { TestClock("2026-05-05T00:00:00Z").now }
    ).run(replaces: true)
  }

  private func head(_ bank: TestBank) -> String { bank.end("head", "head") }

  @Test func `they answer questions only, until another than who restored has compared the hash`() throws {
    let file = try backup()
    let folder = TemporaryFolder()
    try restore(file, to: folder, by: RestoreNote.Restorer(user: 0, login: 1001))
    let bank = try TestBank(folder: folder, fourEyes: [.restore])
    let head = head(bank)
    #expect(bank.end("health", "read-only") == "true")
    #expect(bank.bank.health.waitingRestore == bank.bank.headNumber)
    #expect(bank.refusal("opening member=17 minutes=1:00 reason=旧册") == .readOnly)
    #expect(bank.refusal("opening member=17 minutes=1:00 reason=旧册", as: Self.li) == .readOnly)
    #expect(bank.table("member list", "member") == ["17"])
    #expect(bank.end("verify", "verdict") == "clean")
    bank.clock.advance(seconds: 40 * 86_400)
    bank.passTime()
    #expect(self.head(bank) == head, "nothing that is due is carried out")
    for peer in [TestBank.admin, TestBank.secondAdmin, Self.wang] {
      #expect(bank.refusal("restore confirm head=\(head)", as: peer) == .samePerson)
    }
    #expect(bank.refusal("restore confirm head=\(head.dropLast())0", as: Self.li) == .badValue)
    #expect(bank.refusal("restore confirm head=\(head) dry=true", as: Self.li) == nil)
    #expect(bank.end("health", "read-only") == "true")
    try bank.done("restore confirm head=\(head)", as: Self.li)
    #expect(bank.end("health", "read-only") == "false")
    #expect(bank.bank.health.waitingRestore == nil)
    #expect(bank.refusal("opening member=17 minutes=1:00 reason=旧册") == nil)
    #expect(bank.refusal("restore confirm head=\(head)", as: Self.li) == .wrongState)
    #expect(bank.table("journal list kind=restoration", "user").count == 1)
    try bank.done("rebuild")
    #expect(bank.end("verify", "verdict") == "clean")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path(""))
    #expect(!files.contains { $0.contains("restored") })
  }

  @Test func `what was confirmed stays so after a restart, even where the note could not be taken away`() throws {
    let file = try backup()
    let folder = TemporaryFolder()
    try restore(file, to: folder, by: RestoreNote.Restorer(user: 0, login: nil))
    let note = try Data(contentsOf: URL(fileURLWithPath: folder.path("bank.sqlite.restored")))
    let bank = try TestBank(folder: folder, fourEyes: [.restore])
    try bank.done("restore confirm head=\(head(bank))", as: Self.li)
    try bank.bank.close()
    try note.write(to: URL(fileURLWithPath: folder.path("bank.sqlite.restored")))
    let again = try TestBank(folder: folder, fourEyes: [.restore])
    #expect(again.refusal("opening member=17 minutes=1:00 reason=旧册") == nil)
  }

  @Test func `nothing waits where nobody asks for two, and a note of other books says nothing`() throws {
    let file = try backup()
    let folder = TemporaryFolder()
    try restore(file, to: folder, by: nil)
    let bank = try TestBank(folder: folder, fourEyes: [.restore])
    try bank.done("opening member=17 minutes=1:00 reason=旧册")
    try bank.bank.close()
    let other = TemporaryFolder()
    try restore(file, to: other, by: RestoreNote.Restorer(user: 0, login: nil))
    let free = try TestBank(folder: other)
    try free.done("opening member=17 minutes=1:00 reason=旧册")
    // Where the configuration asks for it later, it is still a restore that nobody vouched for.
    free.bank.setConfiguredRoles(ConfiguredRoles(fourEyes: [.restore]))
    #expect(free.refusal("opening member=17 minutes=1:00 reason=旧册") == .readOnly)
    try free.bank.close()
    let strange = TemporaryFolder()
    try FileManager.default.copyItem(
      atPath: other.path("bank.sqlite.restored"), toPath: strange.path("bank.sqlite.restored"))
    let stranger = try TestBank(folder: strange, fourEyes: [.restore])
    #expect(stranger.refusal("station add station=a name=a") == nil)
  }

  @Test func `a batch can do nothing before, and a login neither`() throws {
    let file = try backup()
    let folder = TemporaryFolder()
    try restore(file, to: folder, by: RestoreNote.Restorer(user: 0, login: nil))
    let bank = try TestBank(folder: folder, fourEyes: [.restore])
    let lines = ["restore confirm head=\(head(bank))", "station add station=a name=a"]
    guard case .failure(let refusal) = try bank.commit(lines, as: Self.li) else {
      return #expect(Bool(false), "the batch was carried out")
    }
    #expect(refusal.code == .readOnly)
    #expect(bank.refusal("login member=17 pin=2580", as: TestBank.kiosk()) != nil)
  }
}
