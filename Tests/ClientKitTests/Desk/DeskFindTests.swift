import LineProtocol
import Testing

@testable import ClientKit

@Suite struct `Finding a member at the desk` {
  @Test func `every letter asks, and what was typed meanwhile is asked when the answer has come`() {
    let bench = DeskBench.open()
    bench.isAnswering = false
    bench.forgetSent()
    bench.type("1380")
    // Four digits may be a collection code.
    let first = ["member find text=1 limit=9", "redeem list code=1380 station=jindu state=open"]
    #expect(bench.sent == first)
    bench.answerAll()
    #expect(bench.sent == first + ["member find text=1380 limit=9"])
    #expect(bench.desk.found.map(\.number) == [17, 27])
  }

  @Test(arguments: [("１３８", "138"), ("ｚｓ", "zs"), (" 张 ", "张"), ("１７", "17"), ("张　三", "\"张 三\"")])
  func `full-width input is understood`(_ typed: String, _ asked: String) {
    let bench = DeskBench.open()
    bench.type(typed)
    #expect(bench.sent.last { $0.hasPrefix("member find") } == "member find text=\(asked) limit=9")
  }

  @Test func `Enter opens who is chosen, with all that a desk wants to know`() {
    let bench = DeskBench.open()
    bench.type("zs")
    bench.forgetSent()
    bench.press(.down, .enter)
    #expect(
      bench.sent == [
        "member show member=27", "balance member=27", "stars explain member=27", "redeem list member=27 state=open",
        "service list member=27 from=2026-05-01",
      ])
    #expect(bench.desk.page == .member)
  }

  @Test func `Enter opens nobody while the list belongs to fewer letters`() {
    let bench = DeskBench.open()
    bench.type("z")
    bench.isAnswering = false
    bench.type("s")
    bench.press(.enter)
    #expect(bench.desk.page == .home)
  }

  @Test func `who is checked in is listed, kept up by watching, and opened by Enter`() {
    let bench = DeskBench.open()
    #expect(bench.sent.contains("watch"))
    #expect(bench.desk.present.map(\.name) == ["李四"])
    bench.answer = { line in
      guard line.hasPrefix("service present") else { return nil }
      return ["* member=17 name=张三 start=09:20", "* member=18 name=李四 start=09:00", "OK rows=2"]
    }
    bench.say("! entry=58 kind=checkin user=li station=jindu")
    #expect(bench.desk.present.map(\.name) == ["张三", "李四"])
    bench.press(.enter)
    #expect(bench.desk.person?.number == 18, "the same person stays chosen when the list moves")
  }

  @Test func `a storm of entries is gathered, and asks no more than once at a time`() {
    let bench = DeskBench.open()
    bench.isAnswering = false
    bench.forgetSent()
    for entry in 60..<160 { bench.say("! entry=\(entry) kind=service user=li station=jindu") }
    #expect(bench.sent.isEmpty && bench.wakeCount == 1)
    bench.take(.wake)
    #expect(bench.sent.map { $0.split(separator: " ")[0] } == ["service", "offer", "stock"])
    bench.say("! entry=160 kind=service user=li station=jindu")
    bench.take(.wake)
    #expect(bench.wakeCount == 2 && bench.sent.count == 3)
    bench.answerAll()
    #expect(bench.sent.count == 6)
  }

  @Test func `Esc clears, then asks whether to leave, and stays when asked again`() {
    let bench = DeskBench.open()
    bench.type("zs")
    bench.press(.escape)
    #expect(bench.desk.searchText.isEmpty && bench.desk.page == .home)
    bench.press(.escape)
    #expect(bench.desk.page == .leaving)
    bench.press(.escape)
    #expect(bench.desk.page == .home && bench.effects.isEmpty)
    bench.press(.interrupt, .enter)
    #expect(bench.effects == [.leave])
  }

  @Test func `who may work for several stations is asked for which`() {
    let bench = DeskBench.open(role: "admin", stations: "")
    #expect(bench.desk.page == .stations(selected: 0))
    bench.press(.down, .enter)
    #expect(bench.desk.station == DeskPlace(code: "xincheng", name: "新城社区志愿服务站"))
    #expect(bench.sent.last { $0.hasPrefix("service present") } == "service present station=xincheng")
    #expect(DeskBench.open(stations: "jindu,xincheng").desk.stations.count == 2)
  }

  @Test func `an auditor looks and changes nothing`() {
    let bench = DeskBench.open(role: "auditor")
    bench.press(.down, .up)
    bench.type("zs")
    bench.press(.enter)
    bench.type("123")
    #expect(bench.desk.page == .member)
    #expect(bench.desk.hints == [.back])
  }
}
