import Ledger
import LineProtocol
import Rules
import Store

/// Ending a membership: `member close`; nothing may be left in a closed wallet.
struct MemberClosing {
  private let member: StoredMember
  private let reason: String?
  private let bank: ChangeContext
  private let redemptions: [RedemptionRequested]
  /// What is in the wallet once the open redemptions are cancelled; negative for a debt.
  private let left: Minutes
  private let donatable: Minutes
  private let heir: MemberNumber?
  private let pool: Code?

  static func close(_ request: Request, _ bank: ChangeContext) throws -> Reply {
    let closing = try MemberClosing(request, bank)
    try closing.judge(isForced: request.flag("force"))
    let ending = request.text("cause").flatMap(MemberChange.Ending.init(rawValue:)) ?? .left
    let entry = try closing.carryOut(ending)
    let member = try bank.read.requireMember(closing.member.number)
    return Reply(rows: [try MemberDesk.row(member, bank.read)], fields: [entry])
  }

  private init(_ request: Request, _ bank: ChangeContext) throws {
    self.bank = bank
    member = try MemberDesk.openMember(request, bank)
    reason = request.text("reason")
    pool = try request.code("pool").map { code in
      guard try bank.books.pool(code) != nil else { throw Refusal.noPool(code) }
      return code
    }
    heir = try MemberClosing.heir(request, of: member, bank)
    redemptions = try bank.books.openRedemptions(of: member.number).compactMap {
      try bank.books.redemption($0)?.request
    }
    let held = Minutes(try bank.books.balance(of: .held(member.number)))
    left = try bank.available(member.number).adding(held)
    donatable = Minutes(try bank.books.balance(of: .donatable(member.number)))
  }

  /// A member whose wallet has gone to another bank.
  init(handedOver member: StoredMember, _ bank: ChangeContext) {
    self.bank = bank
    self.member = member
    (reason, pool, heir, redemptions, left, donatable) = (nil, nil, nil, [], .zero, .zero)
  }

  /// Who of the household receives the wallet: the one that is named, or the head; nil where it is not left to anybody.
  private static func heir(
    _ request: Request, of member: StoredMember, _ bank: ChangeContext
  ) throws -> MemberNumber? {
    let named: MemberNumber? = request.number("heir")
    guard named != nil || request.text("to") != nil else { return nil }
    let heir = try named.map { try bank.read.requireMember($0) }
    guard let home = try bank.books.home(of: member.number) else { throw Refusal.livesNowhere(member.number) }
    let mates = try bank.books.housemates(home.household).filter { $0.member != member.number }
    guard let heir else {
      guard let head = mates.first(where: { $0.relation == .head }) else {
        throw Refusal.heirUnclear(home.household, mates.map(\.member))
      }
      return head.member
    }
    guard mates.contains(where: { $0.member == heir.number }) else {
      throw Refusal.notOfHousehold(heir.number, home.household)
    }
    return heir.number
  }

  /// Refuses where something of the member's is undecided, or nobody says what becomes of the wallet.
  private func judge(isForced: Bool) throws {
    let unsettled = try bank.unsettled(of: member.number)
    guard unsettled.isEmpty else { throw Refusal.unsettled(member.number, unsettled) }
    let isUnsaid = left.isPositive && heir == nil && pool == nil || left < .zero && !isForced
    guard !isUnsaid else {
      throw Refusal.walletNotEmpty(
        member, available: try bank.available(member.number),
        held: Minutes(try bank.books.balance(of: .held(member.number))), left: left,
        redemptions: redemptions.map(\.redemption))
    }
    if let heir, left.isPositive { try bank.read.requireRoom(for: left, in: heir) }
    guard !donatable.isPositive || pool != nil else { throw Refusal.donatableLeft(member, donatable) }
  }

  func carryOut(_ ending: MemberChange.Ending) throws -> Field {
    for redemption in redemptions {
      let event = RedemptionReleased(
        redemption: redemption.redemption, member: member.number, cause: .cancelled, reason: reason)
      _ = try bank.append(
        .release(event), station: redemption.station,
        postings: .move(redemption.price.count, from: .held(member.number), to: .available(member.number)))
    }
    try emptyWallet()
    if let home = try bank.books.home(of: member.number) {
      let event = HouseholdChange(
        action: .close, household: home.household, member: member.number, relation: home.relation)
      _ = try bank.append(.household(event), station: member.person.station)
    }
    try leaveTeams()
    try SignUpLedger(bank).withdrawFromAll(member.number, reason: reason)
    try CareEnding(bank).leave(member.number)
    let change = MemberChange(
      action: .close, member: member.number, person: member.person, ending: ending, reason: reason)
    return try bank.append(.member(change), station: member.person.station)
  }

  private func emptyWallet() throws {
    let station = member.person.station
    if left < .zero {
      let event = HoursAdjusted(
        step: .writtenOff, adjustment: nil, member: member.number, minutes: try left.negated(), reason: reason ?? "")
      _ = try bank.append(
        .adjustment(event), station: station,
        postings: .move(-left.count, from: .opening, to: .available(member.number)))
    }
    if left.isPositive, let heir {
      let event = HoursTransferred(payer: member.number, payee: heir, reason: reason)
      _ = try bank.append(
        .transfer(event), station: station,
        postings: .move(left.count, from: .available(member.number), to: .available(heir)))
    }
    guard let pool else { return }
    let given = heir == nil && left.isPositive ? left : .zero
    let sources = [(Account.available(member.number), given), (.donatable(member.number), donatable)].filter(
      \.1.isPositive)
    guard !sources.isEmpty else { return }
    _ = try bank.append(
      .donation(PoolMovement(member: member.number, pool: pool, reason: reason)), station: station,
      postings: try Postings(
        sources.map { Posting($0.0, -$0.1.count) } + [Posting(.pool(pool), sources.reduce(0) { $0 + $1.1.count })]))
  }

  /// Ends the member's time in teams today, or on its first day where that is still to come.
  private func leaveTeams() throws {
    for membership in try bank.books.openMemberships(of: member.number) {
      let until = max(bank.today, membership.from)
      let ended = MembershipChange(
        team: membership.team, member: member.number, from: membership.from, until: until)
      _ = try bank.append(
        .membership(ended), date: until, station: try bank.read.requireTeam(membership.team).station)
    }
  }
}
