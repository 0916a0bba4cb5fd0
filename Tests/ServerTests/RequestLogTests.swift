import DaemonLog
import Logging
import Testing
import TestSupport

@testable import Server

@Suite("What is logged of requests")
struct RequestLogTests {
  @Test func `changes, refused and denied ones are logged with numbers and codes, never with a name`() throws {
    let lines = Collector<CollectingLogHandler.Line>()
    let bank = FakeBank()
    let conversation = try Conversation(bank: bank, logger: CollectingLogHandler.logger(lines))
    _ = try conversation.ask("station add station=jindu name=李雷\nstation add station=refused name=李雷\n")
    bank.deny("station add")
    _ = try conversation.ask("station add station=jindu name=李雷\nstatus\n")
    let all = lines.all
    #expect(all.map(\.message) == [LogMessage.changeMade, .requestRefused, .requestDenied].map(\.text))
    #expect(all.map(\.level) == [.debug, .debug, .info])
    #expect(all.map { $0.values["code"] } == [nil, "exists", "denied"])
    for line in all {
      #expect(line.values["user"] == "1000")
      #expect(line.values["role"] == "admin")
      #expect(line.values["command"] == "station add")
      #expect(!line.values.values.contains { $0.contains("李雷") || $0.contains("wang") })
    }
  }

  @Test func `an identity number and a PIN are in no line, whether the request went well or not`() throws {
    let lines = Collector<CollectingLogHandler.Line>()
    let bank = FakeBank()
    let conversation = try Conversation(bank: bank, logger: CollectingLogHandler.logger(lines))
    let number = TestIdentity.number(birth: "19580302")
    for end in ["", " key=a1", " dry=true"] {
      _ = try conversation.ask("member set member=17 phone=13812340017 identity=\(number)\(end)\n")
      _ = try conversation.ask("member pin member=17 pin=258014\(end)\n")
    }
    _ = try conversation.ask("member set member=17 identity=\(number.dropLast())\nmember pin member=17 pin=1\n")
    #expect(!lines.all.isEmpty)
    for line in lines.all {
      for text in line.values.values + [line.message] {
        #expect(!text.contains(number.prefix(12)) && !text.contains("258014") && !text.contains("13812340017"))
      }
    }
  }

  @Test func `a choice is in no line and in no refusal, whether it could be read or not`() throws {
    let lines = Collector<CollectingLogHandler.Line>()
    let bank = FakeBank()
    let conversation = try Conversation(bank: bank, logger: CollectingLogHandler.logger(lines))
    for choice in ["7311,7312", "7311,x", "7311、7312", "-7311", "\"7311 7312\""] {
      for end in ["", " key=a1", " dry=true"] {
        let answer = try conversation.ask("ballot vote member=17 ballot=best choice=\(choice)\(end)\n")
        #expect(answer.allSatisfy { !$0.contains("731") }, "\(answer)")
      }
    }
    #expect(bank.asked.allSatisfy { !$0.contains("731") } && !lines.all.isEmpty)
    for line in lines.all {
      #expect((line.values.values + [line.message]).allSatisfy { !$0.contains("731") })
    }
  }

  @Test func `whoever asks for what is denied again and again does not fill the journal`() throws {
    let lines = Collector<CollectingLogHandler.Line>()
    let bank = FakeBank()
    bank.deny("station add")
    let conversation = try Conversation(bank: bank, logger: CollectingLogHandler.logger(lines, level: .info))
    for _ in 1...500 { _ = try conversation.ask("station add station=jindu name=x\n") }
    #expect(lines.all.count >= 20 && lines.all.count <= 40)
  }

  @Test func `a quota tells how many it has left out`() {
    let quota = LogQuota(perMinute: 2)
    #expect((0..<5).map { _ in quota.take(seconds: 0) } == [0, 0, nil, nil, nil])
    #expect(quota.take(seconds: 61) == 3)
    #expect(quota.take(seconds: 62) == 0)
  }
}
