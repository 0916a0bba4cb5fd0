import Crypto
import Foundation
import Ledger
import LineProtocol
import Rules
import TestSupport
import Testing

@testable import Bank
@testable import Store

/// Who voted is known, what they chose is not: from nothing that is stored, logged, answered or copied.
///
/// Each test tries to link vote and voter in a way of its own.
@Suite struct BallotSecrecyTests {
  /// Who chose what; ``swapped`` comes to the same count by other hands.
  private static let chosen: [Int64: String] = [17: "1,2,3", 18: "2", 19: "1", 20: "2", 21: "3,1"]
  private static let swapped: [Int64: String] = [17: "2", 18: "1,3", 19: "3,1,2", 20: "2", 21: "1"]

  private let shelfFolder = TemporaryFolder()

  /// A bank in which everybody has voted, each under an idempotency key, and what it logged.
  private func voted(
    _ choices: [Int64: String], backups: BackupShelf? = nil
  ) throws -> (bank: TestBank, log: Collector<CollectingLogHandler.Line>) {
    let log = Collector<CollectingLogHandler.Line>()
    let bank = try TestBank(backups: backups?.settings(keep: BackupKeep()), logger: CollectingLogHandler.logger(log))
    _ = try BallotStation.voting(bank, seats: 3)
    for (member, choice) in choices.sorted(by: { $0.key < $1.key }) {
      try bank.done("ballot vote ballot=best choice=\(choice) key=vote-\(member)", as: TestBank.kiosk(member))
    }
    return (bank, log)
  }

  /// Every row of every table, but for columns that are told.
  private func stored(_ bank: TestBank, but hidden: Set<String> = []) throws -> [String] {
    try bank.database.read { books in
      let tables = try books.db.all("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name") {
        $0[0] as String
      }
      return try tables.flatMap { table -> [String] in
        let columns = try books.db.all("SELECT name FROM pragma_table_info('\(table)')") { $0[0] as String }
        let rows = try books.db.all("SELECT * FROM \"\(table)\"") { $0.cells }
        return rows.map { cells in
          let shown = zip(columns, cells).filter { !hidden.contains("\(table).\($0.0)") }
          return table + " " + shown.map { "\($0.0)=\(Self.text($0.1))" }.joined(separator: " ")
        }.sorted()
      }
    }
  }

  private static func text(_ cell: SQLCell) -> String {
    if case .blob(let bytes) = cell { return Hex.text(bytes) }
    return cell.description
  }

  /// The bytes of the database and all that lies beside it.
  private func files(_ bank: TestBank, but left: String? = nil) throws -> [Data] {
    let folder = bank.folder.path("")
    return try FileManager.default.contentsOfDirectory(atPath: folder).filter { name in
      left.map { !name.contains($0) } ?? true
    }.compactMap { try? Data(contentsOf: URL(fileURLWithPath: folder + "/" + $0)) }
  }

  private func slips(_ bank: TestBank) throws -> [SealedSlip] {
    try bank.database.read { try $0.slips(of: try #require(Code("best"))) }
  }

  @Test func `while voting goes on the books differ in nothing but what is sealed, whoever chose what`() throws {
    let sealed: Set = ["ballot_slip.sealed", "ballot_slip.seal", "request_key.request", "request_key.seal"]
    let one = try voted(Self.chosen)
    let other = try voted(Self.swapped)
    #expect(try stored(one.bank, but: sealed) == stored(other.bank, but: sealed))
    #expect(try stored(one.bank) != stored(other.bank))
    #expect(Set(try slips(one.bank).map(\.sealed.count)).count == 1)
  }

  @Test func `after the count the books are the same to the last byte of every column, whoever chose what`() throws {
    let one = try voted(Self.chosen)
    let other = try voted(Self.swapped)
    for bank in [one.bank, other.bank] { try bank.done("ballot close ballot=best") }
    #expect(one.bank.table("ballot result ballot=best", "place", "votes") == ["1 3", "2 3", "3 2"])
    #expect(try stored(one.bank) == stored(other.bank))
    #expect(one.bank.end("head", "head") == other.bank.end("head", "head"))
    #expect(one.log.all == other.log.all)
  }

  @Test func `neither log nor journal nor watchers nor the answers kept tell a choice`() throws {
    let (bank, log) = try voted(Self.chosen)
    let lines = log.all.flatMap { [$0.message] + $0.values.values }
    let told = try stored(bank) + lines + bank.send("export texts=true") + bank.send("journal list")
    for choice in ["1,2,3", "choice="] {
      #expect(told.allSatisfy { !$0.contains(choice) || $0.hasPrefix("sqlite_schema") }, "\(choice)")
    }
    let entries = bank.table("journal list kind=ballot", "entry", "kind", "user").suffix(5)
    #expect(entries.count == 5)
    for member in [17, 18] {
      let again = bank.send(
        "ballot vote ballot=best choice=\(Self.chosen[Int64(member)] ?? "") key=vote-\(member)",
        as: TestBank.kiosk(Int64(member)))
      #expect(again.last?.hasSuffix("replayed=true") == true)
      #expect(again.first == "* ballot=best member=\(member) voted=true")
    }
  }

  @Test func `whoever tries all choices finds none of them by the hash of a kept request`() throws {
    let (bank, _) = try voted(Self.chosen)
    let kept = try bank.database.read { books in
      Set(try books.db.all("SELECT request FROM request_key") { $0.bytes(0) })
    }
    #expect(kept.count >= 5)
    let lists = (1...3).flatMap { one in
      ["\(one)"] + (1...3).flatMap { two in ["\(one),\(two)"] + (1...3).map { "\(one),\(two),\($0)" } }
    }
    for (member, choice) in (17...21).flatMap({ member in lists.map { (member, $0) } }) {
      let plain = "ballot vote ballot=best member=\(member)"
      for guess in [
        "ballot vote ballot=best choice=\(choice) member=\(member)", plain, plain + "\nchoice \(choice)",
        plain + "\nchoice " + Hex.text(Array(SHA256.hash(data: Array("timebank choice\n\(choice)".utf8)))),
      ] {
        #expect(!kept.contains(Array(SHA256.hash(data: Array(guess.utf8)))))
      }
    }
  }

  @Test func `a key names one choice, although what it was is not kept`() throws {
    let (bank, _) = try voted(Self.chosen)
    #expect(bank.refusal("ballot vote ballot=best choice=1 key=vote-17", as: TestBank.kiosk(17)) == .keyReused)
    #expect(bank.end("ballot vote ballot=best choice=3,1,2 key=vote-17", "replayed", as: TestBank.kiosk(17)) == "true")
    #expect(bank.end("ballot show ballot=best", "voted") == "5")
  }

  @Test func `the box has no order of arrival, and neither numbers nor times`() throws {
    let (bank, _) = try voted(Self.chosen)
    let columns = try bank.database.read { books in
      try books.db.all("SELECT name FROM pragma_table_info('ballot_slip')") { $0[0] as String }
    }
    #expect(columns == ["ballot", "id", "sealed", "seal"])
    let hasRowNumber = (try? bank.database.read { try $0.db.count("SELECT max(rowid) FROM ballot_slip") }) != nil
    #expect(!hasRowNumber)
    let ids = try slips(bank).map(\.id)
    #expect(ids == ids.sorted { $0.lexicographicallyPrecedes($1) } && Set(ids).count == 5)
  }

  @Test func `no file holds a choice in clear, and what was sealed is gone from all of them after the count`() throws {
    let shelf = try BackupShelf(in: shelfFolder)
    let (bank, _) = try voted(Self.chosen, backups: shelf)
    // Of all slips the only one whose bytes stand nowhere else by chance.
    let clear = Data(BallotSlip.bytes([1, 2, 3], seats: 3))
    // The index of the log beside the database holds numbers of pages, which look the same.
    for file in try files(bank, but: "-shm") { #expect(file.range(of: clear) == nil) }
    let sealed = try slips(bank).map { Data($0.sealed) }
    let before = try files(bank)
    #expect(sealed.allSatisfy { slip in before.contains { $0.range(of: slip) != nil } })
    try bank.done("ballot close ballot=best")
    for file in try files(bank) { for slip in sealed { #expect(file.range(of: slip) == nil) } }
    #expect(try slips(bank).isEmpty)
  }

  @Test func `the key is the daemon's alone, in no backup, and destroyed with the count`() throws {
    let shelf = try BackupShelf(in: shelfFolder)
    let (bank, _) = try voted(Self.chosen, backups: shelf)
    let path = try BallotStation.keyPath(bank)
    let key = try Data(contentsOf: URL(fileURLWithPath: path))
    #expect(key.count == 32)
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    try bank.done("backup")
    let others = try files(bank, but: ".ballot-")
    let backups = try shelf.files().map { try Data(contentsOf: URL(fileURLWithPath: shelf.path($0))) }
    #expect(!backups.isEmpty)
    for file in others + backups { #expect(file.range(of: key) == nil) }
    try bank.done("ballot close ballot=best")
    #expect(try BallotStation.keyFiles(bank).isEmpty)
    for file in try files(bank) { #expect(file.range(of: key) == nil) }
  }

  @Test func `a backup from before the count cannot be opened after it`() throws {
    let shelf = try BackupShelf(in: shelfFolder)
    let (bank, _) = try voted(Self.chosen, backups: shelf)
    try bank.done("backup")
    try bank.done("ballot close ballot=best")
    let elsewhere = TemporaryFolder()
    let file = try #require(try shelf.files().first)
    try FileManager.default.copyItem(atPath: shelf.path(file), toPath: elsewhere.path("bank.sqlite"))
    let old = try TestBank(folder: elsewhere)
    #expect(old.end("ballot show ballot=best", "state", "voted") == "voting 5")
    #expect(old.refusal("ballot close ballot=best") == .wrongState)
    #expect(old.end("verify", "verdict") == "clean")
    try old.done("ballot void ballot=best reason=恢复备份后密钥已不在")
    #expect(old.end("verify", "verdict") == "clean")
  }

  @Test func `a key that a crash has left behind is destroyed at the next start`() throws {
    let folder = TemporaryFolder()
    let left: Data
    let path: String
    do {
      let bank = try BallotStation.voting(try TestBank(folder: folder))
      path = try BallotStation.keyPath(bank)
      left = try Data(contentsOf: URL(fileURLWithPath: path))
      try bank.done("ballot close ballot=best")
      try bank.bank.close()
    }
    try left.write(to: URL(fileURLWithPath: path))
    let bank = try TestBank(folder: folder)
    #expect(try BallotStation.keyFiles(bank).isEmpty)
  }

  @Test func `a key of a ballot that the books do not know is destroyed at the next start, that of an open one stays`()
    throws
  {
    let folder = TemporaryFolder()
    let own: String
    do {
      let bank = try BallotStation.voting(try TestBank(folder: folder))
      own = try BallotStation.keyPath(bank)
      try bank.bank.close()
    }
    _ = try BallotKeyFiles(beside: folder.path("bank.sqlite")).make(.system)
    let bank = try TestBank(folder: folder)
    #expect(try BallotStation.keyFiles(bank) == [own])
    try BallotStation.vote(bank, [17: "1", 18: "1", 19: "1"])
    #expect(bank.end("ballot close ballot=best", "state") == "counted")
  }

  @Test func `a slip opens only with its key, under its number and in its ballot`() throws {
    let bank = try BallotStation.voting()
    let keys = BallotKeyFiles(beside: bank.folder.path("other.sqlite"))
    let (best, other) = (try #require(Code("best")), try #require(Code("other")))
    let key = try keys.make(.system)
    let secret = try #require(keys.secret(of: key))
    let choice = BallotSlip.bytes([2], seats: 1)
    let slip = try BallotSeal.seal(choice, of: best, to: key, .system)
    #expect(secret.open(slip, of: best) == choice)
    #expect(secret.open(slip, of: other) == nil)
    #expect(secret.open(SealedSlip(id: Randomness.system.bytes(16), sealed: slip.sealed), of: best) == nil)
    for index in slip.sealed.indices {
      var bytes = slip.sealed
      bytes[index] ^= 1
      #expect(secret.open(SealedSlip(id: slip.id, sealed: bytes), of: best) == nil)
    }
    let another = try keys.make(.system)
    #expect(keys.secret(of: another)?.open(slip, of: best) == nil)
    let again = try BallotSeal.seal(choice, of: best, to: key, .system)
    #expect(again.sealed != slip.sealed && again.sealed.count == slip.sealed.count)
    try keys.destroy(key)
    #expect(keys.secret(of: key) == nil)
    try keys.destroy(key)
  }
}
