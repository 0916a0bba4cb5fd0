import Bank
import Ledger
import LineProtocol
import TestSupport
import Testing

@Suite struct KeyRingTests {
  private let record = "service record member=17 station=jindu date=2026-05-04 minutes=1:00"

  private func station() throws -> TestBank {
    let bank = try TestBank()
    try BusyStation.build(bank)
    return bank
  }

  @Test func `the same request under its key gives the same reply and changes nothing`() throws {
    let bank = try station()
    let first = bank.send("\(record) key=a1")
    let before = bank.picture()
    bank.clock.advance(seconds: 86_400)
    let again = bank.send("service record minutes=1:00 member=17 date=2026-05-04 key=a1 station=jindu")
    #expect(again == [first[0], "\(first[1]) replayed=true"])
    #expect(bank.picture() == before)
  }

  @Test func `every kind of reply is kept as it was`() throws {
    let bank = try station()
    let lines = [
      #"station add station=nan name="南 \"苑\"" parent=zong"#,
      "operator add user=zhao role=operator stations=jindu,zong",
      "member add name=钱一 station=jindu note=甲乙", "redeem request member=17 offer=tea",
      "import open kind=members station=jindu",
      "service reverse record=7 reason=写错",
    ]
    for (index, line) in lines.enumerated() {
      let first = bank.send("\(line) key=k\(index)")
      let again = bank.send("\(line) key=k\(index)")
      #expect(again.dropLast() == first.dropLast())
      #expect(again.last == first.last.map { "\($0) replayed=true" })
    }
  }

  @Test func `another request under the key is refused`() throws {
    let bank = try station()
    try bank.done("\(record) key=a1")
    guard case .failure(let refusal) = bank.ask("\(record) note=x key=a1") else {
      Issue.record("the key was used twice")
      return
    }
    #expect(refusal.written(in: .chinese) == #"ERR key-reused key=a1 text="幂等键 a1 已用于另一请求。新请求请换一个键""#)
    #expect(
      refusal.written(in: .english)
        == #"ERR key-reused key=a1 text="Key a1 belongs to another request. Take a new key for a new request""#)
  }

  @Test func `a refusal uses no key up`() throws {
    let bank = try station()
    #expect(bank.refusal("service record member=99 station=jindu date=2026-05-04 minutes=1:00 key=a1") == .notFound)
    #expect(bank.end("\(record) key=a1", "replayed") == "?")
    #expect(bank.end("\(record) key=a1", "replayed") == "true")
  }

  @Test func `a key belongs to its user`() throws {
    let bank = try station()
    try bank.done("\(record) key=a1 start=08:00")
    #expect(bank.end("\(record) key=a1 start=10:00", "replayed", as: BusyStation.wang) == "?")
  }

  @Test func `permission is asked before the key`() throws {
    let bank = try station()
    #expect(bank.refusal("\(record) key=a1", as: BusyStation.wang) == nil)
    try bank.done("operator remove user=wang")
    #expect(bank.refusal("\(record) key=a1", as: BusyStation.wang) == .denied)
  }

  @Test func `a dry run leaves nothing behind and has nothing to do with keys`() throws {
    let bank = try station()
    let before = bank.picture()
    #expect(bank.end("\(record) key=a1 dry=true", "dry", "replayed") == "true ?")
    #expect(bank.picture() == before)
    #expect(bank.end("\(record) key=a1", "replayed") == "?")
    #expect(bank.end("\(record) key=a1 dry=true", "dry", "replayed") == "true ?")
    #expect(bank.refusal("\(record) minutes=1:30 key=a1 dry=true") == .badRequest)
    #expect(bank.end("service reverse record=1 reason=写错 dry=true key=a1", "dry", "replayed") == "true ?")
  }

  @Test func `a dry run shows the reply of the real thing`() throws {
    let bank = try station()
    let dry = bank.send("\(record) dry=true")
    #expect(bank.send(record) == [dry[0], dry[1].replacing(" dry=true", with: "")])
  }
}

@Suite struct BatchTests {
  private func station() throws -> TestBank {
    let bank = try TestBank()
    try BusyStation.build(bank)
    return bank
  }

  @Test func `a batch is all or nothing and names the line that fails`() throws {
    let bank = try station()
    let before = bank.picture()
    let lines = [
      "member add name=钱一 station=jindu", "service record member=25 station=jindu date=2026-05-04 minutes=1:00",
      "service record member=25 station=jindu date=2026-05-05 minutes=1:00",
    ]
    guard case .failure(let refusal) = try bank.commit(lines) else {
      Issue.record("the batch went through")
      return
    }
    #expect(
      refusal.written(in: .english)
        == #"ERR batch line=3 code=future-date date=2026-05-05 today=2026-05-04 text="Line 3 was refused and nothing of the batch was journaled: 2026-05-05 is after today, 2026-05-04. Check the date""#
    )
    #expect(
      refusal.written(in: .chinese)
        == #"ERR batch line=3 code=future-date date=2026-05-05 today=2026-05-04 text="第 3 行不能执行,整批未入账:日期 2026-05-05 在今天(2026-05-04)之后。请核对日期""#
    )
    #expect(bank.picture() == before)
  }

  @Test func `reads of a batch see the lines before them`() throws {
    let bank = try station()
    let reply = try bank.lay([
      "balance member=19", "service record member=19 station=jindu date=2026-05-04 minutes=1:00", "balance member=19",
    ])
    let lines = (reply.rows ?? []).map { row in
      ["line", "available"].map { name in row.first { $0.name == name }?.value.plain(in: .english) ?? "" }
    }
    #expect(lines == [["1", "10:30"], ["2", "11:30"], ["3", "11:30"]])
    #expect(reply["lines"] == "3")
  }

  @Test func `roles that a batch changes hold for its later lines, and only if it goes through`() throws {
    let bank = try station()
    try bank.done("operator add user=zhao role=admin")
    let desk = Peer(user: 1003, groups: [], userName: "zhao", door: .administration)
    let batch = ["operator set user=zhao role=auditor", "station add station=nan name=南苑"]
    guard case .failure(let refusal) = try bank.commit(batch, as: desk) else {
      Issue.record("an auditor added a station")
      return
    }
    #expect(refusal.details.prefix(2).map(\.value) == [.integer(2), .text("denied")])
    #expect(bank.bank.caller(for: desk).role == .admin)
    _ = try bank.commit(["operator set user=zhao role=auditor"], isDry: true, as: desk).get()
    #expect(bank.bank.caller(for: desk).role == .admin)
    try bank.lay(["operator set user=zhao role=auditor"], as: desk)
    #expect(bank.bank.caller(for: desk).role == .auditor)
  }

  @Test func `a batch has a key of its own`() throws {
    let bank = try station()
    let lines = ["member add name=钱一 station=jindu", "member add name=孙二 station=jindu"]
    let first = try bank.commit(lines, key: "b1").get()
    let before = bank.picture()
    var again = try bank.commit(lines, key: "b1").get()
    #expect(again.fields.popLast()?.name == "replayed")
    #expect(again == first)
    #expect(bank.picture() == before)
    #expect(throws: Refusal(.keyReused, [Field("key", .text("b1"))], Localized("", ""))) {
      try bank.commit(Array(lines.reversed()), key: "b1").get()
    }
  }

  @Test func `a dry batch shows what would happen`() throws {
    let bank = try station()
    let before = bank.picture()
    let reply = try bank.commit(["member add name=钱一 station=jindu"], key: "b1", isDry: true).get()
    #expect(reply["member"] == "25")
    #expect(reply.fields.last?.name == "dry")
    #expect(bank.picture() == before)
  }

  @Test func `a stopping bank refuses what is still to do`() throws {
    let bank = try station()
    try bank.bank.close()
    guard case .failure(let refusal) = bank.ask("member add name=钱一 station=jindu") else {
      Issue.record("a closed bank took a member")
      return
    }
    #expect(refusal.written(in: .chinese) == #"ERR shutting-down text="服务正在停止,这一笔没有入账。请稍后重试""#)
    #expect(
      refusal.written(in: .english)
        == #"ERR shutting-down text="The bank is shutting down; nothing was journaled. Try again later""#)
  }
}
