import Ledger
import LineProtocol
import TestSupport
import Testing

@testable import Bank

/// Who may use which command: the catalogue says it, the article shows it, and the bank does it.
@Suite struct PermissionMatrixTests {
  private static let roles: [Role] = [.admin, .operator, .auditor, .kiosk, .member, .public]

  private func row(_ command: CommandDescription) -> String {
    let cells = PermissionMatrixTests.roles.map { command.roles.contains($0) ? "yes" : "–" }
    return "| `\(command.name)` | \(cells.joined(separator: " | ")) |"
  }

  @Test func `the article has a row for every command, and none besides`() throws {
    try PermissionArticle.expect(Catalogue.standard.commands.map(row), under: "## Commands")
  }

  @Test func `every cell is as the bank answers, whoever asks`() throws {
    let bank = try TestBank()
    try BusyStation.build(bank)
    let peers: [(role: Role, peer: Peer)] = [
      (.admin, TestBank.admin), (.operator, BusyStation.wang), (.auditor, BusyStation.li), (.kiosk, TestBank.kiosk()),
      (.member, TestBank.kiosk(17)), (.public, BusyStation.zhao),
    ]
    let commands = Catalogue.standard.commands
    let before = bank.picture()
    for command in commands {
      for (role, peer) in peers {
        let isDenied = try isDenied(command, peer, in: bank)
        #expect(isDenied == !command.roles.contains(role), "\(command.name) by \(role)")
      }
    }
    let isUnchanged = bank.picture() == before
    #expect(isUnchanged, "a trial changed the books")
    #expect(commands.count * peers.count >= 600)
  }

  /// Whether the bank denies a command to somebody, tried with the example of the catalogue.
  private func isDenied(_ command: CommandDescription, _ peer: Peer, in bank: TestBank) throws -> Bool {
    let isTried = Road.leads(command.name)
    let line = command.example + (isTried && command.effect == .change ? " dry=true" : "")
    guard case .line(let parsed) = LineParser.parse(Array(line.utf8)) else {
      throw UnexpectedRefusal(description: "the example of \(command.name) is no line")
    }
    let request = try Catalogue.standard.bind(parsed, as: command.roles.contains(.member) ? peer.member : nil)
    do throws(Refusal) {
      try bank.bank.checkPermission(request, caller: bank.bank.caller(for: peer))
    } catch {
      return isOfCommand(error)
    }
    // A login is carried out by the bank, and asks for itself.
    guard isTried || command.name == "login", case .failure(let refusal) = bank.ask(request, as: peer) else {
      return false
    }
    return isOfCommand(refusal)
  }

  /// A denial may also be of a station or of `force=`, which the table does not tell.
  private func isOfCommand(_ refusal: Refusal) -> Bool {
    [.denied, .loginRequired].contains(refusal.code) && refusal.details.contains { $0.name == "command" }
  }
}
