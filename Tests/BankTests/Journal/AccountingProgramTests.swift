import ClientKit
import Foundation
import Ledger
import LineProtocol
import Store
import TestSupport
import Testing

@testable import Bank

/// What the programs for accounts in plain text make of a bank in which everything has happened.
@Suite struct AccountingProgramTests {
  /// A program: how it is asked whether it accepts a file, and what it makes of the balances.
  struct Reader: CustomTestStringConvertible, Sendable {
    let dialect: AccountingDialect
    let check: [String]
    let balances: [String]
    var testDescription: String { dialect.rawValue }

    var isInstalled: Bool {
      [check[0], balances[0]].allSatisfy { FileManager.default.isExecutableFile(atPath: $0) }
    }
  }

  private static let readers = [
    Reader(
      dialect: .hledger, check: ["/usr/bin/hledger", "-f", "FILE", "check", "--strict"],
      balances: ["/usr/bin/hledger", "-f", "FILE", "balance", "--flat", "--no-total", "--output-format", "csv"]),
    Reader(
      dialect: .ledger, check: ["/usr/bin/ledger", "--pedantic", "-f", "FILE", "accounts"],
      balances: [
        "/usr/bin/ledger", "-f", "FILE", "balance", "--flat", "--no-total", "--balance-format",
        "%(account),%(quantity(scrub(display_total))) %(commodity(scrub(display_total)))\n",
      ]),
    Reader(
      dialect: .beancount, check: ["/usr/bin/bean-check", "FILE"],
      balances: ["/usr/bin/bean-query", "-f", "csv", "FILE", "select account, sum(position) group by account"]),
  ]

  /// A bank of every kind of entry, in which people have written the worst.
  private func bank() throws -> TestBank {
    let boot = TestClock("2026-01-01T00:00:00Z")
    let bank = try TestBank(bootClock: boot, identityKeys: TestIdentity.keys("k1"))
    try EveryEntry.play(bank, boot: boot)
    var random = SeededGenerator(seed: 8)
    for number in 100..<160 {
      let name = "某" + random.hostileText()
      var quoted: [UInt8] = []
      LineWriter.appendQuoted(name, to: &quoted)
      let said = String(decoding: quoted, as: UTF8.self)
      // Some are refused; what is taken is what has to be written.
      guard (try? bank.done("member add no=\(number) name=\(said) station=jindu registered=2024-01-05")) != nil else {
        continue
      }
      _ = try? bank.done("opening member=\(number) minutes=1:00 reason=\(said)")
    }
    return bank
  }

  private func text(_ bank: TestBank, _ dialect: AccountingDialect) throws -> String {
    var text = AccountingText(dialect)
    var lines = ""
    for exported in try bank.exported(withTexts: true) {
      lines += text.lines(of: try DecodedEntry(canonical: exported.canonical), texts: exported.texts.map(\.text))
    }
    let tail = try bank.database.readTail()
    return lines + text.end(number: tail.number, head: tail.hash)
  }

  private func run(_ command: [String], on file: String) throws -> (status: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: command[0])
    process.arguments = command.dropFirst().map { $0 == "FILE" ? file : $0 }
    process.environment = ["PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "HOME": "/nonexistent"]
    let printed = Pipe()
    process.standardOutput = printed
    process.standardError = printed
    try process.run()
    let output = String(decoding: printed.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, output)
  }

  /// What a program says is on the accounts, without units and without what is empty.
  private func balances(_ output: String) -> [String: Int64] {
    var balances: [String: Int64] = [:]
    for line in output.split(whereSeparator: \.isNewline) {
      let parts = line.split(separator: ",").map { $0.filter { $0 != "\"" }.split(separator: " ") }
      guard parts.count == 2, let name = parts[0].first, let amount = parts[1].first.flatMap({ Int64($0) }) else {
        continue
      }
      if amount != 0 { balances[String(name)] = amount }
    }
    return balances
  }

  @Test(
    .enabled(
      if: readers.allSatisfy(\.isInstalled), "needs the programs: apt-get install hledger ledger beancount"),
    arguments: readers)
  func `they accept it when they are strict, and come to the same balances`(reader: Reader) async throws {
    let bank = try bank()
    let file = bank.folder.path("journal.txt")
    try text(bank, reader.dialect).write(toFile: file, atomically: true, encoding: .utf8)
    let checked = try run(reader.check, on: file)
    #expect(checked.status == 0, "\(checked.output.prefix(2000))")
    let expected = try bank.database.read { books in
      try books.trialBalance(through: books.tail().number).filter { $0.balance != 0 }.map {
        (reader.dialect.name(of: $0.account), $0.balance)
      }
    }
    let found = balances(try run(reader.balances, on: file).output)
    #expect(found == Dictionary(uniqueKeysWithValues: expected))
    #expect(expected.count > 20)
  }
}
