public import Bank

/// A bank in the middle of its work: every state that a request can run into is there somewhere.
///
/// Members 17 张三, 18 李四, 19 王五 (no date of birth), 21 孙七 and 23 吴九 (in debt) belong to `jindu`, 24 郑十 to `xincheng`;
/// 22 周八 has left. Today is 2026-05-04.
public enum BusyStation {
  /// The operator of `jindu`.
  public static let wang = TestBank.user(1001, "wang")
  /// The auditor.
  public static let li = TestBank.user(1002, "li")
  /// Somebody without any role.
  public static let zhao = TestBank.user(1003, "zhao")

  /// Brings a bank into that state.
  public static func build(_ bank: TestBank) throws {
    try bank.lay(places)
    try bank.lay(people)
    try bank.lay(teams)
    try bank.lay(services)
    try bank.lay(offers)
    try bank.lay(redemptions)
    try bank.lay(imports)
  }

  private static let places = [
    "station add station=zong name=总站", "station add station=jindu name=金都社区志愿服务站 parent=zong",
    "station add station=xincheng name=新城社区志愿服务站", "station add station=jiuzhan name=旧站",
    "station close station=jiuzhan", "operator add user=wang role=operator stations=jindu",
    "operator add user=li role=auditor",
  ]

  private static let people = [
    "member add no=17 name=张三 station=jindu birth=1958-03-02 phone=13800000017 registered=2024-01-05",
    "member add no=18 name=李四 station=jindu birth=1962-11-20 phone=13800000018 registered=2024-01-05",
    "member add no=19 name=王五 station=jindu registered=2024-03-11",
    "member add no=21 name=孙七 station=jindu birth=1985-12-12 registered=2024-06-01",
    "member add no=22 name=周八 station=jindu registered=2025-02-20", "member close member=22 reason=迁出",
    "member add no=23 name=吴九 station=jindu registered=2024-06-01",
    "member add no=24 name=郑十 station=xincheng phone=13800000024 registered=2024-06-01",
  ]

  private static let teams = [
    "team add team=dadui name=大队 station=jindu", "team add team=shuijiao name=水饺队 station=jindu parent=dadui",
    "team add team=yijian name=义剪队 station=jindu", "team add team=jiedui name=解散队 station=jindu",
    "team close team=jiedui", "team add team=waidui name=新城队 station=xincheng",
    "team join team=shuijiao member=17 from=2024-01-05", "team join team=yijian member=21 from=2024-06-01",
  ]

  private static let services = [
    "service record member=17 station=jindu date=2026-05-01 minutes=2:30 start=08:30 end=11:00 activity=养老中心包水饺",
    "service record member=17 station=jindu date=2026-05-02 minutes=10:00 activity=环境清洁",
    "service record member=17 station=jindu date=2026-04-01 minutes=1:00",
    "service reverse record=3 reason=重复登记",
    "service record member=18 station=jindu date=2026-05-02 minutes=9:00 activity=环境清洁",
    "service record member=23 station=jindu date=2026-05-02 minutes=5:00",
    "service record member=21 station=jindu date=2026-05-02 minutes=2:00 activity=社区理发",
    "service record member=19 station=jindu date=2026-05-02 minutes=10:30",
    "service record member=24 station=xincheng date=2026-05-02 minutes=3:00",
  ]

  private static let offers = [
    "offer add offer=tea name=茶叶 kind=gift price=2:00", "offer add offer=rice5kg name=大米5kg kind=gift price=20:00",
    "offer add offer=soap name=肥皂 kind=gift price=1:00 limit=1/month",
    "offer add offer=piano name=钢琴课 kind=service price=1:00 min-stars=3",
    "offer add offer=lesson name=手机课 kind=service price=2:00",
    "offer add offer=bath name=助浴 kind=service price=1:00 min-age=60",
    "offer add offer=melon name=西瓜 kind=gift price=1:00 from=2026-06-01",
    "offer add offer=coat name=棉衣 kind=gift price=1:00 until=2026-02-28",
    "offer add offer=far name=远处的礼品 kind=gift price=1:00 stations=xincheng",
    "offer add offer=old name=旧项目 kind=gift price=1:00", "offer close offer=old",
    "stock in offer=tea station=jindu pieces=5", "stock in offer=soap station=jindu pieces=5",
    "stock in offer=rice5kg station=jindu pieces=1", "stock in offer=tea station=xincheng pieces=1",
  ]

  /// Redemptions: 1 done, 2 open for a gift, 3 a service that 18 did (record 9), 4 open for a service, 5 open at xincheng,
  /// 6 open of the member whose wallet is below zero.
  private static let redemptions = [
    "redeem request member=23 offer=tea", "redeem fulfil redemption=1", "redeem request member=21 offer=tea",
    "redeem request member=17 offer=lesson",
    "redeem fulfil redemption=3 provider=18 date=2026-05-03 minutes=1:30 start=09:00 end=10:30",
    "redeem request member=18 offer=lesson", "redeem request member=24 offer=tea",
    "redeem request member=23 offer=soap", "redeem request member=18 offer=soap",
    "service reverse record=5 reason=查无此事 force=true",
  ]

  /// Two households, pools with and without criteria, adjustments, and members entered twice; for what needs them besides.
  public static let giving = [
    "household join household=zhangjia member=17 relation=head",
    "household join household=wujia member=23 relation=head",
    "household join household=wujia member=21 relation=spouse", "pool add pool=gongyi name=公益时间池",
    "donate member=24 pool=gongyi minutes=0:30", "opening member=19 minutes=1:00 reason=旧册结余",
    "journal reverse entry=65 reason=录错成员", "pool add pool=yilao name=颐老时间池",
    "opening member=21 minutes=1:00 reason=旧册结余", "donate member=21 pool=yilao minutes=1:00",
    "pool add pool=laoren name=老年时间池 min-age=60 tags=alone",
    "adjust member=19 minutes=1:00 direction=add reason=漏记",
    "adjust member=19 minutes=2:00 direction=take reason=重复", "adjust reject adjustment=2 reason=金额有误",
    "adjust member=21 minutes=1:00 direction=take reason=多记 force=true",
    "member add no=25 name=张三 station=jindu registered=2024-01-05", "member merge member=25 into=17 reason=重复登记",
    "member add no=26 name=李四 station=jindu registered=2024-01-05",
    "service record member=26 station=jindu date=2026-05-02 minutes=9:00 activity=环境清洁",
    "member add no=27 name=李四 station=jindu registered=2024-01-05",
    "service record member=27 station=jindu date=2026-05-02 minutes=4:00",
    "member add no=28 name=张三 station=jindu registered=2024-01-05",
    "service record member=28 station=jindu date=2026-05-01 minutes=1:00 start=09:00 end=10:00",
    "member add no=29 name=张三 station=jindu registered=2024-01-05",
    "opening member=29 minutes=1:00 reason=旧册结余", "adjust member=29 minutes=1:00 direction=take reason=多记",
    "donate member=29 pool=yilao minutes=1:00", "member add no=30 name=陈三 station=jindu registered=2024-01-05",
    "opening member=30 minutes=0:10 reason=旧册结余", "member close member=30 pool=yilao",
  ]

  /// Who is in at the door, and 19, who was in three times already.
  public static let door =
    [
      "member add no=25 name=冯一 station=jindu phone=13900002288 registered=2024-01-05",
      "member add no=26 name=冯二 station=jindu phone=13700002288 registered=2024-01-05",
      "checkin member=21 station=jindu",
      "checkin member=25 station=jindu", "checkin member=26 station=jindu",
    ] + (0..<3).flatMap { _ in ["checkin member=19 station=jindu", "checkout member=19"] }

  /// Services on their way, for what needs them besides.
  ///
  /// Those of 17: 8 and 10 assigned to 19, 9 disputed; 12 done by 21, who has spent the hours since;
  /// 11 of a member who has left since, 14 at a station that is closed since, 15 returned.
  public static let orders = [
    "redeem request member=17 offer=lesson", "redeem assign redemption=8 provider=19",
    "redeem request member=17 offer=lesson", "redeem assign redemption=9 provider=19",
    "redeem dispute redemption=9 reason=时长有出入", "redeem request member=17 offer=lesson",
    "redeem assign redemption=10 provider=19", "redeem fulfil redemption=10 word=requester",
    "member add no=25 name=冯一 station=jindu registered=2024-06-01", "opening member=25 minutes=2:00 reason=旧册结余",
    "redeem request member=25 offer=tea", "redeem fulfil redemption=11", "member close member=25 reason=迁出",
    "redeem request member=17 offer=lesson", "redeem fulfil redemption=12 provider=21 date=2026-05-01",
    "redeem request member=21 offer=tea", "station add station=linshi name=临时站",
    "stock in offer=soap station=linshi pieces=1", "redeem request member=17 offer=soap station=linshi",
    "redeem fulfil redemption=14", "station close station=linshi", "redeem request member=19 offer=tea",
    "redeem fulfil redemption=15", "redeem return redemption=15 reason=送错",
  ]

  /// What brings the station to two imports of one sheet of paper, the first of them posted.
  public static let papers = [
    "import open kind=sign-in station=jindu sheet=7k3m-q9tw-c",
    "import open kind=sign-in station=jindu sheet=7k3m-q9tw-c",
    "import row import=3 line=2 no=18 date=2026-05-01 minutes=1:00", "import commit import=3",
    "import row import=4 line=2 no=18 date=2026-05-01 minutes=1:30",
  ]

  private static let imports = [
    "import open kind=sign-in station=jindu year=2026",
    "import row import=1 line=2 name=张三 date=2026-13-10 minutes=1:00",
    "import open kind=sign-in station=jindu", "import abort import=2",
  ]
}
