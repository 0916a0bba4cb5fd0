import Bank
import Foundation
import LineProtocol
import Store

/// A station in the middle of choosing its best volunteers: 17, 18 and 19 stand, 17 to 21 may vote, 22 may not.
public enum BallotStation {
  /// Makes a bank whose ballot `best` takes nominations.
  ///
  /// - Parameter bank: An empty one; a new one by default.
  public static func open(_ bank: TestBank? = nil, seats: Int = 2, until: String? = nil) throws -> TestBank {
    let bank = try bank ?? TestBank()
    try bank.lay(
      [
        "station add station=jindu name=金都社区志愿服务站", "station add station=xincheng name=新城社区志愿服务站",
        "operator add user=wang role=operator stations=jindu",
      ]
        + zip(17...22, ["张三", "李四", "王五", "赵六", "孙七", "周八"]).map {
          "member add no=\($0) name=\($1) station=jindu registered=2024-01-05"
        } + ["team add team=shuijiao name=水饺队 station=jindu", "team join team=shuijiao member=17 from=2024-01-05"]
        + (1...10).map { "service record member=17 station=jindu date=2026-04-\($0 + 10) minutes=10:00" } + [
          "service record member=18 station=jindu date=2026-05-02 minutes=9:00",
          "quality score record=1 score=5 source=station", "quality score record=2 score=4 source=station",
          "ballot open ballot=best title=最美志愿者 of=members seats=\(seats)" + (until.map { " until=\($0)" } ?? ""),
          "ballot nominate ballot=best member=17 reason=十年如一日", "ballot nominate ballot=best member=18",
          "ballot nominate ballot=best member=19", "ballot admit ballot=best members=17,18,19,20,21",
        ])
    return bank
  }

  /// The same, with the voting begun.
  public static func voting(_ bank: TestBank? = nil, seats: Int = 2, until: String? = nil) throws -> TestBank {
    let bank = try open(bank, seats: seats, until: until)
    try bank.done("ballot start ballot=best")
    return bank
  }

  /// Has members vote at the kiosk, by number.
  public static func vote(_ bank: TestBank, _ choices: [Int64: String], more: String = "") throws {
    for (member, choice) in choices.sorted(by: { $0.key < $1.key }) {
      try bank.done("ballot vote ballot=best choice=\(choice)\(more)", as: TestBank.kiosk(member))
    }
  }

  /// The files beside the database that hold keys of ballots.
  public static func keyFiles(_ bank: TestBank) throws -> [String] {
    let folder = URL(fileURLWithPath: bank.folder.path(""))
    return try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.contains(".ballot-") }
      .map { folder.appendingPathComponent($0).path }
  }

  /// The one that there is.
  public static func keyPath(_ bank: TestBank) throws -> String {
    guard let path = try keyFiles(bank).first else { throw UnexpectedRefusal(description: "no ballot has a key") }
    return path
  }
}
