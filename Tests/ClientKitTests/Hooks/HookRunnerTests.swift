import Foundation
import LineProtocol
import TestSupport
import Testing

@testable import ClientKit

/// Real programs that carry messages: quick, slow, failing, killed.
@Suite struct HookRunnerTests {
  @Test func `every program gets every message, as JSON and in its environment`() throws {
    let bench = try HookBench()
    for name in ["mail", "sms"] {
      try bench.put(
        name,
        "cat >> \(bench.folder.path(name)); echo $TIMEBANK_EVENT $TIMEBANK_MEMBER $TIMEBANK_ATTEMPT >> \(bench.folder.path("seen"))"
      )
    }
    let runner = try bench.runner()
    let message = bench.tell(17)
    try bench.settle(runner)
    let json =
      #"{"message":"\#(message)","event":"star","entry":11,"member":17,"name":"张*","zh":"您升为一星级"}"#
    #expect(bench.lines("mail") == [json])
    #expect(bench.lines("sms") == [json])
    #expect(bench.lines("seen") == ["star 17 1", "star 17 1"])
  }

  @Test func `who comes new is not told of what was before`() throws {
    let bench = try HookBench()
    bench.tell(17)
    let runner = try bench.runner()
    try bench.put("sms", "echo $TIMEBANK_MESSAGE >> \(bench.folder.path("sms"))")
    try bench.settle(runner)
    let later = bench.tell(17)
    try bench.settle(runner)
    #expect(bench.lines("sms") == [later])
  }

  @Test func `one that fails is tried again after a pause, and holds up the same member only`() throws {
    let bench = try HookBench()
    try bench.put(
      "sms",
      """
      [ -e \(bench.folder.path("mended")) ] || [ "$TIMEBANK_MEMBER" != 17 ] || { echo no credit left; exit 1; }
      echo $TIMEBANK_MESSAGE >> \(bench.folder.path("sms"))
      """)
    let runner = try bench.runner()
    let (first, other, second) = (bench.tell(17), bench.tell(18), bench.tell(17))
    try bench.settle(runner)
    #expect(bench.lines("sms") == [other])
    #expect(
      bench.logged.last
        == "sms failed with \(first), attempt 1: exit status 1: no credit left; again in 10 s")
    try Data().write(to: URL(fileURLWithPath: bench.folder.path("mended")))
    try bench.settle(runner)
    #expect(bench.lines("sms") == [other], "its time has not come")
    bench.now += 10_000
    try bench.settle(runner)
    #expect(bench.lines("sms") == [other, first, second])
  }

  @Test func `one that hangs is ended with all that it has started, and tried again`() throws {
    let bench = try HookBench()
    let (gate, mark) = (bench.folder.path("gate"), bench.folder.path("child"))
    #expect(mkfifo(gate, 0o600) == 0)
    try bench.put("sms", "cat \(gate) & echo $! > \(mark); cat \(gate)")
    let runner = try bench.runner(limit: 5_000)
    let message = bench.tell(17)
    try runner.turn()
    // Its standard input has been read, or will not be: it waits at the gate for ever.
    bench.uptime += 5_000
    try bench.settle(runner)
    #expect(bench.logged.last?.hasPrefix("sms failed with \(message), attempt 1: took more than 5 s") == true)
    #expect(runner.workers.first?.queue.items.count == 1)
  }

  @Test func `one that is killed is tried again`() throws {
    let bench = try HookBench()
    try bench.put("sms", "kill -9 $$")
    let runner = try bench.runner()
    let message = bench.tell(17)
    try bench.settle(runner)
    #expect(
      bench.logged.last == "sms failed with \(message), attempt 1: ended by signal 9; again in 10 s")
  }

  @Test func `one that says that it never will is not asked again`() throws {
    let bench = try HookBench()
    try bench.put("sms", "echo no such number; exit 65")
    let runner = try bench.runner()
    let message = bench.tell(17)
    try bench.settle(runner)
    #expect(bench.logged.last == "sms gives \(message) up: no such number")
    #expect(runner.workers.first?.queue.items.isEmpty == true)
  }

  @Test func `what one says is cut short in the log and obeys no terminal`() throws {
    let bench = try HookBench()
    try bench.put("sms", #"printf '\033[31m'; head -c 100000 /dev/zero | tr '\0' x; exit 1"#)
    let runner = try bench.runner()
    bench.tell(17)
    try bench.settle(runner)
    let line = try #require(bench.logged.last)
    #expect(line.utf8.count < 400)
    #expect(!line.contains("\u{1B}"))
  }

  @Test func `what one says that does well is in no log: it may be a phone number`() throws {
    let bench = try HookBench()
    try bench.put("sms", "echo sent to 13800000017")
    let runner = try bench.runner()
    bench.tell(17)
    try bench.settle(runner)
    #expect(!bench.logged.contains { $0.contains("13800000017") })
    #expect(runner.workers.first?.queue.items.isEmpty == true)
  }

  @Test(.timeLimit(.minutes(10)))
  func `one that floods is ended when its time is over`() throws {
    let bench = try HookBench()
    try bench.put("sms", "exec yes")
    let runner = try bench.runner(limit: 5_000)
    bench.tell(17)
    try runner.turn()
    bench.uptime += 5_000
    try bench.settle(runner)
    #expect(bench.logged.last?.contains("took more than 5 s") == true)
  }

  @Test func `what cannot be kept is not begun, so that a full disk sends nothing twice`() throws {
    let bench = try HookBench()
    try bench.put("sms", "echo $TIMEBANK_MESSAGE >> \(bench.folder.path("sms"))")
    let runner = try bench.runner()
    try FileManager.default.removeItem(atPath: bench.state)
    bench.tell(17)
    #expect(throws: ClientFailure.self) { try bench.settle(runner) }
    #expect(bench.lines("sms").isEmpty)
  }

  @Test func `one whose queue cannot be read keeps no other from working, and that is said once`() throws {
    let bench = try HookBench()
    for name in ["mail", "sms"] { try bench.put(name, "echo $TIMEBANK_MESSAGE >> \(bench.folder.path(name))") }
    try Data("nonsense\n".utf8).write(to: URL(fileURLWithPath: "\(bench.state)/mail.queue"))
    let runner = try bench.runner()
    let message = bench.tell(17)
    try bench.settle(runner)
    #expect(bench.lines("sms") == [message])
    #expect(bench.lines("mail").isEmpty)
    #expect(bench.logged.count(where: { $0.hasPrefix("mail is not run: ") }) == 1)
  }

  @Test func `a runner that ends goes on where it stopped`() throws {
    let bench = try HookBench()
    try bench.put("sms", "[ $TIMEBANK_MEMBER != 17 ] || exit 1; echo $TIMEBANK_MESSAGE >> \(bench.folder.path("sms"))")
    let runner = try bench.runner()
    let (failing, sent) = (bench.tell(17), bench.tell(18))
    try bench.settle(runner)
    try bench.put("sms", "echo $TIMEBANK_MESSAGE $TIMEBANK_ATTEMPT >> \(bench.folder.path("sms"))")
    let whileOff = bench.tell(19)
    bench.now += 60_000
    let next = try bench.runner()
    try bench.settle(next)
    #expect(bench.lines("sms") == [sent, "\(whileOff) 1", "\(failing) 2"])
  }

  @Test func `while the daemon is away nothing is lost`() throws {
    let bench = try HookBench()
    try bench.put("sms", "echo $TIMEBANK_MESSAGE >> \(bench.folder.path("sms"))")
    let runner = try bench.runner()
    bench.outage = .interrupted(.ended, key: nil)
    let message = bench.tell(17)
    try bench.settle(runner)
    #expect(bench.lines("sms").isEmpty)
    bench.outage = nil
    bench.uptime += 60_000
    try bench.settle(runner)
    #expect(bench.lines("sms") == [message])
  }

  @Test func `books that were restored to an earlier state are gone on with`() throws {
    let bench = try HookBench()
    try bench.put("sms", "echo $TIMEBANK_MESSAGE >> \(bench.folder.path("sms"))")
    let runner = try bench.runner()
    let first = bench.tell(17)
    try bench.settle(runner)
    bench.restore(to: 10)
    try bench.settle(runner)
    let again = bench.tell(18)
    try bench.settle(runner)
    #expect(bench.lines("sms") == [first, again])
    #expect(bench.logged.contains { $0.hasPrefix("The books were restored") })
  }

  @Test func `books that were restored and have grown again since are told of too`() throws {
    let bench = try HookBench()
    try bench.put("sms", "echo $TIMEBANK_MESSAGE >> \(bench.folder.path("sms"))")
    let runner = try bench.runner()
    for member in 17...20 {
      bench.tell(member)
      try bench.settle(runner)
    }
    bench.restore(to: 12)
    let anew = [bench.tell(31), bench.tell(32), bench.tell(33)]
    try bench.settle(runner)
    #expect(anew.allSatisfy(bench.lines("sms").contains))
    #expect(bench.logged.count(where: { $0.hasPrefix("The books were restored") }) == 1)
    let next = try bench.runner()
    let last = bench.tell(34)
    try bench.settle(next)
    #expect(bench.lines("sms").last == last, "what was met is kept")
  }

  @Test func `what others could have written is not run, and said once`() throws {
    let bench = try HookBench()
    try bench.put("open", "exit 0", mode: 0o777)
    try bench.put("plain", "exit 0", mode: 0o644)
    try bench.put("old~", "exit 0")
    try bench.put("sms.bak", "exit 0")
    try bench.put(".hidden", "exit 0")
    let runner = try bench.runner()
    bench.tell(17)
    try bench.settle(runner)
    try bench.settle(runner)
    #expect(runner.workers.isEmpty)
    #expect(
      bench.logged == [
        "open is not run: \(bench.hooks)/open can be written by others: chmod go-w it",
        "plain is not run: \(bench.hooks)/plain cannot be executed: chmod +x it",
        "sms.bak is not run: \(bench.hooks)/sms.bak has a dot in its name, as what is set aside has: rename it, with letters, "
          + "digits, - and _ only",
      ])
    try FileManager.default.setAttributes([.posixPermissions: 0o775], ofItemAtPath: bench.hooks)
    #expect(try HookFolder(path: bench.hooks, user: geteuid()).files().allSatisfy { $0.fault != nil })
  }
}
