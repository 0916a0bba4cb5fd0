import Ledger
import LineProtocol
import Rules
import Store

/// A line of a notice.
struct NoticeLine {
  let what: String
  let entry: Int64
  let date: LocalDate
  /// As anybody may read it.
  let name: String
  let station: Code
  var minutes: Minutes?
  var team: Code?
  var kind: Code?
  var stars: (was: Int, now: Int)?
  var isLate = false
  var source: RecordSource?
  var until: LocalDate?

  func row(_ number: Int64) -> Reply.Row {
    [
      Field("line", .integer(number)), Field("item", .text(what)), Field("entry", .integer(entry)),
      Field("date", .date(date)), Field("name", .text(name)), Field("minutes", .optional(minutes, Value.duration)),
      Field("station", .code(station)), Field("team", .optional(team, Value.code)),
      Field("kind", .optional(kind, Value.code)), Field("was", .optional(stars?.was) { .integer(Int64($0)) }),
      Field("stars", .optional(stars?.now) { .integer(Int64($0)) }), Field("late", .flag(isLate)),
      Field("source", .optional(source) { .text($0.rawValue) }), Field("until", .optional(until, Value.date)),
    ]
  }
}

/// A notice while it is drawn up.
struct Notice {
  let range: NoticeRules.Range
  let firstDay: LocalDate
  private(set) var lines: [NoticeLine] = []
  private var records: Int64 = 0
  private var minutes = Minutes.zero
  private var undone = Minutes.zero
  private var rose: Int64 = 0
  private var redemptions: Int64 = 0
  private var redeemed = Minutes.zero
  private var waiting: Int64 = 0
  private var unnamed: Int64 = 0
  /// Who was looked up.
  private var people: [MemberNumber: Person] = [:]

  private struct Person {
    let station: Code
    let birth: LocalDate?
    /// As anybody may read it.
    let name: String
  }

  init(range: NoticeRules.Range, firstDay: LocalDate) {
    self.range = range
    self.firstDay = firstDay
  }

  var totals: [Field] {
    [
      Field("records", .integer(records)), Field("minutes", .duration(minutes)), Field("undone", .duration(undone)),
      Field("rose", .integer(rose)), Field("redemptions", .integer(redemptions)),
      Field("redeemed", .duration(redeemed)), Field("waiting", .integer(waiting)),
      Field("unnamed", .integer(unnamed)),
    ]
  }

  mutating func add(_ item: NoticeItem, _ bank: ReadContext) throws {
    switch item.what {
    case .waiting: waiting += 1
    case .service:
      records += 1
      minutes = try minutes.adding(item.minutes)
    case .reversal: undone = try undone.adding(item.minutes)
    case .redemption:
      redemptions += 1
      redeemed = try redeemed.adding(item.minutes)
    case .giveBack: redeemed = try redeemed.subtracting(item.minutes)
    }
    let isLate = item.what == .service && NoticeRules.isLate(item.date, firstDay: firstDay, in: range)
    add(try name(of: person(item.member, bank), on: item.date)) { name in
      NoticeLine(
        what: item.what.rawValue, entry: item.entry, date: item.date, name: name, station: item.station,
        minutes: item.minutes, team: item.team, kind: item.kind, isLate: isLate, source: item.source,
        until: item.until)
    }
  }

  /// Adds a change of stars, where its subject belongs to the station.
  mutating func add(_ change: StoredStarChange, station: Code?, _ bank: ReadContext) throws {
    let date = bank.profile.calendar.date(of: change.at)
    let (home, name) = try subject(change.subject, on: date, bank)
    guard station == nil || station == home else { return }
    if change.stars > change.was { rose += 1 }
    add(name) { name in
      NoticeLine(
        what: "stars", entry: change.entry, date: date, name: name, station: home, stars: (change.was, change.stars))
    }
  }

  /// Adds a line, or counts it where it may not have a name.
  private mutating func add(_ name: String?, _ line: (String) -> NoticeLine) {
    guard let name else {
      unnamed += 1
      return
    }
    lines.append(line(name))
  }

  private mutating func subject(
    _ subject: StarSubject, on date: LocalDate, _ bank: ReadContext
  ) throws -> (home: Code, name: String?) {
    switch subject {
    case .member(let number):
      let person = try person(number, bank)
      return (person.station, name(of: person, on: date))
    case .team(let code):
      let team = try bank.requireTeam(code)
      return (team.station, team.name)
    }
  }

  /// The name where it may stand in a notice at all.
  ///
  /// By the age on the day that the line tells of, so that a notice reads the same whenever it is drawn up again.
  private func name(of person: Person, on date: LocalDate) -> String? {
    PublicNaming.mayName(bornOn: person.birth, on: date) ? person.name : nil
  }

  private mutating func person(_ number: MemberNumber, _ bank: ReadContext) throws -> Person {
    if let known = people[number] { return known }
    let member = try bank.requireMember(number)
    let person = Person(
      station: member.person.station, birth: member.person.birth, name: Mask.name(member.person.name))
    people[number] = person
    return person
  }
}
