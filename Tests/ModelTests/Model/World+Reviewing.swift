/// Records that wait.
extension World {
  enum Wait {
    case second
    case administrator
    case notice(until: PlainDay)
  }

  /// What a service has to wait for; nil for nothing.
  func wait(for draft: Draft, except: Int?) -> Wait? {
    let sameDay = (recordsOfDay[MemberDay(member: draft.member, day: draft.date)] ?? []).filter { index in
      index != except && records[index].member == draft.member && records[index].isAlive
    }
    let total = sameDay.reduce(draft.minutes) { $0 + records[$1].minutes }
    if total > World.reviewOverSecond { return .administrator }
    if draft.source == "self" || total > World.reviewOver { return .second }
    return noticeDays > 0 ? .notice(until: working(noticeDays, after: today)) : nil
  }

  mutating func hold(_ index: Int, _ wait: Wait) {
    switch wait {
    case .second, .administrator:
      records[index].state = "pending"
      if case .administrator = wait { records[index].needsAdmin = true }
    case .notice(let until):
      records[index].state = "notice"
      noticed.append(index)
      records[index].notice = (today, until, 0)
    }
  }

  /// Drops a record that waits.
  mutating func drop(_ index: Int) {
    records[index].state = "rejected"
    noticed.removeAll { $0 == index }
    journal()
  }

  mutating func confirm(_ ask: Ask) throws(Refused) -> [String: String] {
    let index = try known(ask)
    if records[index].state != "pending" { throw Refused(code: "wrong-state") }
    try checkReviewer(index, ask)
    let before = stars(of: records[index].member)
    if noticeDays > 0 {
      hold(index, .notice(until: working(noticeDays, after: today)))
    } else {
      credit(index)
    }
    journal()
    return standing(ofRecord: index, starsBefore: before)
  }

  mutating func reject(_ ask: Ask) throws(Refused) -> [String: String] {
    let index = try waiting(ask)
    try checkReviewer(index, ask)
    drop(index)
    return standing(ofRecord: index, starsBefore: stars(of: records[index].member))
  }

  mutating func object(_ ask: Ask) throws(Refused) -> [String: String] {
    let index = try waiting(ask)
    guard records[index].state == "notice", let until = records[index].notice.until else {
      throw Refused(code: "wrong-state")
    }
    var day = max(records[index].notice.after, today - 1)
    var left = 0
    while day < until {
      day = day + 1
      if isWorked(day) { left += 1 }
    }
    records[index].notice = (records[index].notice.after, nil, left)
    journal()
    return standing(ofRecord: index, starsBefore: stars(of: records[index].member))
  }

  mutating func dismiss(_ ask: Ask) throws(Refused) -> [String: String] {
    let index = try waiting(ask)
    guard records[index].state == "notice", records[index].notice.until == nil else {
      throw Refused(code: "wrong-state")
    }
    records[index].notice = (today, working(records[index].notice.left, after: today), 0)
    journal()
    return standing(ofRecord: index, starsBefore: stars(of: records[index].member))
  }

  /// Issues the hours of records whose notice has ended.
  mutating func endNotices() {
    let due = noticed.filter { index in records[index].notice.until.map { $0 < today } ?? false }
    for index in due {
      noticed.removeAll { $0 == index }
      credit(index)
      journal()
    }
  }

  private func known(_ ask: Ask) throws(Refused) -> Int {
    let index = ask.number("record") - 1
    guard records.indices.contains(index), acts(ask.user, for: records[index].station) else {
      throw Refused(code: "not-found")
    }
    return index
  }

  private func waiting(_ ask: Ask) throws(Refused) -> Int {
    let index = try known(ask)
    guard records[index].isWaiting else { throw Refused(code: "wrong-state") }
    return index
  }

  private func checkReviewer(_ index: Int, _ ask: Ask) throws(Refused) {
    if records[index].user == ask.user { throw Refused(code: "same-person") }
    if records[index].state == "pending", records[index].needsAdmin, role(of: ask.user) != "admin" {
      throw Refused(code: "denied")
    }
  }

  private func isWorked(_ day: PlainDay) -> Bool {
    // 1970-01-01 was a Thursday.
    (day.number + 3) % 7 < 5 && day != World.holiday
  }

  private func working(_ count: Int, after start: PlainDay) -> PlainDay {
    var day = start
    var left = count
    while left > 0 {
      day = day + 1
      if isWorked(day) { left -= 1 }
    }
    return day
  }
}
