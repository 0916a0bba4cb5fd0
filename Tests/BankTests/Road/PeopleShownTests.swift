import Ledger
import LineProtocol
import TestSupport
import Testing

@testable import Bank

/// What each reading command shows of a person, and to whom: the article tells it, and the bank does it.
@Suite struct PeopleShownTests {
  /// Who asks about member 17 of `jindu`, in the order of the article's columns.
  private static let askers: [Peer] = [
    TestBank.admin, BusyStation.wang, TestBank.user(1004, "chen"), BusyStation.li, TestBank.kiosk(),
    TestBank.kiosk(17), TestBank.kiosk(18), BusyStation.zhao,
  ]

  /// How much of member 17 a reply shows.
  private enum Sight: String {
    case whole, masked, number, nothing
    case refused = "–"
  }

  private func station() throws -> TestBank {
    let bank = try TestBank()
    try BusyStation.build(bank)
    // What was published the public may see too.
    try bank.lay(
      BusyStation.giving.prefix(5) + [
        "operator add user=chen role=operator stations=xincheng",
        "training record member=17 station=jindu date=2026-05-01 minutes=1:00 course=理发",
        "activity add station=jindu name=包水饺 date=2026-05-07 start=08:30 end=11:00", "activity publish activity=1",
        "activity signup activity=1 member=18",
        "activity add station=jindu name=理发 date=2026-05-08 start=08:30 end=11:00",
        "activity publish activity=2", "activity signup activity=2 member=17", "skill add member=17 skills=haircut",
        "need add member=17 title=陪同看病",
        "pair add volunteer=18 resident=17", "complaint add station=jindu member=17 about=18 text=失约",
        "evaluation word period=2026-05 member=17 score=5", "head publish",
        "ballot open ballot=best-2026 title=最美志愿者 of=members", "ballot nominate ballot=best-2026 member=17",
        "ballot admit ballot=best-2026 members=17", "honour add member=17 code=star title=服务之星",
        "credit allow member=17",
      ])
    return bank
  }

  @Test func `the article tells for every reading command what is seen of a person, and by whom`() throws {
    let bank = try station()
    let expected: [String] = Catalogue.standard.commands.filter { $0.effect == .read && Road.leads($0.name) }.map {
      command in
      let cells = Self.askers.map { sight(of: command, by: $0, in: bank).rawValue }
      return "| `\(command.name)` | \(cells.joined(separator: " | ")) |"
    }
    try PermissionArticle.expect(expected, under: "## People")
  }

  @Test func `whatever shows staff a person by name says in the catalogue whom, so that the look is noted`() throws {
    let bank = try station()
    for command in Catalogue.standard.commands where command.effect == .read && Road.leads(command.name) {
      let staff = Self.askers.prefix(4).map { sight(of: command, by: $0, in: bank) }
      let shows = staff.contains { [.whole, .masked].contains($0) }
      #expect(!shows || command.peopleShown != nil, "\(command.name)")
    }
  }

  /// The most that a command shows, by its example and by what it can be asked about the member and without naming anyone.
  private func sight(of command: CommandDescription, by peer: Peer, in bank: TestBank) -> Sight {
    var lines = [command.example]
    if command.parameter("member") != nil { lines.append("\(command.name) member=17") }
    if !command.parameters.contains(where: \.isRequired) { lines.append(command.name) }
    let shown = lines.flatMap { bank.send($0, as: peer) }
    let isRefused = shown.allSatisfy { $0.hasPrefix("ERR denied") || $0.hasPrefix("ERR login-required") }
    if isRefused { return .refused }
    let text = shown.filter { !$0.hasPrefix("ERR") }.joined(separator: "\n")
    if text.contains("张三") || text.contains("13800000017") { return .whole }
    if text.contains("张*") || text.contains("138****0017") { return .masked }
    return text.contains("=17 ") || text.contains("member:17") ? .number : .nothing
  }
}
