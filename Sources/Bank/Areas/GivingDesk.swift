import Ledger
import LineProtocol
import Rules
import Store

/// Hours that change hands without service: `transfer`, `donate`, `grant`.
enum GivingDesk {
  static func transfer(_ request: Request, _ bank: ChangeContext) throws -> Reply {
    let payer = try bank.requireOwnMember(try request.neededNumber("from"))
    let payee = try bank.read.requireMember(try request.neededNumber("to"))
    guard payer.closed == nil else { throw Refusal.memberClosed(payer.number) }
    guard payee.closed == nil else { throw Refusal.memberClosed(payee.number) }
    let minutes = try request.neededAmount("minutes")
    let facts = TransferFacts(
      payerHome: try home(of: payer.number, bank), payeeHome: try home(of: payee.number, bank),
      available: try bank.available(payer.number))
    do {
      try GivingRules.judgeTransfer(
        of: minutes, from: payer.number, to: payee.number, facts: facts, policy: bank.policy.redemption)
    } catch let violation as GivingViolation {
      throw Refusal.giving(violation, by: payer.number, redemptions: try bank.books.openRedemptions(of: payer.number))
    }
    try bank.requireRoom(for: minutes, in: payee.number)
    let event = HoursTransferred(payer: payer.number, payee: payee.number, reason: request.text("reason"))
    let entry = try bank.append(
      .transfer(event), station: payer.person.station,
      postings: .move(minutes.count, from: .available(payer.number), to: .available(payee.number)))
    return Reply(
      rows: [
        [
          Field("from", .number(payer.number)), Field("to", .number(payee.number)),
          Field("minutes", .duration(minutes)), Field("available", .duration(try bank.available(payer.number))),
        ]
      ], fields: [entry])
  }

  static func donate(_ request: Request, _ bank: ChangeContext) throws -> Reply {
    let member = try bank.requireOwnMember(try request.neededNumber("member"))
    let pool = try PoolDesk.requirePool(request, bank.read)
    guard member.closed == nil else { throw Refusal.memberClosed(member.number) }
    let minutes = try request.neededAmount("minutes")
    // Hours that are good for nothing else go first.
    let donatable = min(minutes, Minutes(try bank.books.balance(of: .donatable(member.number))))
    let rest = try minutes.subtracting(donatable)
    do {
      try GivingRules.judgeWallet(available: try bank.available(member.number), needed: rest)
    } catch let violation as GivingViolation {
      throw Refusal.giving(violation, by: member.number, redemptions: try bank.books.openRedemptions(of: member.number))
    }
    let event = PoolMovement(member: member.number, pool: pool.code, reason: request.text("reason"))
    let entry = try bank.append(
      .donation(event), station: member.person.station,
      postings: try Postings(
        [
          Posting(.donatable(member.number), -donatable.count), Posting(.available(member.number), -rest.count),
          Posting(.pool(pool.code), minutes.count),
        ].filter { $0.amount != 0 }))
    return Reply(
      rows: [
        [
          Field("member", .number(member.number)), Field("pool", .code(pool.code)),
          Field("minutes", .duration(minutes)), Field("available", .duration(try bank.available(member.number))),
        ]
      ], fields: [entry])
  }

  static func grant(_ request: Request, _ bank: ChangeContext) throws -> Reply {
    let pool = try PoolDesk.requirePool(request, bank.read)
    let member = try bank.read.requireMember(try request.neededNumber("member"))
    guard member.closed == nil else { throw Refusal.memberClosed(member.number) }
    let unmet = PoolCriteria(pool.terms).unmet(
      age: member.person.birth?.completedYears(on: bank.today), tags: member.person.tags)
    guard unmet.isEmpty else { throw Refusal.criteriaUnmet(unmet, of: pool.code, by: member.number) }
    let minutes = try request.neededAmount("minutes")
    guard pool.available >= minutes else {
      throw Refusal.poolTooSmall(pool.code, available: pool.available, needed: minutes)
    }
    try bank.requireRoom(for: minutes, in: member.number)
    let event = PoolMovement(member: member.number, pool: pool.code, reason: try request.neededText("reason"))
    let entry = try bank.append(
      .allowance(event), station: member.person.station,
      postings: .move(minutes.count, from: .pool(pool.code), to: .available(member.number)))
    return Reply(
      rows: [
        [
          Field("pool", .code(pool.code)), Field("member", .number(member.number)),
          Field("minutes", .duration(minutes)),
          Field("available", .duration(Minutes(try bank.books.balance(of: .pool(pool.code))))),
        ]
      ], fields: [entry])
  }

  private static func home(of member: MemberNumber, _ bank: ChangeContext) throws -> TransferFacts.Home? {
    try bank.books.home(of: member).map { TransferFacts.Home(household: $0.household, relation: $0.relation) }
  }
}
