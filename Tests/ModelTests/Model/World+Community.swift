extension World {
  func requireOpen(station: String) throws(Refused) {
    guard let found = stations[station] else { throw Refused(code: "not-found") }
    if found.isClosed { throw Refused(code: "closed") }
  }

  func requireMember(_ number: Int) throws(Refused) -> Member {
    guard let member = members[number] else { throw Refused(code: "not-found") }
    return member
  }

  func requireTeam(_ code: String, for user: String) throws(Refused) -> Team {
    guard let team = teams[code], acts(user, for: team.station) else { throw Refused(code: "not-found") }
    return team
  }

  func balance(_ ask: Ask) throws(Refused) -> [String: String] {
    let number = ask.number("member")
    let member = try requireMember(number)
    return [
      "available": World.text(member.available), "held": World.text(member.held),
      "earned": World.text((memberYears[number] ?? [:]).values.reduce(0, +)), "stars": String(stars(of: number)),
    ]
  }

  mutating func addStation(_ ask: Ask) throws(Refused) -> [String: String] {
    let code = ask["station"] ?? ""
    guard stations[code] == nil else { throw Refused(code: "exists") }
    if let parent = ask["parent"] { try requireOpen(station: parent) }
    stations[code] = Station()
    journal()
    return ["station": code]
  }

  mutating func closeStation(_ ask: Ask) throws(Refused) -> [String: String] {
    let code = ask["station"] ?? ""
    try requireOpen(station: code)
    let isTied =
      members.values.contains { $0.station == code && !$0.isClosed }
      || teams.values.contains { $0.station == code && !$0.isClosed }
      || openRedemptions.contains { redemptions[$0].station == code }
      || shelves.contains { $0.key.station == code && $0.value != 0 }
    if isTied { throw Refused(code: "wrong-state") }
    stations[code]?.isClosed = true
    journal()
    return ["state": "closed"]
  }

  mutating func addOperator(_ ask: Ask) throws(Refused) -> [String: String] {
    let user = ask["user"] ?? ""
    guard grants[user] == nil else { throw Refused(code: "exists") }
    return try give(user, role: ask["role"] ?? "", stations: ask.list("stations") ?? [])
  }

  mutating func setOperator(_ ask: Ask) throws(Refused) -> [String: String] {
    let user = ask["user"] ?? ""
    guard let grant = grants[user] else { throw Refused(code: "not-found") }
    return try give(user, role: grant.role, stations: ask.list("stations") ?? grant.stations)
  }

  private mutating func give(_ user: String, role: String, stations: [String]) throws(Refused) -> [String: String] {
    if role == "operator", stations.isEmpty { throw Refused(code: "missing-parameter") }
    for station in stations { try requireOpen(station: station) }
    grants[user] = Grant(role: role, stations: stations)
    journal()
    return ["role": role]
  }

  mutating func removeOperator(_ ask: Ask) throws(Refused) -> [String: String] {
    guard grants.removeValue(forKey: ask["user"] ?? "") != nil else { throw Refused(code: "not-found") }
    journal()
    return [:]
  }

  mutating func addMember(_ ask: Ask) throws(Refused) -> [String: String] {
    let station = ask["station"] ?? ""
    try requireOpen(station: station)
    let number = ask["no"] == nil ? (memberNumbers.last ?? 0) + 1 : ask.number("no")
    guard members[number] == nil else { throw Refused(code: "exists") }
    let member = Member(
      station: station, registered: day(ask, "registered") ?? today, birth: day(ask, "birth"),
      hasGuardian: ask["guardian"] != nil)
    try check(member)
    members[number] = member
    memberNumbers.insert(number, at: memberNumbers.firstIndex { $0 > number } ?? memberNumbers.endIndex)
    touchedMembers.insert(number)
    journal()
    return ["member": String(number), "station": station]
  }

  mutating func setMember(_ ask: Ask) throws(Refused) -> [String: String] {
    let number = ask.number("member")
    if let station = ask["station"], stations[station] == nil { throw Refused(code: "not-found") }
    var member = try openMember(ask)
    if let station = ask["station"] {
      try requireOpen(station: station)
      member.station = station
    }
    if let birth = day(ask, "birth") { member.birth = birth }
    if ask["guardian"] != nil { member.hasGuardian = true }
    try check(member)
    members[number] = member
    journal()
    return ["station": member.station]
  }

  mutating func closeMember(_ ask: Ask) throws(Refused) -> [String: String] {
    let member = try openMember(ask)
    guard member.available == 0, member.held == 0 else { throw Refused(code: "wrong-state") }
    let isWaiting = (recordsOfMember[ask.number("member")] ?? []).contains { records[$0].isWaiting }
    if isWaiting { throw Refused(code: "wrong-state") }
    for index in staysOfMember[ask.number("member")] ?? [] where stays[index].until == nil {
      stays[index].until = max(today, stays[index].from)
      journal()
    }
    members[ask.number("member")]?.isClosed = true
    journal()
    return ["state": "closed"]
  }

  private func openMember(_ ask: Ask) throws(Refused) -> Member {
    let member = try requireMember(ask.number("member"))
    guard acts(ask.user, for: member.station) else { throw Refused(code: "not-found") }
    if member.isClosed { throw Refused(code: "closed") }
    return member
  }

  private func check(_ member: Member) throws(Refused) {
    guard member.registered <= today else { throw Refused(code: "future-date") }
    guard let birth = member.birth else { return }
    guard let age = birth.age(on: today) else { throw Refused(code: "future-date") }
    if age < 18, !member.hasGuardian { throw Refused(code: "too-young") }
  }

  mutating func addTeam(_ ask: Ask) throws(Refused) -> [String: String] {
    let code = ask["team"] ?? ""
    guard teams[code] == nil else { throw Refused(code: "exists") }
    try requireOpen(station: ask["station"] ?? "")
    if let parent = ask["parent"] {
      guard let brigade = teams[parent] else { throw Refused(code: "not-found") }
      if brigade.isClosed { throw Refused(code: "closed") }
    }
    teams[code] = Team(station: ask["station"] ?? "", parent: ask["parent"])
    touchedTeams.insert(code)
    journal()
    return ["team": code, "stars": "0", "members": "0"]
  }

  mutating func closeTeam(_ ask: Ask) throws(Refused) -> [String: String] {
    let code = ask["team"] ?? ""
    let team = try requireTeam(code, for: ask.user)
    if team.isClosed { throw Refused(code: "closed") }
    if teams.values.contains(where: { $0.parent == code && !$0.isClosed }) { throw Refused(code: "wrong-state") }
    let lasting = stays.indices.filter { index in
      stays[index].team == code && (stays[index].until.map { $0 > today } ?? true)
    }
    if let into = ask["into"] {
      guard let target = teams[into] else { throw Refused(code: "not-found") }
      if target.isClosed { throw Refused(code: "closed") }
      guard acts(ask.user, for: target.station) else { throw Refused(code: "not-found") }
      for index in lasting { move(index, into: into) }
    } else if !lasting.isEmpty {
      throw Refused(code: "wrong-state")
    }
    teams[code]?.isClosed = true
    touchedTeams.insert(code)
    journal()
    return ["state": "closed"]
  }

  /// The last day in the old team is today, or the first one where that is still to come; the next is the first in the
  /// new team.
  private mutating func move(_ index: Int, into team: String) {
    let stay = stays[index]
    let last = max(today, stay.from)
    stays[index].until = last
    journal()
    if stays(of: stay.member).contains(where: { $0.team == team && $0.until == nil }) { return }
    add(Stay(member: stay.member, team: team, from: last + 1, until: nil))
    journal()
  }

  func stays(of member: Int) -> [Stay] { (staysOfMember[member] ?? []).map { stays[$0] } }

  private mutating func add(_ stay: Stay) {
    staysOfMember[stay.member, default: []].append(stays.count)
    stays.append(stay)
  }

  mutating func join(_ ask: Ask) throws(Refused) -> [String: String] {
    let code = ask["team"] ?? ""
    let team = try requireTeam(code, for: ask.user)
    let member = try requireMember(ask.number("member"))
    if team.isClosed || member.isClosed { throw Refused(code: "closed") }
    let from = day(ask, "from") ?? today
    if from > today { throw Refused(code: "future-date") }
    if from < member.registered { throw Refused(code: "before-registration") }
    let known = stays(of: ask.number("member"))
    let clashes = known.contains { $0.team == code && ($0.until.map { $0 >= from } ?? true) }
    if clashes { throw Refused(code: "exists") }
    let isContradicted = (recordsOfMember[ask.number("member")] ?? []).contains { index in
      let record = records[index]
      return record.isAlive && record.team == nil && record.date >= from
        && !known.contains { $0.covers(record.date) }
    }
    if isContradicted { throw Refused(code: "wrong-state") }
    add(Stay(member: ask.number("member"), team: code, from: from, until: nil))
    journal()
    return ["from": from.text]
  }

  mutating func leave(_ ask: Ask) throws(Refused) -> [String: String] {
    let code = ask["team"] ?? ""
    let number = ask.number("member")
    _ = try requireTeam(code, for: ask.user)
    _ = try requireMember(number)
    let until = day(ask, "until") ?? today
    if until > today { throw Refused(code: "future-date") }
    let open = (staysOfMember[number] ?? []).first { index in
      stays[index].team == code && stays[index].until == nil && stays[index].from <= until
    }
    guard let open else { throw Refused(code: "not-in-team") }
    let isContradicted = (recordsOfMember[number] ?? []).contains { index in
      records[index].team == code && records[index].date > until && records[index].isAlive
    }
    if isContradicted { throw Refused(code: "wrong-state") }
    stays[open].until = until
    journal()
    return ["until": until.text]
  }
}
