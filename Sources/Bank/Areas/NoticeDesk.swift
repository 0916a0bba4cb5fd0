import Ledger
import LineProtocol
import Rules
import Store

/// The public notice (公示): what the entries between two published heads say of hours, stars and redemptions.
///
/// For everybody, and the same for everybody: names are masked whoever asks, children are not named at all.
enum NoticeDesk {
  static func show(_ request: Request, _ bank: ReadContext) throws -> Reply {
    let station = request.code("station")
    if let station { try bank.requireStation(station) }
    let tail = try bank.books.tail()
    let published = try bank.books.publishedHeads(Page()).map(\.head.entry.value)
    let range = try range(request, published: published, newest: tail.number)
    var notice = Notice(firstDay: try day(of: range.since + 1, or: tail.at, bank))
    for item in try bank.books.noticeItems(after: range.since, through: range.through)
    where station == nil || station == item.station {
      try notice.add(item, bank)
    }
    let changes = try bank.books.starChanges(Page(), from: range.since + 1, through: range.through)
    for change in changes { try notice.add(change, station: station, bank) }
    let reply = Reply.sliced(notice.rows, try request.numberedPage())
    let head = try range.through == 0 ? nil : bank.books.entry(range.through)?.hash
    return Reply(
      rows: reply.rows ?? [],
      fields: [
        Field("since", .integer(range.since)), Field("through", .integer(range.through)),
        Field("head", .optional(head) { .text($0.description) }),
        Field("published", .flag(published.contains(range.through))), Field("from", .date(notice.firstDay)),
        Field("until", .date(try day(of: range.through, or: tail.at, bank))),
      ] + notice.totals + reply.fields)
  }

  private static func range(_ request: Request, published: [Int64], newest: Int64) throws -> NoticeRules.Range {
    let (since, through) = (request.integer("since"), request.integer("through"))
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

/// A notice while it is drawn up.
private struct Notice {
  let firstDay: LocalDate
  private(set) var rows: [Reply.Row] = []
  private var records: Int64 = 0
  private var minutes = Minutes.zero
  private var undone = Minutes.zero
  private var rose: Int64 = 0
  private var redemptions: Int64 = 0
  private var redeemed = Minutes.zero
  private var unnamed: Int64 = 0

  init(firstDay: LocalDate) {
    self.firstDay = firstDay
  }

  var totals: [Field] {
    [
      Field("records", .integer(records)), Field("minutes", .duration(minutes)), Field("undone", .duration(undone)),
      Field("rose", .integer(rose)), Field("redemptions", .integer(redemptions)),
      Field("redeemed", .duration(redeemed)), Field("unnamed", .integer(unnamed)),
    ]
  }

  mutating func add(_ item: NoticeItem, _ bank: ReadContext) throws {
    switch item.what {
    case .service:
      records += 1
      minutes = try minutes.adding(item.minutes)
    case .reversal: undone = try undone.adding(item.minutes)
    case .redemption:
      redemptions += 1
      redeemed = try redeemed.adding(item.minutes)
    case .giveBack: redeemed = try redeemed.subtracting(item.minutes)
    }
    guard let name = try name(of: item.member, bank) else { return }
    let isLate = item.what == .service && NoticeRules.isLate(item.date, firstDay: firstDay)
    append(
      item.what.rawValue, entry: item.entry, name: name,
      [
        Field("date", .date(item.date)), Field("minutes", .duration(item.minutes)),
        Field("station", .code(item.station)), Field("team", .optional(item.team, Value.code)),
        Field("kind", .optional(item.kind, Value.code)), Field("was", .absent), Field("stars", .absent),
        Field("late", .flag(isLate)),
      ])
  }

  /// Adds a change of stars, where its subject belongs to the station.
  mutating func add(_ change: StoredStarChange, station: Code?, _ bank: ReadContext) throws {
    let home: Code
    let name: String?
    switch change.subject {
    case .member(let number):
      home = try bank.requireMember(number).person.station
      guard station == nil || station == home else { return }
      name = try self.name(of: number, bank)
    case .team(let code):
      let team = try bank.requireTeam(code)
      home = team.station
      guard station == nil || station == home else { return }
      name = team.name
    }
    if change.stars > change.was { rose += 1 }
    guard let name else { return }
    append(
      "stars", entry: change.entry, name: name,
      [
        Field("date", .date(bank.profile.calendar.date(of: change.at))), Field("minutes", .absent),
        Field("station", .code(home)), Field("team", .absent), Field("kind", .absent),
        Field("was", .integer(Int64(change.was))), Field("stars", .integer(Int64(change.stars))),
        Field("late", .flag(false)),
      ])
  }

  private mutating func append(_ what: String, entry: Int64, name: String, _ rest: Reply.Row) {
    var row: Reply.Row = [
      Field("line", .integer(Int64(rows.count + 1))), Field("item", .text(what)), Field("entry", .integer(entry)),
    ]
    row += rest.prefix(1) + [Field("name", .text(name))] + rest.dropFirst()
    rows.append(row)
  }

  /// A member's name as anybody may read it; nil, and counted, where it may not stand in a notice at all.
  private mutating func name(of number: MemberNumber, _ bank: ReadContext) throws -> String? {
    let member = try bank.requireMember(number)
    guard PublicNaming.mayName(bornOn: member.person.birth, on: bank.today) else {
      unnamed += 1
      return nil
    }
    return bank.nameInPublic(member)
  }
}

extension Reply {
  /// A page of rows that are numbered from 1 in their first column.
  static func sliced(_ rows: [Row], _ page: Page<Int64>) -> Reply {
    let start = min(max(0, Int(clamping: page.after ?? 0)), rows.count)
    return .page(Array(rows[start...]), page, key: { $0.first?.value ?? .absent }, row: { $0 })
  }
}
