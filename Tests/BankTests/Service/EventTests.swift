import Bank
import Dispatch
import Ledger
import LineProtocol
import Synchronization
import TestSupport
import Testing

@Suite struct EventTests {
  private func station() throws -> TestBank {
    let bank = try TestBank()
    try BusyStation.build(bank)
    return bank
  }

  private func events(
    _ bank: TestBank, after: Int64, limit: Int = 1000, kinds: Set<EntryKind>? = nil, as peer: Peer = TestBank.admin
  ) async throws -> (entries: [String], through: Int64) {
    let result = await withCheckedContinuation { done in
      bank.bank.events(after: after, limit: limit, kinds: kinds, peer: peer) { done.resume(returning: $0) }
    }
    let page = try result.get()
    return (page.events.map { $0[0].value.plain(in: .english) }, page.through)
  }

  @Test func `events come in pages, nothing missing and nothing twice`() async throws {
    let bank = try station()
    var seen: [String] = []
    var after: Int64 = 0
    while after < bank.bank.headNumber {
      let page = try await events(bank, after: after, limit: 7)
      #expect(page.through == min(after + 7, bank.bank.headNumber))
      seen += page.entries
      after = page.through
    }
    #expect(seen == bank.table("journal list", "entry"))
  }

  @Test func `events are those of the kinds that were asked for`() async throws {
    let bank = try station()
    let page = try await events(bank, after: 0, kinds: [.reversal, .exchange])
    #expect(page.entries == ["29", "54", "59"])
    #expect(page.through == 59)
  }

  @Test func `an operator hears of the own stations only, and gets on all the same`() async throws {
    let bank = try station()
    let page = try await events(bank, after: 0, as: BusyStation.wang)
    #expect(page.entries == bank.table("journal list", "entry", as: BusyStation.wang))
    #expect(page.through == 59)
    #expect(page.entries.contains("34") == false)
  }

  @Test func `there is nothing after the end`() async throws {
    let bank = try station()
    for after in [59, 60, Int64.max] {
      let page = try await events(bank, after: after)
      #expect(page.entries == [])
      #expect(page.through == after)
    }
  }

  @Test func `the head is told after each commit that journaled something`() throws {
    let bank = try station()
    let heads = Mutex<[Int64]>([])
    let observation = bank.bank.observeHead { head in heads.withLock { $0.append(head) } }
    try bank.done("member add name=钱一 station=jindu")
    #expect(bank.refusal("member add name=孙二 station=beiyuan") == .notFound)
    try bank.done("member add name=孙二 station=jindu dry=true")
    try bank.lay(["member add name=孙二 station=jindu", "member add name=周三 station=jindu"])
    observation.cancel()
    try bank.done("member add name=吴四 station=jindu")
    #expect(heads.withLock { $0 } == [60, 62])
  }
}
