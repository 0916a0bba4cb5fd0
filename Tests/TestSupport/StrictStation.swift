import Rules

/// Two banks with rules that the default has not.
public enum StrictStation {
  /// Whole hours, no more than 90 days back, no goods, two hours of service before the first redemption.
  ///
  /// Member 17 has an open redemption of a service, member 18 has served for an hour only. Today is 2026-05-04.
  public static func strict() throws -> TestBank {
    let bank = try TestBank(
      policy: .community(but: [
        "service.backdate_days": "90", "service.granularity": "60", "redemption.gifts": "false",
        "redemption.min_service": "120",
      ]))
    try bank.lay(members)
    try bank.lay(["redeem request member=17 offer=lesson"])
    return bank
  }

  /// Redemption is open in January and February only.
  public static func closedInMay() throws -> TestBank {
    let bank = try TestBank(policy: .community(but: ["redemption.open_months": "1,2"]))
    try bank.lay(members)
    return bank
  }

  private static let members = [
    "station add station=jindu name=金都社区志愿服务站",
    "member add no=17 name=张三 station=jindu registered=2024-01-05",
    "member add no=18 name=李四 station=jindu registered=2024-01-05",
    "service record member=17 station=jindu date=2026-05-01 minutes=3:00",
    "service record member=18 station=jindu date=2026-05-01 minutes=1:00",
    "offer add offer=lesson name=手机课 kind=service price=1:00",
  ]
}
