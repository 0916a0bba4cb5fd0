import LineProtocol
import TestSupport

@testable import Bank
@testable import Store

/// A bank's life in which every row of the table of journal templates happens.
///
/// A new row of the table needs a line here that makes it happen.
enum EveryEntry {
  /// One thing that happens: a line that must succeed, or days that go by.
  enum Step: ExpressibleByStringLiteral {
    case line(String)
    /// Said by another administrator.
    case second(String)
    /// Said by a member who has logged in.
    case own(Int64, String)
    case undo(String)
    case undoSecond(String)
    /// The first entry of a kind that is undone.
    case undoFirst(String)
    case days(Int64)
    /// A member goes to another bank, which refuses, and then takes the file; here it is the same bank.
    case handedOver(member: Int)
    /// From here on these acts take two administrators.
    case fourEyes(Set<FourEyesAct>)
    /// The wall clock leaps, as the machine's own does not.
    case leap(days: Int64)
    /// The books come from a backup; an administrator who is a user of the server vouches for them.
    case restoredAndConfirmed(by: Peer)

    init(stringLiteral line: String) { self = .line(line) }
  }

  static let script: [Step] =
    furniture + hours + redemptions + stock + corrections + waiting + donatable + capped + orders + going + recognition
    + time

  /// Plays all of it.
  ///
  /// - Parameter boot: The clock of the machine, which the bank compares its own with.
  static func play(_ bank: TestBank, boot: TestClock) throws {
    for step in script {
      switch step {
      case .line(let line): try bank.done(line)
      case .second(let line): try bank.done(line, as: TestBank.secondAdmin)
      case .own(let member, let line): try bank.done(line, as: TestBank.kiosk(member))
      case .undo(let line): try undo(try bank.done(line)["entry"], in: bank)
      case .undoSecond(let line): try undo(try bank.done(line, as: TestBank.secondAdmin)["entry"], in: bank)
      case .fourEyes(let acts): bank.bank.setConfiguredRoles(ConfiguredRoles(fourEyes: acts))
      case .handedOver(let member): try handOver(member, in: bank)
      case .undoFirst(let kind): try undo(bank.table("journal list kind=\(kind)", "entry").first, in: bank)
      case .days(let days):
        boot.advance(seconds: days * 86_400)
        bank.clock.advance(seconds: days * 86_400)
        bank.passTime()
      case .leap(let days):
        bank.clock.advance(seconds: days * 86_400)
        bank.passTime()
      case .restoredAndConfirmed(let peer):
        let tail = try bank.database.readTail()
        bank.bank.standing.setRestore(
          RestoreNote(at: tail.at, restorer: RestoreNote.Restorer(user: 0, login: nil), tail: tail))
        try bank.done("restore confirm head=\(tail.hash)", as: peer)
      }
    }
  }

  private static func undo(_ entry: String?, in bank: TestBank) throws {
    try bank.done("journal reverse entry=\(entry ?? "") reason=录错")
  }

  private static func handOver(_ member: Int, in bank: TestBank) throws {
    try bank.done("handover trust bank=xincheng public-key=\(bank.end("handover key", "public-key"))")
    for answer in ["refuse reason=改主意", "take station=jindu"] {
      let number = try bank.done("handover issue member=\(member) to=xincheng")["handover"] ?? ""
      let file = TwoBanks.quoted(try TwoBanks.document(number, in: bank))
      let reply = try bank.done("handover \(answer) file=\(file)")
      let receipt = TwoBanks.quoted(try TwoBanks.document(reply["handover"] ?? "", in: bank))
      try bank.done("handover settle receipt=\(receipt)")
      guard let taken = reply["member"], !taken.isEmpty else { continue }
      let records = bank.table("service list member=\(taken)", "record")
      try bank.done("service reverse record=\(records.first ?? "") reason=查无此事")
    }
  }

  private static let furniture: [Step] = [
    "station add station=jindu name=金都社区志愿服务站", "station add station=xincheng name=新城社区志愿服务站",
    "operator add user=wang role=operator stations=jindu", "team add team=shuijiao name=水饺队 station=jindu",
    "member add no=17 name=张三 station=jindu registered=2024-01-05",
    "member add no=18 name=李四 station=jindu registered=2024-01-05", "team join team=shuijiao member=17 from=2024-01-05",
    "household join household=zhangjia member=17 relation=head", "household join household=zhangjia member=18",
    "member pin member=17 pin=2580",
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

  private static func record(_ member: Int, _ day: String, _ minutes: String, _ rest: String = "") -> Step {
    .line("service record member=\(member) station=jindu date=2026-05-\(day) minutes=\(minutes)\(rest)")
  }

  private static let waiting: [Step] = [
    record(18, "10", "1:00", " source=self"), .second("service confirm record=5"),
    record(18, "11", "0:30", " source=self"), .second("service reject record=6 reason=查无此次服务"),
    "checkin member=18 station=jindu", "checkout member=18",
  ]

  private static let donatable: [Step] = [
    #"policy set rules="[redemption]\nteam_hours = \"donate\"""#, record(17, "02", "2:00"), record(17, "03", "1:00"),
    "service reverse record=8 reason=误记", record(17, "04", "1:00", " source=self"), .second("service confirm record=9"),
    .undo("donate member=17 pool=gongyi minutes=1:00"), "donate member=17 pool=gongyi minutes=3:30",
    "member add no=21 name=张三 station=jindu registered=2024-01-05", "team join team=shuijiao member=21 from=2024-01-05",
    record(21, "12", "1:00"), "opening member=21 minutes=1:00 reason=旧册结余",
    "member merge member=21 into=18 reason=重复登记",
  ]

  private static let capped: [Step] = [
    "pool add pool=yu name=超额时间池",
    #"policy set rules="[redemption]\nteam_hours = \"redeem\"\nwallet_cap = \"10:00\"\nwallet_cap_pool = \"yu\"""#,
    "member add no=19 name=王五 station=jindu registered=2024-01-05", "opening member=19 minutes=9:00 reason=旧册结余",
    record(19, "02", "2:00"), record(19, "03", "1:00"), "service reverse record=12 reason=误记",
    record(19, "04", "1:00", " source=self"), .second("service confirm record=13"),
    "service reverse record=11 reason=误记", record(19, "05", "2:00", " source=self"),
    .second("service confirm record=14"), "grant pool=yu member=18 minutes=1:30 reason=独居",
    "service reverse record=14 reason=误记 force=true", "redeem request member=17 offer=lesson",
    "redeem fulfil redemption=6 provider=19", "redeem return redemption=6 reason=没有上成",
  ]

  private static let orders: [Step] = [
    "redeem return redemption=1 reason=送错", "redeem return redemption=4 reason=没有上成",
    "redeem request member=17 offer=tea", "redeem fulfil redemption=7",
    "redeem return redemption=7 reason=破损 spoiled=true", "redeem request member=17 offer=lesson",
    "redeem assign redemption=8 provider=18", "redeem fulfil redemption=8 word=requester",
    "redeem dispute redemption=8 reason=时长有出入", "redeem cancel redemption=8 reason=改主意",
  ]

  private static let going: [Step] = [
    "adjust member=18 minutes=1:00 direction=add reason=漏记", .undoSecond("adjust confirm adjustment=1"),
    "adjust member=18 minutes=1:00 direction=take reason=多记", .undoSecond("adjust confirm adjustment=2"),
    "member add no=20 name=王五 station=jindu registered=2024-01-05", "opening member=20 minutes=0:30 reason=旧册结余",
    "member merge member=20 into=19 reason=重复登记",
    "member add no=41 name=赵六 station=jindu note=独居 registered=2024-01-05", "member close member=41",
    "member freeze member=41 until=2099-12-31 reason=争议", "member unfreeze member=41 reason=了结",
    "member erase member=41 reason=本人申请",
  ]

  private static let recognition: [Step] = [
    "member add no=44 name=孙八 station=jindu registered=2024-01-05",
    "ballot open ballot=best title=最美志愿者 of=members seats=2", "ballot nominate ballot=best member=17 reason=十年如一日",
    "ballot nominate ballot=best member=18", "ballot nominate ballot=best member=19",
    "ballot withdraw ballot=best place=3 reason=本人不愿参评", "ballot admit ballot=best members=17,18,19,44",
    "ballot exclude ballot=best members=44", "ballot start ballot=best", .own(17, "ballot vote ballot=best choice=1"),
    .own(18, "ballot vote ballot=best choice=1,2"), .own(19, "ballot vote ballot=best choice=2"),
    "ballot close ballot=best", "ballot open ballot=none title=作废的评选 of=teams", "ballot void ballot=none reason=重开",
    "ballot open ballot=few title=无人投票的评选 of=members", "ballot nominate ballot=few member=17",
    "ballot admit ballot=few members=17,18,19", "ballot start ballot=few", "ballot close ballot=few",
    "honour add member=17 code=best title=最美志愿者 level=city state=recommended", "honour decide honour=1 state=given",
    "honour add member=18 code=best-of-month title=5月之星 period=2026-05", "honour withdraw honour=2 reason=误记",
    "honour add team=shuijiao code=best title=最佳团队 state=recommended",
    "honour decide honour=3 state=declined reason=名额有限",
    "credit allow member=17", "credit refuse member=17",
  ]

  private static let time: [Step] = [
    "pool allowance pool=gongyi minutes=0:10 day=1", .days(31), .leap(days: 1), "clock confirm",
    "head publish note=公示栏", "certificate issue member=17", "certificate revoke certificate=1 reason=申请有误",
    "training record member=17 station=jindu date=2026-06-01 minutes=2:00 course=急救常识",
    "activity add station=jindu name=包水饺 date=2026-07-02 start=08:30 end=11:00", "activity publish activity=1",
    "activity signup activity=1 member=17", "skill add member=17 skills=haircut",
    "resource add resource=hall station=jindu kind=place name=多功能厅",
    "need add member=17 title=陪同看病 note=三号楼", "need claim need=1 member=18", "need done need=1 minutes=0:30",
    "need confirm need=1 score=5", "need add member=17 title=理发 wish=true", "need claim need=2 member=18",
    "need unclaim need=2 reason=没空", "need cancel need=2 reason=已经解决",
    "pair add volunteer=18 resident=17 group=linli from=2026-06-01",
    "pair visit pair=1 date=2026-06-10 note=都好", "pair unvisit pair=1 date=2026-06-10 reason=记错",
    "pair end pair=1 reason=迁出",
    "complaint add station=jindu member=17 about=18 text=失约", "complaint answer complaint=1 outcome=upheld text=已道歉",
    "complaint add station=jindu text=不开门", "complaint withdraw complaint=2 reason=误会",
    "evaluation word period=2026-05 team=shuijiao score=5 note=得力", "evaluation close period=2026-05 station=jindu",
    "member add no=43 name=钱八 station=jindu registered=2024-01-05", record(43, "20", "2:00"), .handedOver(member: 43),
    .fourEyes([.policy]), #"policy set rules="[redemption]\nhold_days = 9""#,
    .second("approval confirm approval=1"), .fourEyes([]),
    #"policy set rules="[redemption]\nexpiry_years = 1""#, .days(400), .undoFirst("expiry"),
    "operator add user=li role=admin",
    .restoredAndConfirmed(by: Peer(user: 1002, groups: [], userName: "li", door: .administration)),
  ]
}
