import Foundation
import TestSupport

/// A day of a small bank, every change under a key, so that it can be repeated by somebody who was not answered.
enum ScriptedDay {
  enum Step {
    case ask(String)
    case batch([String], key: String)
    case reload

    /// Whether it changes the books; what does not is asked for its own sake, and may be refused by a failing disk.
    var isChange: Bool {
      switch self {
      case .ask(let line): line.contains(" key=")
      case .batch: true
      case .reload: false
      }
    }
  }

  static let steps: [Step] = [
    .ask("station add station=jindu name=金都 key=d1"),
    .ask("station add station=xincheng name=新城 key=d2"),
    .ask("member add name=张三 station=jindu registered=2024-01-05 phone=13800000017 birth=1955-03-01 key=d3"),
    .ask("member add name=李四 station=jindu registered=2024-01-05 key=d4"),
    .ask("team add team=shuijiao name=水饺队 station=jindu key=d5"),
    .ask("team join team=shuijiao member=1 from=2024-02-01 key=d6"),
    .ask("opening member=2 minutes=5:00 reason=旧册结余 key=d7"),
    .ask("service record member=1 station=jindu date=2025-05-01 minutes=3:00 activity=包水饺 note=下雨 key=d8"),
    .ask("service record member=2 station=jindu date=2025-05-02 minutes=2:00 start=08:00 end=10:00 key=d9"),
    .ask("service correct record=2 minutes=1:30 reason=写错 key=d10"),
    .ask("offer add offer=rice name=大米 kind=gift price=1:00 key=d11"),
    .ask("stock in offer=rice station=jindu pieces=5 key=d12"),
    .ask("redeem request member=1 offer=rice key=d13"),
    .ask("redeem fulfil redemption=1 key=d14"),
    .ask("verify"),
    .ask("balance member=1"),
    .ask("service record member=2 station=jindu date=2025-05-03 minutes=1:00 key=d15"),
    .ask("service reverse record=4 reason=重复 key=d16"),
    .batch(
      (10..<14).map { "service record member=1 station=jindu date=2025-05-\($0) minutes=0:20" }, key: "b1"),
    .ask(#"policy set rules="service.checkin_pairs = 4" key=d17"#),
    .ask("backup"),
    .ask("member pin member=1 pin=248163 key=d18"),
    .reload,
    .ask("pool add pool=gongyi name=公益 key=d19"),
    .ask("donate member=2 pool=gongyi minutes=0:30 key=d20"),
    .ask("import open kind=sign-in station=jindu year=2025 key=d21"),
    .ask("import row import=1 line=7 no=1 date=6月1日 minutes=0:30 key=d22"),
    .ask("import commit import=1 key=d23"),
    .ask("operator add user=nobody role=operator stations=jindu key=d24"),
    .ask("statement member=1"),
  ]

  /// Carries out a step and gives the reply's lines.
  ///
  /// - Throws: Where the connection ended before the whole reply was there.
  static func carryOut(_ step: Step, _ client: LiveClient, _ daemon: TriedDaemon) throws -> [String] {
    switch step {
    case .ask(let line):
      try client.send(line + "\n")
      return try client.readReply()
    case .batch(let lines, let key):
      try client.send("begin\n\(lines.map { $0 + "\n" }.joined())commit key=\(key)\n")
      return try client.readReplies(lines.count + 2).last ?? []
    case .reload:
      daemon.hangUp()
      return ["OK"]
    }
  }

  /// What the books say, without what differs from day to day: instants, dates of today, hashes and codes.
  static func books(_ client: LiveClient) throws -> [String] {
    let questions = [
      "trial-balance", "journal list", "balance member=1", "balance member=2", "statement member=1", "redeem list",
      "stock list", "service list", "policy list", "team list", "operator list", "pool list",
    ]
    return try questions.flatMap { question in
      try client.send(question + "\n")
      return try client.readReply().map { line in
        line.split(separator: " ").filter { word in
          !["at=", "code=", "hash=", "head=", "until=", "date=", "set=", "from="].contains { word.hasPrefix($0) }
        }.joined(separator: " ")
      }
    }
  }
}
