import Bank
import Ledger
import LineProtocol
import Rules
import Store
import TestSupport
import Testing

/// Acts that take two administrators.
@Suite struct ApprovalTests {
  /// An act: what has to be done for it, what asks for it, and what it is.
  struct Act: CustomTestStringConvertible, Sendable {
    let act: FourEyesAct
    let line: String
    var testDescription: String { line }
  }

  private static let acts = [
    Act(act: .grant, line: "grant pool=gongyi member=18 minutes=0:30 reason=\"独居 老人\""),
    Act(act: .grant, line: "pool allowance pool=gongyi minutes=0:10 day=3"),
    Act(act: .policy, line: #"policy set rules="[redemption]\nhold_days = 9""#),
    Act(act: .policy, line: "policy set preset=national"),
    Act(act: .reversal, line: "journal reverse entry=9 reason=录错"),
    Act(act: .reversal, line: "service reverse record=1 reason=查无此事 force=true"),
    Act(act: .reversal, line: "service correct record=1 minutes=0:30 reason=写错 date=yesterday force=true"),
    Act(act: .reversal, line: "redeem return redemption=1 reason=没有上成 force=true"),
    Act(act: .reversal, line: "member close member=19 reason=迁出 force=true"),
  ]

  private func station(_ acts: Set<FourEyesAct> = Set(FourEyesAct.allCases)) throws -> TestBank {
    let bank = try TestBank(fourEyes: acts)
    try bank.lay([
      "station add station=jindu name=金都社区志愿服务站",
      "member add no=17 name=张三 station=jindu registered=2024-01-05",
      "member add no=18 name=李四 station=jindu registered=2024-01-05",
      "member add no=19 name=王五 station=jindu registered=2024-01-05", "pool add pool=gongyi name=公益时间池",
      "opening member=17 minutes=4:00 reason=旧册", "donate member=17 pool=gongyi minutes=2:00",
      "service record member=18 station=jindu date=2026-05-01 minutes=1:00",
      "offer add offer=lesson name=手机课 kind=service price=1:00", "redeem request member=17 offer=lesson",
      "redeem fulfil redemption=1 provider=18", "donate member=18 pool=gongyi minutes=1:00",
    ])
    return bank
  }

  /// What the entries after a number moved and said, whoever said it and whenever, but for those of approvals.
  private func journal(_ bank: TestBank, after number: Int64) throws -> [String] {
    try bank.database.read { books in
      try (number + 1...max(number + 1, books.tail().number)).compactMap { number -> String? in
        guard let stored = try books.entry(number), let summary = try books.summary(of: number) else { return nil }
        guard summary.kind != .approval else { return nil }
        let entry = try DecodedEntry(canonical: stored.canonical)
        let texts = stored.texts.map { "\($0.name)=\($0.text)" }
        return "\(summary.kind) \(entry.header.date) \(entry.facts) \(texts) \(entry.postings.all)"
      }
    }
  }

  private func balances(_ bank: TestBank) -> [String] { bank.table("trial-balance", "account", "balance") }

  @Test(arguments: acts) func `nothing moves before another has agreed`(act: Act) throws {
    let bank = try station([act.act])
    let before = (balances(bank), bank.table("policy list", "policy"), bank.table("service list", "record", "state"))
    let head = bank.bank.headNumber
    #expect(bank.end(act.line, "approval", "state", "until") == "1 proposed 2026-05-18")
    #expect(bank.bank.headNumber == head + 1)
    #expect(bank.table("journal show entry=\(head + 1)", "item").contains("posting") == false)
    #expect(try journal(bank, after: head) == [])
    #expect(balances(bank) == before.0)
    #expect(bank.table("policy list", "policy") == before.1)
    #expect(bank.table("service list", "record", "state") == before.2)
    #expect(bank.end("verify", "verdict") == "clean")
  }

  @Test(arguments: acts) func `confirmed, it is what it would have been alone, and both names are known`(act: Act)
    throws
  {
    let alone = try station([])
    let asked = try station([act.act])
    let head = alone.bank.headNumber
    try alone.done(act.line, as: TestBank.secondAdmin)
    try asked.done(act.line)
    #expect(
      asked.table("approval confirm approval=1", "state", "done", as: TestBank.secondAdmin)
        == ["confirmed \(asked.bank.headNumber - 1)"])
    #expect(try journal(asked, after: head) == journal(alone, after: head))
    #expect(balances(asked) == balances(alone))
    #expect(asked.table("journal show entry=\(asked.bank.headNumber - 1)", "value").contains("990"))
    let step = asked.table("journal show entry=\(asked.bank.headNumber)", "name", "value")
    #expect(step.contains("asker uid:0"))
    #expect(step.contains("last \(asked.bank.headNumber - 1)"))
    #expect(asked.end("verify", "verdict") == "clean")
    try asked.done("rebuild")
    #expect(asked.table("approval list", "approval", "state", "decider") == ["1 confirmed 990"])
    #expect(asked.end("verify", "verdict") == "clean")
  }

  @Test func `a relative date means the day on which it was asked for`() throws {
    let bank = try station([.reversal])
    try bank.done("service correct record=1 date=yesterday reason=写错 force=true")
    #expect(bank.table("approval list", "request").first?.contains("date=2026-05-03") == true)
    bank.clock.advance(seconds: 3 * 86_400)
    try bank.done("approval confirm approval=1", as: TestBank.secondAdmin)
    #expect(bank.table("service list member=18 state=posted", "date").contains("2026-05-03"))
  }

  @Test func `never by who asked, nor by the same member under another user`() throws {
    let bank = try station([.grant])
    try bank.lay(["operator add user=wang role=admin member=17", "operator add user=li role=admin member=17"])
    func admin(_ id: UInt32, _ name: String) -> Peer {
      Peer(user: id, groups: [], userName: name, door: .administration)
    }
    try bank.done("grant pool=gongyi member=18 minutes=0:30 reason=独居", as: admin(1001, "wang"))
    for line in ["approval confirm approval=1", "approval reject approval=1 reason=不了"] {
      #expect(bank.refusal(line, as: admin(1001, "wang")) == .samePerson)
      #expect(bank.refusal(line, as: admin(1002, "li")) == .samePerson)
      #expect(bank.refusal(line, as: BusyStation.wang) == .denied)
    }
    // That they were one person is not forgotten when the roles change.
    try bank.done("operator set user=wang member=")
    #expect(bank.refusal("approval confirm approval=1", as: admin(1002, "li")) == .samePerson)
    try bank.lay(["operator set user=li member=18", "operator set user=wang member=18"])
    #expect(bank.refusal("approval confirm approval=1", as: admin(1002, "li")) == .samePerson)
    #expect(bank.refusal("approval confirm approval=1") == nil)
    #expect(bank.refusal("approval confirm approval=1", as: TestBank.secondAdmin) == .wrongState)
  }

  @Test func `the rules of the moment judge it, and it goes on waiting where they refuse`() throws {
    let bank = try station([.grant])
    #expect(bank.refusal("grant pool=gongyi member=18 minutes=9:00 reason=独居") == .insufficientHours)
    #expect(bank.table("approval list", "approval") == [])
    for _ in 1...2 { try bank.done("grant pool=gongyi member=18 minutes=2:00 reason=独居") }
    try bank.done("approval confirm approval=2", as: TestBank.secondAdmin)
    let head = bank.bank.headNumber
    #expect(bank.refusal("approval confirm approval=1", as: TestBank.secondAdmin) == .insufficientHours)
    #expect(bank.bank.headNumber == head)
    #expect(bank.table("approval list state=proposed", "approval") == ["1"])
    #expect(
      bank.table("approval reject approval=1 reason=池中不够", "state", "reason", as: TestBank.secondAdmin)
        == ["rejected 池中不够"])
    #expect(bank.end("verify", "verdict") == "clean")
  }

  @Test func `undecided, it lapses on its day, once, also where nobody asks for anything`() throws {
    let bank = try station([.grant])
    try bank.done("grant pool=gongyi member=18 minutes=0:30 reason=独居")
    bank.clock.advance(seconds: 14 * 86_400)
    bank.passTime()
    #expect(bank.table("approval list", "state") == ["proposed"])
    bank.clock.advance(seconds: 86_400)
    bank.passTime()
    bank.passTime()
    #expect(bank.table("approval list", "state", "decider") == ["lapsed daemon"])
    #expect(bank.refusal("approval confirm approval=1", as: TestBank.secondAdmin) == .wrongState)
    #expect(bank.table("journal list kind=approval", "date") == ["2026-05-04", "2026-05-19"])
    try bank.done("rebuild")
    #expect(bank.end("verify", "verdict") == "clean")
  }

  @Test func `under a key it is asked for once and carried out once`() throws {
    let bank = try station([.grant])
    let line = "grant pool=gongyi member=18 minutes=0:30 reason=独居 key=g1"
    #expect(bank.end(line, "approval") == "1")
    #expect(bank.end(line, "approval", "replayed") == "1 true")
    let confirm = "approval confirm approval=1 key=c1"
    try bank.done(confirm, as: TestBank.secondAdmin)
    #expect(bank.end(confirm, "replayed", as: TestBank.secondAdmin) == "true")
    #expect(bank.end(line, "approval", "state", "replayed") == "1 proposed true")
    #expect(bank.table("balance member=18", "available") == ["1:30"])
    #expect(bank.table("journal list kind=grant", "entry").count == 1)
  }

  @Test func `tried only, neither the asking nor the agreeing leaves anything`() throws {
    let bank = try station([.grant, .policy])
    let before = bank.picture()
    #expect(
      bank.end("grant pool=gongyi member=18 minutes=0:30 reason=独居 dry=true", "state", "dry") == "proposed true")
    #expect(bank.picture() == before)
    try bank.done("policy set preset=national")
    let asked = bank.picture()
    #expect(bank.end("approval confirm approval=1 dry=true", "dry", as: TestBank.secondAdmin) == "true")
    #expect(bank.picture() == asked)
    try bank.done("approval confirm approval=1", as: TestBank.secondAdmin)
    #expect(bank.table("policy list", "policy") == ["1", "2"])
  }

  @Test func `in a batch all or nothing is asked for, and all or nothing carried out`() throws {
    let bank = try station([.grant])
    let grants = [
      "grant pool=gongyi member=18 minutes=0:30 reason=甲", "grant pool=gongyi member=17 minutes=0:30 reason=乙",
    ]
    guard case .failure(let refusal) = try bank.commit(grants + ["grant pool=no member=17 minutes=0:30 reason=丙"])
    else {
      return #expect(Bool(false), "the batch was carried out")
    }
    #expect(refusal.code == .batch)
    #expect(bank.table("approval list", "approval") == [])
    try bank.lay(grants)
    guard
      case .failure = try bank.commit(
        ["approval confirm approval=1", "approval confirm approval=9"], as: TestBank.secondAdmin)
    else { return #expect(Bool(false), "the batch was carried out") }
    #expect(bank.table("approval list state=proposed", "approval") == ["1", "2"])
    try bank.lay(["approval confirm approval=1", "approval confirm approval=2"], as: TestBank.secondAdmin)
    #expect(bank.table("balance member=17", "available") == ["1:30"])
    #expect(bank.end("verify", "verdict") == "clean")
  }

  @Test func `rules that two agreed on hold for the very next request of the same commit`() throws {
    let bank = try station([.policy])
    try bank.done(#"policy set rules="[service]\ngranularity = 30""#)
    guard
      case .failure(let refusal) = try bank.commit(
        ["approval confirm approval=1", "service record member=18 station=jindu date=2026-05-02 minutes=0:40"],
        as: TestBank.secondAdmin)
    else { return #expect(Bool(false), "the old rules held") }
    #expect(refusal.details.contains { $0.value.plain(in: .english) == "granularity" })
  }

  @Test func `texts of people stand beside the chain, and the request can be read again`() throws {
    let bank = try station([.grant])
    try bank.done(#"grant pool=gongyi member=18 minutes=0:30 reason="独居 \"老人\"""#)
    #expect(
      bank.table("approval list", "request")
        == [#"grant member=18 minutes=0:30 pool=gongyi reason="独居 \"老人\"""#])
    let stored = try bank.database.read { try $0.entry(bank.bank.headNumber) }
    let canonical = String(decoding: stored?.canonical ?? [], as: UTF8.self)
    #expect(!canonical.contains("老人"))
    #expect(canonical.contains("fact parameter member=18\n"))
    #expect(canonical.contains("fact member 18\n"), "so that whatever says something of a member is found")
  }

  @Test func `what the configuration does not name takes one`() throws {
    let bank = try station([.policy])
    try bank.done("grant pool=gongyi member=18 minutes=0:30 reason=独居")
    #expect(bank.table("balance member=18", "available") == ["1:30"])
    #expect(bank.table("approval list", "approval") == [])
    try bank.done("service reverse record=1 reason=误记")
  }

  @Test func `not even a program that goes round the rules can have one person agree with himself`() throws {
    let bank = try station([.grant])
    try bank.done("grant pool=gongyi member=18 minutes=0:30 reason=独居")
    let tail = try bank.database.readTail()
    let number = try #require(EntryNumber(tail.number))
    func decide(_ asker: Actor, by actor: Actor, first: EntryNumber = number, last: EntryNumber) throws {
      _ = try bank.database.commit(tail: tail, at: tail.at, makeSalt: { Array(repeating: 1, count: 16) }) {
        transaction in
        let origin = JournalTransaction.Origin(actor: actor, role: .admin, station: nil, key: nil)
        let today = try #require(LocalDate("2026-05-04"))
        _ = try transaction.append(
          .head(HeadPublished(entry: number, hash: tail.hash, note: nil)), date: today, origin: origin)
        let approval = try #require(ApprovalNumber(1))
        _ = try transaction.append(
          .approval(
            ApprovalStep(approval: approval, step: .confirmed(asker: asker, first: first, last: last))),
          date: today, origin: origin)
      }
    }
    let next = try #require(EntryNumber(tail.number + 1))
    #expect(throws: (any Error).self) { try decide(.user(0), by: .user(0), first: next, last: next) }
    #expect(throws: (any Error).self) { try decide(.user(7), by: .user(990), first: next, last: next) }
    #expect(throws: (any Error).self) { try decide(.user(0), by: .user(990), last: number) }
    #expect(try bank.database.readTail() == tail)
    try decide(.user(0), by: .user(990), first: next, last: next)
  }
}
