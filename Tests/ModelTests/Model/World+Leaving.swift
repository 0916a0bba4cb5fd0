/// Members who go, and members who were entered twice.
extension World {
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

  mutating func empty(_ number: Int, of left: Int, heir: Int?, pool: String?) {
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

  func heir(of number: Int, _ ask: Ask) throws(Refused) -> Int? {
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
      "records": String(moved.count), "available": availableText(kept), "stars": String(stars(of: kept)),
      "was": String(before),
    ]
  }

  /// The rule that the records of two break if they are one person's, of the first date on which they do.
  func clash(of gone: Int, with kept: Int) -> String? {
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
  mutating func joinStays(of gone: Int, and kept: Int) {
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
}

extension World.Draft {
  /// The service that a record tells of.
  init(_ record: World.Record) {
    self.init(
      member: record.member, station: record.station, date: record.date, minutes: record.minutes, start: record.start,
      end: record.end, team: record.team, activity: record.activity, redemption: record.redemption)
  }
}
