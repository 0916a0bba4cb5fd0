import Bank
import Ledger
import LineProtocol
import Rules
import Store
import TestSupport
import Testing

/// Plays the same random requests to a bank and to the model, and compares after every one.
struct ModelRun {
  private(set) var world: World
  let bank: TestBank
  private var generator: AskGenerator
  /// Collection codes by redemption, which the model cannot foresee.
  private var codes: [Int: String] = [:]
  /// How often each outcome came, so that a run that tests nothing is seen.
  private(set) var outcomes: [String: Int] = [:]
  private(set) var mismatches: [String] = []
  /// The journal as it was read so far: its last entry, and what that has left on each account.
  private var journal = (head: Int64(0), balances: [Account: Int64]())

  init(seed: UInt64, noticeDays: Int = 0) throws {
    let start = "2025-11-20T01:00:00Z"
    bank = try TestBank(policy: ModelRun.policy(noticeDays: noticeDays), clock: TestClock(start))
    world = World(clock: bank.clock.now.milliseconds, noticeDays: noticeDays)
    generator = AskGenerator(seed: seed)
    for ask in AskGenerator.prelude() { play(ask) }
  }

  static func policy(noticeDays: Int) throws -> Policy {
    func text(_ thresholds: [Int]) -> String { thresholds.map(String.init).joined(separator: ",") }
    let changed = [
      "service.backdate_days": String(World.backdateDays), "service.granularity": String(World.granularity),
      "service.daily_limit": String(World.dailyLimit), "redemption.expiry_years": String(World.expiryYears),
      "stars.member.thresholds": text(World.memberThresholds),
      "stars.team.thresholds": text(World.teamThresholds), "stars.brigade.thresholds": text(World.teamThresholds),
      "service.review_over": String(World.reviewOver),
      "service.review_over_second": String(World.reviewOverSecond), "service.notice_days": String(noticeDays),
      "service.holidays": World.holiday.text,
    ]
    return try Policy(
      version: 1, settings: Policy.community.settings.map { (name: $0.name, value: changed[$0.name] ?? $0.value) })
  }

  /// Plays steps until something disagrees.
  ///
  /// After each step what it has journaled is read and compared, every 2500th time all accounts and teams, in the end all
  /// members too. Proving the books takes as long as they are, so that it is done when they have doubled.
  mutating func play(steps: Int) throws {
    var proof = 2500
    for step in 1...max(1, steps) {
      moveClock()
      switch Int.random(in: 0..<100, using: &generator.random) {
      case 0: passTime()
      case 1..<3: try playBatch()
      default: play(generator.next(world))
      }
      if step.isMultiple(of: 2500) { compareAccounts() }
      if step == proof || step == steps {
        proveAll()
        proof *= 2
      }
      if step == steps { compareAll() }
      guard mismatches.isEmpty else { return }
    }
    if world.expired > 0 { tally("expiry") }
  }

  /// Lets the daemon's own clock see to what is due, as it does where nobody asks for anything.
  private mutating func passTime() {
    // Now and then longer than any hold.
    advance(seconds: generator.chance(20) ? 15 * 86_400 : Int64.random(in: 0...86_400, using: &generator.random))
    let before = world.entries
    world.touchedMembers = []
    world.touchedTeams = []
    world.passTime()
    bank.passTime()
    tally(world.entries > before ? "lapse" : "nothing due")
    compareTouched()
  }

  private mutating func moveClock() {
    let seconds: Int64 =
      switch Int.random(in: 0..<1000, using: &generator.random) {
      case 0: -3 * 86_400
      case 1: 30 * 86_400
      case 2..<20: -600
      default: Int64.random(in: 0...4_000, using: &generator.random)
      }
    advance(seconds: seconds)
  }

  private mutating func advance(seconds: Int64) {
    bank.clock.advance(seconds: seconds)
    world.clock += seconds * 1000
  }

  mutating func play(_ ask: Ask) {
    let line = ask.line(codes: codes)
    let expected = world.carryOut(ask)
    let found = bank.ask(line, as: ModelRun.peer(ask.user))
    compare(expected, found, line: "\(ask.user): \(line)")
    if case .success(let reply) = found { learnCodes(reply) }
    compareTouched()
  }

  private mutating func playBatch() throws {
    let asks = (0..<Int.random(in: 2...4, using: &generator.random)).map { _ in
      var ask = generator.plain(world)
      ask.user = "root"
      if generator.chance(10) { ask.isDry = ask.command != "balance" }
      return ask
    }
    let isDry = generator.chance(20)
    let lines = asks.map { $0.line(codes: codes) }
    let refused = world.carryOutAll(asks, key: nil, isDry: isDry)
    let found = try bank.commit(lines, isDry: isDry, as: ModelRun.peer("root"))
    let text = "batch\n  " + lines.joined(separator: "\n  ")
    switch (refused, found) {
    case (nil, .success(let reply)):
      tally("batch")
      if reply["lines"] != nil || reply.fields.first?.value == .integer(Int64(lines.count)) {
        if !isDry { learnCodes(reply) }
      } else {
        mismatches.append("\(text)\n  says \(reply.fields)")
      }
    case (let refused?, .failure(let refusal)):
      tally("batch refused")
      let (line, code) = (detail(refusal, "line"), detail(refusal, "code"))
      if refusal.code != .batch || line != String(refused.line) || code != refused.code {
        mismatches.append("\(text)\n  model: line \(refused.line) \(refused.code), bank: line \(line) \(code)")
      }
    case (let refused, let found):
      mismatches.append("\(text)\n  model: \(String(describing: refused)), bank: \(found)")
    }
    compareTouched()
  }

  private func detail(_ refusal: Refusal, _ name: String) -> String {
    refusal.details.first { $0.name == name }?.value.plain(in: .english) ?? ""
  }

  private mutating func learnCodes(_ reply: Reply) {
    for row in reply.rows ?? [] {
      func text(_ name: String) -> String? { row.first { $0.name == name }?.value.plain(in: .english) }
      guard let number = text("redemption").flatMap({ Int($0) }), let code = text("code") else { continue }
      // What a dry run gives is thrown away with its redemption.
      if world.redemptions.count >= number, !reply.fields.contains(where: { $0.name == "dry" }) { codes[number] = code }
    }
  }

  private mutating func tally(_ outcome: String) { outcomes[outcome, default: 0] += 1 }

  private mutating func compare(
    _ expected: Result<[String: String], Refused>, _ found: Result<Reply, Refusal>, line: String
  ) {
    switch (expected, found) {
    case (.success(let fields), .success(let reply)):
      tally(String(line.split(separator: " ").dropFirst().prefix(2).joined(separator: " ").prefix { $0 != "=" }))
      for (name, value) in fields where reply[name] != value {
        mismatches.append("\(line)\n  \(name): model \(value), bank \(reply[name] ?? "-")")
      }
      if fields["replayed"] == nil, reply["replayed"] != nil { mismatches.append("\(line)\n  replayed") }
      if fields["replayed"] != nil { tally("replayed") }
    case (.failure(let refused), .failure(let refusal)):
      tally(refused.code)
      if refused.code != refusal.code.rawValue {
        mismatches.append("\(line)\n  model \(refused.code), bank \(refusal.code.rawValue): \(refusal.text.english)")
      }
    case (.success(let fields), .failure(let refusal)):
      mismatches.append("\(line)\n  model \(fields), bank \(refusal.code.rawValue): \(refusal.text.english)")
    case (.failure(let refused), .success(let reply)):
      mismatches.append("\(line)\n  model \(refused.code), bank \(reply)")
    }
  }

  /// Reads what the last request has journaled: each entry balances, no account is beyond its bounds, and each that was
  /// posted to has what the model has.
  private mutating func compareNewEntries() {
    let head = bank.bank.headNumber
    if head != Int64(world.entries) { mismatches.append("model \(world.entries) entries, bank \(head)") }
    guard head > journal.head else { return }
    let numbers = (journal.head + 1)...head
    let entries = Result { try bank.database.read { books in try numbers.map { try books.entry($0)?.postings ?? [] } } }
    guard case .success(let entries) = entries else { return mismatches.append("entries \(numbers) cannot be read") }
    journal.head = head
    var touched: Set<Account> = []
    for postings in entries {
      if (try? Postings(postings.map { Posting($0.account, $0.amount) })) == nil {
        mismatches.append("an entry of \(numbers) does not add up")
      }
      for posting in postings {
        journal.balances[posting.account, default: 0] += posting.amount
        if journal.balances[posting.account] != posting.balance { mismatches.append("\(posting) is added up wrong") }
        touched.insert(posting.account)
      }
    }
    for account in touched { compare(account) }
  }

  private mutating func compare(_ account: Account) {
    let balance = journal.balances[account] ?? 0
    let found = account.unit == .minutes ? World.text(Int(balance)) : String(balance)
    let expected = world.balance(of: account.description)
    if found != expected { mismatches.append("\(account): model \(expected), bank \(found)") }
    // Below zero a wallet is only by force, which the model knows of.
    if case .available = account { return }
    if !account.bounds.contains(balance) { mismatches.append("\(account) has \(balance)") }
  }

  /// Compares what the last request journaled and whom it touched, and now and then somebody whom it did not.
  private mutating func compareTouched() {
    compareNewEntries()
    for number in world.touchedMembers.sorted() { compareMember(number) }
    for team in world.touchedTeams.sorted() { compareTeam(team) }
    if generator.chance(5), let number = world.memberNumbers.randomElement(using: &generator.random) {
      compareMember(number)
    }
  }

  private mutating func compareMember(_ number: Int) {
    let ask = Ask(command: "balance", values: ["member": String(number)], user: "root")
    guard world.members[number] != nil else { return }
    var copy = world
    compare(copy.carryOut(ask), bank.ask(ask.line(codes: [:])), line: "then balance member=\(number)")
  }

  private mutating func compareTeam(_ team: String) {
    guard world.teams[team] != nil else { return }
    let expected = [
      "stars": String(world.stars(ofTeam: team)),
      "minutes": World.text(world.teamYears[team]?[world.today.year] ?? 0), "year": String(world.today.year),
    ]
    compare(.success(expected), bank.ask("stars show team=\(team)"), line: "then stars show team=\(team)")
  }

  /// Makes all projections anew from the journal; afterwards the bank must be what it was.
  mutating func rebuild() {
    compare(.success(["entries": String(world.entries)]), bank.ask("rebuild"), line: "rebuild")
    compareAll()
    proveAll()
  }

  /// Compares all members, teams and accounts.
  private mutating func compareAll() {
    for number in world.memberNumbers { compareMember(number) }
    compareAccounts()
  }

  private mutating func compareAccounts() {
    for team in world.teams.keys.sorted() { compareTeam(team) }
    compareTrialBalance()
  }

  private mutating func proveAll() {
    let expected = ["verdict": "clean", "entries": String(world.entries)]
    compare(.success(expected), bank.ask("verify"), line: "then verify")
    proveOutside()
  }

  /// Proves the exported journal as somebody without the bank would; the balances must be the bank's own.
  private mutating func proveOutside() {
    do {
      var proof = JournalProof()
      for entry in try bank.exported() { try proof.take(entry) }
      if TestBank.trialBalance(proof) != bank.table("trial-balance", "account", "unit", "balance") {
        mismatches.append("the exported journal has other balances than the bank")
      }
      if proof.head.description != bank.end("head", "head") {
        mismatches.append("the exported journal has another head")
      }
    } catch {
      mismatches.append("the exported journal is not proved: \(error)")
    }
  }

  private mutating func compareTrialBalance() {
    guard case .success(let reply) = bank.ask("trial-balance") else {
      mismatches.append("trial-balance was refused")
      return
    }
    var found: [String: String] = [:]
    var sums: [String: Int] = [:]
    for row in reply.rows ?? [] {
      let cells = row.map { $0.value.plain(in: .english) }
      found[cells[0]] = cells[2]
      sums[cells[1], default: 0] += ModelRun.count(cells[2])
    }
    let expected = world.trialBalance()
    for account in Set(found.keys).union(expected.keys).sorted() where found[account] != expected[account] {
      mismatches.append("\(account): model \(expected[account] ?? "-"), bank \(found[account] ?? "-")")
    }
    for (unit, sum) in sums where sum != 0 { mismatches.append("the accounts of \(unit) add up to \(sum)") }
  }

  private static func count(_ text: String) -> Int {
    let parts = text.split(separator: ":")
    guard parts.count == 2 else { return Int(text) ?? 0 }
    let size = (Int(parts[0].drop { $0 == "-" }) ?? 0) * 60 + (Int(parts[1]) ?? 0)
    return text.hasPrefix("-") ? -size : size
  }

  private static func peer(_ user: String) -> Peer {
    switch user {
    case "root": TestBank.admin
    case "second": TestBank.secondAdmin
    case "wang": TestBank.user(1001, "wang")
    case "li": TestBank.user(1002, "li")
    case "zhao": TestBank.user(1003, "zhao")
    default: TestBank.user(1009, "nobody")
    }
  }
}
