public import Bank
public import Ledger
import LineProtocol

extension TestBank {
  /// The journal as `export` gives it, page by page, read back as an outside verifier reads it.
  public func exported(
    since: Int64 = 0, limit: Int64 = 1000, withTexts: Bool = false, as peer: Peer = TestBank.admin
  ) throws -> [ExportedEntry] {
    var entries: [ExportedEntry] = []
    var through = since
    var total = Int64.max
    while through < total {
      let line = "export kind=journal since=\(through) limit=\(limit)\(withTexts ? " texts=true" : "")"
      let reply = try done(line, as: peer)
      for row in reply.rows ?? [] { entries.append(try TestBank.entry(row)) }
      guard
        case .integer(let reached)? = reply.fields.first(where: { $0.name == "through" })?.value,
        case .integer(let newest)? = reply.fields.first(where: { $0.name == "total" })?.value
      else { throw UnexpectedRefusal(description: "\(line) does not say where it ends") }
      (through, total) = (reached, newest)
    }
    return entries
  }

  private static func entry(_ row: Reply.Row) throws -> ExportedEntry {
    func text(_ name: String) -> String { row.first { $0.name == name }?.value.plain(in: .english) ?? "" }
    guard
      let number = Int64(text("entry")), let hash = Digest(hex: text("hash")),
      let texts = ExportedEntry.texts(text("texts"))
    else { throw UnexpectedRefusal(description: "no exported entry: \(row)") }
    return ExportedEntry(number: number, canonical: Array(text("canonical").utf8), hash: hash, texts: texts)
  }

  /// The balances of a proof as the trial balance writes them.
  public static func trialBalance(_ proof: JournalProof) -> [String] {
    proof.sheet.balances.map { account, balance in
      let amount = account.unit == .minutes ? Minutes(balance).description : String(balance)
      return "\(account) \(account.unit) \(amount)"
    }
  }
}
