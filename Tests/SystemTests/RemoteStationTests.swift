import Foundation
import TestSupport
import Testing

/// `timebank -H` through a real sshd on the loopback.
@Suite(.serialized) struct RemoteStationTests {
  @Test func `a station reaches the bank of a server over ssh, as the user there`() async throws {
    try await blocking {
      let daemon = try RunningDaemon()
      let server = try LoopbackServer(for: daemon)
      let found = try server.run(["-H", server.address(), "head", "--lines"])
      #expect(found.status == 0, "\(found.errors)")
      #expect(found.output == (try daemon.ask("head")).joined(separator: "\n") + "\n")
      let person = try server.run(["-H", server.address(), "whoami", "--lines"])
      #expect(person.output.contains(" user=\(NSUserName()) "))
      let text = try server.run(
        ["-H", server.address(), "station", "add", "--station", "jindu", "--name", "金都 '社区' $HOME"])
      #expect(text.status == 0, "\(text.errors)")
      #expect(try daemon.ask("station show station=jindu").first?.contains("name=\"金都 '社区' $HOME\"") == true)
      let shell = try server.run(["-H", server.address(), "shell", "--lines"], input: "ping\nping\n")
      #expect(shell.output.split(separator: "\n").count == 2)
      let missing = try server.run(["-H", server.address(), "--socket", "/nonexistent", "ping"])
      #expect(missing.status == 69)
      #expect(missing.errors.contains("no-daemon-there"))
    }
  }

  @Test func `ssh's own refusals are passed on, each with exit status 69`() async throws {
    try await blocking {
      let server = try LoopbackServer(for: try RunningDaemon())
      for (identity, reason) in [("stranger", "Permission denied"), ("unmet", "Host key verification failed")] {
        let refused = try server.run(["-H", server.address(), "head"], identity: identity)
        #expect(refused.status == 69)
        #expect(refused.errors.contains(reason), "\(refused.errors)")
        #expect(refused.errors.contains("ssh-failed"))
        #expect(refused.output.isEmpty)
      }
    }
  }

  @Test func `the doctor tells from afar what goes through the pipe`() async throws {
    try await blocking {
      let daemon = try RunningDaemon()
      let server = try LoopbackServer(for: daemon)
      let seen = try server.run(["-H", server.address(), "--lang", "en", "doctor"])
      #expect(seen.status == 1)
      #expect(seen.output.contains("[fault] There was no backup yet; next: timebank backup"), "\(seen.output)")
      for text in [
        "The daemon answers", "role admin", "The books can be read", "clocks are", "time zone is Asia/Shanghai",
      ] {
        #expect(seen.output.contains(text), "\(seen.output)")
      }
      #expect(!seen.output.contains("Socket ") && !seen.output.contains("timebankd.service:"))
      let dead = try server.run(["-H", server.address(.withoutProgram), "--lang", "en", "doctor"])
      #expect(dead.status == 1)
      #expect(dead.output.contains("[fault] There is no timebank program"), "\(dead.output)")
    }
  }

  @Test func `a server without the program is told what to install`() async throws {
    try await blocking {
      let server = try LoopbackServer(for: try RunningDaemon())
      let refused = try server.run(["-H", server.address(.withoutProgram), "head"])
      #expect(refused.status == 69)
      #expect(refused.errors.contains("no-timebank-there"), "\(refused.errors)")
    }
  }

  @Test func `a connection that ends in the middle of a reply is no reply`() async throws {
    try await blocking {
      let server = try LoopbackServer(for: try RunningDaemon())
      let broken = try server.run(["-H", server.address(.cutOff), "describe", "--lines"])
      #expect(broken.status == 75)
      #expect(broken.errors.contains("interrupted"), "\(broken.errors)")
      #expect(broken.output.isEmpty, "nothing of a short reply is shown before its end")
    }
  }
}
