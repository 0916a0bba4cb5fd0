import Bank
import Foundation
import Ledger
import LineProtocol
import Rules
import Store
import TestSupport
import Testing

/// What becomes of a person's data: kept while a term runs, gone when erased, and never brought back.
@Suite struct ErasureTests {
  private static let phone = "13812340017"
  private static let name = "欧阳文静"

  /// A bank in which 17, who has a whole life in it, has left.
  private func station(_ bank: TestBank? = nil) throws -> TestBank {
    let bank = try bank ?? TestBank(identityKeys: TestIdentity.keys("k1"))
    try bank.lay(Self.life)
    try bank.done("member pin member=17 pin=258014 key=p1")
    try bank.done("member set member=17 identity=\(TestIdentity.number(birth: "19580302")) key=i1")
    try bank.done("certificate issue member=17 key=z1")
    try bank.done("member close member=17 pool=gongyi reason=\(Self.name)迁出 key=c1")
    return bank
  }

  private static let life = [
    "station add station=jindu name=金都站", "operator add user=wang role=operator stations=jindu",
    "team add team=shuijiao name=水饺队 station=jindu", "pool add pool=gongyi name=公益池",
    "member add no=17 name=\(name) station=jindu phone=\(phone) note=独居 tags=alone registered=2024-01-05 key=a1",
    "member add no=18 name=李四 station=jindu registered=2024-01-05",
    "team join team=shuijiao member=17 from=2024-01-05 key=a2",
    "service record member=17 station=jindu date=2026-05-01 minutes=3:00 activity=包水饺 place=\(name)家 note=打\(phone) key=a3",
    "service record member=18 station=jindu date=2026-05-01 minutes=3:00 activity=理发 beneficiary=\(name) note=很好",
    "quality score record=1 score=5 source=station note=\(name)很认真", "offer add offer=tea name=茶叶 kind=gift price=0:30",
    "stock in offer=tea station=jindu pieces=5", "redeem request member=17 offer=tea key=a4",
    "redeem cancel redemption=1 reason=\(name)改主意", "redeem request member=17 offer=tea", "redeem fulfil redemption=2",
    "household join household=ouyang member=17 relation=head",
  ]

  private func files(of bank: TestBank) -> [UInt8] {
    ["bank.sqlite", "bank.sqlite-wal"].flatMap { name in
      FileManager.default.contents(atPath: bank.folder.path(name)).map { Array($0) } ?? []
    }
  }

  private func holds(_ text: String, _ bytes: [UInt8]) -> Bool {
    Data(bytes).range(of: Data(text.utf8)) != nil
  }

  @Test func `nothing of the name, the phone and the notes is left in the files, and the books stay proved`() throws {
    let bank = try station()
    let before = bank.table("trial-balance", "account", "balance")
    #expect(holds(Self.name, files(of: bank)) && holds(Self.phone, files(of: bank)))
    #expect(Int(bank.end("member erase member=17 reason=本人申请", "texts")).map { $0 > 8 } == true)
    let bytes = files(of: bank)
    #expect([Self.name, Self.phone, "独居"].filter { holds($0, bytes) } == [])
    #expect(bank.end("verify", "verdict") == "clean")
    #expect(bank.table("trial-balance", "account", "balance") == before)
    #expect(bank.table("member show member=17", "name", "phone", "note", "state", "tags") == ["   erased "])
    #expect(bank.table("service list member=17", "minutes", "activity", "note") == ["3:00 包水饺 "])
    #expect(bank.table("service list member=18", "minutes", "activity", "beneficiary", "note") == ["3:00 理发  很好"])
    #expect(bank.end("status", "identities") == "0")
    #expect(bank.refusal("login member=17 pin=258014", as: TestBank.kiosk()) == .wrongPIN)
  }

  @Test func `a rebuild erases again, and the books of a start are whole`() throws {
    let folder = TemporaryFolder()
    let bank = try station(TestBank(folder: folder, identityKeys: TestIdentity.keys("k1")))
    try bank.done("member erase member=17 reason=本人申请")
    try bank.done("rebuild")
    #expect(bank.end("verify", "verdict") == "clean")
    #expect(bank.table("member show member=17", "name", "state") == [" erased"])
    try bank.bank.close()
    let again = try TestBank(folder: folder)
    #expect(again.end("status", "read-only") == "false")
    #expect(again.end("verify", "verdict") == "clean")
  }

  @Test func `a repeated request tells nothing any more and does nothing`() throws {
    let bank = try station()
    let add =
      "member add no=17 name=\(Self.name) station=jindu phone=\(Self.phone) note=独居 tags=alone registered=2024-01-05 key=a1"
    #expect(bank.table(add, "name", "phone", "tags") == ["\(Self.name) \(Self.phone) alone"], "kept until then")
    try bank.done("member erase member=17 reason=本人申请")
    #expect(bank.refusal(add) == .keyReused)
  }

  @Test func `only who has left and is settled can be erased, once, and not while a term runs`() throws {
    let bank = try station()
    #expect(bank.refusal("member erase member=18 reason=申请") == .wrongState)
    try bank.done("member freeze member=17 until=2026-06-30 reason=争议")
    #expect(bank.refusal("member erase member=17 reason=申请") == .notAllowed)
    bank.clock.advance(seconds: 57 * 86_400)
    #expect(bank.refusal("member erase member=17 reason=申请") == .notAllowed, "the last day belongs to the term")
    bank.clock.advance(seconds: 86_400)
    #expect(bank.refusal("member erase member=17 reason=\(Self.name)申请") == .badValue)
    try bank.done("member erase member=17 reason=申请")
    #expect(bank.refusal("member erase member=17 reason=申请") == .wrongState)
    #expect(bank.refusal("member freeze member=17 until=2027-01-01 reason=争议") == .wrongState)
    #expect(bank.end("verify", "verdict") == "clean")
  }

  @Test func `a freeze can be lengthened and ended`() throws {
    let bank = try station()
    try bank.lay([
      "member freeze member=17 until=2026-06-30 reason=争议", "member freeze member=17 until=2028-06-30 reason=争议",
    ])
    #expect(bank.table("member file member=17", "part", "item", "date").contains("person frozen 2028-06-30"))
    try bank.done("member unfreeze member=17 reason=了结")
    #expect(bank.refusal("member unfreeze member=17 reason=了结") == .wrongState)
    try bank.done("member erase member=17 reason=申请")
    #expect(bank.end("verify", "verdict") == "clean")
  }

  @Test func `those who were taken into a member are erased with that one`() throws {
    let bank = try TestBank()
    try bank.lay([
      "station add station=jindu name=金都站", "member add no=17 name=欧阳甲 station=jindu registered=2024-01-05",
      "member add no=18 name=欧阳乙 station=jindu phone=13812340018 registered=2024-01-05",
      "member merge member=18 into=17 reason=重复", "member close member=17",
    ])
    #expect(bank.refusal("member erase member=18 reason=申请") == .wrongState)
    try bank.done("member erase member=17 reason=申请")
    for text in ["欧阳甲", "欧阳乙", "13812340018"] { #expect(!holds(text, files(of: bank)), "\(text)") }
    #expect(bank.table("member list", "member", "name", "state") == ["17  erased", "18  erased"])
    #expect(bank.end("verify", "verdict") == "clean")
  }

  @Test func `an activity by whose name hours were counted stays, so that stars stay proved`() throws {
    let bank = try TestBank(policy: .community(but: ["stars.member.activity_cap": "120"]))
    try bank.lay([
      "station add station=jindu name=金都站", "pool add pool=gongyi name=公益池",
      "member add no=17 name=欧阳文静 station=jindu registered=2024-01-05",
      "service record member=17 station=jindu date=2026-05-01 minutes=1:30 start=08:00 activity=欧阳文静家保洁",
      "service record member=17 station=jindu date=2026-05-01 minutes=1:30 start=10:00 activity=欧阳文静家保洁",
      "member close member=17 pool=gongyi", "member erase member=17 reason=申请",
    ])
    #expect(bank.end("verify", "verdict") == "clean")
    #expect(bank.table("service list member=17", "activity") == ["欧阳文静家保洁", "欧阳文静家保洁"])
  }

  @Test func `a restore of an older backup erases again`() throws {
    let folder = TemporaryFolder()
    let shelf = try BackupShelf(in: folder)
    let bank = try station(
      TestBank(folder: folder, identityKeys: TestIdentity.keys("k1"), backups: shelf.settings()))
    try bank.done("backup")
    try bank.done("member erase member=17 reason=本人申请")
    try bank.bank.close()
    let backup = shelf.path(try #require(shelf.files().first))
    let outcome = try Restoration(
      backup: backup, database: folder.path("bank.sqlite"), clock: BankClock { bank.clock.now }
    )
    .run(replaces: true)
    #expect(outcome.erasedAgain.map(\.value) == [17])
    let restored = try TestBank(folder: folder)
    for text in [Self.name, Self.phone] { #expect(!holds(text, files(of: restored)), "\(text)") }
    #expect(restored.table("member show member=17", "name", "state") == [" erased"])
    #expect(restored.end("verify", "verdict") == "clean")
  }
}
