import Bank
import Logging
import Store
import TestSupport
import Testing

/// The log beside the database, which a long read keeps from being cut.
@Suite struct LogSizeTests {
  @Test func `a read that lasts lets it grow, which is warned of, and it shrinks when that is over`() throws {
    let lines = Collector<CollectingLogHandler.Line>()
    let folder = TemporaryFolder()
    let bank = try TestBank(
      folder: folder,
      database: LedgerDatabase(path: folder.path("bank.sqlite"), disk: .init(checkpointPages: 2000)),
      largeLogBytes: 9 * 1024 * 1024, logger: CollectingLogHandler.logger(lines))
    func size() -> Int64 { bank.database.logByteCount }
    func work() throws {
      try bank.lay((0..<1500).map { "station add station=s\(bank.bank.headNumber)-\($0) name=某某社区志愿服务站" })
    }
    var mostWhileRead: Int64 = 0
    try bank.database.read { _ in
      for _ in 0..<100 where size() <= 12 * 1024 * 1024 { try work() }
      mostWhileRead = size()
    }
    #expect(mostWhileRead > 12 * 1024 * 1024)
    let warnings = lines.all.filter { $0.level == .warning && $0.values["bytes"] != nil }
    #expect(warnings.count == 1, "once a minute, by the bank's clock")
    #expect(bank.end("health", "log-size") == "\(mostWhileRead)")
    for _ in 0..<4 { try work() }
    #expect(size() <= 9 * 1024 * 1024)
    #expect(bank.end("health", "log-size") == "\(size())")
  }
}
