extension World {
  mutating func addPool(_ ask: Ask) throws(Refused) -> [String: String] {
    let code = ask["pool"] ?? ""
    guard pools[code] == nil else { throw Refused(code: "exists") }
    pools[code] = 0
    journal()
    return ["pool": code, "available": "0:00"]
  }

  mutating func joinHousehold(_ ask: Ask) throws(Refused) -> [String: String] {
    let number = ask.number("member")
    let member = try requireOwnMember(number, for: ask.user)
    if member.isClosed { throw Refused(code: "closed") }
    if let home = homes[number] { throw Refused(code: home == ask["household"] ? "exists" : "wrong-state") }
    homes[number] = ask["household"]
    journal()
    return ["member": String(number), "relation": "other"]
  }

  mutating func leaveHousehold(_ ask: Ask) throws(Refused) -> [String: String] {
    let number = ask.number("member")
    _ = try requireOwnMember(number, for: ask.user)
    guard homes.removeValue(forKey: number) != nil else { throw Refused(code: "wrong-state") }
    journal()
    return ["member": String(number)]
  }

  mutating func transfer(_ ask: Ask) throws(Refused) -> [String: String] {
    let (from, to) = (ask.number("from"), ask.number("to"))
    let payer = try requireOwnMember(from, for: ask.user)
    let payee = try requireMember(to)
    if payer.isClosed || payee.isClosed { throw Refused(code: "closed") }
    let minutes = try amount(ask)
    if from == to { throw Refused(code: "same-person") }
    guard let home = homes[from], home == homes[to] else { throw Refused(code: "not-allowed") }
    try pay(minutes, by: from)
    members[to]?.available += minutes
    post("member:\(to)/available")
    touchedMembers.insert(to)
    journal()
    return ["from": String(from), "to": String(to), "available": World.text(members[from]?.available ?? 0)]
  }

  mutating func donate(_ ask: Ask) throws(Refused) -> [String: String] {
    let number = ask.number("member")
    let member = try requireOwnMember(number, for: ask.user)
    let pool = try requirePool(ask)
    if member.isClosed { throw Refused(code: "closed") }
    let minutes = try amount(ask)
    try pay(minutes, by: number)
    pools[pool, default: 0] += minutes
    post("pool:\(pool)")
    journal()
    return ["pool": pool, "available": World.text(members[number]?.available ?? 0)]
  }

  mutating func grant(_ ask: Ask) throws(Refused) -> [String: String] {
    let number = ask.number("member")
    let pool = try requirePool(ask)
    if try requireMember(number).isClosed { throw Refused(code: "closed") }
    let minutes = try amount(ask)
    let left = (pools[pool] ?? 0) - minutes
    if left < 0 { throw Refused(code: "insufficient-hours") }
    pools[pool] = left
    members[number]?.available += minutes
    post("pool:\(pool)", "member:\(number)/available")
    touchedMembers.insert(number)
    journal()
    return ["pool": pool, "available": World.text(left)]
  }

  private mutating func pay(_ minutes: Int, by member: Int) throws(Refused) {
    let available = members[member]?.available ?? 0
    if available < 0 { throw Refused(code: "in-debt") }
    if available < minutes { throw Refused(code: "insufficient-hours") }
    members[member]?.available = available - minutes
    post("member:\(member)/available")
    touchedMembers.insert(member)
  }

  private func amount(_ ask: Ask) throws(Refused) -> Int {
    let minutes = ask.minutes("minutes") ?? 0
    if minutes <= 0 { throw Refused(code: "granularity") }
    return minutes
  }

  private func requirePool(_ ask: Ask) throws(Refused) -> String {
    guard let pool = ask["pool"], pools[pool] != nil else { throw Refused(code: "not-found") }
    return pool
  }

  private func requireOwnMember(_ number: Int, for user: String) throws(Refused) -> Member {
    let member = try requireMember(number)
    guard acts(user, for: member.station) else { throw Refused(code: "not-found") }
    return member
  }
}
