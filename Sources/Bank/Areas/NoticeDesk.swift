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
