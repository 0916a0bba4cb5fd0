import Foundation
import LineProtocol
import Rules
import TestSupport

/// Banks for tests of stars, and lines that are long to write.
enum StarWorld {
  /// A preset whose services can be of any age.
  static func preset(_ name: String) throws -> Policy {
    let preset = try Policy.preset(named: name).orThrow("no preset \(name)")
    return try Policy(
      version: 1,
      settings: preset.settings.map { $0.name == "service.backdate_days" ? (name: $0.name, value: "0") : $0 })
  }

  /// A bank with members 17 and 18 of a station and the teams jia and yi of a brigade.
  static func bank(_ policy: Policy = .withoutBackdating, at time: String = "2026-05-04T10:00:00Z") throws -> TestBank {
    let bank = try TestBank(policy: policy, clock: TestClock(time), language: .english)
    try bank.lay([
      "station add station=jindu name=金都", "member add no=17 name=张三 station=jindu registered=2020-01-01",
      "member add no=18 name=李四 station=jindu registered=2020-01-01", "team add team=dadui name=大队 station=jindu",
      "team add team=jia name=甲队 station=jindu parent=dadui", "team add team=yi name=乙队 station=jindu parent=dadui",
    ])
    return bank
  }

  /// So many hours of a member, ten a day from a day on, as lines.
  static func hours(_ hours: Int, member: Int = 17, from start: String = "2021-01-01", more: String = "") -> [String] {
    let first = (try? Date(start + "T00:00:00Z", strategy: .iso8601)) ?? .distantPast
    return (0..<(hours + 9) / 10).map { index in
      let day = first.addingTimeInterval(Double(index) * 86_400).formatted(.iso8601.year().month().day())
      let length = min(10, hours - index * 10)
      return "service record member=\(member) station=jindu date=\(day) minutes=\(length):00 \(more)"
    }
  }

  /// The rules of a file, as the word of a line.
  static func rules(_ text: String) -> String {
    let escaped = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
    return "rules=\"\(escaped)\""
  }

  /// A file that comes with the program.
  static func file(_ path: String) throws -> String {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    return try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }
}

extension Optional {
  fileprivate func orThrow(_ text: String) throws -> Wrapped {
    guard let self else { throw UnexpectedRefusal(description: text) }
    return self
  }
}
