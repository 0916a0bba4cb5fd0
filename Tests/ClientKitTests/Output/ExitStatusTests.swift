import LineProtocol
import Testing

@testable import ClientKit

@Suite struct `Exit statuses` {
  /// What the other end does, what is typed, and the status that comes of it.
  private static func cases() -> [(status: ClientKit.ExitStatus, words: [String], daemon: FakeDaemon)] {
    [
      (.success, ["ping"], FakeDaemon()),
      (.fault, ["doctor"], unreachable(2)),
      (.usage, ["pnig"], FakeDaemon()),
      (.data, ["balance", "9"], FakeDaemon { _ in .lines(["ERR not-found text=\"no\""]) }),
      (.noInput, ["import", "members", "none.csv", "--station", "jindu"], FakeDaemon()),
      (.unavailable, ["--socket", "/s", "ping"], unreachable(2)),
      (.defect, ["head"], FakeDaemon { _ in .lines(["ERR internal reference=1 text=\"no\""]) }),
      (.tryAgain, ["head"], FakeDaemon { _ in .closeAfter([]) }),
      (.protocolFault, ["head"], greeting("TIMEBANK 9 server=9")),
      (.permission, ["head"], FakeDaemon { _ in .lines(["ERR denied text=\"no\""]) }),
    ]
  }

  private static func unreachable(_ error: Int32) -> FakeDaemon {
    let daemon = FakeDaemon()
    daemon.connectionError = { _ in error }
    return daemon
  }

  private static func greeting(_ line: String) -> FakeDaemon {
    let daemon = FakeDaemon()
    daemon.greeting = { _ in .lines([line]) }
    return daemon
  }

  @Test func `each comes of something, and all but a failed write are tried here`() {
    for (status, words, daemon) in Self.cases() {
      #expect(ClientBench(daemon).run(words) == status.rawValue, "\(words)")
    }
    // `timebank` itself is needed for an output that cannot be written: see the tests of the system.
    #expect(Set(Self.cases().map(\.status)) == Set(ClientKit.ExitStatus.allCases).subtracting([.inputOutput]))
  }

  @Test(arguments: Language.allCases)
  func `each is explained`(_ language: Language) {
    let lines = HelpPage.exitStatuses.lines(language)
    for status in ClientKit.ExitStatus.allCases {
      #expect(lines.contains { $0.hasPrefix("  \(status.rawValue) ") && $0.hasSuffix(status.meaning[language]) })
    }
  }
}
