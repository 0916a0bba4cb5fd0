import Bank
import Foundation
import Ledger
import LineProtocol
import TestSupport
import Testing

@testable import Store

/// Books that are whole, only shorter than what was answered for.
@Suite struct AcknowledgedEndTests {
  private func end(_ number: Int64) -> AcknowledgedEnd {
    AcknowledgedEnd(
      JournalTail(number: number, hash: Digest.origin.chained(to: [1]), at: Instant(milliseconds: 0)))
  }

  @Test func `the line reads back, is always as long, and no byte of it can change unnoticed`() {
    for number in [0, 1, 99, Int64.max] {
      let line = end(number).line
      #expect(line.count == AcknowledgedEnd.byteCount)
      #expect(AcknowledgedEnd(line: line) == end(number))
      for place in line.indices {
        for harm in Harm.allCases {
          guard let harmed = harm.done(to: line, at: place) else { continue }
          #expect(AcknowledgedEnd(line: harmed) == nil, "\(harm) at \(place)")
        }
      }
    }
  }

  /// The files of a bank as a kill leaves them, and the number of its last entry.
  private func killed() throws -> (folder: TemporaryFolder, last: Int64) {
    let bank = try SmallBank()
    let folder = TemporaryFolder()
    for name in ["bank.sqlite", "bank.sqlite-wal", "bank.sqlite.lock"] {
      try FileManager.default.copyItem(atPath: bank.bank.folder.path(name), toPath: folder.path(name))
    }
    return (folder, bank.bank.bank.headNumber)
  }

  @Test func `a log that was cut off is missed, and no rebuild makes good for it`() throws {
    let (folder, last) = try killed()
    let log = try FileHandle(forUpdating: URL(fileURLWithPath: folder.path("bank.sqlite-wal")))
    try log.truncate(atOffset: try log.seekToEnd() - 4120)
    try log.close()
    let bank = try TestBank(folder: folder, language: .english)
    let damage = try #require(bank.bank.health.damage)
    #expect(damage.place == "journal" && damage.entry == last)
    #expect(damage.reason == "entries \(last) to \(last) were acknowledged and are missing")
    #expect(bank.refusal("opening member=1 minutes=1:00 reason=x") == .readOnly)
    #expect(bank.refusal("verify") == .corrupt)
    #expect(bank.refusal("rebuild") == .corrupt)
    try bank.bank.close()
    #expect(try TestBank(folder: folder).refusal("opening member=1 minutes=1:00 reason=x") == .readOnly)
  }

  @Test(arguments: ["", "S"]) func `a file that was emptied is not taken for a new bank`(rest: String) throws {
    let (folder, _) = try killed()
    try Data(rest.utf8).write(to: URL(fileURLWithPath: folder.path("bank.sqlite")))
    try FileManager.default.removeItem(atPath: folder.path("bank.sqlite-wal"))
    do {
      _ = try LedgerDatabase(path: folder.path("bank.sqlite"))
      Issue.record("an empty file was opened")
    } catch .damaged(let damage) {
      #expect(damage.place == "database")
    }
    try FileManager.default.removeItem(atPath: folder.path("bank.sqlite"))
    #expect(try TestBank(folder: folder).refusal("verify") == nil)
  }

  @Test func `a kill between a commit and its line is no damage`() throws {
    let bank = try SmallBank()
    try bank.bank.bank.close()
    let lock = URL(fileURLWithPath: bank.bank.folder.path("bank.sqlite.lock"))
    let line = try Data(contentsOf: lock)
    #expect(line.count == AcknowledgedEnd.byteCount)
    let again = try SmallBank(folder: bank.bank.folder)
    #expect(again.code("opening member=1 minutes=1:00 reason=x") == "ok")
    try again.bank.bank.close()
    try line.write(to: lock)
    let third = try SmallBank(folder: bank.bank.folder)
    #expect(third.code("verify") == "ok")
    #expect(third.code("opening member=2 minutes=1:00 reason=x") == "ok")
  }
}
