package import Ledger

/// Writes entries as plain-text accounting reads them: a transaction for every entry that has postings.
///
/// An account or a unit is declared right before it is used first, since some read from top to bottom and, when strict,
/// take nothing that was not declared.
package struct AccountingText {
  private let dialect: AccountingDialect
  private var declared: Set<Account> = []
  private var units: [Unit: String] = [:]
  private var entryCount = 0
  private var transactionCount = 0

  /// Prepares the text.
  package init(_ dialect: AccountingDialect) {
    self.dialect = dialect
  }

  /// The lines of an entry, each ended; none for one that moves nothing.
  ///
  /// - Parameter texts: What lies beside the chain, as far as it is known.
  package mutating func lines(of entry: DecodedEntry, texts: [String] = []) -> String {
    entryCount += 1
    guard !entry.postings.all.isEmpty else { return "" }
    transactionCount += 1
    var lines = entry.postings.all.map { declaration(of: $0.account) }.joined()
    lines += head(of: entry.header, texts)
    for posting in entry.postings.all {
      lines += "  \(dialect.name(of: posting.account))  \(posting.amount) \(unit(posting.account.unit))\n"
    }
    return lines + "\n"
  }

  /// What the text says of itself at its end: how much it holds, and by which hash it can be compared with the journal.
  package func end(number: Int64, head: Digest) -> String {
    "; entries: \(entryCount), of them with postings: \(transactionCount)\n; entry: \(number)\n; head: \(head)\n"
  }

  private func head(of header: EntryHeader, _ texts: [String]) -> String {
    let said = ([header.kind.rawValue] + texts.map(Self.harmless).filter { !$0.isEmpty }).joined(separator: " ")
    switch dialect {
    case .hledger, .ledger: return "\(header.date) (\(header.number)) \(said)\n"
    case .beancount: return "\(header.date) * \"\(header.number)\" \"\(said)\"\n"
    }
  }

  private mutating func declaration(of account: Account) -> String {
    guard declared.insert(account).inserted else { return "" }
    let name = dialect.name(of: account)
    let declaredUnit = declaration(of: account.unit)
    switch dialect {
    case .hledger, .ledger: return declaredUnit + "account \(name)\n"
    // Before any entry: the day of a service is often older than its entry, and nothing orders them.
    case .beancount: return declaredUnit + "0001-01-01 open \(name) \(unit(account.unit))\n"
    }
  }

  private mutating func declaration(of unit: Unit) -> String {
    guard units[unit] == nil else { return "" }
    let name = self.unit(unit)
    units[unit] = name
    switch dialect {
    case .hledger, .ledger: return "commodity \(name)\n"
    case .beancount: return "0001-01-01 commodity \(name)\n  name: \"\(unit)\"\n"
    }
  }

  /// A gift may be called as hours are, so that a unit of pieces says what it is; beancount's units are too short for that
  /// and are numbered.
  private func unit(_ unit: Unit) -> String {
    if let known = units[unit] { return known }
    switch (dialect, unit) {
    case (.beancount, .minutes): return "MINUTES"
    case (.beancount, .pieces): return "PIECES\(units.keys.count { $0 != .minutes } + 1)"
    case (_, .minutes): return "minutes"
    case (_, .pieces): return "\"\(unit)\""
    }
  }

  /// A text as it can stand in the head of a transaction, whoever wrote it: on one line, and no part of it a comment, a
  /// tag, a note, or the end of a quotation.
  static func harmless(_ text: String) -> String {
    // Scalar by scalar: a combining mark would hide a semicolon from a look at whole characters.
    var cleaned = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let isHarmful = special.contains(scalar) || scalar.properties.generalCategory.isUnprintable
      cleaned.append(isHarmful || scalar.properties.isWhitespace ? " " : scalar)
    }
    return String(cleaned).split(separator: " ").joined(separator: " ")
  }

  private static let special = Set(";|\"\\#:=[](){}^*!".unicodeScalars)
}

extension Unicode.GeneralCategory {
  fileprivate var isUnprintable: Bool {
    [.control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned].contains(self)
  }
}
