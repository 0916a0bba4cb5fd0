import LineProtocol
import Testing

@testable import ClientKit

@Suite struct `A bank on another server` {
  @Test(arguments: ["-oProxyCommand=x", "u@-x", "", "u@", "@h", "h:0", "h:x", "h:70000", "a b"])
  func `what is no server is refused before ssh is started`(_ text: String) {
    let bench = ClientBench()
    #expect(bench.run(["-H", text, "ping"]) == 64)
    #expect(bench.started.isEmpty)
  }

  @Test func `ssh is started with port, server and the words for the other end`() {
    let bench = ClientBench()
    #expect(bench.run("-H", "wang@jindu:2222", "--socket", "/tmp/a b", "ping") == 0)
    let words = bench.started.first ?? []
    #expect(words.first == "ssh")
    let expected = ["-p", "2222", "--", "wang@jindu", "timebank", "pipe", "--lang", "zh-CN", "'--socket=/tmp/a b'"]
    #expect(Array(words.suffix(9)) == expected)
    #expect(bench.paths.isEmpty)
  }

  @Test func `ssh asks for no password where a screen is in use`() throws {
    let server = try RemoteServer("jindu")
    let asking = server.arguments(GlobalOptions(), language: .chinese)
    #expect(
      server.arguments(GlobalOptions(), language: .chinese, isAttended: false) == ["-o", "BatchMode=yes"] + asking)
  }

  @Test(
    arguments: [
      (255, "ssh-failed", 69), (127, "no-timebank-there", 69), (69, "no-daemon-there", 69),
      (77, "no-permission", 77),
    ] as [(Int32, String, Int32)])
  func `every way to fail has its own message`(_ status: Int32, _ code: String, _ exit: Int32) {
    let bench = ClientBench()
    bench.daemon.greeting = { _ in .closeAfter([]) }
    bench.childStatus = status
    #expect(bench.run("-H", "jindu", "ping") == exit)
    #expect(bench.errors.contains(code))
  }

  @Test func `a machine without ssh is told what to install`() {
    let bench = ClientBench()
    bench.startError = .system(2)
    #expect(bench.run("-H", "jindu", "ping") == 69)
    #expect(bench.errors.contains("openssh-client"))
  }
}
