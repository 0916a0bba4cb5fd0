import Ledger
import LineProtocol
import Rules
import Store

/// What members can be told of the journal: `message list`.
///
/// Nothing is kept: a message follows from its entry, so that it can be asked for again, and whoever was erased since is
/// named no more. Names are masked for everybody; phones are told where the configuration says so.
enum MessageDesk {
  private static let entriesPerReply: Int64 = 1000

  static func list(_ request: Request, _ bank: ReadContext) throws -> Reply {
    let since = request.integer("since") ?? 0
    let total = try bank.books.tail().number
    // A number beyond the end comes from a journal that was longer, before a backup was restored.
    let through = since < total ? min(total, since + (request.integer("limit") ?? entriesPerReply)) : total
    let entries = try bank.books.told(after: since, through: through, kinds: Messages.kinds)
    return Reply(
      rows: try entries.flatMap { entry in
        try Messages(of: entry, bank.books).all.map { try row($0, entry, bank) }
      },
      fields: [
        Field("through", .integer(through)), Field("total", .integer(total)),
        Field("head", .optional(try bank.books.entry(through)?.hash.description, Value.text)),
        Field("since-head", .optional(try bank.books.entry(since)?.hash.description, Value.text)),
      ])
  }

  private static func row(_ message: OutwardMessage, _ entry: ToldEntry, _ bank: ReadContext) throws -> Reply.Row {
    let member = try member(message.addressee, bank)
    var team: Code?
    if case .team(let code) = message.addressee { team = code }
    let details = message.details
    return [
      Field("message", .text(message.name(entry: entry.number, hash: entry.hash))),
      Field("event", .text(message.event.rawValue)), Field("entry", .integer(entry.number)),
      Field("at", .text(bank.profile.calendar.rfc3339(entry.at))),
      Field("member", .optional(member?.number, Value.number)),
      Field("name", .optional(member.map(bank.nameInPublic), Value.text)),
      Field("phone", .optional(bank.configured.messagesTellPhones ? member?.person.phone : nil, Value.text)),
      Field("team", .optional(team, Value.code)), Field("station", .optional(details.station, Value.code)),
      Field("activity", .optional(details.activity, Value.number)),
      Field("record", .optional(details.record, Value.number)),
      Field("redemption", .optional(details.redemption, Value.number)),
      Field("offer", .optional(details.offer, Value.code)), Field("date", .optional(details.date, Value.date)),
      Field("minutes", .optional(details.minutes, Value.duration)),
      Field("until", .optional(details.until, Value.date)),
      Field("stars", .optional(details.stars.map(Int64.init), Value.integer)),
      Field("was", .optional(details.was.map(Int64.init), Value.integer)),
      Field("zh", .text(message.text.chinese)), Field("en", .text(message.text.english)),
    ]
  }

  /// Whom a message reaches: who was taken into another is reached as that one.
  private static func member(_ addressee: OutwardMessage.Addressee, _ bank: ReadContext) throws -> StoredMember? {
    guard case .member(let number) = addressee, let member = try bank.books.member(number) else { return nil }
    guard let into = member.mergedInto else { return member }
    return try bank.books.member(into)
  }
}
