extension World {
  struct Home {
    let household: String
    var relation: String
  }

  struct Adjustment {
    let member: Int
    /// Negative where it takes.
    let minutes: Int
    let isForced: Bool
    let proposer: String
    var state = "proposed"
  }

  // MARK: transfers and pools

  mutating func transfer(_ ask: Ask) throws(Refused) -> [String: String] {
    let (from, to) = (ask.number("from"), ask.number("to"))
    let payer = try ownMember(from, ask.user)
    let payee = try requireMember(to)
    if payer.isClosed || payee.isClosed { throw Refused(code: "closed") }
    let minutes = try amount(ask)
    if from == to { throw Refused(code: "same-person") }
    guard let home = homes[from], home.household == homes[to]?.household else { throw Refused(code: "not-allowed") }
    try checkWallet(payer, minutes)
    move(minutes, from: from, to: to)
    journal()
    return ["available": wallet(from)]
  }

  mutating func donate(_ ask: Ask) throws(Refused) -> [String: String] {
    let number = ask.number("member")
    let member = try ownMember(number, ask.user)
    let pool = try requirePool(ask)
    if member.isClosed { throw Refused(code: "closed") }
    let minutes = try amount(ask)
    try checkWallet(member, minutes)
    pay(number, -minutes)
    pools[pool, default: 0] += minutes
    post("pool:\(pool)")
    journal()
    return ["available": wallet(number)]
  }

  mutating func grant(_ ask: Ask) throws(Refused) -> [String: String] {
    let pool = try requirePool(ask)
    let number = ask.number("member")
    let member = try requireMember(number)
    if member.isClosed { throw Refused(code: "closed") }
    if pool == World.poolForTheOld, (member.birth?.age(on: today) ?? -1) < 60 { throw Refused(code: "not-allowed") }
    let minutes = try amount(ask)
    if (pools[pool] ?? 0) < minutes { throw Refused(code: "insufficient-hours") }
    pools[pool, default: 0] -= minutes
    pay(number, minutes)
    post("pool:\(pool)")
    journal()
    return ["available": World.text(pools[pool] ?? 0)]
  }

  mutating func addPool(_ ask: Ask) throws(Refused) -> [String: String] {
    let pool = ask["pool"] ?? ""
    guard pools[pool] == nil else { throw Refused(code: "exists") }
    pools[pool] = 0
    journal()
    return ["pool": pool]
  }

  /// The pool that gives to those of 60 and more only.
  static let poolForTheOld = "p2"

  private func requirePool(_ ask: Ask) throws(Refused) -> String {
    let pool = ask["pool"] ?? ""
    guard pools[pool] != nil else { throw Refused(code: "not-found") }
    return pool
  }

  private func amount(_ ask: Ask) throws(Refused) -> Int {
    let minutes = ask.minutes("minutes") ?? 0
    if minutes <= 0 { throw Refused(code: "granularity") }
    return minutes
  }

  private func checkWallet(_ member: Member, _ minutes: Int) throws(Refused) {
    if member.available < 0 { throw Refused(code: "in-debt") }
    if member.available < minutes { throw Refused(code: "insufficient-hours") }
  }

  private mutating func move(_ minutes: Int, from: Int, to: Int) {
    pay(from, -minutes)
    pay(to, minutes)
  }

  private mutating func pay(_ number: Int, _ minutes: Int) {
    members[number]?.available += minutes
    touchedMembers.insert(number)
    post("member:\(number)/available")
  }

  private func wallet(_ number: Int) -> String { World.text(members[number]?.available ?? 0) }

  private func ownMember(_ number: Int, _ user: String) throws(Refused) -> Member {
    let member = try requireMember(number)
    guard acts(user, for: member.station) else { throw Refused(code: "not-found") }
    return member
  }

  // MARK: households

  mutating func joinHousehold(_ ask: Ask) throws(Refused) -> [String: String] {
    let number = ask.number("member")
    if try ownMember(number, ask.user).isClosed { throw Refused(code: "closed") }
    let household = ask["household"] ?? ""
    let relation = ask["relation"] ?? "other"
    if let home = homes[number] {
      if home.household != household { throw Refused(code: "wrong-state") }
      if home.relation == relation { throw Refused(code: "exists") }
    }
    let hasHead = homes.contains { $0 != number && $1.household == household && $1.relation == "head" }
    if relation == "head", hasHead { throw Refused(code: "exists") }
    homes[number] = Home(household: household, relation: relation)
    journal()
    return ["relation": relation]
  }

  mutating func leaveHousehold(_ ask: Ask) throws(Refused) -> [String: String] {
    _ = try ownMember(ask.number("member"), ask.user)
    guard let home = homes.removeValue(forKey: ask.number("member")) else { throw Refused(code: "wrong-state") }
    journal()
    return ["relation": home.relation]
  }

  // MARK: adjustments

  mutating func adjust(_ ask: Ask) throws(Refused) -> [String: String] {
    let number = ask.number("member")
    let member = try requireMember(number)
    if member.isClosed { throw Refused(code: "closed") }
    let minutes = try amount(ask)
    let isForced = ask["force"] == "true"
    let isTaken = ask["direction"] == "take"
    if isTaken, !isForced, member.available < minutes { throw Refused(code: "insufficient-hours") }
    adjustments.append(
      Adjustment(member: number, minutes: isTaken ? -minutes : minutes, isForced: isForced, proposer: ask.user))
    journal()
    return ["adjustment": String(adjustments.count), "state": "proposed"]
  }

  mutating func confirmAdjustment(_ ask: Ask) throws(Refused) -> [String: String] {
    let index = try openAdjustment(ask)
    let adjustment = adjustments[index]
    let member = try requireMember(adjustment.member)
    if member.isClosed { throw Refused(code: "closed") }
    if adjustment.proposer == ask.user { throw Refused(code: "same-person") }
    let after = member.available + adjustment.minutes
    if adjustment.minutes < 0, after < 0, !adjustment.isForced { throw Refused(code: "insufficient-hours") }
    adjustments[index].state = "confirmed"
    opened -= adjustment.minutes
    pay(adjustment.member, adjustment.minutes)
    post("bank/opening")
    journal()
    return ["state": "confirmed", "available": wallet(adjustment.member)]
  }

  mutating func rejectAdjustment(_ ask: Ask) throws(Refused) -> [String: String] {
    let index = try openAdjustment(ask)
    adjustments[index].state = "rejected"
    journal()
    return ["state": "rejected"]
  }

  private func openAdjustment(_ ask: Ask) throws(Refused) -> Int {
    let index = ask.number("adjustment") - 1
    guard adjustments.indices.contains(index) else { throw Refused(code: "not-found") }
    if adjustments[index].state != "proposed" { throw Refused(code: "wrong-state") }
    return index
  }

  /// Whether something of a member's has to be decided before the member can go.
  private func isUnsettled(_ member: Int) -> Bool {
    adjustments.contains { $0.member == member && $0.state == "proposed" }
      || openRedemptions.contains { redemptions[$0].provider == member }
      || (recordsOfMember[member] ?? []).contains { records[$0].isWaiting }
  }

  // MARK: members who go

  mutating func closeMember(_ ask: Ask) throws(Refused) -> [String: String] {
    let number = ask.number("member")
    let member = try openMember(ask)
    let pool = ask["pool"] == nil ? nil : try requirePool(ask)
    let heir = try heir(of: number, ask)
    if isUnsettled(number) { throw Refused(code: "wrong-state") }
    let left = member.available + member.held
    if left > 0, heir == nil, pool == nil { throw Refused(code: "wrong-state") }
    if left < 0, ask["force"] != "true" { throw Refused(code: "wrong-state") }
    for index in openRedemptions where redemptions[index].member == number {
      end(index, as: "cancelled")
      members[number]?.held -= redemptions[index].price
      pay(number, redemptions[index].price)
      journal()
    }
    if left != 0 { empty(number, of: left, heir: heir, pool: pool) }
    if homes.removeValue(forKey: number) != nil { journal() }
    for index in stays.indices where stays[index].member == number && stays[index].until == nil {
      stays[index].until = max(today, stays[index].from)
      journal()
    }
    members[number]?.isClosed = true
    touchedMembers.insert(number)
    journal()
    return ["state": "closed"]
  }

  private mutating func empty(_ number: Int, of left: Int, heir: Int?, pool: String?) {
    if left < 0 {
      opened += left
      pay(number, -left)
      post("bank/opening")
    } else if let heir {
      move(left, from: number, to: heir)
    } else if let pool {
      pay(number, -left)
      pools[pool, default: 0] += left
      post("pool:\(pool)")
    }
    journal()
  }

  private func heir(of number: Int, _ ask: Ask) throws(Refused) -> Int? {
    guard ask["heir"] != nil || ask["to"] != nil else { return nil }
    if ask["heir"] != nil { _ = try requireMember(ask.number("heir")) }
    guard let home = homes[number] else { throw Refused(code: "wrong-state") }
    let mates = homes.filter { $0.key != number && $0.value.household == home.household }
    guard ask["heir"] != nil else {
      guard let head = mates.first(where: { $0.value.relation == "head" }) else { throw Refused(code: "wrong-state") }
      return head.key
    }
    guard mates[ask.number("heir")] != nil else { throw Refused(code: "not-allowed") }
    return ask.number("heir")
  }

  mutating func mergeMember(_ ask: Ask) throws(Refused) -> [String: String] {
    let (gone, kept) = (ask.number("member"), ask.number("into"))
    let member = try requireMember(gone)
    let other = try requireMember(kept)
    if member.isClosed || other.isClosed { throw Refused(code: "closed") }
    if gone == kept { throw Refused(code: "same-person") }
    let isOpen = openRedemptions.contains { redemptions[$0].member == gone }
    if isOpen || isUnsettled(gone) { throw Refused(code: "wrong-state") }
    if let clash = clash(of: gone, with: kept) { throw Refused(code: clash) }
    let before = stars(of: kept)
    let moved = recordsOfMember.removeValue(forKey: gone) ?? []
    for index in moved {
      records[index].member = kept
      recordsOfDay[MemberDay(member: kept, day: records[index].date), default: []].append(index)
    }
    recordsOfMember[kept, default: []] += moved
    for (year, minutes) in memberYears.removeValue(forKey: gone) ?? [:] {
      memberYears[kept, default: [:]][year, default: 0] += minutes
    }
    if member.available != 0 { move(member.available, from: gone, to: kept) }
    for index in redemptionsOfMember.removeValue(forKey: gone) ?? [] {
      redemptions[index].member = kept
      redemptionsOfMember[kept, default: []].append(index)
    }
    for index in redemptions.indices where redemptions[index].provider == gone { redemptions[index].provider = kept }
    joinStays(of: gone, and: kept)
    if let home = homes.removeValue(forKey: gone), homes[kept] == nil { homes[kept] = home }
    members[kept]?.registered = min(member.registered, other.registered)
    members[gone]?.isClosed = true
    touchedMembers.formUnion([gone, kept])
    journal()
    return [
      "records": String(moved.count), "available": wallet(kept), "stars": String(stars(of: kept)),
      "was": String(before),
    ]
  }

  /// The rule that the records of two break if they are one person's, of the first date on which they do.
  private func clash(of gone: Int, with kept: Int) -> String? {
    func counting(_ number: Int) -> [Record] {
      (recordsOfMember[number] ?? []).map { records[$0] }.filter(\.isAlive)
    }
    let (moved, others) = (counting(gone), counting(kept))
    for date in Set(moved.map(\.date)).sorted() {
      let here = moved.filter { $0.date == date }
      let there = others.filter { $0.date == date }
      if here.contains(where: { one in there.contains { isDouble(Draft(one), $0) } }) { return "duplicate" }
      let total = (here + there).reduce(0) { $0 + $1.minutes }
      if !there.isEmpty, total > World.dailyLimit { return "daily-limit" }
      if here.contains(where: { one in others.contains { overlaps(Draft(one), $0) } }) { return "overlap" }
    }
    return nil
  }

  /// Every day in a team that either was there, and none twice.
  private mutating func joinStays(of gone: Int, and kept: Int) {
    for team in Set(stays.filter { $0.member == gone }.map(\.team)) {
      let both = stays.filter { [gone, kept].contains($0.member) && $0.team == team }.sorted { $0.from < $1.from }
      stays.removeAll { [gone, kept].contains($0.member) && $0.team == team }
      var joined: [Stay] = []
      for stay in both {
        guard let last = joined.last, last.until.map({ stay.from <= $0 }) ?? true else {
          joined.append(Stay(member: kept, team: team, from: stay.from, until: stay.until))
          continue
        }
        let until = last.until.flatMap { end in stay.until.map { max(end, $0) } }
        joined[joined.count - 1].until = until
      }
      stays += joined
    }
    staysOfMember = Dictionary(grouping: stays.indices) { stays[$0].member }
  }

  // MARK: expiry

  /// Has old hours lapse, with the first change of a day.
  mutating func expire() {
    guard expiredThrough.map({ $0 < today }) ?? true else { return }
    expiredThrough = today
    for number in members.keys.sorted() { expire(number) }
  }

  private mutating func expire(_ number: Int) {
    while let due = members[number]?.credits.first?.due, due <= today {
      while let credit = members[number]?.credits.first, credit.due == due {
        members[number]?.credits.removeFirst()
        members[number]?.matured += credit.minutes
      }
      guard let member = members[number], member.available > 0 else { continue }
      let lapsed = min(member.available, member.matured - member.debited)
      guard lapsed > 0 else { continue }
      pay(number, -lapsed)
      noteFlows()
      expired += lapsed
      post("bank/expired")
      journal()
    }
  }

  /// The day on which what was credited on another has been there for more than a year.
  private static func dueDay(_ day: PlainDay) -> PlainDay {
    let next = (day + 1).parts
    return PlainDay(year: next.year + World.expiryYears, month: next.month, day: next.day)
  }

  /// Dates what came into wallets and went out of them since the last time.
  mutating func noteFlows() {
    for number in members.keys where members[number]?.flows.isEmpty == false {
      let flows = members[number]?.flows ?? []
      members[number]?.flows = []
      let due = World.dueDay(today)
      members[number]?.credits += flows.filter { $0 > 0 }.map { (due: due, minutes: $0) }
      members[number]?.debited -= flows.filter { $0 < 0 }.reduce(0, +)
    }
  }
}

extension World.Draft {
  /// The service that a record tells of.
  init(_ record: World.Record) {
    self.init(
      member: record.member, station: record.station, date: record.date, minutes: record.minutes, start: record.start,
      end: record.end, team: record.team, activity: record.activity, redemption: record.redemption)
  }
}
