/// Hours that change hands, and pools.
extension World {
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
    return ["available": availableText(from)]
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
    return ["available": availableText(number)]
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

  func requirePool(_ ask: Ask) throws(Refused) -> String {
    let pool = ask["pool"] ?? ""
    guard pools[pool] != nil else { throw Refused(code: "not-found") }
    return pool
  }

  func amount(_ ask: Ask) throws(Refused) -> Int {
    let minutes = ask.minutes("minutes") ?? 0
    if minutes <= 0 { throw Refused(code: "granularity") }
    return minutes
  }

  func checkWallet(_ member: Member, _ minutes: Int) throws(Refused) {
    if member.available < 0 { throw Refused(code: "in-debt") }
    if member.available < minutes { throw Refused(code: "insufficient-hours") }
  }

  mutating func move(_ minutes: Int, from: Int, to: Int) {
    pay(from, -minutes)
    pay(to, minutes)
  }

  mutating func pay(_ number: Int, _ minutes: Int) {
    members[number]?.available += minutes
    touchedMembers.insert(number)
    post("member:\(number)/available")
  }

  func availableText(_ number: Int) -> String { World.text(members[number]?.available ?? 0) }

  func ownMember(_ number: Int, _ user: String) throws(Refused) -> Member {
    let member = try requireMember(number)
    guard acts(user, for: member.station) else { throw Refused(code: "not-found") }
    return member
  }
}
