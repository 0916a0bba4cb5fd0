import Rules

/// A bank whose stars are assessed by half-years and whose services are scored.
///
/// Members 17 张三 and 18 李四 are in the team `shuijiao`, 19 王五 is not, 20 has left; 31 to 51 were served. User zhao is an
/// operator and member 17. Record 1 is of 2025-H2, which was assessed with 19's score of 4; 2 has all the scores of
/// recipients that it can have; 3 is reversed; 4 was service for 17; 5 counts for the team. Today is 2027-01-05.
public enum ScoredStation {
  /// The operator of `jindu` who is member 17.
  public static let zhao = TestBank.user(1003, "zhao")

  /// Opens the bank.
  public static func open() throws -> TestBank {
    let bank = try TestBank(
      policy: .community(but: ["stars.member.assessment": "half-year"]), clock: TestClock("2025-12-01T10:00:00Z"))
    try bank.lay(places + people)
    try bank.lay([
      "service record member=17 station=jindu date=2025-12-01 minutes=2:00",
      "quality score record=1 score=4 source=recipient by=19",
    ])
    bank.clock.set("2026-01-05T10:00:00Z")
    try bank.lay(["stars assess period=2025-H2"])
    try bank.lay(services)
    try bank.lay((31...50).map { "quality score record=2 score=5 source=recipient by=\($0)" })
    bank.clock.set("2027-01-05T10:00:00Z")
    return bank
  }

  private static let places = [
    "station add station=jindu name=金都社区志愿服务站", "station add station=xincheng name=新城社区志愿服务站",
    "operator add user=wang role=operator stations=jindu", "operator add user=li role=operator stations=xincheng",
  ]

  private static let people =
    [
      "member add no=17 name=张三 station=jindu registered=2024-01-05",
      "member add no=18 name=李四 station=jindu registered=2024-01-05",
      "member add no=19 name=王五 station=jindu registered=2024-01-05",
      "member add no=20 name=赵六 station=jindu registered=2024-01-05", "member close member=20 reason=迁出",
      "operator add user=zhao role=operator stations=jindu member=17",
      "team add team=shuijiao name=水饺队 station=jindu", "team join team=shuijiao member=17 from=2024-01-05",
      "team join team=shuijiao member=18 from=2024-01-05",
    ] + (31...51).map { "member add no=\($0) name=居民\($0) station=jindu registered=2024-01-05" }

  private static let services = [
    "service record member=17 station=jindu date=2026-01-02 minutes=1:00 team=none",
    "service record member=17 station=jindu date=2026-01-03 minutes=1:00", "service reverse record=3 reason=记错",
    "offer add offer=lesson name=手机课 kind=service price=1:00", "redeem request member=17 offer=lesson",
    "redeem fulfil redemption=1 provider=18 date=2026-01-05",
    "service record member=17 station=jindu date=2026-01-04 minutes=1:00",
  ]
}
