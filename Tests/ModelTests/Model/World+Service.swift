extension World {
  /// A service before it is judged.
  struct Draft {
    var member: Int
    var station: String
    var date: PlainDay
    var minutes: Int
    var start: Int?
    var end: Int?
    /// nil: not said; empty: none.
    var team: String?
    var activity: String?
    var redemption: Int?
    var source = "operator"
    var user = ""
  }

  mutating func open(_ ask: Ask) throws(Refused) -> [String: String] {
    let number = ask.number("member")
    let member = try requireMember(number)
    if member.isClosed { throw Refused(code: "closed") }
    let minutes = ask.minutes("minutes") ?? 0
    if minutes <= 0 { throw Refused(code: "granularity") }
    if minutes > 60_000_000 { throw Refused(code: "limit-reached") }
    members[number]?.available += minutes
    opened -= minutes
    post("bank/opening", "member:\(number)/available")
    touchedMembers.insert(number)
    journal()
    return ["available": World.text(members[number]?.available ?? 0)]
  }

  mutating func record(_ ask: Ask) throws(Refused) -> [String: String] {
    let draft = Draft(
      member: ask.number("member"), station: ask["station"] ?? "", date: day(ask, "date") ?? today,
      minutes: ask.minutes("minutes") ?? 0, start: ask.time("start"), end: ask.time("end"),
      team: ask["team"].map { $0 == "none" ? "" : $0 }, activity: ask["activity"], source: ask["source"] ?? "operator",
      user: ask.user)
    let team = try judge(draft, except: nil, reference: today)
    return write(draft, team: team, starsBefore: stars(of: draft.member), wait: wait(for: draft, except: nil))
  }

  mutating func correct(_ ask: Ask) throws(Refused) -> [String: String] {
    if ask["member"] != nil { _ = try requireMember(ask.number("member")) }
    if let station = ask["station"], stations[station] == nil { throw Refused(code: "not-found") }
    if let team = ask["team"], team != "none", teams[team] == nil { throw Refused(code: "not-found") }
    let index = try correctable(ask)
    let old = records[index]
    let typesTimes = ask["start"] != nil || ask["end"] != nil
    let isSameMember = ask["member"] == nil || ask.number("member") == old.member
    // The team was the member's own; for another member none is named.
    let teamBefore = isSameMember ? old.team ?? "" : nil
    let draft = Draft(
      member: ask["member"] == nil ? old.member : ask.number("member"), station: ask["station"] ?? old.station,
      date: day(ask, "date") ?? old.date, minutes: ask.minutes("minutes") ?? old.minutes,
      start: typesTimes ? ask.time("start") : old.start, end: typesTimes ? ask.time("end") : old.end,
      team: ask["team"].map { $0 == "none" ? "" : $0 } ?? teamBefore, activity: ask["activity"] ?? old.activity,
      source: old.source, user: ask.user)
    let team = try judge(draft, except: index, reference: old.entered)
    let wait = wait(for: draft, except: index)
    if old.isWaiting {
      drop(index)
      return write(draft, team: team, starsBefore: stars(of: draft.member), wait: wait)
    }
    let isOnlyLess = draft.member == old.member && draft.date == old.date && draft.minutes <= old.minutes
    if !isOnlyLess, wait != nil {
      try checkShortfall(of: old.member, old.minutes, ask)
      takeBack(index)
      return write(draft, team: team, starsBefore: stars(of: draft.member), wait: wait)
    }
    let net = draft.member == old.member ? old.minutes - draft.minutes : old.minutes
    try checkShortfall(of: old.member, net, ask)
    let before = stars(of: draft.member)
    takeBack(index)
    return write(draft, team: team, starsBefore: before)
  }

  mutating func reverse(_ ask: Ask) throws(Refused) -> [String: String] {
    let index = try correctable(ask)
    if records[index].isWaiting { throw Refused(code: "wrong-state") }
    let old = records[index]
    try checkShortfall(of: old.member, old.minutes, ask)
    let before = stars(of: old.member)
    takeBack(index)
    return [
      "record": String(index + 1), "available": World.text(members[old.member]?.available ?? 0),
      "year": World.text(memberYears[old.member]?[old.date.year] ?? 0), "stars": String(stars(of: old.member)),
      "was": String(before),
    ]
  }

  private func correctable(_ ask: Ask) throws(Refused) -> Int {
    let index = ask.number("record") - 1
    guard records.indices.contains(index), acts(ask.user, for: records[index].station) else {
      throw Refused(code: "not-found")
    }
    if records[index].state == "reversed" { throw Refused(code: "already-reversed") }
    if records[index].state == "rejected" { throw Refused(code: "wrong-state") }
    if records[index].redemption != nil { throw Refused(code: "wrong-state") }
    return index
  }

  func checkShortfall(of member: Int, _ minutes: Int, _ ask: Ask) throws(Refused) {
    let available = members[member]?.available ?? 0
    guard minutes > 0, available < minutes, ask["force"] != "true" else { return }
    throw Refused(code: "insufficient-hours")
  }

  /// Asks the rules in the order of the domain reference; the team that the service counts for.
  func judge(_ draft: Draft, except: Int?, reference: PlainDay) throws(Refused) -> String? {
    let member = try requireMember(draft.member)
    guard let station = stations[draft.station] else { throw Refused(code: "not-found") }
    let named = draft.team.flatMap { $0.isEmpty ? nil : $0 }
    if let named, teams[named] == nil { throw Refused(code: "not-found") }
    if member.isClosed || station.isClosed { throw Refused(code: "closed") }
    if let named, teams[named]?.isClosed == true { throw Refused(code: "closed") }
    if draft.date > today { throw Refused(code: "future-date") }
    if draft.date < member.registered { throw Refused(code: "before-registration") }
    if draft.date < reference - World.backdateDays { throw Refused(code: "too-old") }
    if draft.minutes <= 0 || draft.minutes % World.granularity != 0 { throw Refused(code: "granularity") }
    try checkTimes(draft)
    let team = try team(of: draft)
    // No service is longer than two days, so that others cannot reach into it.
    let near = (-2...2).flatMap { recordsOfDay[MemberDay(member: draft.member, day: draft.date + $0)] ?? [] }
    let known = near.filter { $0 != except && records[$0].isAlive }
    if known.contains(where: { isDouble(draft, records[$0]) }) { throw Refused(code: "duplicate") }
    let sameDay = known.filter { records[$0].date == draft.date }
    let total = sameDay.reduce(draft.minutes) { $0 + records[$1].minutes }
    if total > World.dailyLimit { throw Refused(code: "daily-limit") }
    if known.contains(where: { overlaps(draft, records[$0]) }) { throw Refused(code: "overlap") }
    return team
  }

  private func checkTimes(_ draft: Draft) throws(Refused) {
    guard let end = draft.end else { return }
    guard let start = draft.start, start != end else { throw Refused(code: "times-disagree") }
    let between = end > start ? end - start : end + 1440 - start
    if draft.minutes > between { throw Refused(code: "times-disagree") }
  }

  private func team(of draft: Draft) throws(Refused) -> String? {
    let teams = Set(stays(of: draft.member).filter { $0.covers(draft.date) }.map(\.team))
    switch draft.team {
    case nil: return teams.count == 1 ? teams.first : nil
    case "": return nil
    case .some(let team):
      guard teams.contains(team) else { throw Refused(code: "not-in-team") }
      return team
    }
  }

  private func isDouble(_ draft: Draft, _ record: Record) -> Bool {
    guard record.date == draft.date else { return false }
    if let start = draft.start, let other = record.start { return start == other }
    return draft.activity != nil && draft.activity == record.activity && draft.minutes == record.minutes
  }

  private func overlaps(_ draft: Draft, _ record: Record) -> Bool {
    guard
      let one = World.span(draft.date, draft.start, draft.end, draft.minutes),
      let other = World.span(record.date, record.start, record.end, record.minutes)
    else { return false }
    return one.lowerBound < other.upperBound && other.lowerBound < one.upperBound
  }

  private static func span(_ date: PlainDay, _ start: Int?, _ end: Int?, _ minutes: Int) -> Range<Int>? {
    guard let start else { return nil }
    let first = date.number * 1440 + start
    guard let end else { return first..<(first + minutes) }
    return first..<(date.number * 1440 + (end < start ? end + 1440 : end))
  }

  /// Writes a judged service; the hours come from the bank, or from a hold where it fulfils a redemption.
  mutating func write(
    _ draft: Draft, team: String?, starsBefore: Int, wait: Wait? = nil
  ) -> [String: String] {
    var brigades: [String] = []
    var above = team.flatMap { teams[$0]?.parent }
    while let brigade = above {
      brigades.append(brigade)
      above = teams[brigade]?.parent
    }
    records.append(
      Record(
        member: draft.member, date: draft.date, minutes: draft.minutes, start: draft.start, end: draft.end,
        station: draft.station, team: team, brigades: brigades, activity: draft.activity,
        redemption: draft.redemption, entered: today, source: draft.source, user: draft.user))
    recordsOfMember[draft.member, default: []].append(records.count - 1)
    recordsOfDay[MemberDay(member: draft.member, day: draft.date), default: []].append(records.count - 1)
    let index = records.count - 1
    if let wait { hold(index, wait) } else { credit(index) }
    journal()
    return standing(ofRecord: index, starsBefore: wait == nil ? starsBefore : stars(of: draft.member))
  }

  /// Issues the hours of a record.
  mutating func credit(_ index: Int) {
    let record = records[index]
    records[index].state = "posted"
    count(index, times: 1)
    members[record.member]?.available += record.minutes
    if record.redemption == nil {
      issued -= record.minutes
      post("bank/issued")
    }
    post("member:\(record.member)/available")
  }

  /// What is told of a record.
  func standing(ofRecord index: Int, starsBefore: Int) -> [String: String] {
    let record = records[index]
    return [
      "record": String(index + 1), "member": String(record.member), "minutes": World.text(record.minutes),
      "date": record.date.text, "available": World.text(members[record.member]?.available ?? 0),
      "year": World.text(memberYears[record.member]?[record.date.year] ?? 0),
      "stars": String(stars(of: record.member)), "was": String(starsBefore), "state": record.state,
      "until": record.state == "notice" ? record.notice.until?.text ?? "" : "",
    ]
  }

  /// Undoes a record: its hours go back to the bank, or to who had paid for the service.
  mutating func takeBack(_ index: Int, for payer: Int? = nil) {
    let record = records[index]
    records[index].state = "reversed"
    count(index, times: -1)
    members[record.member]?.available -= record.minutes
    if let payer {
      members[payer]?.available += record.minutes
    } else {
      issued += record.minutes
      post("bank/issued")
    }
    post("member:\(record.member)/available")
    journal()
  }

  private mutating func count(_ index: Int, times: Int) {
    let record = records[index]
    let minutes = record.minutes * times
    memberYears[record.member, default: [:]][record.date.year, default: 0] += minutes
    touchedMembers.insert(record.member)
    for team in (record.team.map { [$0] } ?? []) + record.brigades {
      teamYears[team, default: [:]][record.date.year, default: 0] += minutes
      touchedTeams.insert(team)
    }
  }
}
