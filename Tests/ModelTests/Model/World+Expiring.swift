/// Hours that nobody spent.
extension World {
  /// Has old hours lapse, with the first change of a day.
  mutating func expire() {
    guard expiredThrough.map({ $0 < today }) ?? true else { return }
    expiredThrough = today
    for number in members.keys.sorted() { expire(number) }
  }

  mutating func expire(_ number: Int) {
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
  static func dueDay(_ day: PlainDay) -> PlainDay {
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
