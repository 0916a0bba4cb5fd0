import ArgumentParser
import Bank
import LineProtocol

/// A place of the size of a real one; see "Where the rules come from" in the domain reference.
enum Profile: String, CaseIterable, ExpressibleByArgument {
  /// A development zone: 800 volunteers, 70 teams.
  case zone
  /// A district: 29,509 volunteers in 65 communities.
  case district
  /// A city: 678,000 volunteers, 48 brigades, 2,612 teams, 239 stations.
  case city

  var members: Int {
    switch self {
    case .zone: 800
    case .district: 29_509
    case .city: 678_000
    }
  }

  var stations: Int {
    switch self {
    case .zone: 1
    case .district: 65
    case .city: 239
    }
  }

  var teams: Int {
    switch self {
    case .zone: 70
    case .district: 650
    case .city: 2612
    }
  }

  var brigades: Int {
    switch self {
    case .zone, .district: 0
    case .city: 48
    }
  }

  /// The station of a member; members are spread evenly.
  func station(ofMember number: Int) -> String { "s\(number % stations)" }

  /// The team of a member, among those of the member's station as far as there are.
  func team(ofMember number: Int) -> String {
    let ofStation = max(1, teams / stations)
    return "t\(number % stations + (number / stations % ofStation) * stations)"
  }

  /// What founds the place, line by line: stations, brigades, teams, members, and who is in which team.
  ///
  /// - Parameter body: Called with so many lines at a time as one commit takes.
  func found(_ body: ([String]) throws -> Void) throws {
    try body((0..<stations).map { "station add station=s\($0) name=社区\($0)" })
    try body((0..<brigades).map { "team add team=b\($0) name=大队\($0) station=s\($0 % stations)" })
    try inParts(of: teams) { index in
      let parent = brigades > 0 ? " parent=b\(index % brigades)" : ""
      return "team add team=t\(index) name=小队\(index) station=s\(index % stations)\(parent)"
    } body: {
      try body($0)
    }
    try inParts(of: members) { index in
      let number = index + 1
      return "member add no=\(number) name=\(Self.name(number)) station=\(station(ofMember: number))"
        + " registered=2015-01-01 phone=1\(3_000_000_000 + number)"
    } body: {
      try body($0)
    }
    try inParts(of: members) { index in
      "team join team=\(team(ofMember: index + 1)) member=\(index + 1) from=2015-01-01"
    } body: {
      try body($0)
    }
  }

  /// The n-th service record, under a key of its own; members take turns, then days.
  func appendRecord(_ index: Int, to bytes: inout [UInt8]) {
    let member = index % members + 1
    let day = index / members
    let month = day / 28 % 10 + 1
    let date = "2026-\(Self.two(month))-\(Self.two(day % 28 + 1))"
    bytes.append(
      contentsOf:
        """
        service record member=\(member) station=\(station(ofMember: member)) date=\(date) minutes=0:0\(1 + index % 5) key=\(Self.key(index))
        """.utf8)
  }

  /// A key as the client makes them, but the same one for each record at each run: one a millisecond from the start of 2026 on.
  private static func key(_ index: Int) -> String {
    var spread = Spread(state: UInt64(index))
    return IdempotencyKey.make(atMilliseconds: 1_767_225_600_000 + Int64(index), using: &spread)
  }

  /// Numbers that follow from where it begins.
  private struct Spread: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state = (state &+ 1) &* 0x9e37_79b9_7f4a_7c15
      return state
    }
  }

  private func inParts(of count: Int, line: (Int) -> String, body: ([String]) throws -> Void) throws {
    for start in stride(from: 0, to: count, by: 5000) {
      try body((start..<min(start + 5000, count)).map(line))
    }
  }

  /// A Chinese name for a number; many share one, as in life.
  private static func name(_ number: Int) -> String {
    let surnames = Array("王李张刘陈杨黄赵周吴徐孙马朱胡林郭何高罗")
    let given = Array("伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰春梅红建国")
    let first = given[number / surnames.count % given.count]
    let second = given[number / surnames.count / given.count % given.count]
    return "\(surnames[number % surnames.count])\(first)\(second)"
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
}
