import Ledger

/// Which accounts an entry of a kind posts to, with which signs; who they belong to is left out of the names.
struct JournalTemplate: Hashable, CustomStringConvertible {
  let kind: String
  /// `+member:<1>/available`: members, pools, gifts and stations are counted in the order in which they appear.
  let postings: Set<String>

  var description: String { "\(kind): \(postings.sorted().joined(separator: " "))" }

  /// The template that an entry has followed.
  init(kind: EntryKind, postings: [Posting]) {
    let signed = postings.map { posting in
      (sign: posting.amount < 0 ? "-" : "+", account: JournalTemplate.parts(of: posting.account))
    }
    self.init(kind: kind.rawValue, signed)
  }

  /// Reads a row of the table in the documentation, or nil where the line is none.
  init?(row: Substring) {
    let cells = row.split(separator: "|").map { $0.trimmed }
    guard row.hasPrefix("|"), cells.count == 3, let first = cells[2].first, "−+".contains(first) else { return nil }
    let signed = cells[2].split(separator: " ").map { word in
      let name = word.dropFirst().filter { $0 != "`" }
      return (sign: word.hasPrefix("+") ? "+" : "-", account: JournalTemplate.parts(ofName: name))
    }
    self.init(kind: cells[0], signed)
  }

  /// Numbers the names in an order that does not depend on them: where two postings look alike but for their names, those
  /// that stand alone come first and tell them apart.
  private init(kind: String, _ signed: [(sign: String, account: [Part])]) {
    self.kind = kind
    let shapes = signed.map { JournalTemplate.shape($0) }
    let ranked = zip(shapes, signed).map { shape, posting in
      (rank: (shapes.count { $0 == shape }, shape), posting: posting)
    }
    let ordered = ranked.sorted { $0.rank < $1.rank }.map(\.posting)
    var names: [String] = []
    var postings: Set<String> = []
    for posting in ordered {
      let parts = posting.account.map { part -> String in
        switch part {
        case .fixed(let text): return text
        case .name(let name):
          if !names.contains(name) { names.append(name) }
          return "<\((names.firstIndex(of: name) ?? 0) + 1)>"
        }
      }
      postings.insert(posting.sign + parts.joined())
    }
    self.postings = postings
  }

  private enum Part {
    case fixed(String)
    case name(String)
  }

  private static func shape(_ posting: (sign: String, account: [Part])) -> String {
    posting.sign
      + posting.account.map { part in
        if case .fixed(let text) = part { text } else { "<>" }
      }.joined()
  }

  private static func parts(of account: Account) -> [Part] {
    switch account {
    case .available(let member): [.fixed("member:"), .name("member \(member)"), .fixed("/available")]
    case .held(let member): [.fixed("member:"), .name("member \(member)"), .fixed("/held")]
    case .donatable(let member): [.fixed("member:"), .name("member \(member)"), .fixed("/donatable")]
    case .pool(let pool): [.fixed("pool:"), .name("pool \(pool)")]
    case .stock(let gift, let station):
      [.fixed("stock:"), .name("gift \(gift)"), .fixed("@"), .name("station \(station)")]
    case .supplied(let gift): [.fixed("stock:"), .name("gift \(gift)"), .fixed("/supplied")]
    case .given(let gift): [.fixed("stock:"), .name("gift \(gift)"), .fixed("/given")]
    case .counted(let gift): [.fixed("stock:"), .name("gift \(gift)"), .fixed("/counted")]
    case .issued, .redeemed, .expired, .opening, .handedOver: [.fixed(account.description)]
    }
  }

  /// `stock:<gift>@<station>` in its parts.
  private static func parts(ofName name: String) -> [Part] {
    name.split(separator: "<").enumerated().flatMap { index, piece -> [Part] in
      let halves = piece.split(separator: ">", maxSplits: 1)
      guard index > 0 || name.hasPrefix("<"), let inside = halves.first else { return [.fixed(String(piece))] }
      return [.name(String(inside))] + halves.dropFirst().map { .fixed(String($0)) }
    }
  }
}

extension Substring {
  fileprivate var trimmed: String {
    var rest = self
    while rest.first == " " { rest.removeFirst() }
    while rest.last == " " { rest.removeLast() }
    return String(rest)
  }
}
