import Ledger
import LineProtocol
import Store

/// The journal for whoever proves it elsewhere: `export`.
///
/// A reply holds so many entries at most, so that neither side ever has the whole journal in memory; the next one goes on
/// from where `through=` says.
enum ExportDesk {
  static let entriesPerReply: Int64 = 1000

  static func export(_ request: Request, _ bank: ReadContext) throws -> Reply {
    let withTexts = request.flag("texts")
    guard !withTexts || bank.caller.role == .admin else { throw Refusal.textsDenied }
    let since = request.integer("since") ?? 0
    let tail = try bank.books.tail()
    guard since <= tail.number else { throw Refusal.noEntry(since) }
    let through = min(tail.number, since + (request.integer("limit") ?? entriesPerReply))
    let entries = try bank.books.exported(after: since, through: through, withTexts: withTexts)
    let head = try entries.last?.hash ?? bank.books.entry(since)?.hash ?? Digest.origin
    return Reply(
      rows: try entries.map(row),
      fields: [
        Field("through", .integer(through)), Field("total", .integer(tail.number)),
        Field("head", .text(head.description)),
      ])
  }

  private static func row(_ entry: ExportedEntry) throws -> Reply.Row {
    [
      Field("entry", .integer(entry.number)), Field("hash", .text(entry.hash.description)),
      Field("canonical", .text(String(decoding: entry.canonical, as: UTF8.self))),
      Field("texts", .text(entry.textLines)),
    ]
  }
}
