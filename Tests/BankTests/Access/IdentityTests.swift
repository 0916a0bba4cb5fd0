import Bank
import Foundation
import Ledger
import LineProtocol
import TestSupport
import Testing

/// Identity numbers: only marks under the bank's key, to find who is there twice.
@Suite struct IdentityTests {
  private static let zhang = TestIdentity.number(birth: "19580302")
  private static let other = TestIdentity.number(birth: "19580302", serial: 3)

  private func station(_ keys: IdentityKeys? = nil, folder: TemporaryFolder = TemporaryFolder()) throws -> TestBank {
    let bank = try TestBank(folder: folder, identityKeys: try keys ?? TestIdentity.keys("k1"))
    guard bank.end("status", "members") == "0" else { return bank }
    try bank.lay([
      "station add station=jindu name=金都站", "station add station=xincheng name=新城站",
      "operator add user=wang role=operator stations=jindu", "operator add user=li role=operator stations=xincheng",
      "member add no=17 name=张三 station=jindu birth=1958-03-02 registered=2024-01-05",
      "member add no=18 name=李四 station=jindu registered=2024-01-05",
      "member add no=24 name=郑十 station=xincheng registered=2024-01-05",
    ])
    return bank
  }

  private let wang = TestBank.user(1001, "wang")
  private let li = TestBank.user(1002, "li")

  @Test func `a number finds the member who is registered with it already`() throws {
    let bank = try station()
    try bank.done("member set member=17 identity=\(Self.zhang)", as: wang)
    try bank.done("member set member=17 identity=\(Self.zhang)", as: wang)
    guard case .failure(let own) = bank.ask("member add name=张三 station=jindu identity=\(Self.zhang)", as: wang),
      case .failure(let foreign) = bank.ask("member set member=24 identity=\(Self.zhang)", as: li)
    else {
      Issue.record("a double was taken")
      return
    }
    #expect(own.code == .exists && own.details.contains(Field("member", .integer(17))))
    #expect(foreign.code == .exists && foreign.details.contains(Field("station", .text("jindu"))))
    #expect(!foreign.written(in: .chinese).contains("17"), "another station's operator learns no number")
    for text in [own, foreign].flatMap({ [$0.written(in: .chinese), $0.written(in: .english)] }) {
      #expect(!text.contains("1958"))
    }
    #expect(bank.end("verify", "verdict") == "clean")
  }

  @Test func `whoever has left, or took the number back, is no double`() throws {
    let bank = try station()
    try bank.lay(["member set member=17 identity=\(Self.zhang)", "member set member=17 identity="])
    try bank.done("member set member=18 identity=\(Self.zhang)")
    try bank.done("member close member=18")
    let number = try #require(try bank.done("member add name=李四 station=jindu identity=\(Self.zhang)")["member"])
    #expect(bank.table("member show member=\(number)", "birth") == ["1958-03-02"])
  }

  @Test func `a number goes on with the member who stays when two entries are merged`() throws {
    let bank = try station()
    try bank.lay(["member set member=18 identity=\(Self.zhang)", "member merge member=18 into=17 reason=重复登记"])
    #expect(bank.refusal("member add name=张三 station=jindu identity=\(Self.zhang)") == .exists)
    #expect(bank.end("status", "identities") == "1")
    try bank.lay([
      "member add no=19 name=张三 station=jindu registered=2024-01-05", "member set member=19 identity=\(Self.other)",
      "member merge member=19 into=17 reason=重复登记",
    ])
    #expect(bank.refusal("member set member=24 identity=\(Self.zhang)") == .exists)
    #expect(bank.end("verify", "verdict") == "clean")
  }

  @Test func `the number supplies the date of birth and is judged by it`() throws {
    let bank = try station()
    try bank.done("member set member=18 identity=\(Self.other)")
    #expect(bank.table("member show member=18", "birth") == ["1958-03-02"])
    #expect(bank.refusal("member set member=18 birth=1958-03-03 identity=\(Self.other)") == .badValue)
    try bank.done("member set member=18 birth= identity=\(TestIdentity.number(birth: "19620101"))")
    #expect(bank.table("member show member=18", "birth") == ["1962-01-01"])
    let child = TestIdentity.number(birth: "20150504")
    #expect(bank.refusal("member add name=小钱 station=jindu identity=\(child)") == .tooYoung)
    #expect(bank.end("member add name=小钱 station=jindu guardian=钱一 identity=\(child)", "member") == "25")
  }

  @Test func `a refusal keeps no mark, and neither does a dry run`() throws {
    let bank = try station()
    #expect(bank.refusal("member add name=小钱 station=jindu identity=\(TestIdentity.number(birth: "20150504"))") != nil)
    try bank.done("member set member=17 identity=\(Self.zhang) dry=true")
    #expect(bank.end("status", "identity-key", "identities", "identities-old") == "k1 0 0")
  }

  @Test func `a newer key makes new marks, and those of the older ones still find`() throws {
    let folder = TemporaryFolder()
    let old = try station(folder: folder)
    try old.lay(["member set member=17 identity=\(Self.zhang)"])
    let first = try old.done("member set member=18 identity=\(Self.other) key=a1")
    try old.bank.close()
    let new = try station(TestIdentity.keys("k1", "k2"), folder: folder)
    #expect(new.end("status", "identity-key", "identities", "identities-old") == "k2 2 2")
    #expect(new.refusal("member set member=24 identity=\(Self.zhang)") == .exists)
    let again = try new.done("member set member=18 identity=\(Self.other) key=a1")
    #expect(again["entry"] == first["entry"] && again["replayed"] == "true")
    #expect(new.refusal("member set member=18 identity=\(Self.zhang) key=a1") == .keyReused)
    try new.done("member set member=17 identity=\(Self.zhang)")
    #expect(new.end("status", "identities", "identities-old") == "2 1")
    #expect(new.refusal("member set member=24 identity=\(Self.zhang)") == .exists)
  }

  @Test func `two numbers under one idempotency key are two requests, in a batch too`() throws {
    let bank = try station()
    try bank.done("member set member=17 identity=\(Self.zhang) key=a1")
    #expect(bank.refusal("member set member=17 identity=\(Self.other) key=a1") == .keyReused)
    #expect(bank.refusal("member set member=17 identity= key=a1") == .keyReused)
    #expect(bank.end("member set member=17 identity=\(Self.zhang) key=a1", "replayed") == "true")
    let lines = ["member set member=18 note=甲", "member set member=18 identity=\(Self.other)"]
    _ = try bank.commit(lines, key: "b1").get()
    #expect(try bank.commit(lines, key: "b1").get()["replayed"] == "true")
    guard
      case .failure(let refusal) = try bank.commit(
        [lines[0], "member set member=18 identity=\(Self.zhang)"], key: "b1")
    else {
      Issue.record("another batch under the key")
      return
    }
    #expect(refusal.code == .keyReused)
  }

  @Test func `without a key everything works but identity numbers`() throws {
    let bank = try TestBank()
    try BusyStation.build(bank)
    #expect(bank.refusal("member set member=17 identity=\(Self.zhang)") == .notAllowed)
    #expect(bank.end("status", "identity-key", "identities", "identities-old") == " 0 0")
    try bank.done("member set member=17 phone=13900000017")
  }

  @Test func `a wrong number is not repeated by any refusal`() throws {
    let bank = try station()
    for wrong in ["370102195803020010", "370102195802300010", "37010219580302", "37010219580302001Y"] {
      guard case .failure(let refusal) = bank.ask("member set member=17 identity=\(wrong)") else {
        Issue.record("\(wrong) was taken")
        continue
      }
      #expect(refusal.code == .badValue)
      #expect(!"\(refusal.written(in: .chinese))\(refusal.written(in: .english))".contains("3701"))
    }
  }
}

/// Where the keys lie, and what they may look like.
@Suite struct IdentityKeyFileTests {
  private static let line = "k1 " + String(repeating: "0f", count: 32)

  private func fault(_ text: String, mode: Int = 0o400, credential: Bool = false) throws -> Localized? {
    let folder = TemporaryFolder()
    let path = folder.path("identity-key")
    #expect(FileManager.default.createFile(atPath: path, contents: Data(text.utf8)))
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
    let file = try #require(
      credential
        ? IdentityKeyFile(credentials: String(path.dropLast("/identity-key".count)), file: nil)
        : IdentityKeyFile(credentials: nil, file: path))
    do throws(IdentityKeyFile.Fault) {
      _ = try file.read()
      return nil
    } catch {
      return error.text
    }
  }

  @Test func `keys are read with the newest last`() throws {
    let keys = try IdentityKeys("# ours\n\n\(Self.line)\nk2 \(String(repeating: "A0", count: 32))\n")
    #expect(keys.newest.text == "k2")
    #expect(try fault(Self.line) == nil)
  }

  @Test func `a key that others can read, or of another length, stops the start and says why`() throws {
    for mode in [0o440, 0o404, 0o644] {
      #expect(try fault(Self.line, mode: mode)?.english.contains("chmod 400") == true)
    }
    #expect(try fault(Self.line, mode: 0o440, credential: true) == nil, "systemd's own list of who may read")
    #expect(try fault(Self.line, mode: 0o444, credential: true) != nil)
    #expect(try fault("# nothing\n")?.english.contains("holds no key") == true)
    let short = try #require(try fault("k1 0f0f"))
    #expect(short.english.contains("line 1") && !short.english.contains("0f0f"), "the key itself is not shown")
    #expect(try fault("\(Self.line)\n\(Self.line)")?.english.contains("called k1") == true)
  }

  @Test func `the credential goes before the file, and neither is no fault`() throws {
    #expect(IdentityKeyFile(credentials: nil, file: nil) == nil)
    #expect(IdentityKeyFile(credentials: TemporaryFolder().path(""), file: nil) == nil)
    let missing = try #require(IdentityKeyFile(credentials: nil, file: "/nonexistent/key"))
    let fault = #expect(throws: IdentityKeyFile.Fault.self) { try missing.read() }
    #expect(fault?.text.english.contains("/nonexistent/key: there is no such file; ") == true)
  }
}
