import Ledger
import LineProtocol
import Rules
import Store

/// Heads of the journal that were made public, so that nobody can rewrite what came before: `head publish|list`.
enum HeadDesk {
  static func publish(_ request: Request, _ bank: ChangeContext) throws -> Reply {
    let tail = bank.transaction.tail
    guard let number = EntryNumber(tail.number) else { throw Refusal.internalDefect("a journal without entries") }
    let entry = try bank.append(.head(HeadPublished(entry: number, hash: tail.hash, note: request.text("note"))))
    return Reply(fields: [Field("published", .number(number)), Field("head", .text(tail.hash.description)), entry])
  }

  static func list(_ request: Request, _ bank: ReadContext) throws -> Reply {
    let page = try request.numberedPage()
    return .page(try bank.books.publishedHeads(page), page, key: { .integer($0.entry) }) { head in
      [
        Field("published", .number(head.head.entry)), Field("hash", .text(head.head.hash.description)),
        Field("at", .text(bank.profile.calendar.rfc3339(head.at))), Field("user", .text(JournalDesk.user(head.actor))),
        Field("note", .optional(head.head.note, Value.text)), Field("entry", .integer(head.entry)),
      ]
    }
  }
}
