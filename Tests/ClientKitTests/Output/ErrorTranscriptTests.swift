import Glibc
import LineProtocol
import Testing

@testable import ClientKit

/// What stands on standard error, word for word, in both languages.
@Suite struct `Error transcripts` {
  private func transcript(
    _ arguments: [String], _ language: String, _ daemon: FakeDaemon = FakeDaemon()
  ) -> (status: Int32, errors: String) {
    let bench = ClientBench(daemon)
    bench.environment = ["LANG": language]
    let status = bench.run(arguments)
    #expect(bench.output.isEmpty)
    return (status, bench.errors)
  }

  private func failing(_ error: Int32) -> FakeDaemon {
    let daemon = FakeDaemon()
    daemon.connectionError = { _ in error }
    return daemon
  }

  @Test(arguments: [
    (
      ECONNREFUSED, 69 as Int32,
      """
      错误(no-daemon):/s 没有应答:服务没有运行
      下一步:请启动服务(systemctl start timebankd,或自己运行 timebankd),再执行同一条命令

      """,
      """
      Error (no-daemon): Nobody answers at /s: the daemon is not running
      Next: start the daemon (systemctl start timebankd, or timebankd itself), then repeat the same command

      """
    ),
    (
      ENOENT, 69,
      """
      错误(no-such-socket):找不到时间银行的套接字:/s
      下一步:请核对路径;服务没有启动时请先启动(systemctl start timebankd)

      """,
      """
      Error (no-such-socket): There is no socket of a bank at: /s
      Next: check the path; if the daemon is not running, start it (systemctl start timebankd)

      """
    ),
    (
      EACCES, 77,
      """
      错误(no-permission):没有权限打开 /s
      下一步:请管理员把您加进能使用它的用户组(ls -l /s 可以看到是哪个组),重新登录后再试

      """,
      """
      Error (no-permission): You may not open /s
      Next: have the administrator add you to the group that may use it (ls -l /s shows which), then log in again

      """
    ),
  ])
  func `of a daemon that cannot be reached`(_ error: Int32, _ status: Int32, _ chinese: String, _ english: String) {
    let arguments = ["--socket", "/s", "balance", "17"]
    #expect(transcript(arguments, "zh_CN.UTF-8", failing(error)) == (status, chinese))
    #expect(transcript(arguments, "C", failing(error)) == (status, english))
  }

  @Test func `of a mistyped command`() {
    #expect(
      transcript(["balnce", "17"], "zh_CN.UTF-8") == (
        64,
        """
        错误(unknown-command):没有“balnce 17”这条命令;是不是 balance?可用 help 查看全部命令
        下一步:写法请看 timebank help

        """
      ))
    #expect(
      transcript(["balnce", "17"], "en_US.UTF-8") == (
        64,
        """
        Error (unknown-command): There is no command "balnce 17"; did you mean balance? help lists all commands
        Next: see timebank help

        """
      ))
  }

  @Test(arguments: [
    (
      "too-few-stars stars=1 needed=3", 65 as Int32, "这次什么也没有入账;按上面说的改好后再办",
      "nothing was booked; mend what it says and try again"
    ),
    ("exists", 65, "这次什么也没有改变;请核对后再办", "nothing was changed; check what is there and try again"),
    (
      "denied", 77, "用 timebank whoami 可以看自己的身份;要更多权限请找管理员",
      "timebank whoami shows who you are; an administrator can give you more"
    ),
    ("busy", 75, "请稍等片刻,再执行同一条命令", "wait a moment, then repeat the same command"),
    ("shutting-down", 75, "请稍等片刻,再执行同一条命令", "wait a moment, then repeat the same command"),
    ("read-only", 69, "请马上告诉管理员", "tell the administrator now"),
    ("disk-full", 75, "请管理员腾出磁盘空间,然后再执行同一条命令", "have disk space freed, then repeat the same command"),
    ("bad-value name=member", 64, "写法请看 timebank help balance", "see timebank help balance"),
  ])
  func `of a refusal end with what to do next`(
    _ refusal: String, _ status: Int32, _ chinese: String, _ english: String
  ) {
    let code = refusal.prefix { $0 != " " }
    let daemon = FakeDaemon { _ in .lines(["ERR \(refusal) text=\"文字 text\""]) }
    #expect(
      transcript(["balance", "17"], "zh_CN.UTF-8", daemon) == (status, "错误(\(code)):文字 text\n下一步:\(chinese)\n"))
    #expect(
      transcript(["balance", "17"], "en", daemon) == (status, "Error (\(code)): 文字 text\nNext: \(english)\n"))
  }

  @Test func `of a defect carry its reference`() {
    let daemon = FakeDaemon { _ in .lines(["ERR internal reference=7f3a text=\"程序出错\""]) }
    #expect(
      transcript(["balance", "17"], "zh_CN.UTF-8", daemon) == (
        70, "错误(internal):程序出错\n  reference=7f3a\n下一步:请把以上内容原样告诉管理员\n"
      ))
  }

  @Test func `have a status for every code, also for one of a newer daemon`() {
    for code in ErrorCode.allCases {
      let daemon = FakeDaemon { _ in .lines(["ERR \(code.rawValue) text=\"x\""]) }
      #expect(transcript(["balance", "17"], "en", daemon).status == code.exitStatus)
      #expect(ExitStatus(rawValue: code.exitStatus) != nil)
    }
    let newer = FakeDaemon { _ in .lines(["ERR too-late text=\"x\""]) }
    #expect(transcript(["balance", "17"], "en", newer).status == 65)
  }
}
