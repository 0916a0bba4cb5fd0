import ClientKit
import Configuration
import Ledger
import LineProtocol
import Rules

/// Every cell of a sheet comes from the file, and what it is understood as is written the usual way and understood again.
enum SheetTarget {
  static func read(_ bytes: [UInt8]) throws(BrokenLaw) {
    for kind in [SheetKind.members, .signIn, .opening] {
      guard let sheet = try? Sheet(kind: kind, bytes: bytes) else { continue }
      for row in sheet.rows {
        guard row.line > 1, row.cells.allSatisfy({ !$0.text.isEmpty }) else {
          throw BrokenLaw(description: "\(row) cannot be")
        }
        for cell in row.cells { try read(cell: cell.text) }
      }
    }
  }

  private static func read(cell text: String) throws(BrokenLaw) {
    if case .success(let date) = SheetDate.parse(text, year: 2026),
      SheetDate.parse("\(date)", year: nil) != .success(date)
    {
      throw BrokenLaw(description: "\(text) is \(date), which is another")
    }
    if case .success(let minutes) = SheetDuration.parse(text), SheetDuration.parse("\(minutes)") != .success(minutes) {
      throw BrokenLaw(description: "\(text) is \(minutes), which is another")
    }
    if case .success(let time) = SheetTime.parse(text), SheetTime.parse("\(time)") != .success(time) {
      throw BrokenLaw(description: "\(text) is \(time), which is another")
    }
    if case .success(let phone) = SheetPhone.parse(text), SheetPhone.parse(phone) != .success(phone) {
      throw BrokenLaw(description: "\(text) is \(phone), which is another")
    }
  }
}

/// A file is a configuration or every fault names a line of it; the same rules come out of what they are kept as.
enum ConfigurationTarget {
  static func read(_ bytes: [UInt8]) throws(BrokenLaw) {
    guard let text = String(validating: bytes, as: UTF8.self) else { return }
    let lineCount = text.utf8.count { $0 == UInt8(ascii: "\n") } + 1
    let nobody = GroupDirectory { _ in nil }
    do throws(ConfigurationError) {
      let configuration = try Configuration.read(text, file: "fuzz.toml", groups: nobody)
      guard try Configuration.read(text, file: "fuzz.toml", groups: nobody).policy == configuration.policy else {
        throw ConfigurationError(faults: [])
      }
    } catch {
      guard !error.faults.isEmpty else { throw BrokenLaw(description: "refused without a fault: \(text)") }
      for fault in error.faults where !(1...lineCount).contains(fault.line ?? 1) {
        throw BrokenLaw(description: "\(fault) is beyond \(lineCount) lines")
      }
    }
  }
}

/// Canonical bytes have one meaning: what is read from them balances, and its event is read or refused.
enum EntryTarget {
  static func read(_ bytes: [UInt8]) throws(BrokenLaw) {
    guard let entry = try? DecodedEntry(canonical: bytes) else { return }
    for unit in Set(entry.postings.all.map(\.account.unit)) {
      let sum = entry.postings.all.filter { $0.account.unit == unit }.reduce(Int64(0)) { $0 &+ $1.amount }
      guard sum == 0 else { throw BrokenLaw(description: "the postings in \(unit) add up to \(sum)") }
    }
    var sheet = AccountSheet()
    guard let event = try? JournalEvent(kind: entry.header.kind, facts: FactReader(entry, texts: [:])) else { return }
    _ = try? sheet.post(entry.postings, debt: event.debt)
  }
}

/// A file is proved or not; proved twice, it ends at the same head.
enum JournalTarget {
  static func read(_ bytes: [UInt8]) throws(BrokenLaw) {
    guard head(of: bytes) == head(of: bytes) else { throw BrokenLaw(description: "the proof differs the second time") }
  }

  private static func head(of bytes: [UInt8]) -> Digest? {
    var isRead = false
    let lines = FileLines { () throws(ClientFailure) in
      defer { isRead = true }
      return isRead ? [] : bytes
    }
    var file = JournalFile(lines, published: [:])
    return try? file.prove().head
  }
}

/// A signed document is read in one way only: whatever is understood is written again with the same bytes, and in bounds.
enum HandoverTarget {
  static func read(_ bytes: [UInt8]) throws(BrokenLaw) {
    guard let text = String(validating: bytes, as: UTF8.self), let signed = SignedLines(text) else { return }
    guard SignedLines(signed.document) == signed else {
      throw BrokenLaw(description: "\(text) is another when read again")
    }
    if let file = HandoverFile(body: signed.body) {
      guard file.body == signed.body, file.balance >= .zero, file.served != nil else {
        throw BrokenLaw(description: "\(file) cannot be")
      }
    }
    if let receipt = HandoverReceipt(body: signed.body), receipt.body != signed.body {
      throw BrokenLaw(description: "\(receipt) is another when written")
    }
  }
}
