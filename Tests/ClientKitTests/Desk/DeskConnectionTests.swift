import LineProtocol
import Testing

@testable import ClientKit

@Suite struct `A desk whose connection breaks` {
  private func atMember(_ language: Language = .chinese) -> DeskBench {
    let bench = DeskBench.open(language)
    bench.type("zs")
    bench.press(.enter)
    bench.forgetSent()
    return bench
  }

  @Test func `loses no letter of a record that is half typed`() {
    let bench = atMember()
    bench.type("12:")
    bench.cut()
    #expect(bench.screen().contains("连接断了,正在重连(第 1 次)。已填的都在。"))
    bench.type("30")
    bench.press(.enter)
    bench.type("包")
    bench.connect()
    bench.type("水饺")
    #expect(bench.screen().contains("已连接"))
    bench.press(.enter, .enter)
    #expect(
      bench.changes == ["service record member=17 station=jindu date=2026-06-01 minutes=2:30 activity=包水饺 key=k1"])
  }

  @Test func `keeps a record that is sent without a connection, and sends it once there is one`() {
    let bench = atMember()
    bench.cut()
    bench.type("12:30")
    bench.press(.enter, .enter, .enter)
    #expect(bench.changes.isEmpty)
    #expect(bench.screen().contains("1 件事留着,连上就办"))
    bench.connect()
    #expect(bench.changes == ["service record member=17 station=jindu date=2026-06-01 minutes=2:30 key=k1"])
    #expect(bench.desk.errands.isEmpty)
    #expect(bench.desk.notices.first?.text.chinese == "记上了:张三 2:30。可用时长 102:15。")
  }

  @Test func `shows every answer to what it kept, a refusal first`() {
    let bench = atMember()
    bench.answer = { $0.hasPrefix("checkin") ? ["ERR closed text=这个服务站今天不开门"] : nil }
    bench.cut()
    bench.type("2")
    bench.press(.enter, .enter, .enter)
    bench.type("12:30")
    bench.press(.enter, .enter, .enter, .escape)
    bench.connect()
    #expect(bench.desk.errands.isEmpty)
    #expect(bench.desk.notices.map(\.tone) == [.bad, .good])
    for (rows, columns) in [(24, 80), (12, 80), (24, 30)] {
      let screen = bench.screen(rows: rows, columns: columns).split(separator: "\n").map(String.init)
      let refusal = screen.firstIndex { $0.hasPrefix(" 没有办成:张三的签到") }
      let done = screen.firstIndex { $0.hasPrefix(" 记上了:张三 2:30。") }
      #expect(refusal != nil && done != nil && (refusal ?? 0) < (done ?? 0))
    }
  }

  @Test func `counts the answers that there is no room for, and keeps the refusal`() {
    let bench = atMember()
    bench.answer = { $0.hasPrefix("checkin") ? ["ERR closed text=不开门"] : nil }
    bench.cut()
    for _ in 0..<20 {
      bench.type("11h")
      bench.press(.enter, .enter, .enter)
    }
    bench.type("2")
    bench.press(.enter, .enter, .enter, .escape)
    bench.connect()
    #expect(bench.desk.notices.count == 21)
    let screen = bench.screen()
    #expect(screen.contains("没有办成:张三的签到。不开门"))
    #expect(screen.contains("另有 7 条没有显示。"))
    bench.type("z")
    #expect(bench.desk.notices.isEmpty)
  }

  @Test func `leaves a refusal that comes just before a change is sent`() {
    let bench = atMember()
    bench.isAnswering = false
    bench.type("2")
    bench.press(.enter, .enter, .enter)
    bench.type("12:30")
    bench.press(.enter, .enter)
    bench.answer = { $0.hasPrefix("checkin") ? ["ERR closed text=不开门"] : nil }
    bench.answerAll()
    #expect(bench.desk.notices.map(\.tone) == [.bad])
    bench.press(.enter)
    bench.answerAll()
    #expect(bench.desk.notices.map(\.tone) == [.bad, .good])
  }

  @Test func `does not hide an answer behind a list that cannot be read`() {
    let bench = atMember()
    bench.answer = { $0.hasPrefix("balance") ? ["ERR internal text=读不出来"] : nil }
    bench.type("12:30")
    bench.press(.enter, .enter, .enter)
    #expect(bench.desk.notices.map(\.tone) == [.good])
    bench.press(.escape)
    bench.type("zs")
    bench.press(.enter)
    #expect(bench.desk.notices.map(\.text.chinese) == ["读不出来"])
  }

  @Test func `sends what may have been done again under the same key, and tells that it was not done twice`() {
    let bench = atMember()
    bench.isAnswering = false
    bench.type("12:30")
    bench.press(.enter, .enter, .enter)
    bench.carryOutUnheard()
    bench.cut()
    bench.isAnswering = true
    bench.connect()
    #expect(bench.changes.count == 2 && Set(bench.changes).count == 1)
    #expect(bench.done.count == 1)
    #expect(bench.desk.notices.first?.text.chinese.hasSuffix("断线前已经办成,没有办第二次。") == true)
  }

  @Test func `sends what it kept before it asks anything, in the order in which it was typed`() {
    let bench = atMember()
    bench.cut()
    bench.type("11h")
    bench.press(.enter, .enter, .enter)
    bench.type("2")
    bench.press(.enter, .enter, .enter)
    bench.connect()
    #expect(bench.sent.prefix(4).map { $0.split(separator: " ")[0] } == ["hello", "service", "checkin", "ping"])
    #expect(bench.sent.contains("balance member=17") && bench.sent.contains("watch"))
  }

  @Test(arguments: Language.allCases)
  func `says at the door that the time counts from or until the connection is back`(_ language: Language) {
    let from = Localized("时间会从连上的时候算起", "the time will count from when it is back")[language]
    let until = Localized("时间会算到连上的时候", "the time will count until it is back")[language]
    let remedy = Localized("请改为记录服务", "record the service")[language]
    let bench = atMember(language)
    bench.type("2")
    #expect(!bench.screen().contains(from))
    bench.cut()
    #expect(bench.screen().contains(from) && bench.screen().contains(remedy))
    bench.press(.escape)
    bench.type("1")
    #expect(!bench.screen().contains(from))
    bench.press(.escape, .escape, .enter)
    bench.type("2")
    #expect(bench.desk.page == .checkOut)
    #expect(bench.screen().contains(until) && bench.screen().contains(remedy))
    bench.connect()
    #expect(!bench.screen().contains(until))
  }

  @Test func `tries again, ever less often`() {
    let bench = DeskBench()
    for _ in 0..<8 { bench.cut() }
    #expect(
      bench.effects == [500, 1000, 2000, 4000, 8000, 10_000, 10_000, 10_000].map { .connect(afterMilliseconds: $0) })
    bench.connect()
    bench.cut()
    #expect(bench.effects.last == .connect(afterMilliseconds: 500))
  }

  @Test func `takes a farewell and a refusal in the greeting's place for a broken connection`() {
    let bench = atMember()
    bench.say("BYE reason=shutting-down")
    #expect(bench.effects == [.disconnect, .connect(afterMilliseconds: 500)])
    #expect(bench.screen().contains("服务正在停止"))
    bench.take(.connected)
    bench.say("ERR busy text=连接太多")
    #expect(bench.effects.suffix(2) == [.disconnect, .connect(afterMilliseconds: 1000)])
  }

  @Test func `keeps what a busy daemon would not take, and sends it again a little later`() {
    let bench = atMember()
    bench.answer = { $0.hasPrefix("service record") ? ["ERR busy text=太忙"] : nil }
    bench.type("12:30")
    bench.press(.enter, .enter, .enter)
    bench.answer = { _ in nil }
    bench.take(.tick)
    #expect(bench.changes.count == 2 && Set(bench.changes).count == 1)
    #expect(bench.desk.errands.isEmpty)
  }

  @Test func `says before it is left what is not done and what nobody knows`() {
    let bench = atMember(.english)
    bench.isAnswering = false
    bench.type("12:30")
    bench.press(.enter, .enter, .enter)
    bench.cut()
    bench.type("2")
    bench.press(.enter, .enter, .enter, .escape, .escape)
    #expect(bench.screen().contains("Not known whether it was done: the record of 张三 (today 2:30)"))
    #expect(bench.screen().contains("Not done yet: the check-in of 张三"))
  }

  @Test func `looks again for what was being looked for, and checks again what was being checked`() {
    let bench = DeskBench.open()
    bench.isAnswering = false
    bench.type("zs")
    bench.cut()
    bench.forgetSent()
    bench.isAnswering = true
    bench.connect()
    #expect(bench.sent.contains("member find text=zs limit=9"))
    bench.press(.enter)
    bench.type("3")
    bench.isAnswering = false
    bench.press(.enter)
    bench.cut()
    bench.isAnswering = true
    bench.connect()
    #expect(bench.screen().contains("确定兑换吗?"))
  }

  @Test(arguments: 0..<50 as Range<UInt64>)
  func `does everything exactly once, wherever the connection breaks`(_ seed: UInt64) {
    var generator = SplitMix(seed: seed)
    let bench = atMember()
    bench.isAnswering = false
    var asked = 0
    for _ in 0..<60 {
      switch Int.random(in: 0..<6, using: &generator) {
      case 0:
        bench.type("11h")
        bench.press(.enter, .enter, .enter)
        asked += 1
      case 1: bench.cut()
      case 2:
        bench.carryOutUnheard()
        bench.cut()
      case 3 where !bench.desk.isOpen: bench.connect()
      default: bench.answerAll()
      }
    }
    if !bench.desk.isOpen { bench.connect() }
    bench.answerAll()
    #expect(bench.done.count == asked)
    #expect(bench.desk.errands.isEmpty)
    #expect(bench.desk.page == .member)
  }
}
