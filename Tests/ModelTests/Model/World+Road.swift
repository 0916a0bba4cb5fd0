extension World {
  private static let adminCommands: Set<String> = [
    "station add", "station set", "station close", "operator add", "operator set", "operator remove", "opening",
    "offer add", "offer set", "offer close", "pool add", "grant",
  ]
  private static let readCommands: Set<String> = ["balance", "stars show"]

  /// Carries out a request: what the reply must say, or the code of the refusal.
  mutating func carryOut(_ ask: Ask) -> Result<[String: String], Refused> {
    touchedMembers = []
    touchedTeams = []
    if ask.fault == nil, !World.readCommands.contains(ask.command) { passTime() }
    do {
      return .success(try answer(ask))
    } catch {
      return .failure(error)
    }
  }

  /// Carries out several requests, all or nothing; the line and code of the first refusal.
  mutating func carryOutAll(_ asks: [Ask], key: String?, isDry: Bool) -> (line: Int, code: String)? {
    touchedMembers = []
    passTime()
    let before = self
    var touched: (Set<Int>, Set<String>) = (touchedMembers, [])
    for (index, ask) in asks.enumerated() {
      let result = carryOut(ask)
      touched.0.formUnion(touchedMembers)
      touched.1.formUnion(touchedTeams)
      if case .failure(let refused) = result {
        self = before
        return (index + 1, refused.code)
      }
    }
    if isDry { self = before }
    (touchedMembers, touchedTeams) = touched
    return nil
  }

  private mutating func answer(_ ask: Ask) throws(Refused) -> [String: String] {
    if let fault = ask.fault { throw Refused(code: fault.code) }
    try checkPermission(ask)
    guard !World.readCommands.contains(ask.command) else { return try perform(ask) }
    if ask.isDry {
      let before = self
      defer { self = before }
      return try perform(ask)
    }
    guard let key = ask.key else { return try perform(ask) }
    let name = "\(ask.user) \(key)"
    if let kept = keys[name] {
      guard kept.identity == ask.identity else { throw Refused(code: "key-reused") }
      var answer = kept.answer
      answer["replayed"] = "true"
      return answer
    }
    let answer = try perform(ask)
    keys[name] = (ask.identity, answer)
    return answer
  }

  func role(of user: String) -> String {
    user == "root" ? "admin" : grants[user]?.role ?? "public"
  }

  /// Whether somebody acts for a station: operators for theirs, all others for all.
  func acts(_ user: String, for station: String) -> Bool {
    role(of: user) != "operator" || grants[user]?.stations.contains(station) == true
  }

  private func checkPermission(_ ask: Ask) throws(Refused) {
    let role = role(of: ask.user)
    let allowed: Set<String>
    if World.adminCommands.contains(ask.command) {
      allowed = ["admin"]
    } else if World.readCommands.contains(ask.command) {
      allowed = ["admin", "operator", "auditor"]
    } else {
      allowed = ["admin", "operator"]
    }
    guard allowed.contains(role) else { throw Refused(code: "denied") }
    guard !World.readCommands.contains(ask.command), role == "operator" else { return }
    if let station = ask["station"], !acts(ask.user, for: station) { throw Refused(code: "denied") }
    if ask["force"] == "true" { throw Refused(code: "denied") }
  }

  private mutating func perform(_ ask: Ask) throws(Refused) -> [String: String] {
    switch ask.command {
    case "balance": return try balance(ask)
    case "station add": return try addStation(ask)
    case "station close": return try closeStation(ask)
    case "operator add": return try addOperator(ask)
    case "operator set": return try setOperator(ask)
    case "operator remove": return try removeOperator(ask)
    case "member add": return try addMember(ask)
    case "member set": return try setMember(ask)
    case "member close": return try closeMember(ask)
    case "team add": return try addTeam(ask)
    case "team close": return try closeTeam(ask)
    case "team join": return try join(ask)
    case "team leave": return try leave(ask)
    case "service record": return try record(ask)
    case "service correct": return try correct(ask)
    case "service reverse": return try reverse(ask)
    case "service confirm": return try confirm(ask)
    case "service reject": return try reject(ask)
    case "service object": return try object(ask)
    case "service dismiss": return try dismiss(ask)
    case "opening": return try open(ask)
    case "offer add": return try addOffer(ask)
    case "offer set": return try setOffer(ask)
    case "offer close": return try closeOffer(ask)
    case "stock in": return try stockIn(ask)
    case "stock move": return try stockMove(ask)
    case "stock count": return try stockCount(ask)
    case "redeem request": return try request(ask)
    case "redeem fulfil": return try fulfil(ask)
    case "redeem cancel": return try cancel(ask)
    case "redeem assign": return try assign(ask)
    case "redeem dispute": return try dispute(ask)
    case "redeem return": return try giveBack(ask)
    case "pool add": return try addPool(ask)
    case "household join": return try joinHousehold(ask)
    case "household leave": return try leaveHousehold(ask)
    case "transfer": return try transfer(ask)
    case "donate": return try donate(ask)
    case "grant": return try grant(ask)
    default: throw Refused(code: "unknown-command")
    }
  }

  func day(_ ask: Ask, _ name: String) -> PlainDay? {
    switch ask[name] {
    case nil: return nil
    case "today": return today
    case "yesterday": return today - 1
    case .some(let text): return PlainDay(text)
    }
  }
}
