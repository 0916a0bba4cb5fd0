import LineProtocol
import Testing

@testable import ClientKit

@Suite struct `Recording at the desk` {
  /// A desk with the page of member 17 open.
  private func atMember(_ language: Language = .chinese) -> DeskBench {
    let bench = DeskBench.open(language)
    bench.type("zs")
    bench.press(.enter)
    bench.forgetSent()
    return bench
  }

  @Test func `a few keys record a service, under a key, for a day that is spelled out`() {
    let bench = atMember()
    bench.type("12:30")
    bench.press(.enter)
    bench.type("包水饺")
    bench.press(.enter, .enter)
    #expect(
      bench.changes == [
        "service record member=17 station=jindu date=2026-06-01 minutes=2:30 activity=包水饺 key=k1"
      ])
    #expect(bench.desk.page == .member)
    #expect(
      bench.desk.notices == [
        DeskNotice(
          tone: .good, text: Localized("记上了:张三 2:30。可用时长 102:15。", "Recorded: 张三, 2:30. Available: 102:15."))
      ])
    #expect(bench.desk.errands.isEmpty)
  }

  @Test func `full-width keys choose as plain ones do`() {
    let bench = atMember()
    bench.type("１")
    bench.type("２：３０")
    bench.press(.up)
    bench.press(.deleteToStart)
    bench.type("５月２０日")
    bench.press(.down, .down, .down, .enter)
    #expect(bench.changes == ["service record member=17 station=jindu date=2026-05-20 minutes=2:30 key=k1"])
  }

  @Test func `a bare number is asked about, a wrong day too, and nothing is sent`() {
    let bench = atMember()
    bench.type("12")
    bench.press(.down, .down, .enter)
    guard case .form(let form) = bench.desk.page else {
      Issue.record("no form")
      return
    }
    #expect(form.focused?.name == .minutes)
    #expect(form.trouble?.chinese == "2 是小时还是分钟?请写 2小时 或 2分")
    bench.type("小时")
    bench.press(.up, .deleteToStart)
    bench.type("31-31")
    bench.press(.down, .down, .down, .enter)
    #expect(bench.changes.isEmpty)
    #expect(bench.screen().contains("日期请写 今天、昨天、5-20 或 2026-05-20"))
  }

  @Test func `a record that is left half-typed is there when one comes back`() {
    let bench = atMember()
    bench.type("12:3")
    bench.press(.escape)
    #expect(bench.screen().contains("按 1 接着写"))
    bench.press(.escape)
    bench.press(.escape)
    #expect(bench.screen().contains("还有 1 份记录没有记上"))
    bench.press(.escape)
    bench.type("zs")
    bench.press(.enter)
    bench.type("10")
    bench.press(.enter, .enter, .enter)
    #expect(bench.changes.first?.contains("minutes=2:30") == true)
  }

  @Test func `before leaving one is told how many records would be dropped`() {
    let bench = atMember(.english)
    bench.isAnswering = false
    for minutes in ["1h", "2h"] {
      bench.type("1" + minutes)
      bench.press(.enter, .enter, .enter)
    }
    bench.press(.escape, .escape)
    bench.answer = { $0.hasPrefix("service record") ? ["ERR overlap text=overlap"] : nil }
    bench.answerAll()
    #expect(bench.screen().contains("2 records not finished; leaving drops what is not finished."))
  }

  @Test func `a refused record comes back with the reason, to be mended and sent under another key`() {
    let bench = atMember()
    bench.answer = { $0.hasPrefix("service record") ? ["ERR daily-limit text=\"当天已有 10:00,最多 12:00\""] : nil }
    bench.type("12:30")
    bench.press(.enter, .enter, .enter)
    #expect(bench.screen().contains("当天已有 10:00,最多 12:00"))
    bench.answer = { _ in nil }
    bench.press(.up, .up, .deleteToStart)
    bench.type("2h")
    bench.press(.enter, .enter, .enter)
    #expect(bench.changes.map { $0.suffix(19) } == ["minutes=2:30 key=k1", "minutes=2:00 key=k2"])
  }

  @Test func `a refusal that finds another page open keeps the form for later`() {
    let bench = atMember()
    bench.isAnswering = false
    bench.type("12:30")
    bench.press(.enter, .enter, .enter, .escape)
    bench.answer = { $0.hasPrefix("service record") ? ["ERR overlap text=重叠"] : nil }
    bench.answerAll()
    #expect(bench.desk.page == .home)
    #expect(bench.desk.drafts[17]?.count == 1)
    #expect(bench.screen().contains("没有办成:张三的记录(今天 2:30)"))
  }

  @Test func `Tab repeats the activity of the last record`() {
    let bench = atMember()
    bench.type("11h")
    bench.press(.enter)
    bench.type("包水饺")
    bench.press(.enter, .enter)
    bench.type("1")
    bench.type("1h")
    bench.press(.enter, .tab, .enter, .enter)
    #expect(
      bench.changes.last == "service record member=17 station=jindu date=2026-06-01 minutes=1:00 activity=包水饺 key=k2")
  }

  @Test func `who is in several teams is asked for which one it counts`() {
    let bench = DeskBench.open()
    bench.answer = { line in
      guard line.hasPrefix("member show") else { return nil }
      return ["* member=17 name=张三 station=jindu teams=shuijiao,yijian state=active", "OK rows=1"]
    }
    bench.type("zs")
    bench.press(.enter)
    bench.type("11h")
    bench.press(.down, .down, .right)
    #expect(bench.screen().contains("义剪队   (2/3)"))
    bench.press(.enter, .enter)
    #expect(bench.changes.first?.hasSuffix("minutes=1:00 team=yijian key=k1") == true)
  }

  @Test func `a new star is told, and what waits for somebody else too`() {
    let bench = atMember(.english)
    bench.answer = { line in
      line.hasPrefix("service record")
        ? ["* record=32 member=17 minutes=2:30 state=posted available=102:15 stars=2 was=1", "OK rows=1 entry=57"] : nil
    }
    bench.type("12:30")
    bench.press(.enter, .enter, .enter)
    #expect(bench.desk.notices.first?.text.english == "Recorded: 张三, 2:30. Available: 102:15. Now 2 stars!")
    bench.answer = { line in
      line.hasPrefix("service record")
        ? ["* record=33 member=17 minutes=9:00 state=pending", "OK rows=1 entry=58"] : nil
    }
    bench.type("19h")
    bench.press(.enter, .enter, .enter)
    #expect(bench.desk.notices.first?.text.chinese == "记上了:张三 9:00。要等另一人确认后才入账。")
  }
}
