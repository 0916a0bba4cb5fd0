import TestSupport

/// Makes random requests about a world: most of them could succeed, many break a rule, some are not even well-formed.
struct AskGenerator {
  private static let stations = ["s1", "s2", "s3", "s4", "s5"]
  private static let users = ["wang", "li", "zhao"]
  private static let activities = ["包水饺", "清雪", "理发", "陪诊"]

  var random: SeededGenerator
  private var keys: [(user: String, key: String, ask: Ask)] = []
  private var lastKey = 0

  init(seed: UInt64) {
    random = SeededGenerator(seed: seed)
  }

  /// What opens the books of every run: stations, people, teams, offers, roles.
  static func prelude() -> [Ask] {
    func ask(_ command: String, _ values: [String: String]) -> Ask {
      Ask(command: command, values: values, user: "root")
    }
    var asks = ["s1", "s2", "s3"].map { ask("station add", ["station": $0, "name": "站"]) }
    asks.append(ask("operator add", ["user": "wang", "role": "operator", "stations": "s1,s2"]))
    asks.append(ask("operator add", ["user": "li", "role": "operator", "stations": "s3"]))
    asks.append(ask("operator add", ["user": "zhao", "role": "auditor"]))
    asks.append(ask("team add", ["team": "t1", "name": "大队", "station": "s1"]))
    asks += ["t2", "t3", "t4"].map {
      ask("team add", ["team": $0, "name": "队", "station": "s1", "parent": "t1"])
    }
    asks += (1...12).map { number in
      ask("member add", ["name": "张三", "station": "s\(1 + number % 3)", "registered": "2025-09-\(10 + number)"])
    }
    asks += (1...9).map { ask("team join", ["team": "t\(1 + $0 % 4)", "member": "\($0)", "from": "2025-10-01"]) }
    asks.append(ask("offer add", ["offer": "rice", "name": "大米", "kind": "gift", "price": "90m"]))
    asks.append(ask("offer add", ["offer": "haircut", "name": "理发", "kind": "service", "price": "60m"]))
    asks += ["s1", "s2", "s3"].map { ask("stock in", ["offer": "rice", "station": $0, "pieces": "20"]) }
    asks.append(ask("pool add", ["pool": "p1", "name": "公益时间池"]))
    asks += (1...8).map { ask("household join", ["household": "h\($0 % 2)", "member": "\($0)"]) }
    return asks
  }

  mutating func next(_ world: World) -> Ask {
    if chance(3), let used = keys.randomElement(using: &random) { return repeated(used) }
    var ask = plain(world)
    let isRead = ask.command == "balance"
    if chance(20), !isRead {
      lastKey += 1
      ask.key = "k\(lastKey)"
      keys.append((ask.user, "k\(lastKey)", ask))
    }
    if chance(4), !isRead { ask.isDry = true }
    if chance(2) { ask.fault = fault(in: ask) }
    return ask
  }

  /// A request without a key, a fault or a trial.
  mutating func plain(_ world: World) -> Ask {
    var ask = business(world)
    ask.user = speaker(ask, world)
    return ask
  }

  mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &random) < percent }

  private mutating func repeated(_ used: (user: String, key: String, ask: Ask)) -> Ask {
    var ask = used.ask
    ask.key = used.key
    // Another request under a used key is refused, but only where its user is the same.
    if chance(20) {
      for (name, value) in [("minutes", "15m"), ("reason", "另一原因"), ("name", "另一名称")] where ask[name] != nil {
        ask.values[name] = value
      }
    }
    if chance(10) { ask.user = "root" }
    return ask
  }

  private mutating func fault(in ask: Ask) -> Ask.Fault {
    switch Int.random(in: 0..<4, using: &random) {
    case 0: return Ask.Fault(word: "colour=red", code: "unknown-parameter")
    case 1: return Ask.Fault(word: "surplus", code: "bad-request")
    case 2: return Ask.Fault(word: "\"a\u{1}b\"", code: "bad-request")
    default:
      guard let name = ["member", "record", "redemption", "offer", "station"].first(where: { ask[$0] != nil }),
        name != "station"
          || !ask.command.hasPrefix("redeem") && !["service correct", "member set"].contains(ask.command)
      else { return Ask.Fault(word: "colour=red", code: "unknown-parameter") }
      guard ask.command != "service correct" || name != "member", ask.command != "stars show" else {
        return Ask.Fault(word: "colour=red", code: "unknown-parameter")
      }
      return Ask.Fault(word: "", code: "missing-parameter", without: name)
    }
  }

  /// Mostly somebody who may; sometimes anybody.
  private mutating func speaker(_ ask: Ask, _ world: World) -> String {
    if chance(4) { return random.pick(["wang", "li", "zhao", "nobody"]) }
    if chance(70), let station = ask["station"],
      let user = world.grants.keys.sorted().first(where: { world.grants[$0]?.stations.contains(station) == true })
    {
      return user
    }
    return chance(6) ? random.pick(["wang", "li"]) : "root"
  }

  private mutating func business(_ world: World) -> Ask {
    switch Int.random(in: 0..<1000, using: &random) {
    case 0..<340: record(world)
    case 340..<400: giving(world)
    case 400..<430: correct(world)
    case 430..<460: review(world)
    case 460..<510: reverse(world)
    case 510..<640: request(world)
    case 640..<740 where world.openRedemptions.isEmpty && chance(90): request(world)
    case 640..<680: fulfil(world)
    case 680..<705: assign(world)
    case 705..<711: ask("redeem dispute", ["redemption": order(world, in: ["assigned"]), "reason": "有出入"])
    case 711..<725: giveBack(world)
    case 725..<740: ask("redeem cancel", ["redemption": redemption(world), "reason": "改主意"])
    case 740..<775: ask("team join", ["team": team(world), "member": member(world), "from": date(world)])
    case 775..<800: ask("team leave", ["team": team(world), "member": member(world), "until": date(world)])
    case 800..<840: stock(world)
    case 840..<855: ask("opening", ["member": member(world), "minutes": minutes(world), "reason": "旧册"])
    case 855..<885: addMember(world)
    case 885..<905: setMember(world)
    case 905..<915: ask("member close", ["member": member(world)])
    case 915..<928: addTeam(world)
    case 928..<932: closeTeam(world)
    case 932..<945: addOffer(world)
    case 945..<955: setOffer(world)
    case 955..<956: ask("offer close", ["offer": "o\(Int.random(in: 1...10, using: &random))"])
    case 956..<964: addStation(world)
    case 964..<968: ask("station close", ["station": station()])
    case 968..<980: operators()
    default: ask("balance", ["member": member(world)])
    }
  }

  private func ask(_ command: String, _ values: [String: String]) -> Ask {
    Ask(command: command, values: values, user: "root")
  }

  private mutating func record(_ world: World) -> Ask {
    var values = [
      "member": member(world), "station": station(), "date": date(world), "minutes": minutes(world),
    ]
    if let own = world.members[Int(values["member"] ?? "") ?? 0]?.station, chance(80) { values["station"] = own }
    addTimes(&values)
    if chance(25) { values["team"] = chance(20) ? "none" : team(world) }
    if chance(6) { values["source"] = "self" }
    if chance(40) { values["activity"] = random.pick(AskGenerator.activities) }
    if chance(6), let known = world.records.suffix(30).randomElement(using: &random) { `repeat`(known, &values) }
    return ask("service record", values)
  }

  /// Tells of a service once more, as two people at a desk do.
  private mutating func `repeat`(_ known: World.Record, _ values: inout [String: String]) {
    values["member"] = String(known.member)
    values["date"] = known.date.text
    values["minutes"] = "\(known.minutes)m"
    values["activity"] = known.activity
    values["end"] = nil
    values["start"] = chance(50) ? known.start.map { time(($0 + (chance(50) ? 0 : 15)) % 1440) } : nil
  }

  private mutating func addTimes(_ values: inout [String: String]) {
    guard chance(50) else { return }
    let start = Int.random(in: 0..<288, using: &random) * 5
    if !chance(4) { values["start"] = time(start) }
    guard chance(70) else { return }
    let length = Int(values["minutes"]?.dropLast() ?? "") ?? 30
    let end = (start + max(0, length) + random.pick([0, 0, 0, 15, 60, -5, -length])) % 1440
    values["end"] = time((end + 1440) % 1440)
  }

  private mutating func correct(_ world: World) -> Ask {
    var values = ["record": recordNumber(world), "reason": "写错"]
    if chance(60) { values["minutes"] = minutes(world) }
    if chance(25) { values["date"] = date(world) }
    if chance(15) { values["member"] = member(world) }
    if chance(15) { values["team"] = chance(40) ? "none" : team(world) }
    if chance(10) { values["station"] = station() }
    if chance(15) { values["activity"] = random.pick(AskGenerator.activities) }
    if chance(20) { addTimes(&values) }
    if chance(15) { values["force"] = chance(80) ? "true" : "false" }
    return ask("service correct", values)
  }

  private mutating func review(_ world: World) -> Ask {
    let step = Int.random(in: 0..<100, using: &random)
    switch step {
    case 0..<50: return ask("service confirm", ["record": waiting(world, in: "pending")])
    case 50..<65: return ask("service reject", ["record": waiting(world, in: nil), "reason": "查无此次服务"])
    case 65..<85: return ask("service object", ["record": waiting(world, in: "notice"), "reason": "当天没有活动"])
    default: return ask("service dismiss", ["record": waiting(world, in: "notice"), "reason": "已核实"])
    }
  }

  /// Mostly a record that waits, where there is one.
  private mutating func waiting(_ world: World, in state: String?) -> String {
    let fitting = world.records.indices.suffix(200).filter { index in
      let record = world.records[index]
      return record.isWaiting && (state == nil || record.state == state)
    }
    guard let index = fitting.randomElement(using: &random), !chance(8) else { return recordNumber(world) }
    return String(index + 1)
  }

  private mutating func reverse(_ world: World) -> Ask {
    var values = ["record": recordNumber(world), "reason": "重复"]
    if chance(30), let spent = spentRecord(world) { values["record"] = spent }
    if chance(40) { values["force"] = "true" }
    return ask("service reverse", values)
  }

  /// A record whose hours are no longer there.
  private mutating func spentRecord(_ world: World) -> String? {
    let spent = world.records.indices.suffix(400).filter { index in
      let record = world.records[index]
      return record.state == "posted" && (world.members[record.member]?.available ?? 0) < record.minutes
    }
    return spent.randomElement(using: &random).map { String($0 + 1) }
  }

  private mutating func request(_ world: World) -> Ask {
    var values = ["member": member(world), "offer": offer(world)]
    if chance(30) { values["station"] = station() }
    return ask("redeem request", values)
  }

  private mutating func fulfil(_ world: World) -> Ask {
    var values = ["redemption": redemption(world)]
    if chance(50) { values["code"] = chance(90) ? "@right" : "@wrong" }
    let number = Int(values["redemption"] ?? "") ?? 0
    let isGift = world.redemptions.indices.contains(number - 1) && world.redemptions[number - 1].isGift
    let isAssigned =
      world.redemptions.indices.contains(number - 1) && world.redemptions[number - 1].state == "assigned"
    if chance(isGift ? 5 : isAssigned ? 10 : 95) { values["provider"] = member(world) }
    if chance(isAssigned ? 70 : 5) { values["word"] = random.pick(["provider", "requester"]) }
    if values["word"] == "requester", !chance(10) { return ask("redeem fulfil", values) }
    if chance(30) { values["minutes"] = "\(Int.random(in: 0...20, using: &random) * 5)m" }
    if chance(30) { values["date"] = date(world) }
    if chance(20) { values["start"] = time(Int.random(in: 0..<288, using: &random) * 5) }
    return ask("redeem fulfil", values)
  }

  private mutating func assign(_ world: World) -> Ask {
    var values = ["redemption": order(world, in: ["requested", "assigned"]), "provider": member(world)]
    if chance(40) { values["date"] = (world.today + Int.random(in: -1...10, using: &random)).text }
    return ask("redeem assign", values)
  }

  private mutating func giveBack(_ world: World) -> Ask {
    let isDone = chance(90)
    var values = ["redemption": isDone ? order(world, in: ["fulfilled"]) : redemption(world), "reason": "退回"]
    if chance(20) { values["spoiled"] = chance(80) ? "true" : "false" }
    if chance(30) { values["force"] = "true" }
    return ask("redeem return", values)
  }

  /// A redemption in one of some states, a service where there is one, or any.
  private mutating func order(_ world: World, in states: Set<String>) -> String {
    let fitting = world.redemptions.indices.suffix(200).filter { states.contains(world.redemptions[$0].state) }
    let services = fitting.filter { !world.redemptions[$0].isGift }
    let chosen = services.isEmpty || chance(25) ? fitting : services
    guard let index = chosen.randomElement(using: &random), !chance(3) else { return redemption(world) }
    return String(index + 1)
  }

  private mutating func giving(_ world: World) -> Ask {
    let pool = chance(3) ? "p9" : random.pick(world.pools.keys.sorted())
    switch Int.random(in: 0..<100, using: &random) {
    case 0..<45:
      return ask("transfer", ["from": member(world), "to": member(world), "minutes": minutes(world)])
    case 45..<70: return ask("donate", ["member": member(world), "pool": pool, "minutes": minutes(world)])
    case 70..<88:
      return ask("grant", ["member": member(world), "pool": pool, "minutes": minutes(world), "reason": "独居"])
    case 88..<95:
      return ask("household join", ["member": member(world), "household": random.pick(["h0", "h1", "h2"])])
    case 95..<98: return ask("household leave", ["member": member(world)])
    default: return ask("pool add", ["pool": random.pick(["p1", "p2", "p3"]), "name": "公益时间池"])
    }
  }

  private mutating func stock(_ world: World) -> Ask {
    var values = ["offer": offer(world), "station": station(), "pieces": "\(Int.random(in: 1...8, using: &random))"]
    switch Int.random(in: 0..<3, using: &random) {
    case 0: return ask("stock in", values)
    case 1:
      values["to"] = random.pick(world.stations.keys.sorted())
      return ask("stock move", values)
    default:
      values["pieces"] = "\(Int.random(in: 0...20, using: &random))"
      if !chance(15) { values["reason"] = "盘点" }
      return ask("stock count", values)
    }
  }

  private mutating func addMember(_ world: World) -> Ask {
    var values = ["name": "李四", "station": station()]
    if chance(30) { values["no"] = "\(Int.random(in: 1...60, using: &random))" }
    if chance(50) { values["registered"] = date(world) }
    if chance(40) { values["birth"] = birth(world) }
    if chance(10) { values["guardian"] = "王五" }
    return ask("member add", values)
  }

  private mutating func setMember(_ world: World) -> Ask {
    var values = ["member": member(world), "note": "迁居"]
    if chance(40) { values["station"] = station() }
    if chance(30) { values["birth"] = birth(world) }
    if chance(10) { values["guardian"] = "王五" }
    return ask("member set", values)
  }

  private mutating func addTeam(_ world: World) -> Ask {
    var values = ["team": "t\(Int.random(in: 1...12, using: &random))", "name": "队", "station": station()]
    if chance(40), let parent = world.teams.keys.sorted().randomElement(using: &random) { values["parent"] = parent }
    return ask("team add", values)
  }

  private mutating func closeTeam(_ world: World) -> Ask {
    var values = ["team": team(world)]
    if chance(70), let into = world.teams.keys.sorted().randomElement(using: &random), into != values["team"] {
      values["into"] = into
    }
    return ask("team close", values)
  }

  private mutating func addOffer(_ world: World) -> Ask {
    var values = [
      "offer": "o\(Int.random(in: 1...10, using: &random))", "name": "项目\(Int.random(in: 1...3, using: &random))",
      "kind": random.pick(["gift", "service"]), "price": price(),
    ]
    addTerms(&values, world)
    return ask("offer add", values)
  }

  private mutating func setOffer(_ world: World) -> Ask {
    var values = ["offer": offer(world)]
    if chance(50) { values["price"] = price() }
    // Two offers stay within everybody's reach.
    if !["rice", "haircut"].contains(values["offer"]) { addTerms(&values, world) }
    return ask("offer set", values)
  }

  private mutating func addTerms(_ values: inout [String: String], _ world: World) {
    if chance(20) { values["star-prices"] = starPrices() }
    if chance(25) { values["min-stars"] = "\(Int.random(in: 0...3, using: &random))" }
    if chance(10) { values["min-age"] = "60" }
    if chance(30) { values["limit"] = random.pick(["1/month", "2/year", "3/ever", "none"]) }
    if chance(15) { values["from"] = (world.today + Int.random(in: -30...5, using: &random)).text }
    if chance(15) { values["until"] = (world.today + Int.random(in: -2...90, using: &random)).text }
    if chance(15) { values["stations"] = random.pick(world.stations.keys.sorted()) }
  }

  private mutating func starPrices() -> String {
    let first = Int.random(in: 1...30, using: &random)
    return "1:\(first * 5)m,\(Int.random(in: 1...4, using: &random)):\(Int.random(in: 0...first, using: &random) * 5)m"
  }

  private mutating func addStation(_ world: World) -> Ask {
    var values = ["station": station(), "name": "站"]
    if chance(40) { values["parent"] = random.pick(world.stations.keys.sorted()) }
    return ask("station add", values)
  }

  private mutating func operators() -> Ask {
    let user = random.pick(AskGenerator.users)
    switch Int.random(in: 0..<10, using: &random) {
    case 0..<5:
      let role = random.pick(["operator", "operator", "operator", "auditor"])
      var values = ["user": user, "role": role]
      if role == "operator", !chance(5) {
        values["stations"] = "\(station()),s\(1 + Int.random(in: 0..<3, using: &random))"
      }
      if values["stations"] == "s1,s1" { values["stations"] = "s1" }
      return ask("operator add", values)
    case 5..<9: return ask("operator remove", ["user": user])
    default: return ask("operator add", ["user": user, "role": "operator", "stations": "s1,s2"])
    }
  }

  private mutating func member(_ world: World) -> String {
    if chance(2) { return "977" }
    // A few members do most of the service, so that limits, doubles and stars are met.
    let numbers = world.memberNumbers
    return String(chance(60) ? random.pick(Array(numbers.prefix(8))) : random.pick(numbers))
  }

  private mutating func recordNumber(_ world: World) -> String {
    guard !world.records.isEmpty, !chance(2) else { return "\(world.records.count + 1)" }
    let oldest = chance(80) ? max(1, world.records.count - 40) : 1
    return String(Int.random(in: oldest...world.records.count, using: &random))
  }

  private mutating func redemption(_ world: World) -> String {
    guard !world.redemptions.isEmpty, !chance(2) else { return "\(world.redemptions.count + 1)" }
    if let index = world.openRedemptions.randomElement(using: &random), chance(85) { return String(index + 1) }
    return String(Int.random(in: 1...world.redemptions.count, using: &random))
  }

  private mutating func team(_ world: World) -> String {
    chance(3) ? "t99" : random.pick(world.teams.keys.sorted())
  }

  private mutating func offer(_ world: World) -> String {
    chance(3) ? "gold" : chance(60) ? random.pick(["rice", "haircut"]) : random.pick(world.offers.keys.sorted())
  }

  private mutating func station() -> String {
    chance(85) ? random.pick(["s1", "s2", "s3"]) : random.pick(AskGenerator.stations)
  }

  private mutating func minutes(_ world: World) -> String {
    switch Int.random(in: 0..<100, using: &random) {
    case 0..<2: return "0m"
    case 2..<3: return "-30m"
    case 3..<6: return "\(Int.random(in: 1...99, using: &random))m"
    case 6..<9: return "\(Int.random(in: 140...150, using: &random) * 5)m"
    default: return "\(Int.random(in: 1...60, using: &random) * 5)m"
    }
  }

  private mutating func date(_ world: World) -> String {
    switch Int.random(in: 0..<100, using: &random) {
    case 0..<25: return "today"
    case 25..<35: return "yesterday"
    case 35..<38: return (world.today + Int.random(in: 1...3, using: &random)).text
    case 38..<41: return (world.today - Int.random(in: 58...63, using: &random)).text
    case 41..<43: return "2025-09-1\(Int.random(in: 0...9, using: &random))"
    default: return (world.today - Int.random(in: 0...40, using: &random)).text
    }
  }

  /// Dear enough that wallets run empty, so that reversals meet hours already spent.
  private mutating func price() -> String {
    "\(chance(3) ? 0 : Int.random(in: 1...40, using: &random) * (chance(60) ? 5 : 60))m"
  }

  private mutating func birth(_ world: World) -> String {
    (world.today - Int.random(in: -1...32_000, using: &random)).text
  }

  private func time(_ minute: Int) -> String {
    "\(minute / 60 < 10 ? "0" : "")\(minute / 60):\(minute % 60 < 10 ? "0" : "")\(minute % 60)"
  }
}
