import Ledger
import LineProtocol
import Rules
import Store

/// The journal as it stands: `journal list|show`, and the events of those who watch.
enum JournalDesk {
  static func list(_ request: Request, _ bank: ReadContext) throws -> Reply {
    let page = try request.numberedPage()
    let kinds = request.text("kind").flatMap(EntryKind.init(rawValue:)).map { Set([$0]) }
    let entries = try bank.books.entries(page, kinds: kinds, stations: readable(bank.caller))
    return .page(entries, page, key: { .integer($0.number) }, row: { row($0, bank) })
  }

  /// The stations whose entries a caller may read; nil for all.
  static func readable(_ caller: Caller) -> Set<Code>? {
    caller.role == .operator ? caller.stations : nil
  }

  /// The row of an entry, also of an event.
  static func row(_ entry: EntrySummary, _ bank: ReadContext) -> Reply.Row {
    [
      Field("entry", .integer(entry.number)), Field("at", .text(bank.profile.calendar.rfc3339(entry.at))),
      Field("kind", .text(entry.kind.rawValue)), Field("user", .text(user(entry.actor))),
      Field("role", .text(entry.role.rawValue)), Field("station", .optional(entry.station, Value.code)),
      Field("date", .date(entry.date)), Field("postings", .integer(Int64(entry.postingCount))),
    ]
  }

  static func show(_ request: Request, _ bank: ReadContext) throws -> Reply {
    let number = try request.neededInteger("entry")
    guard let summary = try bank.books.summary(of: number), let stored = try bank.books.entry(number) else {
      throw Refusal.noEntry(number)
    }
    if let stations = readable(bank.caller) {
      guard let station = summary.station, stations.contains(station) else { throw Refusal.noEntry(number) }
    }
    let entry = try DecodedEntry(canonical: stored.canonical)
    let heads = row(summary, bank).dropFirst().map { item("header", $0.name, $0.value.plain(in: .english)) }
    let isHidden = isComplaint(entry, about: bank.caller.ownMember)
    let facts = entry.facts.filter { !(isHidden && $0.name == "member") }.map { item("fact", $0.name, $0.value) }
    let texts =
      isHidden
      ? []
      : entry.commitments.map { commitment in
        item("text", commitment.name, stored.texts.first { $0.name == commitment.name }?.text ?? "")
      }
    let postings = stored.postings.map { posting in
      item(
        "posting", posting.account.description, amount(posting.amount, posting.account),
        balance: amount(posting.balance, posting.account))
    }
    return Reply(
      rows: heads + facts + texts + postings,
      fields: [Field("entry", .integer(number)), Field("hash", .text(stored.hash.description))])
  }

  /// Whom a complaint is about learns neither whose it is nor what was said.
  private static func isComplaint(_ entry: DecodedEntry, about member: MemberNumber?) -> Bool {
    guard let member, entry.header.kind == .complaint else { return false }
    return entry.facts.contains { $0.name == "about" && $0.value == member.description }
  }

  /// An amount as its account's unit writes it.
  static func amount(_ amount: Int64, _ account: Account) -> String {
    account.unit == .minutes ? Minutes(amount).description : String(amount)
  }

  private static func item(_ item: String, _ name: String, _ value: String, balance: String = "") -> Reply.Row {
    [
      Field("item", .text(item)), Field("name", .text(name)), Field("value", .text(value)),
      Field("balance", .text(balance)),
    ]
  }

  static func user(_ actor: Actor) -> String {
    switch actor {
    case .user(let id), .member(_, atKiosk: let id): UserNames.name(of: id)
    case .daemon: "daemon"
    }
  }
}
