import Ledger
import TestSupport
import Testing

@testable import Store

@Suite struct BackupNameTests {
  @Test func `a name carries instant and last entry`() throws {
    let date = try #require(LocalDate("2026-11-21"))
    let at = Instant(milliseconds: (Int64(date.dayNumber) * 86_400 + 4 * 3600) * 1000 + 999)
    #expect(BackupName(at: at, entries: 12_345).text == "timebank-20261121T040000Z-000012345.sqlite")
  }

  @Test func `every name is read back as what was written`() {
    var generator = SeededGenerator(seed: 1)
    for _ in 0..<500 {
      let name = BackupName(
        at: Instant(milliseconds: Int64.random(in: 0...4_102_444_800_000, using: &generator)),
        entries: Int64.random(in: 0...Int64.max, using: &generator) >> Int64.random(in: 0...62, using: &generator))
      #expect(BackupName(name.text) == name)
      #expect(UnfinishedName.isLeftOver(UnfinishedName(name).text))
      #expect(UnfinishedName.isLeftOver(UnfinishedName(name).text + "-wal"))
      #expect(!UnfinishedName.isLeftOver(name.text))
    }
  }

  @Test(arguments: [
    "", "timebank", "timebank-20261121T040000Z-1.sqlite", "timebank-20261121T040000Z-000012345.sqlite.part",
    "timebank-20261321T040000Z-000012345.sqlite", "timebank-20261121T250000Z-000012345.sqlite",
    "timebank-20261121T040000Z-0000123x5.sqlite", "timebank-2026112１T040000Z-000012345.sqlite",
    "Timebank-20261121T040000Z-000012345.sqlite", "timebank-20261121T040000Z--00012345.sqlite",
    "timebank-20261121 040000Z-000012345.sqlite", "bank.sqlite",
  ])
  func `another file's name is none`(text: String) {
    #expect(BackupName(text) == nil)
    #expect(!UnfinishedName.isLeftOver(text))
    #expect(!UnfinishedName.isLeftOver(".\(text).part"))
  }
}
