import Bank
import Foundation
import GRDB
import LineProtocol
import TestSupport
import Testing

@testable import Store

/// The files of a bank with something in every table, as a stop, a kill, or a backup leaves them.
struct DamagePatient {
  enum State: String, CaseIterable, CustomTestStringConvertible {
    case stopped, killed, backup
    var testDescription: String { rawValue }
  }

  /// What has become of damaged files.
  enum Verdict: String, CaseIterable {
    /// The daemon does not start, or the restore is refused.
    case refused
    /// The start itself makes the bank read-only.
    case readOnly
    /// The check that follows every start finds it.
    case found
    /// Every row of every table is as it was, and stays so when more is written.
    case harmless
    /// None of these: what must not be.
    case wrong
  }

  private static let database = "bank.sqlite"
  private static let log = "bank.sqlite-wal"
  private static let lock = "bank.sqlite.lock"

  let state: State
  private let files: [String: [UInt8]]
  private let rows: [String]

  init(_ state: State) throws {
    self.state = state
    let folder = TemporaryFolder()
    let shelf = try BackupShelf(in: folder)
    let bank = try SmallBank(folder: folder)
    for line in DamagePatient.history { try bank.bank.done(line) }
    try bank.bank.bank.close()
    let again = try TestBank(folder: folder, language: .english, backups: shelf.settings())
    if state != .stopped { for line in DamagePatient.laterHistory { try again.done(line) } }
    if state == .backup { try again.done("backup") }
    if state != .killed { try again.bank.close() }
    var files: [String: [UInt8]] = [:]
    if state == .backup {
      let name = try #require(shelf.files().last)
      files[DamagePatient.database] = try DamagePatient.bytes(shelf.path(name))
    } else {
      for name in [DamagePatient.database, DamagePatient.log, DamagePatient.lock] {
        files[name] = try? DamagePatient.bytes(folder.path(name))
      }
    }
    self.files = files
    let copy = try DamagePatient.laid(files)
    rows = try DamagePatient.rows(copy)
  }

  /// Where it can be hurt, with the name of the file.
  var places: [(file: String, region: String, offset: Int)] {
    files.sorted { $0.key < $1.key }.flatMap { name, bytes in
      let places =
        switch name {
        case DamagePatient.database: DamagePlaces.ofDatabase(bytes).offsets
        case DamagePatient.log: DamagePlaces.ofLog(bytes).offsets
        // Nothing hangs on the line in the lock's file: it only says what there must be at the least.
        default: [(region: String, offset: Int)]()
        }
      return places.filter { $0.offset < bytes.count }.map { (name, $0.region, $0.offset) }
    }
  }

  /// Hurts it and looks what becomes of it; nil where the harm changes nothing.
  func verdict(on harm: Harm, file: String, offset: Int) throws -> (verdict: Verdict, why: String)? {
    guard let harmed = files[file].flatMap({ harm.done(to: $0, at: offset) }) else { return nil }
    var files = files
    files[file] = harmed
    let folder = try DamagePatient.laid(files)
    return state == .backup ? try restored(folder) : opened(folder)
  }

  private func restored(_ folder: TemporaryFolder) throws -> (Verdict, String) {
    let place = TemporaryFolder()
    do throws(LedgerRestore.Fault) {
      _ = try Restoration(
        backup: folder.path(DamagePatient.database), database: place.path(DamagePatient.database)
      ).run(replaces: false)
    } catch {
      guard case .backup = error else { return (.wrong, "\(error)") }
      return (.refused, "\(error)")
    }
    return opened(place)
  }

  private func opened(_ folder: TemporaryFolder) -> (Verdict, String) {
    do {
      let bank = try TestBank(folder: folder, language: .english)
      if let damage = bank.bank.health.damage { return (.readOnly, damage.reason) }
      if let refusal = refusal(bank, "verify") {
        return (refusal.code == .corrupt ? .found : .wrong, refusal.text.english)
      }
      let now = try DamagePatient.rows(folder)
      guard now == rows else { return (.wrong, DamagePatient.difference(now, rows)) }
      // Pages that are free come into use.
      for line in DamagePatient.afterwards {
        if let refusal = refusal(bank, line) {
          return (refusal.code == .corrupt ? .found : .wrong, "\(line): \(refusal.text.english)")
        }
      }
      if let refusal = refusal(bank, "verify") { return (.wrong, "later: \(refusal.text.english)") }
      return (.harmless, "")
    } catch let error as StoreError {
      return (.refused, "\(error)")
    } catch let error as BankFault {
      return (.refused, "\(error)")
    } catch {
      return (.wrong, "\(error)")
    }
  }

  private func refusal(_ bank: TestBank, _ line: String) -> Refusal? {
    guard case .failure(let refusal) = bank.ask(line) else { return nil }
    return refusal
  }

  private static func laid(_ files: [String: [UInt8]]) throws -> TemporaryFolder {
    let folder = TemporaryFolder()
    for (name, bytes) in files { try Data(bytes).write(to: URL(fileURLWithPath: folder.path(name))) }
    return folder
  }

  private static func bytes(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: path)))
  }

  /// Every row of every table but when the last proof was.
  private static func rows(_ folder: TemporaryFolder) throws -> [String] {
    let queue = try DatabaseQueue(path: folder.path(database))
    defer { try? queue.close() }
    return try queue.inDatabase { db in
      let tables = try String.fetchAll(
        db, sql: "SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'proof'")
      // Sorted here: a name that was made a blob by the harm is as good, but stands behind all texts in SQL's order.
      return try tables.sorted().flatMap { table in
        try Row.fetchAll(db, sql: "SELECT * FROM \(table)").map { "\(table) \($0)" }.sorted()
      }
    }
  }

  private static func difference(_ now: [String], _ before: [String]) -> String {
    let place = zip(now, before).enumerated().first { $1.0 != $1.1 }
    return place.map { "row \($0): \($1.0) in place of \($1.1)" } ?? "\(now.count) rows in place of \(before.count)"
  }

  private static let note = String(repeating: "雪", count: 300)

  private static let history: [String] =
    ["import open kind=sign-in station=jindu year=2025", "import open kind=sign-in station=jindu year=2025"]
    + (1...40).map { line in
      "import row import=1 line=\(line) no=1 date=\(1 + line / 28)月\(1 + line % 28)日 minutes=0:30 note=\(note)"
    }
    + (1...3).map { "import row import=2 line=\($0) no=2 date=3月\($0)日 minutes=0:30 note=雨 key=i\($0)" }
    + [
      "import commit import=1 key=i", "member pin member=1 pin=248163", "pool add pool=gongyi name=公益",
      "donate member=1 pool=gongyi minutes=0:30", "offer add offer=lesson name=手机课 kind=service price=1:00",
    ]

  private static let laterHistory =
    (1...6).map { "service record member=2 station=xincheng date=2025-11-0\($0) minutes=0:20 key=l\($0)" }

  private static let afterwards =
    (1...12).map {
      "service record member=2 station=jindu date=2025-12-\($0 + 10) minutes=0:15 note=\(note) key=n\($0)"
    }
    + ["member add name=王五 station=xincheng registered=2025-01-01 note=\(note)"]
}
