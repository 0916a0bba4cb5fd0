public import Bank
public import Rules

/// A station whose records wait: above four hours of a day for a second person, above eight for an administrator, and all of
/// them in the public notice for three working days.
///
/// Today is Monday, 2026-05-04, a day after which comes a holiday; the Saturday of that week is worked. 17, 18 and 19 are
/// members; wang and zhao are operators, wang is member 18.
public enum WaitingStation {
  /// An operator, who is member 18.
  public static let wang = TestBank.user(1001, "wang")
  /// The other operator.
  public static let zhao = TestBank.user(1003, "zhao")

  /// The rules, with others put in their place.
  public static func rules(but others: [String: String] = [:]) throws -> Policy {
    let rules = [
      "service.review_over": "240", "service.review_over_second": "480", "service.notice_days": "3",
      "service.holidays": "2026-05-05", "service.workdays": "2026-05-09", "service.backdate_days": "0",
    ]
    return try .community(but: rules.merging(others) { $1 })
  }

  /// Opens the station.
  public static func open(
    but others: [String: String] = [:], folder: TemporaryFolder = TemporaryFolder()
  ) throws -> TestBank {
    let bank = try TestBank(policy: rules(but: others), folder: folder)
    try bank.lay([
      "station add station=jindu name=金都社区志愿服务站", "station add station=xincheng name=新城社区志愿服务站",
      "member add no=17 name=张三 station=jindu registered=2020-01-05",
      "member add no=18 name=李四 station=jindu registered=2020-01-05",
      "member add no=19 name=王五 station=jindu registered=2020-01-05",
      "operator add user=wang role=operator stations=jindu member=18",
      "operator add user=zhao role=operator stations=jindu", "operator add user=li role=operator stations=xincheng",
    ])
    return bank
  }

  /// The station with records of every state: 1 waits for a second person, 2 for an administrator, 3 is in the notice, 4 and 8
  /// are objected to, 5 waits since wang recorded it for himself, 6 is rejected, 7 posted.
  public static func busy() throws -> TestBank {
    let bank = try open()
    func record(_ member: Int, _ minutes: String, _ start: String, _ rest: String = "", as peer: Peer) throws {
      try bank.done(
        "service record member=\(member) station=jindu date=2026-05-04 minutes=\(minutes) start=\(start)\(rest)",
        as: peer)
    }
    try record(17, "1:00", "08:00", " source=self", as: wang)
    try record(17, "9:00", "09:00", as: wang)
    try record(19, "0:30", "08:00", as: zhao)
    try record(19, "0:30", "09:00", as: zhao)
    try bank.done("service object record=4 reason=当天没有活动")
    try record(18, "0:30", "08:00", as: wang)
    try record(19, "0:30", "10:00", as: wang)
    try bank.done("service reject record=6 reason=查无此次服务")
    try bank.done(
      "service record member=19 station=jindu date=2025-12-31 minutes=30:00 source=carried-over")
    try record(18, "0:30", "09:00", as: zhao)
    try bank.done("service object record=8 reason=当天没有活动")
    return bank
  }

  /// No notice, so that what is confirmed is posted.
  public static let withoutNotice = ["service.notice_days": "0"]
}

extension WaitingStation {
  /// Opens a station that is there already.
  public static func reopen(_ folder: TemporaryFolder) throws -> TestBank {
    try TestBank(policy: rules(), folder: folder)
  }
}
