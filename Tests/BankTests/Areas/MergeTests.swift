import LineProtocol
import TestSupport
import Testing

/// A member who was entered twice.
@Suite struct MergeTests {
  /// 17 and 29 are one person; 29 has 99:00 of service in team b, 17 has 2:00 in team a.
  private func station() throws -> TestBank {
    let bank = try TestBank()
    try bank.lay([
      "station add station=jindu name=金都社区志愿服务站",
      "member add no=17 name=张三 station=jindu registered=2024-01-05",
      "member add no=18 name=李四 station=jindu registered=2024-01-05",
      "member add no=29 name=张三 station=jindu registered=2024-01-05",
      "team add team=a name=甲队 station=jindu", "team add team=b name=乙队 station=jindu",
      "team join team=a member=17 from=2024-02-01", "team join team=b member=29 from=2024-03-01",
      "team join team=a member=29 from=2024-01-10", "team leave team=a member=29 until=2024-02-20",
      "household join household=zhangjia member=29 relation=head",
      "household join household=zhangjia member=18 relation=spouse",
      "service record member=17 station=jindu date=2026-03-01 minutes=2:00",
    ])
    for day in 10...18 {
      try bank.done("service record member=29 station=jindu date=2026-04-\(day) minutes=11:00 team=b")
    }
    return bank
  }

  @Test func `wallet, records, stars, teams and household go to the one that stays`() throws {
    let bank = try station()
    #expect(
      bank.table(
        "member merge member=29 into=17 reason=重复登记", "member", "into", "records", "available", "earned", "stars",
        "was") == ["29 17 9 101:00 101:00 1 0"])
    #expect(bank.table("balance member=29", "available", "earned", "stars") == ["0:00 0:00 0"])
    #expect(bank.table("member show member=29", "state", "ending", "merged") == ["closed merged 17"])
    #expect(bank.table("service show record=5", "member", "team") == ["17 b"])
    #expect(bank.table("stars show team=b", "minutes") == ["99:00"])
    #expect(
      bank.table("team show team=a", "member", "from", "until") == ["17 2024-01-10 "], "times in a team are joined")
    #expect(bank.table("team show team=b", "member", "from") == ["17 2024-03-01"])
    #expect(bank.table("household list", "member", "relation") == ["17 head", "18 spouse"])
    #expect(bank.end("verify", "verdict") == "clean")
    try bank.done("rebuild")
    #expect(bank.table("balance member=17", "available", "stars") == ["101:00 1"])
    #expect(bank.end("verify", "verdict") == "clean")
  }

  @Test func `a record that moved is corrected and reversed as one of the member who stays`() throws {
    let bank = try station()
    try bank.lay([
      "quality score record=3 score=4 source=station", "member merge member=29 into=17 reason=重复登记",
    ])
    #expect(bank.end("verify", "verdict") == "clean")
    try bank.done("service correct record=3 minutes=10:00 reason=写错")
    #expect(bank.table("service reverse record=4 reason=查无此事", "available", "stars", "was") == ["89:00 0 1"])
    #expect(bank.table("balance member=17", "available", "earned", "stars") == ["89:00 89:00 0"])
    #expect(bank.end("verify", "verdict") == "clean")
  }

  @Test func `who asks for the one that went is told the one that stays`() throws {
    let bank = try station()
    try bank.done("member merge member=29 into=17 reason=重复登记")
    for line in [
      "service record member=29 station=jindu date=2026-05-01 minutes=1:00", "member set member=29 note=甲",
      "opening member=29 minutes=1:00 reason=旧册", "member merge member=29 into=18 reason=又一次",
    ] {
      guard case .failure(let refusal) = bank.ask(line) else {
        Issue.record("not refused: \(line)")
        continue
      }
      #expect(refusal.code == .closed)
      #expect(refusal.details.map(\.name) == ["member", "into"], "\(line)")
    }
  }

  @Test func `two records that one person cannot have both stand in the way, and are named`() throws {
    let bank = try station()
    try bank.lay([
      "service record member=18 station=jindu date=2026-04-10 minutes=11:00 start=08:00 end=19:00",
      "service record member=18 station=jindu date=2026-03-01 minutes=1:00 start=08:00 end=09:00",
    ])
    #expect(bank.refusal("member merge member=18 into=29 reason=重复登记") == .dailyLimit)
    try bank.done("service reverse record=11 reason=重复")
    try bank.done("member merge member=18 into=29 reason=重复登记")
    #expect(bank.table("balance member=29", "earned") == ["100:00"])
    #expect(
      bank.table("household list", "member", "relation") == ["29 head"], "who is there already stays what they are")
    #expect(bank.end("verify", "verdict") == "clean")
  }

  @Test func `a debt moves too, and open redemptions have to be settled first`() throws {
    let bank = try station()
    try bank.lay([
      "offer add offer=talk name=聊天 kind=service price=90:00", "redeem request member=29 offer=talk",
    ])
    #expect(bank.refusal("member merge member=29 into=17 reason=重复登记") == .wrongState)
    try bank.lay([
      "redeem cancel redemption=1 reason=改主意", "pool add pool=p name=池", "donate member=29 pool=p minutes=99:00",
      "service reverse record=2 reason=查无此事 force=true", "member merge member=29 into=17 reason=重复登记",
    ])
    #expect(bank.table("balance member=17", "available", "earned") == ["-9:00 90:00"])
    #expect(bank.refusal("donate member=17 pool=p minutes=0:01") == .inDebt)
    #expect(bank.end("verify", "verdict") == "clean")
  }

  @Test func `under caps by day what counts is counted anew`() throws {
    let bank = try station()
    try bank.lay([
      #"policy set rules="[stars.member]\nday_cap = \"4:00\"\nthresholds = [39, 41]""#, "stars assess policy=2",
      "service record member=29 station=jindu date=2026-03-01 minutes=3:00 activity=包水饺",
      "member merge member=29 into=17 reason=重复登记",
    ])
    // 2:00 and 3:00 of one day count 4:00; nine days of 11:00 count 4:00 each.
    #expect(bank.table("stars show member=17", "stars") == ["1"])
    #expect(bank.end("verify", "verdict") == "clean")
    try bank.done("service reverse record=11 reason=重复")
    #expect(bank.end("verify", "verdict") == "clean")
  }
}
