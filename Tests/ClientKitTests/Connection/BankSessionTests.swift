import Glibc
import Testing

@testable import ClientKit

@Suite struct `A conversation` {
  private let change = ["opening", "--member", "17", "--minutes", "2:00", "--reason", "旧册"]
  private let changeLine = "opening member=17 minutes=2:00 reason=旧册 key=k1"

  @Test func `begins with the language and the client's version`() {
    let bench = ClientBench()
    #expect(bench.run("--lang", "en", "ping") == 0)
    #expect(bench.daemon.hellos == ["hello lang=en client=timebank/0.3.0"])
    #expect(bench.daemon.requests == ["ping"])
  }

  @Test func `gives every change a key, a trial and a read none`() {
    let bench = ClientBench()
    #expect(bench.run(change) == 0)
    #expect(bench.run(change + ["--dry"]) == 0)
    #expect(bench.run(change + ["--key", "mine"]) == 0)
    #expect(bench.run("balance", "17") == 0)
    #expect(
      bench.daemon.requests == [
        changeLine, "opening member=17 minutes=2:00 reason=旧册 dry=true",
        "opening member=17 minutes=2:00 reason=旧册 key=mine", "balance member=17",
      ])
  }

  @Test func `repeats a request once under the same key when the connection breaks`() {
    let daemon = FakeDaemon()
    daemon.answer = { _ in daemon.requests.count == 1 ? .closeAfter([]) : .lines(["OK entry=5 replayed=true"]) }
    let bench = ClientBench(daemon)
    #expect(bench.run(change) == 0)
    #expect(daemon.requests == [changeLine, changeLine])
    #expect(daemon.connectionCount == 2)
  }

  @Test func `repeats after the daemon said why it closes`() {
    let daemon = FakeDaemon()
    daemon.answer = { _ in
      daemon.requests.count == 1 ? .closeAfter(["BYE reason=storage"]) : .lines(["OK entry=5"])
    }
    #expect(ClientBench(daemon).run(change) == 0)
    #expect(daemon.requests.count == 2)
  }

  @Test func `that breaks twice says with which key to go on`() {
    let daemon = FakeDaemon { _ in .closeAfter([]) }
    let bench = ClientBench(daemon)
    #expect(bench.run(change) == 75)
    #expect(daemon.requests == [changeLine, changeLine])
    #expect(bench.errors.contains("--key k1"))
  }

  @Test func `waits a moment for a daemon that is being restarted`() {
    let daemon = FakeDaemon()
    daemon.answer = { _ in daemon.requests.count == 1 ? .closeAfter([]) : .lines(["OK entry=5"]) }
    daemon.connectionError = { $0 == 1 || $0 == 2 ? ECONNREFUSED : nil }
    let bench = ClientBench(daemon)
    #expect(bench.run(change) == 0)
    #expect(bench.pauses == [100, 300])
  }

  @Test func `whose daemon stays away says that the outcome is not known`() {
    let daemon = FakeDaemon { _ in .closeAfter([]) }
    daemon.connectionError = { $0 > 0 ? ECONNREFUSED : nil }
    let bench = ClientBench(daemon)
    #expect(bench.run(["--socket", "/s"] + change) == 69)
    #expect(bench.errors.contains("no-daemon"))
    #expect(bench.errors.contains("--key k1"))
  }

  @Test func `does not repeat a reply that was shown in part`() {
    let daemon = FakeDaemon { _ in .closeAfter(["* member=17 name=张三"]) }
    let bench = ClientBench(daemon)
    #expect(bench.run("member", "list") == 75)
    #expect(daemon.requests == ["member list"])
  }

  @Test func `ends with the daemon's reason where it speaks in the greeting's place`() {
    let daemon = FakeDaemon()
    daemon.greeting = { _ in .closeAfter(["ERR busy text=\"连接太多\"", "BYE reason=busy retry-after=5"]) }
    let bench = ClientBench(daemon)
    #expect(bench.run("ping") == 75)
    #expect(bench.errors.contains("busy"))
    let stopping = FakeDaemon()
    stopping.greeting = { _ in .closeAfter(["BYE reason=shutting-down"]) }
    #expect(ClientBench(stopping).run("ping") == 75)
  }

  @Test func `with something that is no bank is given up`() {
    let stranger = FakeDaemon()
    stranger.greeting = { _ in .lines(["220 mail.example ESMTP"]) }
    #expect(ClientBench(stranger).run("ping") == 76)
    let newer = FakeDaemon()
    newer.greeting = { _ in .lines(["TIMEBANK 2 server=9.0.0"]) }
    let bench = ClientBench(newer)
    #expect(bench.run("ping") == 76)
    #expect(bench.errors.contains("第 2 版"))
  }

  @Test func `that watches shows events until it ends`() {
    let daemon = FakeDaemon { _ in
      .closeAfter(["OK since=0", "! entry=1 kind=bank", "! gap from=2 to=9", "BYE reason=shutting-down"])
    }
    let bench = ClientBench(daemon)
    #expect(bench.run("watch", "--since", "0", "--quiet") == 75)
    #expect(bench.output.contains("! entry=1 kind=bank\n! gap from=2 to=9\n"))
  }
}
