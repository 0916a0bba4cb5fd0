import Foundation
import TestSupport
import Testing

/// A secret ballot through a real daemon: kiosk logins, keys, tags, JSON, watchers, and a crash in the middle.
@Suite(.serialized) struct BallotProcessTests {
  private static let choices = [17: "3,2", 18: "1", 19: "2,1", 20: "3", 21: "1,3"]

  private func voting() throws -> RunningDaemon {
    let daemon = try RunningDaemon()
    var lines = ["station add station=jindu name=金都社区志愿服务站"]
    for number in 17...21 {
      lines.append("member add no=\(number) name=代表\(number) station=jindu registered=2024-01-05")
      lines.append("member pin member=\(number) pin=25\(number)")
    }
    lines += ["ballot open ballot=best title=最美志愿者 of=members seats=2"]
    lines += (17...19).map { "ballot nominate ballot=best member=\($0)" }
    lines += ["ballot admit ballot=best members=17,18,19,20,21", "ballot start ballot=best"]
    for line in lines {
      let reply = try daemon.ask(line)
      guard reply.last?.hasPrefix("OK") == true else {
        throw UnexpectedRefusal(description: "\(line): \(reply)")
      }
    }
    return daemon
  }

  /// Logs in and votes, as a kiosk's program does, and gives all that the daemon said.
  private func vote(_ daemon: RunningDaemon, _ member: Int, _ choice: String) throws -> [String] {
    let client = try daemon.connect()
    try client.send("hello mode=json client=kiosk/1\n")
    var said = try client.readReply()
    for line in [
      "login member=\(member) pin=25\(member)", "@v\(member) ballot vote ballot=best choice=\(choice) key=k\(member)",
    ] {
      try client.send(line + "\n")
      said += try client.readReply()
    }
    return said
  }

  private func keyFiles(_ daemon: RunningDaemon) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: daemon.folder.path("")).filter { $0.contains(".ballot-") }
  }

  @Test func `votes are answered alike whatever was chosen, outlive a crash, and are counted once the key goes`()
    async throws
  {
    try await blocking {
      var daemon = try voting()
      let folder = daemon.folder
      var answers: Set<String> = []
      for (member, choice) in Self.choices.sorted(by: { $0.key < $1.key }) {
        let said = try vote(daemon, member, choice)
        #expect(said.last?.hasPrefix("OK @v\(member) rows=1 entry=") == true, "\(said)")
        answers.insert(
          said.joined(separator: "\n").replacing(/entry=\d+/, with: "entry=E").replacing("\(member)", with: "N"))
        if member == 19 {
          daemon.kill9()
          daemon = try RunningDaemon(in: folder)
        }
      }
      #expect(answers.count == 1, "\(answers)")
      #expect(try keyFiles(daemon).count == 1)
      let watcher = try daemon.connect()
      try watcher.send("watch since=0 kinds=ballot\n")
      watcher.endInput()
      let events = try watcher.readToEnd().filter { $0.hasPrefix("! ") }
      #expect(events.count == 11 && events.allSatisfy { !$0.contains("choice") })
      #expect(try daemon.ask("ballot close ballot=best dry=true").last?.hasPrefix("ERR bad-value") == true)
      #expect(try daemon.ask("ballot close ballot=best").last?.contains(" state=counted electors=5 voted=5 ") == true)
      #expect(try keyFiles(daemon).isEmpty)
      let votes = try daemon.ask("ballot result ballot=best").dropLast().map { line in
        line.split(separator: " ").filter { $0.hasPrefix("place=") || $0.hasPrefix("votes=") }.joined(separator: " ")
      }
      #expect(votes == ["place=1 votes=3", "place=3 votes=3", "place=2 votes=2"])
      #expect(try daemon.ask("verify").last?.hasPrefix("OK verdict=clean") == true)
    }
  }
}
