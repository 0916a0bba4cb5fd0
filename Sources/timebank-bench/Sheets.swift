import ArgumentParser
import Foundation

/// Two sheets as a big station would send them, for importing them with the client and looking at time and memory.
struct Sheets: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sheets",
    abstract: "Write members.csv and sign-in.csv of so many lines.",
    discussion: """
      timebank import members members.csv --station STATION
      /usr/bin/time -v timebank import sign-in sign-in.csv --station STATION [--dry]
      """)

  @Argument(help: "Folder that they are written into.") var folder: String
  @Option(help: "Lines of the sign-in sheet.") var rows = 100_000
  @Option(help: "Members who serve in turn.") var members = 5000
  @Option(help: "A year that is over: the services are spread over it.") var year = 2025

  func validate() throws {
    // Two services a day of everybody are what the sheet has room for.
    guard members > 0, (0...members * 2 * 336).contains(rows) else {
      throw ValidationError("so many members have no room for so many services in a year")
    }
  }

  func run() throws {
    try write("members.csv", "编号,姓名,登记日期", (1...members).map { "\($0),成员\($0),\(year - 1)-01-05" })
    try write("sign-in.csv", "日期,编号,姓名,开始,结束,时长,活动", (0..<rows).map(row))
  }

  /// The n-th service: everybody in turn on a day, in the morning and then in the afternoon.
  private func row(_ index: Int) -> String {
    let (member, turn) = (index % members + 1, index / members)
    let day = turn / 2
    let date = "\(year)-\(two(day / 28 + 1))-\(two(day % 28 + 1))"
    let (start, end) = turn.isMultiple(of: 2) ? ("08:30", "10:00") : ("14:00", "15:30")
    return "\(date),\(member),成员\(member),\(start),\(end),1:30,养老中心包水饺"
  }

  private func write(_ name: String, _ heading: String, _ lines: [String]) throws {
    let text = ([heading] + lines).joined(separator: "\n") + "\n"
    try text.write(to: URL(fileURLWithPath: folder).appending(path: name), atomically: true, encoding: .utf8)
  }

  private func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
}
