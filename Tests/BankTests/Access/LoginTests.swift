import Bank
import Dispatch
import Foundation
import Ledger
import LineProtocol
import Store
import Synchronization
import TestSupport
import Testing

/// PINs: set at the desk, typed at a kiosk, locked after five wrong ones.
@Suite struct LoginTests {
  private static let kiosk = TestBank.kiosk()

  private func station() throws -> TestBank {
    let bank = try TestBank()
    try BusyStation.build(bank)
    try bank.done("member pin member=17 pin=2580", as: BusyStation.wang)
    return bank
  }

  private func login(_ bank: TestBank, _ pin: String, member: Int = 17) -> ErrorCode? {
    bank.refusal("login member=\(member) pin=\(pin)", as: Self.kiosk)
  }

  @Test func `a member logs in with the PIN that the station has set, and with no other`() throws {
    let bank = try station()
    #expect(bank.end("login member=17 pin=2580", "member", "name", as: Self.kiosk) == "17 张三")
    #expect(login(bank, "2581") == .wrongPIN)
    try bank.done("member pin member=17 pin=147258", as: BusyStation.wang)
    #expect(login(bank, "2580") == .wrongPIN)
    #expect(login(bank, "147258") == nil)
    #expect(bank.end("verify", "verdict") == "clean")
  }

  @Test func `an administrator who logs in is that member and nobody else until the logout`() throws {
    let bank = try station()
    #expect(bank.end("login member=17 pin=2580", "member", as: TestBank.admin) == "17")
    var peer = TestBank.admin
    peer.member = MemberNumber(17)
    #expect(bank.bank.caller(for: peer).role == .member)
    #expect(bank.refusal("balance member=18", as: peer) == bank.refusal("balance member=18", as: TestBank.kiosk(17)))
    #expect(bank.refusal("balance member=18", as: peer) != nil)
    #expect(bank.refusal("member list", as: peer) == .denied)
    #expect(bank.refusal("login member=17 pin=2580", as: peer) == .wrongState)
    peer = BusyStation.wang
    peer.member = MemberNumber(17)
    #expect(bank.bank.caller(for: peer).role == .public, "nobody else can be narrowed")
  }

  @Test func `no member, no PIN and a member who has left look like a wrong PIN`() throws {
    let bank = try station()
    try bank.lay(["member add no=31 name=钱一 station=jindu registered=2024-01-05"])
    try bank.done("member pin member=31 pin=2580")
    #expect(login(bank, "2580", member: 31) == nil)
    try bank.done("member close member=31 reason=迁出")
    for member in [99, 19, 22, 31] {
      guard case .failure(let refusal) = bank.ask("login member=\(member) pin=2580", as: Self.kiosk) else {
        Issue.record("member \(member) could log in")
        continue
      }
      #expect(refusal.code == .wrongPIN)
      #expect(refusal.details == [Field("member", .integer(Int64(member)))])
    }
  }

  @Test func `five wrong PINs lock for fifteen minutes, even for the right one`() throws {
    let bank = try station()
    for _ in 0..<4 { #expect(login(bank, "1234") == .wrongPIN) }
    #expect(login(bank, "2580") == nil, "a right one forgives those before")
    for _ in 0..<5 { #expect(login(bank, "1234") == .wrongPIN) }
    #expect(login(bank, "2580") == .locked)
    #expect(login(bank, "2580", member: 18) == .wrongPIN, "the others are not locked")
    bank.clock.advance(seconds: 15 * 60 - 1)
    #expect(login(bank, "2580") == .locked)
    bank.clock.advance(seconds: 1)
    #expect(login(bank, "1234") == .wrongPIN)
    #expect(login(bank, "2580") == nil)
  }

  @Test func `an operator of the member's station opens the lock, or sets another PIN`() throws {
    let bank = try station()
    for _ in 0..<5 { _ = login(bank, "1234") }
    #expect(bank.refusal("member unlock member=17", as: Self.kiosk) == .denied)
    #expect(bank.end("member unlock member=17", "member", as: BusyStation.wang) == "17")
    #expect(login(bank, "2580") == nil)
    #expect(bank.refusal("member unlock member=17", as: BusyStation.wang) == .wrongState)
    for _ in 0..<5 { _ = login(bank, "1234") }
    try bank.done("member pin member=17 pin=1470", as: BusyStation.wang)
    #expect(login(bank, "1470") == nil)
    #expect(bank.table("journal list kind=pin", "user", "role").count == 3)
    #expect(bank.end("verify", "verdict") == "clean")
  }

  @Test func `a lock and a PIN survive the daemon and a rebuild`() throws {
    let bank = try station()
    for _ in 0..<5 { _ = login(bank, "1234") }
    try bank.done("rebuild")
    #expect(login(bank, "2580") == .locked)
    let database = bank.database
    let standing = try database.read { try $0.pin(of: try #require(MemberNumber(17))) }
    #expect(standing?.lockedUntil != nil)
    bank.clock.advance(seconds: 900)
    #expect(login(bank, "2580") == nil)
  }

  @Test func `only recorders set PINs, of their own stations`() throws {
    let bank = try station()
    #expect(bank.refusal("member pin member=24 pin=2580", as: BusyStation.wang) == .notFound)
    #expect(bank.refusal("member pin member=17 pin=2580", as: BusyStation.li) == .denied)
    #expect(bank.refusal("member pin member=17 pin=2580", as: Self.kiosk) == .denied)
    #expect(bank.refusal("member pin member=17 pin=2580", as: TestBank.kiosk(17)) == .denied)
    #expect(bank.refusal("login member=17 pin=2580", as: BusyStation.wang) == .denied)
    #expect(bank.refusal("login member=17 pin=2580", as: BusyStation.zhao) == .denied)
    #expect(try bank.commit(["member pin member=17 pin=2580"]).refusalCode == .batch)
  }

  @Test(arguments: ["1", "123", "1111", "0000000", "1234567890123", "12a4", "12 34", "1234"])
  func `a PIN has 4 to 12 digits that are not all the same, and a refusal does not show it`(pin: String) throws {
    let bank = try TestBank()
    try BusyStation.build(bank)
    let result = bank.ask("member pin member=17 pin=\"\(pin)\"")
    guard pin != "1234" else {
      _ = try result.get()
      return
    }
    guard case .failure(let refusal) = result else {
      Issue.record("\(pin) was taken")
      return
    }
    #expect(refusal.code == .badValue)
    #expect(!refusal.written(in: .english).contains("\"\(pin)\"") && !refusal.written(in: .chinese).contains("=\(pin)"))
  }

  @Test func `a key stands for the member and the PIN, of which it keeps nothing`() throws {
    let bank = try station()
    let first = try bank.done("member pin member=18 pin=1470 key=a", as: BusyStation.wang)
    let again = try bank.done("member pin member=18 pin=1470 key=a", as: BusyStation.wang)
    #expect(first["entry"] == again["entry"] && again["replayed"] == "true")
    #expect(bank.refusal("member pin member=18 pin=1471 key=a", as: BusyStation.wang) == .keyReused)
    #expect(login(bank, "1470", member: 18) == nil)
    #expect(TestBank.canonical("member pin member=18 pin=1470 key=a") == "member pin member=18")
    #expect(try bank.done("member pin member=18 pin=9630 dry=true")["dry"] == "true")
    #expect(login(bank, "1470", member: 18) == nil, "a trial sets nothing")
  }

  @Test func `no file of the bank holds a PIN`() throws {
    let bank = try station()
    try bank.done("member pin member=17 pin=825194736041 key=k")
    _ = login(bank, "825194736042")
    let needle = Array("8251947360".utf8)
    for name in try FileManager.default.contentsOfDirectory(atPath: bank.folder.path("")) {
      let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: bank.folder.path(name))))
      #expect(bytes.firstRange(of: needle) == nil, "\(name)")
    }
    for line in bank.send("journal list kind=pin") { #expect(!line.contains("825194")) }
  }

  @Test func `PINs beyond a short queue are answered busy`() throws {
    let bank = try station()
    let answers = try bank.flood("login member=18 pin=1234", times: 200, as: Self.kiosk)
    #expect(answers.count == 200)
    #expect(Set(answers) == [.wrongPIN, .busy])
    #expect(login(bank, "2580") == nil, "there is room again")
  }
}

extension Result<Reply, Refusal> {
  fileprivate var refusalCode: ErrorCode? {
    guard case .failure(let refusal) = self else { return nil }
    return refusal.code
  }
}

extension TestBank {
  fileprivate static func canonical(_ line: String) -> String? {
    guard case .line(let parsed) = LineParser.parse(Array(line.utf8)) else { return nil }
    return try? Catalogue.standard.bind(parsed).canonical
  }

  /// Sends a login many times at once and gives what each was refused with.
  fileprivate func flood(_ line: String, times: Int, as peer: Peer) throws -> [ErrorCode?] {
    guard case .line(let parsed) = LineParser.parse(Array(line.utf8)) else { return [] }
    let request = try Catalogue.standard.bind(parsed)
    let codes = Mutex<[ErrorCode?]>([])
    let group = DispatchGroup()
    for _ in 0..<times {
      group.enter()
      bank.login(request, peer: peer) { result in
        codes.withLock { $0.append(result.refusalCode) }
        group.leave()
      }
    }
    group.wait()
    return codes.withLock { $0 }
  }
}
