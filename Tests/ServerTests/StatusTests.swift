import Bank
import Ledger
import LineProtocol
import Store
import Systemd
import Testing
import TestSupport

@testable import Server

@Suite("The status line")
struct StatusTests {
  private let sent = Collector<String>()
  private let clock = ManualTimekeeper()

  private func board(_ language: Language = .english) -> StatusBoard {
    StatusBoard(
      language: language, serviceManager: ServiceManager { [sent] in sent.add($0) }, timekeeper: clock.timekeeper)
  }

  @Test func `a thousand requests are told in one line, within five seconds`() {
    let board = board()
    board.announceReady()
    #expect(sent.take() == ["READY=1\nSTATUS=0 entries, 0 connections"])
    for number in 1...1000 { board.note { $0.entries = Int64(number) } }
    #expect(sent.all.isEmpty)
    clock.advance(seconds: 5)
    #expect(sent.take() == ["STATUS=1000 entries, 0 connections"])
    clock.advance(seconds: 60)
    #expect(sent.all.isEmpty)
    board.note { $0.connections = 1 }
    #expect(sent.take() == ["STATUS=1000 entries, 1 connections"])
  }

  @Test func `what was before the start is told with the start, what comes after the stop not at all`() {
    let board = board()
    board.note { $0.entries = 7 }
    #expect(sent.all.isEmpty)
    board.announceReady()
    #expect(sent.take() == ["READY=1\nSTATUS=7 entries, 0 connections"])
    board.note { $0.entries = 8 }
    board.announceStop()
    clock.advance(seconds: 60)
    board.noteUrgently { $0.entries = 9 }
    board.announceReady()
    #expect(sent.take() == ["STOPPING=1\nSTATUS=stopping"])
  }

  @Test func `damage is told at once`() {
    let board = board(.chinese)
    board.announceReady()
    _ = sent.take()
    board.noteUrgently { facts in
      facts.health = BankHealth(
        entries: 3, head: .origin, schema: 1, damage: Damage(entry: 2, place: "posting", reason: "x"))
    }
    #expect(sent.take() == ["STATUS=账本受损(posting),只读;分录 0 笔,连接 0 个"])
  }

  @Test func `restored books that wait for a second administrator are told with what ends it`() {
    var facts = StatusBoard.Facts(language: .english)
    facts.health = BankHealth(entries: 3, head: .origin, schema: 1, waitingRestore: 3)
    #expect(
      StatusText(facts).text.hasPrefix(
        "restored to entry 3 and read-only until another administrator says timebank restore confirm; 0 entries"))
  }

  @Test func `check and backup are told with their time where they are known`() {
    var facts = StatusBoard.Facts(language: .english)
    let instant = Instant(milliseconds: 1_780_000_000_000)
    facts.health = BankHealth(entries: 3, head: .origin, schema: 1, verified: instant, backup: instant)
    facts.needRestart = ["listen.socket"]
    let text = StatusText(facts).text
    #expect(text.hasPrefix("a restart is needed for listen.socket; 0 entries, 0 connections; books proved 2026-05-2"))
    #expect(text.contains("; last backup 2026-05-2"))
  }

  @Test func `systemd is asked for more time only while the books are being opened`() {
    let patience = StartExtension(
      serviceManager: ServiceManager { [sent] in sent.add($0) }, timekeeper: clock.timekeeper)
    clock.advance(seconds: 4)
    #expect(sent.all.isEmpty)
    clock.advance(seconds: 12)
    #expect(sent.take() == Array(repeating: "EXTEND_TIMEOUT_USEC=30000000", count: 3))
    patience.end()
    clock.advance(seconds: 60)
    #expect(sent.all.isEmpty)
  }

  @Test func `a start that hangs is given up by systemd after an hour`() {
    let patience = StartExtension(
      serviceManager: ServiceManager { [sent] in sent.add($0) }, timekeeper: clock.timekeeper)
    clock.advance(seconds: 3 * 3600)
    #expect(sent.all.count == 720)
    patience.end()
  }
}
