import Bank
import Ledger
import LineProtocol
import TestSupport
import Testing

@Suite struct WitnessTests {
  private func station() throws -> TestBank {
    let bank = try TestBank()
    try BusyStation.build(bank)
    return bank
  }

  @Test func `a published head is listed with who, when and where, and compared from then on`() throws {
    let bank = try station()
    let head = bank.end("head", "entry", "head")
    let reply = try bank.done("head publish note=七月公示栏")
    #expect("\(reply["published"] ?? "") \(reply["head"] ?? "")" == head)
    #expect(bank.table("head list", "published", "hash", "user", "note") == ["\(head) root 七月公示栏"])
    try bank.done("head publish")
    #expect(bank.table("head list limit=1", "note") == ["七月公示栏"])
    #expect(bank.table("head list after=\(reply["entry"] ?? "")", "note") == [""])
    #expect(bank.end("verify", "verdict", "heads") == "clean 2")
    #expect(bank.refusal("head publish", as: BusyStation.wang) == .denied)
    #expect(bank.refusal("head publish", as: BusyStation.li) == .denied)
    #expect(bank.refusal("head list", as: BusyStation.li) == nil)
  }

  @Test func `the newest part is proved against a published hash, which may be copied wrongly`() throws {
    let bank = try station()
    let entry = Int64(bank.end("head", "entry")) ?? 0
    let head = bank.end("head", "head")
    try bank.done("opening member=17 minutes=1:00 reason=旧册")
    let found = bank.end("verify since=\(entry) head=\(head)", "verdict", "entries")
    #expect(found == "clean \(entry + 1)")
    #expect(bank.end("verify since=1", "verdict") == "clean")
    #expect(bank.end("verify since=\(entry + 1)", "verdict") == "clean")
    guard case .failure(let refusal) = bank.ask("verify since=\(entry + 1) head=\(head)") else {
      Issue.record("another hash was taken for the entry's own")
      return
    }
    #expect(refusal.code == .corrupt)
    #expect(refusal.details.first { $0.name == "place" }?.value == .text("head"))
    #expect(bank.end("status", "read-only") == "false", "whoever copies a hash wrongly stops no work")
  }

  @Test func `a part of the journal is exported, page by page, the texts for administrators alone`() throws {
    let bank = try station()
    let all = try bank.exported(limit: 7)
    #expect(all.map(\.number) == Array(1...bank.bank.headNumber))
    #expect(all.allSatisfy { $0.texts.isEmpty })
    #expect(try bank.exported(since: 40, as: BusyStation.li) == Array(all.dropFirst(40)))
    let names = try bank.exported(withTexts: true).flatMap { $0.texts.map(\.text) }
    #expect(names.contains("张三"))
    let canonical = all.map { String(decoding: $0.canonical, as: UTF8.self) }.joined()
    for text in ["张三", "13800000017"] { #expect(!canonical.contains(text), "personal data in the chain") }
    #expect(bank.refusal("export kind=journal texts=true", as: BusyStation.li) == .denied)
    #expect(bank.refusal("export kind=journal", as: BusyStation.wang) == .denied)
    #expect(bank.end("export kind=journal since=\(bank.bank.headNumber)", "head") == bank.end("head", "head"))
  }
}
