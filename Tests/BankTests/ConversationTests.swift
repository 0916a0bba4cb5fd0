import LineProtocol
import TestSupport
import Testing

@Suite struct ConversationTests {
  /// The bank of the protocol's example: member 17, an opening of 2:00 and 97:45 of service in this year.
  private func exampleBank() throws -> TestBank {
    let bank = try TestBank()
    bank.send("station add station=jindu name=金都社区志愿服务站")
    bank.send("operator add user=wang role=operator stations=jindu")
    bank.send("member add name=张三 station=jindu no=17 registered=2024-01-05")
    bank.send("opening member=17 minutes=2:00 reason=旧册结余")
    for day in 1...9 { bank.send("service record member=17 station=jindu date=2026-01-0\(day) minutes=10:00") }
    bank.send("service record member=17 station=jindu date=2026-01-10 minutes=7:45")
    bank.send("offer add offer=rice5kg name=大米5kg kind=gift price=20:00")
    bank.send("offer add offer=piano name=钢琴课 kind=service price=10:00 min-stars=3")
    bank.send("stock in offer=rice5kg station=jindu pieces=3")
    return bank
  }

  @Test func `the conversation of the protocol goes word for word, with the columns that came later at the end`() throws
  {
    let bank = try exampleBank()
    let wang = TestBank.user(1001, "wang")
    #expect(
      bank.send("balance member=17", as: wang) == [
        "* member=17 available=99:45 held=0:00 earned=97:45 stars=0 donatable=0:00", "OK rows=1",
      ])
    let record = "service record member=17 station=jindu date=2026-05-04 minutes=2h30m activity=养老中心包水饺 key=a2"
    #expect(
      bank.send(record, as: wang) == [
        "* record=11 member=17 date=2026-05-04 minutes=2:30 state=posted available=102:15 year=100:15 stars=1 was=0 "
          + "until=\"\"",
        "OK rows=1 entry=20",
      ])
    let request = bank.send("redeem request member=17 offer=rice5kg station=jindu key=a3", as: wang)
    #expect(request.count == 2)
    #expect(request[0].hasPrefix("* redemption=1 offer=rice5kg price=20:00 available=82:15 held=20:00 code="))
    #expect(request[0].hasSuffix("until=2026-05-18"))
    #expect(request[1] == "OK rows=1 entry=21")
    #expect(
      bank.send("redeem request member=17 offer=piano", as: wang) == [
        #"ERR too-few-stars stars=1 needed=3 text="张三现为一星级,该项目要求三星级以上""#
      ])
    #expect(bank.send("verify").first?.hasPrefix("OK verdict=clean entries=21 head=") == true)
  }
}
