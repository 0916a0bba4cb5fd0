import Ledger
import LineProtocol

/// Proves exported entries as they come, and writes them as plain-text accounting reads them.
struct AccountingExport {
  private var text: AccountingText
  private var proof = JournalProof()

  init(_ dialect: AccountingDialect) {
    text = AccountingText(dialect)
  }

  /// The lines of the next entry.
  ///
  /// - Throws: Why nothing may be built on it: the chain is broken, or a line is none of an export.
  mutating func take(_ row: DaemonFields) throws(ClientFailure) -> [UInt8] {
    guard let exported = ExportedEntry(row) else {
      throw .unproved(JournalFaultText.of(.unreadable, line: Int(clamping: proof.number + 1)))
    }
    do throws(JournalFault) { try proof.take(exported) } catch { throw .unproved(JournalFaultText.of(error)) }
    do throws(LedgerError) {
      let entry = try DecodedEntry(canonical: exported.canonical)
      return Array(text.lines(of: entry, texts: exported.texts.map(\.text)).utf8)
    } catch {
      throw .unproved(JournalFaultText.of(JournalFault(exported.number, .unreadable(error))))
    }
  }

  /// The lines at the end of the file.
  func end() -> [UInt8] { Array(text.end(number: proof.number, head: proof.head).utf8) }
}

extension ClientFailure {
  fileprivate static func unproved(_ text: Localized) -> ClientFailure {
    ClientFailure(
      "corrupt", .defect, text,
      remedy: Localized("请管理员运行 timebank verify", "have an administrator run timebank verify"))
  }
}
