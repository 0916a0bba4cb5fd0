import LineProtocol
import Testing

@testable import ClientKit

@Suite struct `Door and shelf at the desk` {
  private func atMember(_ number: Int = 17) -> DeskBench {
    let bench = DeskBench.open()
    if number == 17 { bench.type("zs") }
    bench.press(.enter)
    bench.forgetSent()
    return bench
  }

  @Test func `5 cancels what was redeemed by mistake, after a question that says what becomes of the hours`() {
    let bench = atMember()
    bench.type("5")
    bench.type("点错了")
    bench.press(.enter)
    #expect(bench.sent == ["redeem cancel redemption=8 reason=点错了 dry=true"])
    #expect(bench.screen().contains("20:00 解冻,之后可用 119:45"))
    bench.press(.enter)
    #expect(bench.changes == ["redeem cancel redemption=8 reason=点错了 key=k1"])
    #expect(bench.desk.page == .member)
    #expect(bench.desk.notices.first?.text.chinese == "已取消:张三兑换的大米5kg。可用时长 119:45。")
  }

  @Test func `a redemption that cannot be cancelled stays, and the reason is said`() {
    let bench = atMember()
    bench.answer = { $0.hasPrefix("redeem cancel") ? ["ERR wrong-state text=已经发放"] : nil }
    bench.type("5")
    bench.press(.enter, .enter)
    #expect(bench.sent == ["redeem cancel redemption=8 reason=误兑换 dry=true"])
    #expect(bench.screen().contains("已经发放") && bench.screen().contains("现在不能取消"))
    bench.press(.escape, .escape)
    #expect(bench.desk.page == .member)
  }

  @Test func `a cancellation that was lost on the way is sent once more under its key`() {
    let bench = atMember()
    bench.type("5")
    bench.press(.enter)
    bench.isAnswering = false
    bench.press(.enter)
    bench.carryOutUnheard()
    bench.cut()
    bench.isAnswering = true
    bench.connect()
    #expect(bench.done.count == 1 && Set(bench.changes).count == 1)
    #expect(bench.desk.notices.contains { $0.text.chinese.contains("没有办第二次") })
  }

  @Test func `a code typed at the first page finds its gift, and hands it out`() {
    let bench = DeskBench.open()
    bench.forgetSent()
    bench.type("4827")
    #expect(bench.sent.contains("redeem list code=4827 station=jindu state=open"))
    #expect(bench.screen().contains(" > 领取码 4827:大米5kg,发放给 17 号"))
    bench.press(.enter)
    #expect(bench.sent.contains("redeem fulfil redemption=8 code=4827 dry=true"))
    #expect(bench.screen().contains("把 大米5kg 发放给 张三") && bench.screen().contains("领取码 4827 对"))
    bench.press(.enter)
    #expect(bench.changes == ["redeem fulfil redemption=8 code=4827 key=k1"])
    #expect(bench.desk.page == .member && bench.desk.person?.number == 17)
  }

  @Test func `digits that are no code of the station find people only`() {
    let bench = DeskBench.open()
    bench.answer = { $0.hasPrefix("redeem list") ? ["OK rows=0"] : nil }
    bench.type("0017")
    #expect(bench.desk.shownCoded.isEmpty)
    bench.press(.down, .enter)
    #expect(bench.desk.page == .member && bench.desk.person?.number == 27)
    bench.press(.escape)
    bench.forgetSent()
    bench.type("001")
    #expect(!bench.sent.contains { $0.hasPrefix("redeem list") })
  }

  @Test func `whoever is chosen stays chosen where a gift comes in above`() {
    let bench = DeskBench.open()
    bench.isAnswering = false
    bench.type("4827")
    bench.answerAll()
    bench.press(.down, .down)
    #expect(bench.desk.selected == 2)
    bench.isAnswering = true
    bench.say("! entry=9 kind=service")
    bench.press(.enter)
    #expect(bench.desk.person?.number == 27)
  }

  @Test func `2 checks in who is not here`() {
    let bench = atMember()
    bench.type("2")
    bench.type("包水饺")
    bench.press(.enter)
    bench.type("11点半")
    bench.press(.enter, .enter)
    #expect(bench.changes == ["checkin member=17 station=jindu activity=包水饺 end=11:30 key=k1"])
    #expect(bench.desk.notices.first?.text.chinese == "张三签到了,从 09:35 起算。")
  }

  @Test func `a refused check-in comes back with the reason, to be mended and sent under another key`() {
    let bench = atMember()
    bench.answer = { $0.hasPrefix("checkin") ? ["ERR bad-value text=11:30已经过了"] : nil }
    bench.type("2")
    bench.type("包水饺")
    bench.press(.enter)
    bench.type("11:30")
    bench.press(.enter, .enter)
    #expect(bench.screen().contains("没有办成:张三的签到(包水饺 11:30)。11:30已经过了"))
    bench.answer = { _ in nil }
    bench.press(.up, .deleteToStart)
    bench.type("12:30")
    bench.press(.enter, .enter)
    #expect(
      bench.changes == [
        "checkin member=17 station=jindu activity=包水饺 end=11:30 key=k1",
        "checkin member=17 station=jindu activity=包水饺 end=12:30 key=k2",
      ])
  }

  @Test func `a refused check-in that finds another page open says what was typed, and is no record to go on with`() {
    let bench = atMember()
    bench.isAnswering = false
    bench.type("2")
    bench.type("包水饺")
    bench.press(.enter, .enter, .enter, .escape)
    bench.answer = { $0.hasPrefix("checkin") ? ["ERR closed text=不开门"] : nil }
    bench.answerAll()
    #expect(bench.desk.page == .home && bench.desk.drafts.isEmpty)
    #expect(bench.screen().contains("没有办成:张三的签到(包水饺)。不开门"))
  }

  @Test func `2 checks out who is here, after a question that says for how long`() {
    let bench = atMember(18)
    bench.type("2")
    #expect(bench.desk.page == .checkOut && bench.changes.isEmpty)
    #expect(bench.screen().contains("从 09:00 起在岗,已 0:35"))
    bench.press(.escape)
    #expect(bench.desk.page == .member)
    bench.type("2")
    bench.press(.enter)
    #expect(bench.changes == ["checkout member=18 station=jindu key=k1"])
    #expect(bench.desk.notices.first?.text.chinese == "李四签退了,记服务 0:35。可用时长 9:35。")
  }

  @Test func `a redemption is tried first, asked about with its price, and gives its code`() {
    let bench = atMember()
    bench.type("3")
    #expect(!bench.screen().contains("旧项目"))
    bench.press(.down, .enter)
    #expect(bench.sent.contains("redeem request member=17 offer=rice5kg station=jindu dry=true"))
    #expect(bench.changes.isEmpty)
    #expect(bench.screen().contains("冻结 20:00,之后可用 79:45;最迟 2026-06-15 领取。"))
    bench.press(.enter)
    #expect(bench.changes == ["redeem request member=17 offer=rice5kg station=jindu key=k1"])
    #expect(bench.screen().contains("领取码    4827"))
    bench.press(.enter)
    #expect(bench.desk.page == .member)
  }

  @Test func `a redemption that the rules forbid says so before anybody is asked`() {
    let bench = atMember()
    bench.answer = { $0.contains("dry=true") ? ["ERR too-few-stars text=张三现为一星级,该项目要求三星级以上"] : nil }
    bench.type("3")
    bench.press(.enter)
    #expect(bench.screen().contains("该项目要求三星级以上"))
    #expect(bench.desk.hints == [.back])
    bench.press(.enter)
    #expect(bench.changes.isEmpty)
  }

  @Test func `a gift is handed out by its code, after a question`() {
    let bench = atMember()
    bench.type("4")
    bench.type("４８２７")
    bench.press(.enter)
    #expect(bench.changes.isEmpty)
    #expect(bench.sent.last == "redeem fulfil redemption=8 code=4827 dry=true")
    #expect(bench.screen().contains("领取码 4827 对。"))
    bench.press(.enter)
    #expect(bench.changes == ["redeem fulfil redemption=8 code=4827 key=k1"])
    #expect(bench.desk.notices.first?.text.chinese == "大米5kg已发放,请交给张三。")
    #expect(bench.desk.page == .member)
  }

  @Test func `nothing leaves the shelf on a wrong code, which can be mended`() {
    let bench = atMember()
    bench.answer = { $0.contains("code=4828") ? ["ERR bad-value text=领取码不对"] : nil }
    bench.type("4")
    bench.type("4828")
    bench.press(.enter, .enter)
    #expect(bench.changes.isEmpty && bench.desk.hints == [.back])
    #expect(bench.screen().contains("领取码不对") && bench.screen().contains("现在不能发放。"))
    bench.press(.escape, .backspace)
    bench.type("7")
    bench.press(.enter, .enter)
    #expect(bench.changes == ["redeem fulfil redemption=8 code=4827 key=k1"])
  }

  @Test func `a gift just redeemed can be handed out at once, its code is known`() {
    let bench = atMember()
    bench.type("3")
    bench.press(.down, .enter, .enter)
    bench.type("4")
    bench.press(.enter)
    #expect(bench.changes.last == "redeem fulfil redemption=9 code=4827 key=k2")
  }

  @Test func `a service is nothing to hand out`() {
    let bench = atMember()
    bench.answer = { line in
      line.hasPrefix("redeem list")
        ? ["* redemption=8 member=17 offer=piano price=5:00 state=assigned until=\"\"", "OK rows=1"] : nil
    }
    bench.say("! entry=60 kind=assignment user=li station=jindu")
    #expect(bench.desk.giftsToHandOut.isEmpty)
    bench.type("4")
    #expect(bench.desk.page == .member)
    #expect(bench.screen().contains("已指派"))
  }

  @Test func `the gift that was chosen is handed out, though the list has moved`() {
    let bench = atMember()
    let first = "* redemption=8 member=17 offer=rice5kg price=20:00 state=requested until=2026-06-15"
    let second = "* redemption=9 member=17 offer=rice5kg price=20:00 state=requested until=2026-06-16"
    bench.answer = { $0.hasPrefix("redeem list") ? [first, second, "OK rows=2"] : nil }
    bench.say("! entry=60 kind=hold user=li station=jindu")
    bench.type("4")
    bench.press(.down)
    bench.answer = { $0.hasPrefix("redeem list") ? [second, "OK rows=1"] : nil }
    bench.say("! entry=61 kind=release user=li station=jindu")
    bench.press(.enter, .enter)
    #expect(bench.changes == ["redeem fulfil redemption=9 key=k1"])
  }
}
