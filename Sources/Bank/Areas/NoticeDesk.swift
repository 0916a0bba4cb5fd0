import Ledger
import LineProtocol
import Rules
import Store

/// The public notice (公示): what the entries between two published heads say of hours, stars and redemptions.
///
/// For everybody, and the same for everybody: names are masked whoever asks, children are not named at all. What waits in the
/// notice to be posted stands in each, whatever its entries, and counts in no sum.
enum NoticeDesk {
  static func show(_ request: Request, _ bank: ReadContext) throws -> Reply {
    let station = request.code("station")
    if let station { try bank.requireStation(station) }
    let tail = try bank.books.tail()
    let published = try bank.books.publishedHeads(Page()).map(\.head.entry.value)
    let range = try range(request, published: published, newest: tail.number, bank)
    let until = try day(of: range.through, or: tail.at, bank)
    // A range without entries begins with an entry that is not there, or after its end.
    var notice = Notice(range: range, firstDay: min(try day(of: range.since + 1, or: tail.at, bank), until))
    for item in try bank.books.noticeItems(after: range.since, through: range.through)
    where station == nil || station == item.station {
      try notice.add(item, bank)
    }
    let changes = try bank.books.starChanges(Page(), from: range.since + 1, through: range.through)
    for change in changes { try notice.add(change, station: station, bank) }
    for item in try bank.books.recordsOnNotice() where station == nil || station == item.station {
      try notice.add(item, bank)
    }
    let reply = Reply.sliced(notice.lines, try request.numberedPage()) { number, line in line.row(number) }
    let head = try range.through == 0 ? nil : bank.books.entry(range.through)?.hash
    return Reply(
      rows: reply.rows ?? [],
      fields: [
        Field("since", .integer(range.since)), Field("through", .integer(range.through)),
        Field("head", .optional(head) { .text($0.description) }),
        Field("published", .flag(published.contains(range.through))), Field("from", .date(notice.firstDay)),
        Field("until", .date(until)),
      ] + notice.totals + reply.fields)
  }

  private static func range(
    _ request: Request, published: [Int64], newest: Int64, _ bank: ReadContext
  ) throws -> NoticeRules.Range {
    let (since, through) = (request.integer("since"), request.integer("through"))
    guard [.admin, .operator, .auditor].contains(bank.caller.role) else {
      let newest = published.max() ?? 0
      if let range = NoticeRules.range(since: since, through: through, published: published, newest: newest),
        NoticeRules.isPublished(range, among: published)
      {
        return range
      }
      throw Refusal.noticeUnpublished(through ?? since ?? newest)
    }
    guard let range = NoticeRules.range(since: since, through: through, published: published, newest: newest) else {
      let name = through.map { $0 > newest } ?? false ? "through" : "since"
      throw Refusal.badValue(
        name, String((name == "since" ? since : through) ?? newest),
        Localized(
          "公示应从较早的分录到较晚的分录,最新分录是第 \(newest) 号",
          "A notice goes from an earlier entry to a later one; the newest is entry \(newest)"))
    }
    return range
  }

  private static func day(of entry: Int64, or instant: Instant, _ bank: ReadContext) throws -> LocalDate {
    bank.profile.calendar.date(of: try bank.books.summary(of: entry)?.at ?? instant)
  }
}

/// A line of a notice.
private struct NoticeLine {
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
private struct Notice {
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
  /// Who was looked up; without a name whoever may not stand in a notice.
  private var people: [MemberNumber: (home: Code, name: String?)] = [:]

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
    add(try person(item.member, bank).name) { name in
      NoticeLine(
        what: item.what.rawValue, entry: item.entry, date: item.date, name: name, station: item.station,
        minutes: item.minutes, team: item.team, kind: item.kind, isLate: isLate, source: item.source,
        until: item.until)
    }
  }

  /// Adds a change of stars, where its subject belongs to the station.
  mutating func add(_ change: StoredStarChange, station: Code?, _ bank: ReadContext) throws {
    let (home, name) = try subject(change.subject, bank)
    guard station == nil || station == home else { return }
    if change.stars > change.was { rose += 1 }
    add(name) { name in
      NoticeLine(
        what: "stars", entry: change.entry, date: bank.profile.calendar.date(of: change.at), name: name, station: home,
        stars: (change.was, change.stars))
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

  private mutating func subject(_ subject: StarSubject, _ bank: ReadContext) throws -> (home: Code, name: String?) {
    switch subject {
    case .member(let number): return try person(number, bank)
    case .team(let code):
      let team = try bank.requireTeam(code)
      return (team.station, team.name)
    }
  }

  /// A member's station, and the name as anybody may read it; nil where it may not stand in a notice at all.
  private mutating func person(_ number: MemberNumber, _ bank: ReadContext) throws -> (home: Code, name: String?) {
    if let known = people[number] { return known }
    let member = try bank.requireMember(number)
    let mayName = PublicNaming.mayName(bornOn: member.person.birth, on: bank.today)
    let person = (home: member.person.station, name: mayName ? bank.nameInPublic(member) : nil)
    people[number] = person
    return person
  }
}

extension Reply {
  /// A page of rows that are numbered from 1; only those that are shown are made.
  static func sliced<Item>(
    _ items: [Item], _ page: Page<Int64>, row: (_ number: Int64, Item) throws -> Row
  ) rethrows -> Reply {
    let start = min(max(0, Int(clamping: page.after ?? 0)), items.count)
    let numbered = items.enumerated().dropFirst(start).map { (number: Int64($0.offset + 1), item: $0.element) }
    return try .page(numbered, page, key: { .integer($0.number) }, row: { try row($0.number, $0.item) })
  }
}

extension Refusal {
  /// A notice whose ends nobody has published, asked for by the public.
  fileprivate static func noticeUnpublished(_ entry: Int64) -> Refusal {
    badValue(
      "through", "\(entry)",
      Localized(
        "公众只能查看已公布的各期:since 和 through 都应是登记公布过的分录号。可不写这两项,查看最近一期",
        "The public sees published notices only: since and through have to be entries whose heads were published. "
          + "Leave both out for the newest"))
  }
}
