import Foundation
import TestSupport
import Testing

/// The desk on a pseudo-terminal, before a real daemon.
@Suite(.serialized) struct DeskProcessTests {
  private func furnished() throws -> RunningDaemon {
    let daemon = try RunningDaemon()
    for line in [
      "station add station=jindu name=金都社区志愿服务站", "member add name=张三 station=jindu no=17 registered=2024-01-05",
      "member add name=李四 station=jindu no=18 registered=2024-01-05", "opening member=17 minutes=99:00 reason=旧册结余",
      "offer add offer=rice5kg name=大米5kg kind=gift price=20:00", "stock in offer=rice5kg station=jindu pieces=3",
    ] {
      #expect(try daemon.ask(line).last?.hasPrefix("OK") == true)
    }
    return daemon
  }

  @Test func `a check-in, a record, a redemption and a hand-out are typed in, across a daemon that is killed`()
    async throws
  {
    try await blocking {
      var daemon = try furnished()
      let desk = try TerminalRun(
        Program.timebank.url, ["--socket", daemon.adminSocket, "desk", "--station", "jindu", "--lang", "zh-CN"])
      try desk.wait(for: "本站现在没有人签到")
      try desk.type("zs")
      try desk.wait(for: " > 张三")
      try desk.type("\r")
      try desk.wait(for: "可用时长    99:00")

      try desk.type("2包水饺\r\r\r")
      try desk.wait(for: "张三签到了")
      try desk.wait(for: "在岗,从")

      try desk.type("1２：３０\r")
      daemon.kill9()
      try desk.wait(for: "连接断了,正在重连")
      try desk.type("环境清洁\r\r")
      try desk.wait(for: "1 件事留着")
      daemon = try RunningDaemon(in: daemon.folder)
      try desk.wait(for: "记上了:张三 2:30。可用时长 101:30。")
      try desk.wait(for: "已连接")
      #expect(try daemon.ask("service list member=17").filter { $0.contains("activity=环境清洁") }.count == 1)

      try desk.type("3")
      try desk.wait(for: " > 大米5kg")
      try desk.type("\r")
      try desk.wait(for: "确定兑换吗?")
      try desk.type("\r")
      try desk.wait(for: "领取码    ")
      try desk.type("4")
      try desk.wait(for: "现在发放吗?")
      try desk.type("\r")
      try desk.wait(for: "大米5kg已发放,请交给张三")
      #expect(try daemon.ask("redeem show redemption=1").first?.contains("state=fulfilled") == true)

      // Somebody else's work shows by itself.
      #expect(try daemon.ask("transfer from=17 to=18 minutes=0:30").last?.hasPrefix("ERR") == true)
      #expect(
        try daemon.ask("service record member=17 station=jindu date=today minutes=1:00").last?.hasPrefix("OK") == true)
      try desk.wait(for: "可用时长    82:30")

      desk.resize(rows: 12, columns: 40)
      try desk.wait(for: String(repeating: "-", count: 40), isWholeRow: true)
      try desk.type("\u{1B}")
      try desk.wait(for: "找成员:")
      try desk.type("\u{1B}")
      try desk.wait(for: "退出吗?")
      try desk.type("\r")
      #expect(try desk.waitForEnd() == 0)
      #expect(desk.isTerminalRestored)
      #expect(try daemon.ask("verify").last?.hasPrefix("OK verdict=clean") == true)
    }
  }

  @Test func `nothing that ssh says at its end stays on the screen`() async throws {
    try await blocking {
      let daemon = try furnished()
      let program = """
        #!/bin/sh
        '\(Program.timebank.url.path)' --socket '\(daemon.adminSocket)' pipe 2>/dev/null
        echo 'Connection to bank closed.' >&2
        """
      try writeProgram(program, to: daemon.folder.path("ssh"))
      let desk = try TerminalRun(
        Program.timebank.url, ["-H", "somebody@bank", "desk", "--station", "jindu", "--lang", "zh-CN"],
        programs: daemon.folder.path("."))
      try desk.wait(for: "本站现在没有人签到")
      daemon.kill9()
      try desk.wait(for: "连接断了,正在重连")
      #expect(!desk.screen.contains("closed."), "\(desk.screen)")
      #expect(desk.screen.contains("本站现在没有人签到"))
      desk.send(SIGTERM)
      #expect(try desk.waitForEnd() == 0)
    }
  }

  @Test(arguments: [SIGTERM, SIGHUP])
  func `a signal leaves the terminal as it was`(_ signal: Int32) async throws {
    try await blocking {
      let daemon = try furnished()
      let desk = try TerminalRun(Program.timebank.url, ["--socket", daemon.adminSocket, "desk", "--station", "jindu"])
      try desk.wait(for: "Find a member")
      desk.send(signal)
      #expect(try desk.waitForEnd() == 0)
      #expect(desk.isTerminalRestored)
    }
  }

  @Test func `without a terminal or a daemon it says so and shows no screen`() async throws {
    try await blocking {
      let daemon = try furnished()
      let piped = try Program.timebank.run(["--socket", daemon.adminSocket, "desk"])
      #expect(piped.status == 64 && piped.errors.contains("no-terminal"))
      daemon.kill9()
      let desk = try TerminalRun(Program.timebank.url, ["--socket", daemon.adminSocket, "desk"])
      #expect(try desk.waitForEnd() == 69)
    }
  }
}
