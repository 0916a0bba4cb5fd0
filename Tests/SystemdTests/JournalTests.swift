import DaemonLog
import Logging
import TestSupport
import Testing

@testable import Systemd

@Suite("The journal")
struct JournalTests {
  private func logger(_ sent: Collector<[String]>, _ threshold: LogThreshold = LogThreshold(.info)) -> Logger {
    let sender = JournalSender { fields in
      sent.add(fields)
      return true
    }
    return Logger(label: "test") { _ in JournalLogHandler(threshold: threshold, send: sender) }
  }

  @Test func `an entry has text, priority, message id and a field for every value`() {
    let sent = Collector<[String]>()
    logger(sent).report(.internalDefect, [.reference: "a1b2", .user: "1001", .station: "jindu"])
    #expect(
      sent.all == [
        [
          "MESSAGE=a request met a defect reference=a1b2 station=jindu user=1001", "PRIORITY=3",
          "SYSLOG_IDENTIFIER=timebankd", "MESSAGE_ID=\(LogMessage.internalDefect.id)", "TIMEBANK_REFERENCE=a1b2",
          "TIMEBANK_STATION=jindu", "TIMEBANK_USER=1001",
        ]
      ])
  }

  @Test(arguments: [
    (LogMessage.changeMade, 7), (.ready, 6), (.booksRebuilt, 5), (.connectionsLowered, 4), (.diskFull, 3),
    (.damageFound, 2),
  ])
  func `severity is by meaning`(message: LogMessage, priority: Int) {
    let sent = Collector<[String]>()
    logger(sent, LogThreshold(.trace)).report(message)
    #expect(sent.all.first?.contains("PRIORITY=\(priority)") == true)
  }

  @Test func `every message has an id of its own and a text of one line`() {
    let ids = LogMessage.allCases.map(\.id)
    #expect(Set(ids).count == ids.count)
    for id in ids { #expect(id.count == 32 && id.allSatisfy { $0.isHexDigit && !$0.isUppercase }) }
    for message in LogMessage.allCases { #expect(!message.text.isEmpty && !message.text.contains("\n")) }
  }

  @Test func `fields have names that the journal takes`() {
    #expect(LogField.adminSocket.journalName == "TIMEBANK_ADMIN_SOCKET")
    #expect(LogField.journalName(of: "grpc.Länge") == "TIMEBANK_GRPC_L_NGE")
    #expect(LogField.journalName(of: String(repeating: "x", count: 100)).count == 64)
  }

  @Test func `a threshold that moves reaches every logger that has no level of its own`() {
    let sent = Collector<[String]>()
    let threshold = LogThreshold(.error)
    let shared = logger(sent, threshold)
    var own = shared
    own.logLevel = .error
    shared.report(.ready)
    #expect(sent.take().isEmpty)
    threshold.level = .info
    shared.report(.ready)
    own.report(.ready)
    #expect(sent.take().count == 1)
  }

  @Test func `values of a message that is not wanted are not even made`() {
    let made = Collector<Int>()
    logger(Collector()).report(
      .changeMade,
      {
        made.add(1); return [:]
      }())
    #expect(made.all.isEmpty)
  }

  @Test func `line breaks make no second entry`() {
    let sent = Collector<[String]>()
    logger(sent).info("low\non disk", metadata: ["a": "1\n2"])
    #expect(sent.all.first?.first == "MESSAGE=low on disk a=1 2")
    #expect(sent.all.first?.last == "TIMEBANK_A=1\n2")
  }

  @Test func `the journal reads the standard error only where device and inode are those of the variable`() {
    #expect(JournalStream.matches("8:12345", device: 8, inode: 12345))
    #expect(!JournalStream.matches("8:12345", device: 8, inode: 12346))
    #expect(!JournalStream.matches("", device: 0, inode: 0))
  }

  @Test func `a line for a person has no message id, and its values in order`() {
    let values: Logger.Metadata = ["b": "2", "a": "1", Logger.messageIDKey: "0123"]
    let journal = StandardErrorLogHandler(threshold: LogThreshold(.info), isForJournal: true)
    #expect(journal.line(level: .warning, message: "low\non disk", values: values) == "<4>low on disk a=1 b=2\n")
    let plain = StandardErrorLogHandler(threshold: LogThreshold(.info), isForJournal: false)
    #expect(plain.line(level: .info, message: "ready", values: [:]).hasSuffix(" info: ready\n"))
  }
}
