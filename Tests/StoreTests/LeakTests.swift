import Bank
import Foundation
import GRDB
import Ledger
import LineProtocol
import Store
import TestSupport
import Testing

/// What must not lie about: identity numbers and PINs nowhere, names and phones in the person's own tables alone.
@Suite struct LeakTests {
  private static let numbers = [
    TestIdentity.number(birth: "19580302"), TestIdentity.number(birth: "19621120", serial: 22),
    TestIdentity.number(birth: "20120504", serial: 333),
  ]
  private static let pins = ["258014", "936271"]
  private static let phones = ["13812340017", "13812340018", "13812340019"]
  private static let names = ["欧阳文静", "司马相如", "诸葛小明"]

  private let folder = TemporaryFolder()

  private func bank() throws -> TestBank {
    let bank = try TestBank(
      folder: folder, identityKeys: TestIdentity.keys("k1", "k2"), backups: BackupShelf(in: folder).settings())
    try bank.lay([
      "station add station=jindu name=金都站", "station add station=xincheng name=新城站",
      "operator add user=wang role=operator stations=jindu", "team add team=shuijiao name=水饺队 station=jindu",
      "pool add pool=gongyi name=公益池", "offer add offer=tea name=茶叶 kind=gift price=0:30",
      "stock in offer=tea station=jindu pieces=5",
    ])
    return bank
  }

  /// Everything that brings data of people in, under keys, dry, refused, in a batch and by a sheet.
  private func live(_ bank: TestBank) throws {
    let (numbers, phones, names) = (Self.numbers, Self.phones, Self.names)
    let wang = TestBank.user(1001, "wang")
    try bank.done(
      "member add no=17 name=\(names[0]) station=jindu phone=\(phones[0]) identity=\(numbers[0]) registered=2024-01-05 key=a1",
      as: wang)
    let child =
      "member add no=19 name=\(names[2]) station=jindu phone=\(phones[2]) guardian=\(names[0]) identity=\(numbers[2])"
    try bank.done("\(child) dry=true key=a2", as: wang)
    _ = bank.refusal("member add name=\(names[1]) station=jindu identity=\(numbers[0]) key=a3", as: wang)
    _ = bank.refusal("member set member=17 birth=1958-03-03 identity=\(numbers[0])", as: wang)
    _ = try bank.commit(
      [
        "member add no=18 name=\(names[1]) station=jindu phone=\(phones[1]) identity=\(numbers[1]) registered=2024-01-05",
        child,
      ],
      key: "b1", as: wang
    ).get()
    try bank.done("member set member=17 identity=\(numbers[0]) note=独居 key=a4", as: wang)
    try bank.done("member pin member=17 pin=\(Self.pins[0]) key=p1", as: wang)
    try bank.done("member pin member=18 pin=\(Self.pins[1])", as: wang)
    _ = bank.refusal("login member=17 pin=\(Self.pins[1])", as: TestBank.kiosk())
    try bank.done("team join team=shuijiao member=17 from=2024-01-05 key=a5", as: wang)
    try bank.done("household join household=ouyang member=17 relation=head key=a6", as: wang)
    try bank.done("service record member=17 station=jindu date=2026-05-01 minutes=3:00 activity=包水饺 key=a7", as: wang)
    try bank.done("redeem request member=17 offer=tea key=a8", as: wang)
    try bank.done("redeem fulfil redemption=1 key=a9", as: wang)
    for line in [
      "member show member=17", "member file member=17", "member find text=\(names[0])", "statement member=18",
    ] {
      _ = try bank.done(line, as: wang)
    }
    bank.passTime()
  }

  private func holds(_ text: String, in data: Data) -> Bool { data.range(of: Data(text.utf8)) != nil }

  private func contents(_ names: [String]) -> Data {
    names.reduce(into: Data()) { $0 += FileManager.default.contents(atPath: folder.path($1)) ?? Data() }
  }

  /// The tables in which a text stands, by asking every column of every table.
  private func tables(holding text: String) throws -> Set<String> {
    let queue = try DatabaseQueue(path: folder.path("bank.sqlite"))
    defer { try? queue.close() }
    return try queue.read { db in
      var found: Set<String> = []
      for table in try String.fetchAll(db, sql: "SELECT name FROM sqlite_schema WHERE type = 'table'") {
        for column in try db.columns(in: table).map(\.name) {
          let count = try Int.fetchOne(
            db, sql: "SELECT count(*) FROM \"\(table)\" WHERE instr(CAST(\"\(column)\" AS BLOB), CAST(? AS BLOB)) > 0",
            arguments: [text])
          if let count, count > 0 { found.insert(table) }
        }
      }
      return found
    }
  }

  @Test func `no identity number and no PIN is in any file, list or log, and phones are in the person's tables alone`()
    throws
  {
    let bank = try bank()
    try live(bank)
    let backup = try #require(try bank.done("backup")["file"])
    let shown = ["export", "access list", "journal list", "head list", "member list"].flatMap { bank.send($0) }
    try bank.bank.close()
    let files = try FileManager.default.subpathsOfDirectory(atPath: folder.path(""))
    #expect(files.contains { $0.hasSuffix(backup.split(separator: "/").last.map(String.init) ?? "") })
    let everything = contents(files)
    #expect(holds(Self.names[0], in: everything), "the search finds what is there")
    for secret in Self.numbers + Self.pins {
      #expect(!holds(secret, in: everything), "\(secret) in a file")
      #expect(!shown.contains { $0.contains(secret) }, "\(secret) in a reply")
      #expect(!holds(String(secret.prefix(12)), in: everything) || secret.count < 12, "a part of \(secret) in a file")
    }
    for text in Self.phones + Self.names {
      #expect(try tables(holding: text).isSubset(of: ["member", "entry_text"]), "\(text)")
    }
    let journal = shown.filter { !$0.contains("registered=") }
    for text in Self.phones + Self.names { #expect(!journal.contains { $0.contains(text) }, "\(text) in a list") }
  }

  @Test func `an erased member is in no live file, whatever told of that one`() throws {
    let bank = try bank()
    try live(bank)
    try bank.lay([
      "member close member=18 reason=迁出",
      "service record member=17 station=jindu date=2026-05-02 minutes=1:00 beneficiary=\(Self.names[1])",
    ])
    try bank.done("member erase member=18 reason=本人申请")
    for text in [Self.names[1], Self.phones[1]] {
      #expect(!holds(text, in: contents(["bank.sqlite", "bank.sqlite-wal", "bank.sqlite-shm"])), "\(text)")
    }
    #expect(bank.end("verify", "verdict") == "clean")
    try bank.bank.close()
    for text in [Self.names[1], Self.phones[1]] { #expect(try tables(holding: text).isEmpty, "\(text)") }
    for text in [Self.names[0], Self.phones[0]] { #expect(try !tables(holding: text).isEmpty, "\(text) stays") }
  }
}
