import TestSupport

/// A bank's life in which every row of the table of journal templates happens.
///
/// A new row of the table needs a line here that makes it happen.
enum EveryEntry {
  /// One thing that happens: a line that must succeed, or days that go by.
  enum Step: ExpressibleByStringLiteral {
    case line(String)
    case undo(String)
    case days(Int64)

    init(stringLiteral line: String) { self = .line(line) }
  }

  static let script: [Step] = furniture + hours + redemptions + stock + corrections

  /// Plays all of it.
  static func play(_ bank: TestBank) throws {
    for step in script {
      switch step {
      case .line(let line): try bank.done(line)
      case .undo(let line):
        let entry = try bank.done(line)["entry"] ?? ""
        try bank.done("journal reverse entry=\(entry) reason=录错")
      case .days(let days):
        bank.clock.advance(seconds: days * 86_400)
        bank.passTime()
      }
    }
  }

  private static let furniture: [Step] = [
    "station add station=jindu name=金都社区志愿服务站", "station add station=xincheng name=新城社区志愿服务站",
    "operator add user=wang role=operator stations=jindu", "team add team=shuijiao name=水饺队 station=jindu",
    "member add no=17 name=张三 station=jindu registered=2024-01-05",
    "member add no=18 name=李四 station=jindu registered=2024-01-05", "team join team=shuijiao member=17 from=2024-01-05",
    "household join household=zhangjia member=17 relation=head", "household join household=zhangjia member=18",
    "pool add pool=gongyi name=公益时间池", "offer add offer=tea name=茶叶 kind=gift price=2:00",
    "offer add offer=lesson name=手机课 kind=service price=2:00",
  ]

  private static let hours: [Step] = [
    "service record member=17 station=jindu date=2026-05-01 minutes=10:00",
    "service record member=18 station=jindu date=2026-05-01 minutes=1:00", "service reverse record=2 reason=重复登记",
    "quality score record=1 score=5 source=station", "opening member=17 minutes=20:00 reason=旧册结余",
    "transfer from=17 to=18 minutes=2:30", "donate member=17 pool=gongyi minutes=2:00",
    "grant pool=gongyi member=18 minutes=0:45 reason=独居",
  ]

  private static let redemptions: [Step] = [
    "stock in offer=tea station=jindu pieces=5", "redeem request member=17 offer=tea", "redeem fulfil redemption=1",
    "redeem request member=17 offer=tea", "redeem cancel redemption=2 reason=改主意", "redeem request member=17 offer=tea",
    .days(15), "redeem request member=17 offer=lesson", "redeem fulfil redemption=4 provider=18",
    "redeem request member=17 offer=lesson", "redeem fulfil redemption=5 provider=18 minutes=0:30",
  ]

  private static let stock: [Step] = [
    "stock move offer=tea station=jindu to=xincheng pieces=2",
    "stock count offer=tea station=jindu pieces=1 reason=破损一件",
    "stock count offer=tea station=jindu pieces=3 reason=找到两件",
  ]

  private static let corrections: [Step] = [
    .undo("transfer from=17 to=18 minutes=2:30"), .undo("donate member=17 pool=gongyi minutes=1:15"),
    .undo("grant pool=gongyi member=18 minutes=0:45 reason=独居"), .undo("opening member=18 minutes=7:00 reason=旧册结余"),
    .undo("stock in offer=tea station=jindu pieces=4"),
    .undo("stock move offer=tea station=jindu to=xincheng pieces=2"),
    .undo("stock count offer=tea station=jindu pieces=1 reason=盘点"),
    .undo("stock count offer=tea station=jindu pieces=9 reason=盘点"),
    #"policy set rules="[redemption]\nhold_days = 7""#, "stars assess policy=2",
  ]
}
